package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.List;

/** Which words of a sentence can be doubtful: content words, in lower case. */
final class DoubtWords {

  private DoubtWords() {}

  static boolean isGerman(Token token) {
    return isWord(token) && !FunctionWords.isGerman(token.lower());
  }

  static boolean isEnglish(Token token) {
    return isWord(token) && !FunctionWords.isEnglish(token.lower());
  }

  private static boolean isWord(Token token) {
    return token.isWord() && token.text().length() > 1;
  }

  static List<String> german(TokenizedText text) {
    List<String> words = new ArrayList<>();
    for (Token token : text.tokens()) {
      if (isGerman(token)) {
        words.add(token.lower());
      }
    }
    return words;
  }

  static List<String> english(TokenizedText text) {
    List<String> words = new ArrayList<>();
    for (Token token : text.tokens()) {
      if (isEnglish(token)) {
        words.add(token.lower());
      }
    }
    return words;
  }
}
