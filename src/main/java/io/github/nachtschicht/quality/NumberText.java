package io.github.nachtschicht.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What digits mean as German or English writes them, as plain decimals: {@code 1234.5}. */
final class NumberText {

  private NumberText() {}

  /** The digits of a text, in order. */
  static String digitsOf(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        digits.append(text.charAt(i));
      }
    }
    return digits.toString();
  }

  static boolean isDayAndMonth(String raw) {
    int point = raw.indexOf('.');
    return raw.lastIndexOf('.') == point
        && point <= 2
        && raw.length() - point - 1 <= 2
        && Integer.parseInt(raw.substring(0, point)) <= 31
        && Integer.parseInt(raw.substring(point + 1)) <= 12;
  }

  static List<Set<String>> split(String raw, boolean clock) {
    List<Set<String>> parts = new ArrayList<>();
    String[] pieces = raw.split("[.,:/'’]", -1);
    boolean year = false;
    for (String piece : pieces) {
      year |= piece.length() == 4;
    }
    for (int p = 0; p < pieces.length; p++) {
      Set<String> values = new LinkedHashSet<>();
      values.add(plain(pieces[p]));
      if (pieces[p].length() == 2 && (year || pieces.length == 3 && p == 2)) {
        values.add("20" + pieces[p]);
        values.add("19" + pieces[p]);
      }
      if (p == 0 && clock && pieces[p].length() <= 2) {
        values.addAll(hours(Integer.parseInt(pieces[p])));
      }
      parts.add(values);
    }
    return parts;
  }

  static Set<String> hours(int hour) {
    if (hour > 24) {
      return Set.of();
    }
    Set<String> hours = new LinkedHashSet<>();
    hours.add(Integer.toString(hour));
    if (hour > 12) {
      hours.add(Integer.toString(hour - 12));
    } else if (hour > 0) {
      hours.add(Integer.toString(hour + 12));
    } else {
      hours.add("12");
      hours.add("24");
    }
    return hours;
  }

  /** 1.234,5 and 1.234 and 7,5 and 2.6; null for dates, times, versions and other compounds. */
  static @Nullable String germanValue(String raw) {
    return value(raw, '.', ',');
  }

  static @Nullable String englishValue(String raw) {
    return value(raw, ',', '.');
  }

  private static @Nullable String value(String raw, char group, char decimal) {
    StringBuilder digits = new StringBuilder();
    int lastGroup = -1;
    int decimalAt = -1;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c == decimal) {
        if (decimalAt >= 0) {
          return null;
        }
        decimalAt = i;
        digits.append('.');
      } else if (c == group || c == '\'' || c == '’') {
        if (decimalAt >= 0) {
          return null;
        }
        int next = nextMark(raw, i + 1);
        if (next - i - 1 != 3 || i - lastGroup - 1 > 3 || raw.charAt(0) == '0') {
          // not a group: a decimal mark of the other language if it is the only mark
          return raw.indexOf(c) == i && next == raw.length() && lastGroup < 0 && i > 0
              ? plain(raw.replace(c, '.'))
              : null;
        }
        lastGroup = i;
      } else {
        return null;
      }
    }
    return plain(digits.toString());
  }

  private static int nextMark(String raw, int from) {
    int i = from;
    while (i < raw.length() && raw.charAt(i) >= '0' && raw.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  static String plain(String digits) {
    if (digits.length() > 30 || digits.isEmpty()) {
      return "as written " + digits;
    }
    return normal(new BigDecimal(digits));
  }

  static String times(String value, String scale) {
    return value.startsWith("as")
        ? value
        : normal(new BigDecimal(value).multiply(new BigDecimal(scale)));
  }

  private static String normal(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
