package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.Set;

/** Words of the closed classes, which a translation freely adds and drops. All in lower case. */
final class FunctionWords {

  private static final WordTable WORDS = new WordTable(FunctionWords.class, "function-words.txt");
  private static final Set<String> GERMAN = WORDS.set("german");
  private static final Set<String> ENGLISH = WORDS.set("english");

  private FunctionWords() {}

  static boolean isGerman(String lower) {
    return GERMAN.contains(lower);
  }

  static boolean isEnglish(String lower) {
    return ENGLISH.contains(lower);
  }

  /** Whether a German token is a content word of two letters or more. */
  static boolean isGermanContent(Token token) {
    return token.isWord() && token.text().length() > 1 && !isGerman(token.lower());
  }

  /** Whether an English token is a content word of two letters or more. */
  static boolean isEnglishContent(Token token) {
    return token.isWord() && token.text().length() > 1 && !isEnglish(token.lower());
  }
}
