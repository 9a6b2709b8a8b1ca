package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import java.util.Locale;

/**
 * A piece of a text.
 *
 * @param kind what it is
 * @param text its characters
 * @param lower its characters in lower case, typographic apostrophes made straight
 * @param start UTF-16 offset of its first character, 0-based
 * @param end UTF-16 offset behind its last character
 */
record Token(Kind kind, String text, String lower, int start, int end) {

  enum Kind {
    /** Letters, possibly with digits behind or within them and apostrophes within. */
    WORD,
    /** Digits, with points, commas, colons, slashes and apostrophes within. */
    NUMBER,
    /** An address that begins with a scheme or {@code www.}, or a bare host name. */
    URL,
    /** An e-mail address. */
    EMAIL,
    /** Something software fills in: <code>{name}</code>, {@code %s}, {@code <b>}. */
    PLACEHOLDER,
    /** Text between backticks, an option, a path, an identifier. */
    CODE,
    /** Any other character that is not white space; one code point. */
    MARK
  }

  static Token of(Kind kind, String text, int start, int end) {
    String piece = text.substring(start, end);
    return new Token(
        kind, piece, piece.toLowerCase(Locale.ROOT).replace('\u2019', '\''), start, end);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  boolean isMark(char mark) {
    return kind == Kind.MARK && text.length() == 1 && text.charAt(0) == mark;
  }

  boolean isCapitalised() {
    return isWord() && Character.isUpperCase(text.codePointAt(0));
  }

  /** Whether all its letters are capitals, and there are two or more of them. */
  boolean isAllCaps() {
    int letters = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isLetter(c)) {
        if (!Character.isUpperCase(c)) {
          return false;
        }
        letters++;
      }
      i += Character.charCount(c);
    }
    return letters >= 2;
  }

  /** Whether a letter behind the first is a capital. */
  boolean isMixedCase() {
    return text.chars().skip(1).anyMatch(Character::isUpperCase);
  }

  boolean hasDigit() {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether it is a German content word of two letters or more. */
  boolean isGermanContent() {
    return isWord() && text.length() > 1 && !FunctionWords.isGerman(lower());
  }

  /** Whether it is an English content word of two letters or more. */
  boolean isEnglishContent() {
    return isWord() && text.length() > 1 && !FunctionWords.isEnglish(lower());
  }
}
