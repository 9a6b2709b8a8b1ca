package io.github.nachtschicht.markdown;

import java.util.Locale;

/** Writes YAML scalars that any YAML 1.1 or 1.2 reader takes for exactly the given text. */
final class YamlText {

  private YamlText() {}

  /** A double-quoted scalar on one line. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c >= 0xD800 && c <= 0xDFFF) {
            out.append('\uFFFD');
          } else if (MarkdownEscaper.needsReference(c)) {
            out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
          } else {
            out.appendCodePoint(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** A literal block, indented by two, for text of several lines; quoted where YAML cannot. */
  static String block(String text) {
    boolean plain =
        !text.isBlank()
            && !text.endsWith("\n")
            && text.codePoints()
                .noneMatch(
                    c ->
                        c != '\n'
                            && (MarkdownEscaper.needsReference(c) || c >= 0xD800 && c <= 0xDFFF));
    if (!plain) {
      return quoted(text);
    }
    StringBuilder out = new StringBuilder("|2-");
    for (String line : text.split("\n", -1)) {
      out.append('\n').append(line.isEmpty() ? "" : "  " + line);
    }
    return out.toString();
  }
}
