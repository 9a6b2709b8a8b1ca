package io.github.nachtschicht.summary;

import io.github.nachtschicht.support.WordList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sentence's outside says of its readability. German and English; harmless elsewhere. */
final class Surface {

  /** Fewer words do not make a sentence worth quoting. */
  private static final int FEWEST_WORDS = 5;

  private static final Set<String> DANGLING =
      Set.copyOf(WordList.lines(Surface.class, "dangling.txt"));

  private static final String SPACE = " \t\n\u000B\f\r";
  private static final String CLOSING = "\"'”“’‘»«›‹)]" + SPACE;
  private static final String QUESTION = "?？";
  private static final String END = ".!?…。！？।؟۔";
  private static final Pattern FIRST_WORDS =
      Pattern.compile(
          "^(?:\\([0-9]{1,3}[a-z]?\\) ?)?[^\\p{L}\\p{N}]{0,9}([\\p{L}\\p{M}\\p{N}'’]{1,40})(?:"
              + " (\\p{L}{1,40}))?");
  private static final Pattern CAPTION =
      Pattern.compile(
          "(?iu)[(\\[](?:pictured|left|right|above|below|centre|center|inset|top|bottom|file|stock|far"
              + " left|far"
              + " right|front|back|[^()]{0,40}\\bpictured\\b[^()]{0,40}|[^()]{0,30}\\b(?:left|right)|links|rechts|l\\.|r\\.|mitte|oben|unten|im"
              + " bild|foto|bild|archivbild|symbolbild|siehe"
              + " [^()]{0,30}(?:bild|foto|video|strecke|grafik)[^()]{0,20})[)\\]]|^(?:pictured|above|below|left|right)\\b"
              + " ?[:,]|(?=p)\\bpictured\\b");
  private static final Pattern LABEL = Pattern.compile("^[\\p{L}\\p{N}'’\\- ]{2,40}: \\p{Lu}");

  private Surface() {}

  /**
   * Whether a sentence ends as sentences do. A full stop behind a space marks a line that had none:
   * preprocessed news sets set it there.
   */
  static boolean endsSentence(String sentence) {
    int last = last(sentence);
    return endsIn(sentence, END) && (last == 0 || SPACE.indexOf(sentence.charAt(last - 1)) < 0);
  }

  private static boolean endsIn(String sentence, String marks) {
    int last = last(sentence);
    return last >= 0 && marks.indexOf(sentence.charAt(last)) >= 0;
  }

  /** Where the last character stands that closes nothing, or -1. */
  private static int last(String sentence) {
    int last = sentence.length() - 1;
    while (last >= 0 && CLOSING.indexOf(sentence.charAt(last)) >= 0) {
      last--;
    }
    return last;
  }

  /** The flaws that can be seen without the rest of the document. */
  static Set<Flaw> flaws(String sentence, int words) {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    if (endsIn(sentence, QUESTION)) {
      flaws.add(Flaw.QUESTION);
    }
    if (words < FEWEST_WORDS || opensInLowerCase(sentence)) {
      flaws.add(Flaw.FRAGMENT);
    }
    if (CAPTION.matcher(sentence).find()
        || (LABEL.matcher(sentence).find() && !endsSentence(sentence))) {
      flaws.add(Flaw.CAPTION);
    }
    if (dangles(sentence)) {
      flaws.add(Flaw.DANGLING);
    }
    if (Quotations.isWithoutSpeaker(sentence)) {
      flaws.add(Flaw.QUOTATION);
    }
    return flaws;
  }

  private static boolean dangles(String sentence) {
    Matcher opening = FIRST_WORDS.matcher(sentence);
    if (!opening.find()) {
      return false;
    }
    String first = opening.group(1).replace('’', '\'').toLowerCase(Locale.ROOT);
    String second = opening.group(2);
    return DANGLING.contains(first)
        || (second != null && DANGLING.contains(first + " " + second.toLowerCase(Locale.ROOT)));
  }

  private static boolean opensInLowerCase(String sentence) {
    Matcher first = FIRST_WORDS.matcher(sentence);
    return first.find() && Character.isLowerCase(first.group(1).codePointAt(0));
  }
}
