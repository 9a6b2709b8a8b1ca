package io.github.nachtschicht.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times, numbers, sums and abbreviations of German sentences in the one of their notations
 * that leaves no doubt, and that a translator has seen most.
 */
public final class GermanNotation {

  private static final String BEFORE = "(?<![\\p{L}\\p{N}.,:/–-])";
  private static final String SPACE = "[\\s\u00a0\u202f]";

  /** With the dash that joins it to another date before. */
  private static final Pattern DATE =
      Pattern.compile(
          ("(?:(?<=\\.[0-9]{4})([–-])|%1$s)0?([1-9]|[12][0-9]|3[01])[.]%2$s?"
                  + "(0?[1-9]|1[0-2])[.]%2$s?([12][0-9]{3})"
                  + "(?![.,:/]?[0-9])(?![–-][0-9]{1,2}(?![0-9]?[.]))(?![–-][0-9]{3})")
              .formatted(BEFORE, SPACE));

  private static final List<String> MONTHS =
      List.of(
          "Januar",
          "Februar",
          "März",
          "April",
          "Mai",
          "Juni",
          "Juli",
          "August",
          "September",
          "Oktober",
          "November",
          "Dezember");

  /** {@code 18.30 Uhr}, {@code 14–18 Uhr}. */
  private static final Pattern TIME =
      Pattern.compile(
          (BEFORE
                      + "(?:(%1$s)(?:[.:](%2$s))?+(?:%3$s?[–-]%3$s?|(%3$sbis%3$s)))?(%1$s)(?:[.:](%2$s))?+")
                  .formatted("[01]?[0-9]|2[0-4]", "[0-5][0-9]", SPACE)
              + "(?="
              + SPACE
              + "?Uhr(?!\\p{L}))");

  private static final String GROUP_SPACE = "[ \u00a0\u202f\u2009]";

  /**
   * {@code 20 000,50} and {@code 10 000 Leute}; not {@code 030 123 456}, {@code Konto 123 456}, nor
   * {@code Haus 4 500 Euro}.
   */
  private static final Pattern SPACED =
      Pattern.compile(
          ("(?<![\\p{L}\\p{N}.,:/+–-])(?<![0-9]%1$s)"
                  + "(?<!(?iu:nummern?|konto|nr\\.|code|\\b(?:blz|pin|tan|tel\\.)"
                  + "|telefon|fax|leitzahl|zeichen)%1$s)"
                  + "(?!(?<=\\p{Lu}\\p{L}{1,40}\\.?%1$s)[0-9]%1$s[0-9]{3}%1$s)"
                  + "[1-9][0-9]{0,2}(?:%1$s[0-9]{3}(?![0-9]))++"
                  + "(?=,[0-9]++(?![.,]?[0-9])|%1$s?[\\p{L}€%%‰$£]|,[-–—])")
              .formatted(GROUP_SPACE));

  /** {@code 250,-} and {@code Fr. 250.–}: no cents; not {@code 1.- und 2.-Klässler}. */
  private static final Pattern NO_CENTS =
      Pattern.compile(
          ("(?<=[0-9])(?:,|(?<=(?:Fr\\.|CHF)\\s[0-9]{1,9})\\.)"
                  + "(?:--|[-–—])(?![\\p{L}\\p{N}])(?!%s?[0-9])")
              .formatted(SPACE));

  /** {@code 12,50€}. */
  private static final Pattern GLUED_SIGN = Pattern.compile("(?<=[0-9])(?=[€$£])");

  private GermanNotation() {}

  /**
   * 3.5.2026 as 3. Mai 2026, 14–18.30 Uhr as 14 bis 18:30 Uhr, 20 000,-€ as 20.000 €, evtl. as
   * eventuell.
   */
  public static String plain(String german) {
    String words = Abbreviations.inWords(german);
    String times = TIME.matcher(datesInWords(words)).replaceAll(GermanNotation::time);
    String grouped =
        SPACED.matcher(times).replaceAll(number -> number.group().replaceAll(GROUP_SPACE, "."));
    return GLUED_SIGN.matcher(NO_CENTS.matcher(grouped).replaceAll("")).replaceAll(" ");
  }

  private static String datesInWords(String german) {
    return DATE.matcher(german)
        .replaceAll(
            date ->
                "%s%s. %s %s"
                    .formatted(
                        date.group(1) == null ? "" : " – ",
                        date.group(2),
                        MONTHS.get(Integer.parseInt(date.group(3)) - 1),
                        date.group(4)));
  }

  private static String time(MatchResult time) {
    String end = clock(time.group(4), time.group(5));
    return time.group(1) == null ? end : clock(time.group(1), time.group(2)) + " bis " + end;
  }

  private static String clock(String hour, @Nullable String minutes) {
    return minutes == null ? hour : hour + ":" + minutes;
  }
}
