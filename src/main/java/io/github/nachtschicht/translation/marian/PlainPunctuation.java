package io.github.nachtschicht.translation.marian;

/**
 * Replaces typographic punctuation by the plain characters that older training data were normalised
 * to, after Moses' {@code normalize-punctuation.perl}.
 */
final class PlainPunctuation {

  private PlainPunctuation() {}

  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '„', '“', '”', '«', '»', '‟' -> plain.append('"');
        case '‚', '‘', '’', '‛', '´', '`', '‹', '›' -> plain.append('\'');
        case '–', '‑', '‐' -> plain.append('-');
        case '—', '―' -> plain.append(" - ");
        case '…' -> plain.append("...");
        case '\u00a0', '\u202f', '\u2009', '\u2007' -> plain.append(' ');
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }
}
