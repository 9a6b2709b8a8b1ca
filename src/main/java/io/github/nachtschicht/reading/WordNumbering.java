package io.github.nachtschicht.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the items of a document's lists as Word does. */
final class WordNumbering {

  private static final int LEVELS = 9;

  /** The numbers a list has come to; -1 where it has not begun. */
  private static final class Numbers {
    final int[] counts = new int[LEVELS];

    Numbers() {
      Arrays.fill(counts, -1);
    }
  }

  private final Map<String, XmlElement> abstracts = new HashMap<>();
  private final Map<String, XmlElement> nums = new HashMap<>();
  private final Map<String, String> byStyle = new HashMap<>();
  private final Map<String, Numbers> counters = new HashMap<>();
  private final Map<String, @Nullable XmlElement[]> levels = new HashMap<>();
  private final Set<String> restarted = new HashSet<>();

  WordNumbering(@Nullable XmlElement root) {
    if (root == null) {
      return;
    }
    for (XmlElement child : root.children()) {
      if (child.is("w:abstractNum")) {
        String id = child.attribute("w:abstractNumId", "");
        abstracts.put(id, child);
        XmlElement style = child.child("w:styleLink");
        if (style != null) {
          byStyle.put(style.attribute("w:val", ""), id);
        }
      } else if (child.is("w:num")) {
        nums.put(child.attribute("w:numId", ""), child);
      }
    }
  }

  private @Nullable XmlElement list(String numId) {
    XmlElement num = nums.get(numId);
    XmlElement link = num == null ? null : num.child("w:abstractNumId");
    XmlElement list = link == null ? null : abstracts.get(link.attribute("w:val", ""));
    XmlElement style = list == null ? null : list.child("w:numStyleLink");
    if (style != null) {
      String other = byStyle.get(style.attribute("w:val", ""));
      XmlElement linked = other == null ? null : abstracts.get(other);
      return linked == null ? list : linked;
    }
    return list;
  }

  /**
   * Counts one more paragraph of a list.
   *
   * @param level from 0
   * @return its marker as {@link io.github.nachtschicht.text.Block#marker()} has it; null if the
   *     list shows none
   */
  @Nullable String next(String numId, int level) {
    XmlElement num = nums.get(numId);
    XmlElement list = list(numId);
    if (num == null || list == null || level < 0 || level >= LEVELS) {
      return num == null && list == null ? null : "-";
    }
    Numbers numbers =
        counters.computeIfAbsent(list.attribute("w:abstractNumId", ""), id -> new Numbers());
    @Nullable XmlElement[] levels = this.levels.computeIfAbsent(numId, id -> levels(list, num));
    boolean first = restarted.add(numId);
    if (first) {
      for (XmlElement override : num.children()) {
        XmlElement start = override.child("w:startOverride");
        int at = override.number("w:ilvl", -1);
        if (override.is("w:lvlOverride") && start != null && at >= 0 && at < LEVELS) {
          numbers.counts[at] = start.number("w:val", 1) - 1;
        }
      }
    }
    for (int i = 0; i <= level; i++) {
      if (numbers.counts[i] < 0) {
        numbers.counts[i] = start(levels[i]) - (i == level ? 1 : 0);
      }
    }
    numbers.counts[level]++;
    for (int below = level + 1; below < LEVELS; below++) {
      XmlElement restart = levels[below] == null ? null : levels[below].child("w:lvlRestart");
      int after = restart == null ? below : restart.number("w:val", below);
      if (after != 0 && level < after) {
        numbers.counts[below] = -1;
      }
    }
    return marker(levels, numbers.counts, level);
  }

  /** How far the items of a level are indented; null if their list does not say it. */
  @Nullable XmlElement indent(String numId, int level) {
    @Nullable XmlElement[] known = levels.get(numId);
    XmlElement own = known == null ? null : known[level];
    return own == null ? null : own.at("w:pPr", "w:ind");
  }

  private static @Nullable XmlElement[] levels(XmlElement list, XmlElement num) {
    @Nullable XmlElement[] levels = new XmlElement[LEVELS];
    for (XmlElement level : list.children()) {
      put(levels, level);
    }
    for (XmlElement override : num.children()) {
      override.children().forEach(level -> put(levels, level));
    }
    return levels;
  }

  private static void put(@Nullable XmlElement[] levels, XmlElement level) {
    int at = level.number("w:ilvl", -1);
    if (level.is("w:lvl") && at >= 0 && at < LEVELS) {
      levels[at] = level;
    }
  }

  private static int start(@Nullable XmlElement level) {
    XmlElement start = level == null ? null : level.child("w:start");
    return start == null ? 0 : Math.max(0, start.number("w:val", 1));
  }

  private static @Nullable String marker(@Nullable XmlElement[] levels, int[] counts, int level) {
    XmlElement own = levels[level];
    if (own == null) {
      return "-";
    }
    String format = format(own);
    XmlElement text = own.child("w:lvlText");
    String pattern = text == null ? "" : text.attribute("w:val", "");
    if (format.equals("bullet")) {
      boolean shown = !pattern.isBlank() || own.child("w:lvlPicBulletId") != null;
      return shown || text == null ? "-" : null;
    }
    if (pattern.isBlank() || format.equals("none") && !pattern.contains("%")) {
      return pattern.isBlank() && own.child("w:lvlPicBulletId") == null ? null : "-";
    }
    StringBuilder marker = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int at = i + 1 < pattern.length() ? pattern.charAt(i + 1) - '1' : -1;
      if (c == '%' && at >= 0 && at < LEVELS) {
        String shown =
            WordStyles.isOn(own.child("w:isLgl")) || levels[at] == null
                ? "decimal"
                : format(levels[at]);
        marker.append(number(shown, Math.max(0, counts[at])));
        i++;
      } else {
        marker.append(c);
      }
    }
    return marker.toString().strip();
  }

  private static String format(XmlElement level) {
    XmlElement format = level.child("w:numFmt");
    return format == null ? "decimal" : format.attribute("w:val", "decimal");
  }

  /** A number in a format of ST_NumberFormat; formats that are not known are decimal. */
  static String number(String format, int number) {
    return switch (format) {
      case "lowerLetter" -> letters(number);
      case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
      case "lowerRoman" -> roman(number);
      case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
      case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
      case "none" -> "";
      default -> Integer.toString(number);
    };
  }

  private static String letters(int number) {
    if (number < 1 || number > 780) {
      return Integer.toString(number);
    }
    String letter = Character.toString((char) ('a' + (number - 1) % 26));
    return letter.repeat((number - 1) / 26 + 1);
  }

  private static String roman(int number) {
    if (number < 1 || number > 3_999) {
      return Integer.toString(number);
    }
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    StringBuilder roman = new StringBuilder();
    int rest = number;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        roman.append(signs[i]);
        rest -= values[i];
      }
    }
    return roman.toString();
  }
}
