package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.support.WordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a negation denies is not lost: "nicht einstimmig zugestimmt" denies only that all agreed,
 * and "had not agreed" denies the whole. Looks at "nicht" before a modifier of a verb, where the
 * translation denies something, has no word for the modifier, and none that stands for nothing.
 */
final class DeniedWordCheck implements QualityCheck {

  /** Shortest modifier that is looked at; shorter ones have too many meanings. */
  private static final int SHORTEST = 6;

  private static final WordTable WORDS = new WordTable(DeniedWordCheck.class, "denied-words.txt");
  private static final List<String> ENDINGS = WORDS.list("ending");
  private static final Set<String> IN_THE_VERB = WORDS.set("in-the-verb");
  private static final Set<String> AUXILIARIES = WORDS.set("auxiliary");
  private static final Set<String> DENYING = WORDS.set("denying");

  @Override
  public List<String> check(SentencePair pair) {
    List<String> reasons = new ArrayList<>();
    List<Token> german = pair.source().tokens();
    for (int i = 0; i + 2 < german.size(); i++) {
      Token word = german.get(i + 1);
      if (pair.source().isWord(i, "nicht")
          && isModifier(word)
          && isVerb(german.get(i + 2))
          && pair.alignment().source(i + 1) == Alignment.Link.MISSING
          && pair.alignment().unexplained() == 0
          && denies(pair.target())) {
        reasons.add(
            "\"nicht "
                + word.text()
                + "\": nothing in the translation stands for what is denied, so it may deny more");
      }
    }
    return reasons;
  }

  private static boolean isModifier(Token token) {
    String lower = token.lower();
    if (!token.isWord()
        || token.isCapitalised()
        || lower.length() < SHORTEST
        || IN_THE_VERB.contains(lower)) {
      return false;
    }
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /** A participle or an infinitive, by its form. */
  private static boolean isVerb(Token token) {
    String lower = token.lower();
    return token.isWord()
        && !token.isCapitalised()
        && lower.length() >= 5
        && (lower.endsWith("t") || lower.endsWith("en") || lower.endsWith("ern"))
        && !AUXILIARIES.contains(lower)
        && !FunctionWords.isGerman(lower);
  }

  private static boolean denies(TokenizedText english) {
    return english.words().stream()
        .anyMatch(word -> DENYING.contains(word.lower()) || word.lower().endsWith("n't"));
  }
}
