package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.Styles.Style;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the style sheet of an .rtf says of its paragraph styles. */
final class RtfStyles {

  private static final int LONGEST_NAME = 200;

  private final Map<Integer, Style> styles = new HashMap<>();
  private final Map<Integer, Integer> headings = new HashMap<>();
  private final StringBuilder name = new StringBuilder();
  private int style;
  private int outline = -1;

  /** A style begins. */
  void begin() {
    name.setLength(0);
    style = 0;
    outline = -1;
  }

  void word(String word, int number) {
    switch (word) {
      case "s" -> style = number;
      case "cs", "ds", "ts" -> style = -1;
      case "outlinelevel" -> outline = number;
      default -> {
        // how the style looks
      }
    }
  }

  void text(String text) {
    name.append(text, 0, Math.min(text.length(), Math.max(0, LONGEST_NAME - name.length())));
    int end = name.indexOf(";");
    if (end >= 0 && style >= 0) {
      String shown = name.substring(0, end).strip().toLowerCase(Locale.ROOT);
      int level = outline >= 0 && outline < 9 ? outline + 1 : 0;
      headings.put(style, Objects.requireNonNullElse(Styles.headingLevel(shown), level));
      styles.put(style, new Style(shown, "", false, XmlElement.NONE));
      begin();
    }
  }

  /** Level of a heading, from 1; 0 if the style is none. */
  int headingLevel(int number) {
    return headings.getOrDefault(number, 0);
  }

  boolean isQuotation(int number) {
    Style found = styles.get(number);
    return found != null && found.isQuotation();
  }

  boolean isContents(int number) {
    Style found = styles.get(number);
    return found != null && found.isContents();
  }
}
