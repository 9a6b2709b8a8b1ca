package io.github.nachtschicht.reading;

import java.text.Normalizer;

/**
 * Settles decoded text: NFC, line ends {@code \n}, no byte order marks, no soft hyphens, no control
 * characters, no unpaired surrogates.
 */
final class TextSettler {

  private TextSettler() {}

  /** The settled text; the argument itself if there is nothing to do. */
  static String settle(String text) {
    int at = 0;
    while (at < text.length() && !needsCare(text, at)) {
      at++;
    }
    String settled = text;
    if (at < text.length()) {
      settled = clean(text, at);
    }
    return Normalizer.isNormalized(settled, Normalizer.Form.NFC)
        ? settled
        : Normalizer.normalize(settled, Normalizer.Form.NFC);
  }

  /**
   * The settled text of a document.
   *
   * @throws UnreadableDocumentException if nothing but white space is left
   */
  static String settled(String name, String text) {
    String settled = settle(text);
    if (settled.isBlank()) {
      throw new UnreadableDocumentException(name, "there is nothing but white space in it");
    }
    return settled;
  }

  private static boolean needsCare(String text, int i) {
    char c = text.charAt(i);
    if (c >= ' ' && c < 0x7F || c == '\n' || c == '\t') {
      return false;
    }
    return c < ' '
        || c >= 0x7F && c < 0xA0
        || "\u00AD\u200B\u2028\u2029\u2060\uFEFF".indexOf(c) >= 0
        || Character.isSurrogate(c) && !isPaired(text, i);
  }

  private static String clean(String text, int from) {
    StringBuilder out = new StringBuilder(text.length());
    out.append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!needsCare(text, i)) {
        out.append(c);
      } else if (c == '\r') {
        out.append('\n');
        if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
      } else if (c == '\u00AD') {
        i = skipHyphenatedLineEnd(text, i);
      } else if (c == '\u2029' || c == '\f') {
        out.append("\n\n");
      } else if (c == '\u2028' || c == 0x0B || c == 0x85) {
        out.append('\n');
      } else if (Character.isSurrogate(c)) {
        out.append('\uFFFD');
      } else if (c == '\u200B' || c == '\u2060' || c == '\uFEFF') {
        continue;
      } else {
        out.append(' ');
      }
    }
    return out.toString();
  }

  /** A soft hyphen at the end of a line divides a word: the line end goes with it. */
  private static int skipHyphenatedLineEnd(String text, int hyphen) {
    int i = hyphen + 1;
    if (i < text.length() && text.charAt(i) == '\r') {
      i++;
    }
    if (i < text.length() && text.charAt(i) == '\n') {
      i++;
    }
    boolean lineEnd = i > hyphen + 1;
    boolean wordGoesOn = i < text.length() && Character.isLowerCase(text.charAt(i));
    return lineEnd && wordGoesOn ? i - 1 : hyphen;
  }

  private static boolean isPaired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
