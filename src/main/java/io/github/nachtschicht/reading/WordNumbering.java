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

  private final Map<String, XmlElement> abstracts = new HashMap<>();
  private final Map<String, XmlElement> nums = new HashMap<>();
  private final Map<String, String> byStyle = new HashMap<>();

  /** The numbers that each list has come to; -1 where it has not begun. */
  private final Map<String, int[]> counters = new HashMap<>();

  private final Map<String, XmlElement[]> levels = new HashMap<>();
  private final Set<String> restarted = new HashSet<>();

  WordNumbering(XmlElement root) {
    for (XmlElement list : root.children("w:abstractNum")) {
      String id = list.attribute("w:abstractNumId", "");
      abstracts.put(id, list);
      if (list.has("w:styleLink")) {
        byStyle.put(list.child("w:styleLink").attribute("w:val", ""), id);
      }
    }
    root.children("w:num").forEach(num -> nums.put(num.attribute("w:numId", ""), num));
  }

  private @Nullable XmlElement list(XmlElement num) {
    XmlElement list = abstracts.get(num.child("w:abstractNumId").attribute("w:val", ""));
    if (list == null || !list.has("w:numStyleLink")) {
      return list;
    }
    String other = byStyle.get(list.child("w:numStyleLink").attribute("w:val", ""));
    return other == null ? list : abstracts.getOrDefault(other, list);
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
    XmlElement list = num == null ? null : list(num);
    if (num == null || list == null || level < 0 || level >= LEVELS) {
      return num == null ? null : "-";
    }
    int[] counts =
        counters.computeIfAbsent(
            list.attribute("w:abstractNumId", ""),
            id -> {
              int[] none = new int[LEVELS];
              Arrays.fill(none, -1);
              return none;
            });
    XmlElement[] levels = this.levels.computeIfAbsent(numId, id -> levels(list, num));
    if (restarted.add(numId)) {
      for (XmlElement override : num.children("w:lvlOverride")) {
        XmlElement start = override.child("w:startOverride");
        int at = override.number("w:ilvl", -1);
        if (start.exists() && at >= 0 && at < LEVELS) {
          counts[at] = start.number("w:val", 1) - 1;
        }
      }
    }
    for (int i = 0; i <= level; i++) {
      if (counts[i] < 0) {
        XmlElement start = levels[i].child("w:start");
        int first = start.exists() ? Math.max(0, start.number("w:val", 1)) : 0;
        counts[i] = first - (i == level ? 1 : 0);
      }
    }
    counts[level]++;
    for (int below = level + 1; below < LEVELS; below++) {
      int after = levels[below].child("w:lvlRestart").number("w:val", below);
      if (after != 0 && level < after) {
        counts[below] = -1;
      }
    }
    return marker(levels, counts, level);
  }

  /** How far the items of a level are indented, if their list says it. */
  XmlElement indent(String numId, int level) {
    XmlElement[] known = levels.get(numId);
    return known == null ? XmlElement.NONE : known[level].at("w:pPr", "w:ind");
  }

  private static XmlElement[] levels(XmlElement list, XmlElement num) {
    XmlElement[] levels = new XmlElement[LEVELS];
    Arrays.fill(levels, XmlElement.NONE);
    list.children().forEach(level -> put(levels, level));
    num.children().forEach(override -> override.children().forEach(level -> put(levels, level)));
    return levels;
  }

  private static void put(XmlElement[] levels, XmlElement level) {
    int at = level.number("w:ilvl", -1);
    if (level.is("w:lvl") && at >= 0 && at < LEVELS) {
      levels[at] = level;
    }
  }

  private static @Nullable String marker(XmlElement[] levels, int[] counts, int level) {
    XmlElement own = levels[level];
    if (!own.exists()) {
      return "-";
    }
    String format = format(own);
    XmlElement text = own.child("w:lvlText");
    String pattern = text.attribute("w:val", "");
    boolean picture = own.has("w:lvlPicBulletId");
    if (format.equals("bullet")) {
      return !pattern.isBlank() || picture || !text.exists() ? "-" : null;
    }
    if (pattern.isBlank() || format.equals("none") && !pattern.contains("%")) {
      return pattern.isBlank() && !picture ? null : "-";
    }
    StringBuilder marker = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int at = i + 1 < pattern.length() ? pattern.charAt(i + 1) - '1' : -1;
      if (c == '%' && at >= 0 && at < LEVELS) {
        String shown = WordStyles.isOn(own.child("w:isLgl")) ? "decimal" : format(levels[at]);
        marker.append(number(shown, Math.max(0, counts[at])));
        i++;
      } else {
        marker.append(c);
      }
    }
    return marker.toString().strip();
  }

  private static String format(XmlElement level) {
    return level.child("w:numFmt").attribute("w:val", "decimal");
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
      roman.append(signs[i].repeat(rest / values[i]));
      rest %= values[i];
    }
    return roman.toString();
  }
}
