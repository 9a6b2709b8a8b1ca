package io.github.nachtschicht.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the style sheet of an .rtf says of its paragraph styles. */
final class RtfStyles {

  private static final int LONGEST_NAME = 200;

  private final Map<Integer, Integer> headings = new HashMap<>();
  private final Map<Integer, Boolean> quotations = new HashMap<>();
  private final Map<Integer, Boolean> contents = new HashMap<>();
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
      int level = WordStyles.headingLevelOfName(shown);
      if (level == 0 && outline >= 0 && outline < 9) {
        level = outline + 1;
      }
      headings.put(style, level);
      quotations.put(style, WordStyles.isQuotationName(shown));
      contents.put(style, WordStyles.isContentsName(shown));
      begin();
    }
  }

  /** Level of a heading, from 1; 0 if the style is none. */
  int headingLevel(int number) {
    return headings.getOrDefault(number, 0);
  }

  boolean isQuotation(int number) {
    return quotations.getOrDefault(number, false);
  }

  boolean isContents(int number) {
    return contents.getOrDefault(number, false);
  }
}
