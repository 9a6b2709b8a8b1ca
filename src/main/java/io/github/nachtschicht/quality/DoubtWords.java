package io.github.nachtschicht.quality;

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
}
