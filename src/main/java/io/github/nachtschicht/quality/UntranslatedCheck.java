package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * No German words of the source are left in the translation. Names, titles and words English has
 * too may stand on both sides: {@link UntranslatedEvidence} weighs whether a word is one of these.
 */
final class UntranslatedCheck implements QualityCheck {

  /** German words that English texts do not hold, not even as part of a name. */
  private static final Set<String> FUNCTION_WORDS =
      new WordTable(UntranslatedCheck.class, "check-words.txt").set("german-only");

  private static final TreeModel MODEL = TreeModel.read("untranslated.bin");

  /** Probability from which a single word is reported. */
  private static final double GERMAN_FROM = 0.9;

  /** Shortest word that is looked at, in UTF-16 units. */
  private static final int SHORTEST = 4;

  @Override
  public List<String> check(SentencePair pair) {
    UntranslatedEvidence evidence = new UntranslatedEvidence(pair);
    Set<String> left = new LinkedHashSet<>();
    Set<String> certain = new LinkedHashSet<>();
    Set<String> function = new HashSet<>();
    List<Token> target = pair.target().tokens();
    int words = 0;
    for (int i = 0; i < target.size(); i++) {
      Token token = target.get(i);
      words += token.isWord() ? 1 : 0;
      if (!evidence.isCopied(i) || pair.isAskedFor(token)) {
        continue;
      }
      if (FUNCTION_WORDS.contains(token.lower()) && !evidence.isInTitle(i)) {
        function.add(token.lower());
      }
      if (token.text().length() >= SHORTEST && isGerman(token) && !evidence.isInTitle(i)) {
        left.add(token.text());
      }
      if (evidence.isCandidate(i) && MODEL.probability(evidence.features(i)) >= GERMAN_FROM) {
        certain.add(token.text());
      }
    }
    if (left.size() + function.size() >= 4 && function.size() + left.size() > words / 6) {
      return List.of("the translation still holds German: " + shown(left, function));
    }
    return certain.isEmpty()
        ? List.of()
        : List.of(
            (certain.size() == 1 ? "the German word " : "the German words ")
                + shown(certain, Set.of())
                + (certain.size() == 1 ? " is" : " are")
                + " left untranslated");
  }

  private static String shown(Set<String> first, Set<String> second) {
    List<String> words = new ArrayList<>(first);
    second.stream().sorted().forEach(words::add);
    return words.size() <= 3
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, 3)) + " …";
  }

  private static boolean isGerman(Token token) {
    if (token.hasDigit() || token.isAllCaps()) {
      return false;
    }
    String lower = token.lower();
    if (token.isCapitalised()) {
      return !Survival.isName(token.text())
          && !WordLists.isEnglish(lower)
          && WordLists.isGerman(lower);
    }
    return WordLists.isKnownGerman(lower)
        || !WordLists.isEnglish(lower)
            && isPlain(token)
            && !WordLists.germanShape(lower).equals("-");
  }

  /** Whether a word is in lower case throughout: no iPhone. */
  private static boolean isPlain(Token token) {
    return token.text().equals(token.lower()) && token.text().indexOf('\'') < 0;
  }
}
