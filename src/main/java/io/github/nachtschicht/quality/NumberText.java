package io.github.nachtschicht.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What digits mean as German or English writes them, as plain decimals: {@code 1234.5}. */
final class NumberText {

  private static final Pattern GERMAN_GROUPS = groups("[.'’]", ",");
  private static final Pattern ENGLISH_GROUPS = groups("[,'’]", "\\.");
  private static final Pattern ONE_MARK = Pattern.compile("[0-9]++(?:[.,'’][0-9]*+)?");

  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

  private NumberText() {}

  private static Pattern groups(String group, String decimal) {
    return Pattern.compile(
        "((?!0)[0-9]{1,3}+(?:%s[0-9]{3})++)(?:%s([0-9]*+))?".formatted(group, decimal));
  }

  /** The digits of a text, in order. */
  static String digitsOf(String text) {
    return NO_DIGIT.matcher(text).replaceAll("");
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
    return value(raw, GERMAN_GROUPS);
  }

  static @Nullable String englishValue(String raw) {
    return value(raw, ENGLISH_GROUPS);
  }

  private static @Nullable String value(String raw, Pattern groups) {
    Matcher grouped = groups.matcher(raw);
    if (grouped.matches()) {
      String decimals = grouped.group(2) == null ? "" : "." + grouped.group(2);
      return plain(digitsOf(grouped.group(1)) + decimals);
    }
    // a mark that is no group: the decimal mark of one language or the other
    return ONE_MARK.matcher(raw).matches() ? plain(raw.replaceFirst("[.,'’]", ".")) : null;
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
