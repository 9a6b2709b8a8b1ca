package io.github.nachtschicht.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, dates and times of German sentences in English notation: what a translator that copies
 * them gets wrong, and what can be told without knowing what the sentence says.
 */
public final class EnglishNotation {

  private static final String BEFORE = "(?<![\\p{L}\\p{N}.,:/–-])";
  private static final String BEHIND = "(?![.,:/–-]?[0-9])";

  /** A number with groups or decimals, by itself: no date, no version, no address. */
  private static final Pattern NUMBER =
      Pattern.compile(
          BEFORE + "(?:(?!0)[0-9]{1,3}(?:[.][0-9]{3})++(?:,[0-9]++)?|[0-9]++,[0-9]++)" + BEHIND);

  /** A number as English writes it, too: Wohnung 4.27, €1,513.50. */
  private static final Pattern POINTED =
      Pattern.compile(
          BEFORE
              + "(?:[0-9]++[.](?![0-9]{3}(?![0-9]))|[0-9]{1,3}(?:,[0-9]{3})++[.])[0-9]++"
              + BEHIND);

  private static final Pattern MARKED_NUMBER =
      Pattern.compile(BEFORE + "[0-9]++(?:[.,][0-9]++)++" + BEHIND);

  /** What is counted or measured. */
  private static final Pattern COUNTED =
      Pattern.compile("[\\s\u00a0\u202f]?[-\\p{L}%‰€$£°·×]|,[-–—]");

  private static final int LONGEST_NAME = 60;

  /** A name or noun before a number, which may be what the number is of: Windows 3.110. */
  private static final Pattern NAMED =
      Pattern.compile("\\P{L}\\p{Lu}[\\p{L}\\p{N}-]*+\\.?\\s$|§\\s?$");

  /** What such a number is of without doubt: EUR 1.299, Menge: 1.200. */
  private static final Pattern CURRENCY =
      Pattern.compile(
          "(?:[€$£]|(?<!\\p{L})(?:EUR|Euro|CHF|USD|GBP)|(?:[Mm]enge|[Bb]etrag|[Ss]umme|[Aa]nzahl|[Gg]esamt):)[\\s\u00a0\u202f]?$");

  private static final Pattern GERMAN_TIME =
      Pattern.compile(
          "\\b([0-9]{1,2})(?:[:.]([0-5][0-9]))?(\\s?Uhr\\b(\\s(?:abends|nachmittags)\\b)?)?");
  private static final Pattern ENGLISH_TIME =
      Pattern.compile("(?i)\\b([0-9]{1,2})(?:[:.]([0-5][0-9]))?\\s?([ap])\\.?\\s?m\\b\\.?");

  /** Words of the hours for which German may count from noon: 8 Uhr abends. */
  private static final Pattern AFTER_NOON =
      Pattern.compile("(?iu)abend|nachmittag|mittag|nacht|spät");

  /** Words of the hour that German may call 12: 12 Uhr nachts. */
  private static final Pattern NIGHT = Pattern.compile("(?iu)nacht");

  /** 18:30 p.m., by itself: of 2-18 p.m. the 2 would be wrong, too. */
  private static final Pattern NO_TIME =
      Pattern.compile(
          "(?<![0-9:.,–-])(?<![0-9]\\s?(?:to|and|until)\\s)(1[3-9]|2[0-3])(?:[:.]([0-5][0-9]))?\\s?[ap]\\.?\\s?m\\b\\.?");

  private EnglishNotation() {}

  /**
   * A translation with 6:30 p.m. for what a model wrote as 18:30 p.m.; shorter then. Not where the
   * German has it, too: 15 pm is a length.
   */
  public static String possibleTimes(String german, String english) {
    if (NO_TIME.matcher(german).find()) {
      return english;
    }
    return NO_TIME
        .matcher(english)
        .replaceAll(
            time ->
                Integer.parseInt(time.group(1))
                    - 12
                    + (time.group(2) == null ? "" : ":" + time.group(2))
                    + " p.m.");
  }

  /**
   * A translation with numbers and times as English writes them, where they stand as the German
   * writes them or in the other half of the day. As long as it was.
   *
   * @param german the sentence
   * @param english its translation
   */
  public static String of(String german, String english) {
    Map<String, String> byDigits = new HashMap<>(); // empty for what need not be a count
    String shown = GermanNotation.plain(german);
    Matcher number = NUMBER.matcher(shown);
    while (number.find()) {
      String turned = isCount(shown, number) ? turned(number.group()) : "";
      byDigits.merge(inAnyNotation(number.group()), turned, (a, b) -> a.equals(b) ? a : "");
    }
    Matcher pointed = POINTED.matcher(shown);
    while (pointed.find()) {
      byDigits.merge(
          inAnyNotation(pointed.group()), pointed.group(), (a, b) -> a.equals(b) ? a : "");
    }
    String text = english;
    if (!byDigits.isEmpty()) {
      text =
          MARKED_NUMBER
              .matcher(english)
              .replaceAll(
                  written -> {
                    String turned = byDigits.getOrDefault(inAnyNotation(written.group()), "");
                    return turned.isEmpty() ? written.group() : turned;
                  });
    }
    StringBuilder turned = new StringBuilder(text);
    for (Time time : wrongHalves(german, text)) {
      if (time.half() < 0) {
        continue;
      }
      // between a and p lie as many letters as between A and P
      char half = text.charAt(time.half());
      turned.setCharAt(
          time.half(), (char) (half + (Character.toLowerCase(half) == 'a' ? 15 : -15)));
    }
    return turned.toString();
  }

  private static boolean isCount(String german, Matcher number) {
    int from = Math.max(0, number.start() - LONGEST_NAME);
    boolean decimals = number.group().indexOf(',') >= 0;
    return decimals && (number.group().indexOf('.') >= 0 || isAll(german, number))
        || CURRENCY.matcher(german).region(from, number.start()).find()
        || COUNTED.matcher(german).region(number.end(), german.length()).lookingAt()
            && (decimals || !NAMED.matcher(german).region(from, number.start()).find());
  }

  /** Whether a text is nothing but the number and its sign, as in a cell. */
  private static boolean isAll(String german, Matcher number) {
    return german.substring(number.end()).isBlank()
        && german.substring(0, number.start()).strip().matches("[+−±]?");
  }

  private static String inAnyNotation(String number) {
    return number.replace(',', '.');
  }

  private static String turned(String number) {
    return number.replace('.', ' ').replace(',', '.').replace(' ', ',');
  }

  /**
   * A time in the wrong half of the day.
   *
   * @param german as it stands in the sentence
   * @param english as it stands in the translation
   * @param half place of the letter a or p in the translation; negative if neither is right
   */
  public record Time(String german, String english, int half) {}

  /**
   * Times that stand in the wrong half: 10:30 Uhr is not 10:30 p.m., unless the German says that it
   * is evening; 12 Uhr is not 12 a.m., unless it is at night. There is no 18:30 p.m.
   */
  public static List<Time> wrongHalves(String german, String english) {
    Matcher said = ENGLISH_TIME.matcher(english);
    if (!said.find()) {
      return List.of();
    }
    boolean mayCountFromNoon = AFTER_NOON.matcher(german).find();
    boolean atNight = NIGHT.matcher(german).find();
    Set<Integer> hours = new HashSet<>();
    Map<String, String> times = new HashMap<>(); // as they stand, by hour on the dial and minutes
    Matcher there = GERMAN_TIME.matcher(german);
    while (there.find()) {
      int hour = Integer.parseInt(there.group(1)) % 24;
      hour += there.group(4) != null && hour < 12 ? 12 : 0;
      hours.add(hour);
      if (there.group(3) != null) {
        times.put(onDial(hour, there.group(2)), there.group());
      }
    }
    List<Time> wrong = new ArrayList<>();
    do {
      boolean afterNoon = said.group(3).equalsIgnoreCase("p");
      int written = Integer.parseInt(said.group(1));
      int hour = written % 12;
      String turned = times.get(onDial(hour, said.group(2)));
      if (turned != null && written > 12) {
        wrong.add(new Time(turned, said.group(), -1));
      } else if (turned != null
          && !(afterNoon ? mayCountFromNoon && hour != 0 : hour == 0 && atNight)
          && !hours.contains(hour + (afterNoon ? 12 : 0))) {
        wrong.add(new Time(turned, said.group(), said.start(3)));
      }
    } while (said.find());
    return wrong;
  }

  private static String onDial(int hour, @Nullable String minutes) {
    return hour % 12 + ":" + Objects.requireNonNullElse(minutes, "00");
  }
}
