package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.support.WordTable;
import io.github.nachtschicht.translation.Repeats;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No word or phrase stands twice in a row, and no long phrase twice in the sentence, unless the
 * German sentence repeats itself too.
 */
final class RepetitionCheck implements QualityCheck {

  private static final WordTable WORDS = new WordTable(RepetitionCheck.class, "repetition.txt");

  /** Words English may write twice. */
  private static final Set<String> TWICE = WORDS.set("twice");

  /** Words English joins with themselves. */
  private static final Set<String> WITH_AND = WORDS.set("with-and");

  @Override
  public List<String> check(SentencePair pair) {
    List<String> target = words(pair.target());
    String phrase = repeated(target);
    if (phrase != null && repeated(words(pair.source())) == null) {
      return List.of("the translation repeats \"" + phrase + "\"");
    }
    phrase = comingBack(target);
    if (phrase != null
        && comingBack(words(pair.source())) == null
        && !isSaidTwice(phrase, pair.source())) {
      return List.of("the translation repeats \"" + phrase + "\"");
    }
    String word = joined(pair.target());
    if (word != null && twice(pair.source()).isEmpty()) {
      return List.of("the translation says \"" + word + "\"");
    }
    if (pair.has(TranslationNote.REPETITION)) {
      return List.of("the model repeated itself, and no other setting helped");
    }
    return List.of();
  }

  private static List<String> words(TokenizedText text) {
    return text.tokens().stream()
        .filter(
            token ->
                token.kind() != Token.Kind.MARK || ",.!?:;/".indexOf(token.text().charAt(0)) >= 0)
        .map(Token::lower)
        .toList();
  }

  /** A phrase that stands twice in a row, or null. */
  private static @Nullable String repeated(List<String> words) {
    for (List<String> phrase : Repeats.inARow(words)) {
      if (phrase.size() > 1 || !mayStandTwice(phrase.get(0))) {
        return String.join(" ", phrase);
      }
    }
    return null;
  }

  /** A long phrase that comes back later, or null. */
  private static @Nullable String comingBack(List<String> words) {
    List<List<String>> phrases = Repeats.comingBack(words);
    return phrases.isEmpty() ? null : String.join(" ", phrases.get(0));
  }

  /** Whether as many German words stand twice as the phrase has content words. */
  private static boolean isSaidTwice(String phrase, TokenizedText source) {
    int content = 0;
    for (String word : phrase.split(" ", -1)) {
      boolean isWord = word.length() > 1 && Character.isLetter(word.charAt(0));
      content += isWord && !FunctionWords.isEnglish(word) ? 1 : 0;
    }
    return twice(source).size() >= Math.max(1, content);
  }

  /** The stems of the German content words that stand twice. */
  private static Set<String> twice(TokenizedText source) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (Token token : source.words()) {
      if (!FunctionWords.isGerman(token.lower())) {
        String stem = Stems.german(token.lower());
        if (!once.add(stem)) {
          twice.add(stem);
        }
      }
    }
    return twice;
  }

  /** "stabilize and stabilize", or null; "again and again" and "bigger and bigger" may stand. */
  private static @Nullable String joined(TokenizedText text) {
    for (int i = 1; i + 1 < text.tokens().size(); i++) {
      Token before = text.tokens().get(i - 1);
      if ((text.isWord(i, "and") || text.isWord(i, "or"))
          && before.isWord()
          && before.text().length() >= 5
          && text.isWord(i + 1, before.lower())
          && !before.lower().endsWith("er")
          && !WITH_AND.contains(before.lower())) {
        String with = text.tokens().get(i).text();
        return String.join(" ", before.text(), with, text.tokens().get(i + 1).text());
      }
    }
    return null;
  }

  private static boolean mayStandTwice(String word) {
    return word.length() == 1 || TWICE.contains(word) || Character.isDigit(word.charAt(0));
  }
}
