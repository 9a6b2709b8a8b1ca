package io.github.nachtschicht.summary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells direct speech that stands without its speaker. */
final class Quotations {

  /** Words outside the quotation marks that are enough to name a speaker: "sagte er". */
  private static final int SPEAKER_WORDS = 2;

  /** One of them stands where any of the patterns for quotations finds something. */
  private static final String MARKS = "„“”\"«»‚‘’‹›'";

  private static final String OPEN = "(?:[„“\"«»‚‘›‹]|(?<![\\p{L}\\p{N}])['’])";
  private static final String CLOSE = "(?:[“”\"»«‘’‹›]|'(?![\\p{L}\\p{N}]))";
  private static final Pattern QUOTED =
      Pattern.compile(OPEN + "[^„“”\"«»‹›]*?" + CLOSE + "(?![\\p{L}\\p{N}])");
  private static final Pattern OPENING = Pattern.compile("^[\\s\\-–—]*" + OPEN);
  private static final Pattern CLOSING = Pattern.compile("[.!?,…]?(?:[“”\"»«‘’]|'){1,2}[.!?]?$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’-]*");
  private static final Pattern FIRST_PERSON =
      Pattern.compile(
          // the letters that it may begin with are asked for first, which is quick
          "(?iu)(?=[imuwo])(?:(?<![\\p{L}\\p{N}])(?:ich|mich|mir|mein|meine[nmrs]?|wir|uns|unser|unsere[nmrs]?|"
              + "i['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll)|we|(?-i:us)|our|my|me|myself|ourselves)"
              + "(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}.])I(?![\\p{L}\\p{N}.]))");

  private Quotations() {}

  /**
   * Whether a sentence is direct speech, or a piece of it, and says nowhere who speaks: all of it
   * in quotation marks, only one end of it in them, or the first person outside of any.
   */
  static boolean isWithoutSpeaker(String sentence) {
    if (!hasMark(sentence)) {
      return FIRST_PERSON.matcher(sentence).find();
    }
    String outside = QUOTED.matcher(sentence).replaceAll(" ");
    if (FIRST_PERSON.matcher(outside).find()) {
      return true;
    }
    boolean opens = OPENING.matcher(sentence).find();
    boolean closes = CLOSING.matcher(sentence).find();
    if (!opens && !closes) {
      return false;
    }
    if (opens && closes && QUOTED.matcher(sentence).find()) {
      return words(outside) < SPEAKER_WORDS;
    }
    boolean unbalanced = OPENING.matcher(outside).find() || CLOSING.matcher(outside.strip()).find();
    return unbalanced || (opens && words(outside) < SPEAKER_WORDS);
  }

  private static boolean hasMark(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (MARKS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int words(String text) {
    Matcher matcher = WORD.matcher(text);
    int words = 0;
    while (matcher.find()) {
      words++;
    }
    return words;
  }
}
