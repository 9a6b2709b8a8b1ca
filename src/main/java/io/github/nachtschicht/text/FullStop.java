package io.github.nachtschicht.text;

import io.github.nachtschicht.text.SentenceWords.Abbreviation;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sentence ends at a full stop: ordinals and dates, counters, abbreviations, initials.
 */
final class FullStop {

  /** Nouns that stand behind an ordinal number, whole or as the last part of a compound. */
  private static final Pattern COUNTED =
      Pattern.compile("%s|\\p{L}*(?:%s)".formatted(any("counted"), any("counted-part")));

  /** Words before an ordinal number. */
  private static final Pattern DETERMINER = Pattern.compile(any("determiner"));

  private static final Set<String> LETTERED = SentenceText.WORDS.set("lettered");

  /** What may stand between two ordinal numbers, and before a letter that counts. */
  private static final Set<String> JOINING = Set.of("und", "oder", "bis", "sowie", "–", "-");

  private static final Set<String> COUNTING = Set.of("Buchst.", "Buchstabe", "lit.");

  /** "nördl", "gesetzl", "jährl": no German word ends so. */
  private static final Pattern CLIPPED = Pattern.compile("\\p{L}{2,}(?:[bcdfgkpstz]|hr)l");

  private static final Pattern ROMAN =
      Pattern.compile("(?=[IVXLC]{2})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");

  private final SentenceText text;
  private final String chars;

  private static String any(String list) {
    return String.join("|", SentenceText.WORDS.list(list));
  }

  FullStop(SentenceText text) {
    this.text = text;
    this.chars = text.text;
  }

  /**
   * Whether a sentence ends in a gap behind a full stop.
   *
   * @param word start of the last word before the gap, with its punctuation
   * @param core end of its full stop
   * @param next start of the first word behind the gap
   * @param rule whether the general rules end one there
   * @param quoted whether a quotation mark stands behind the full stop
   * @param lower whether the next word begins with a small letter; neither for a digit
   * @param upper whether it begins with a capital
   */
  boolean ends(
      int word, int core, int next, boolean rule, boolean quoted, boolean lower, boolean upper) {
    int from = text.skipOpening(word);
    int stop = core - 1;
    if (stop <= from) {
      // a full stop on its own, or one behind a closing quotation mark or bracket
      return stop == word && !quoted
          ? upper && text.opensSentence(next) || upper && rule
          : rule && !lower;
    }
    char last = chars.charAt(stop - 1);
    if (Character.isDigit(last)) {
      return endsAtNumber(from, stop, word, next, rule, quoted, lower, upper);
    }
    if (!Character.isLetter(last)) {
      // ".", behind quotation marks, brackets, percent signs
      return !lower || rule && last != ',' && !text.isQuote(stop - 1) && !text.isBracket(stop - 1);
    }
    int start = stop;
    while (start > from && Character.isLetter(chars.charAt(start - 1))) {
      start--;
    }
    String name = chars.substring(start, stop);
    if (name.length() == 1 && isInsideWord(start, from)) {
      return !lower;
    }
    if (name.length() == 1) {
      Abbreviation known = abbreviation(from, stop);
      if (known != null) {
        return endsAtAbbreviation(known, next, upper);
      }
      return endsAtLetter(name, start, from, next, lower, upper);
    }
    if (quoted && name.length() > 1 && (upper || !lower)) {
      return true;
    }
    if (ROMAN.matcher(name).matches()) {
      return endsAtRoman(start, next, rule, lower, upper);
    }
    Abbreviation known = abbreviation(from, stop);
    if (known != null) {
      return endsAtAbbreviation(known, next, upper);
    }
    if (lower) {
      boolean short_ = name.length() <= 4 && Character.isUpperCase(name.charAt(0));
      return rule && !short_ && SentenceText.hasVowel(name);
    }
    if (!rule) {
      return upper && text.opensSentence(next);
    }
    boolean consonants =
        name.length() <= 5 && !SentenceText.hasVowel(name) && SentenceText.hasLowerCase(name);
    return !consonants || upper && text.opensSentence(next);
  }

  private boolean endsAtAbbreviation(Abbreviation known, int next, boolean upper) {
    return switch (known) {
      case NEVER -> false;
      case OPEN -> upper && text.opensSentence(next);
      case FINAL -> upper;
    };
  }

  /** "B.": an initial, a part of an abbreviation, or a name shortened to protect its bearer. */
  private boolean endsAtLetter(
      String name, int start, int from, int next, boolean lower, boolean upper) {
    if (lower || !upper) {
      return false;
    }
    if (start > from && chars.charAt(start - 1) == '°') {
      return true;
    }
    if (Character.isLowerCase(name.charAt(0))) {
      // "1,80 m.", "Buchst. b.": a unit or a letter that something is counted by
      String before = text.wordBefore(start);
      boolean counted =
          !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1))
              || COUNTING.contains(before);
      return counted && text.opensSentence(next);
    }
    if (start > from) {
      // "20-Jährige C.", "U.S.A.": what stands before it in the same word decides
      char before = chars.charAt(start - 1);
      if (before != '-' && before != '.' && before != '°' && before != '/') {
        return false;
      }
    }
    return text.opensSentence(next) || LETTERED.contains(text.wordBefore(start));
  }

  /** "1a", "bin's": a single letter that is the end of a word and not one of its own. */
  private boolean isInsideWord(int start, int from) {
    if (start <= from) {
      return false;
    }
    char before = chars.charAt(start - 1);
    return Character.isDigit(before) || before == '\'' || before == '’' || before == '‘';
  }

  private boolean endsAtRoman(int start, int next, boolean rule, boolean lower, boolean upper) {
    if (lower) {
      return false;
    }
    if (upper && text.opensSentence(next)) {
      return true;
    }
    String before = text.wordBefore(start);
    return rule && !DETERMINER.matcher(before).matches();
  }

  private boolean endsAtNumber(
      int from,
      int stop,
      int word,
      int next,
      boolean rule,
      boolean quoted,
      boolean lower,
      boolean upper) {
    if (lower) {
      return false;
    }
    int start = stop;
    while (start > from && Character.isDigit(chars.charAt(start - 1))) {
      start--;
    }
    int digits = stop - start;
    char first = chars.charAt(next);
    if (Character.isDigit(first)) {
      return !isDatePart(start, stop, next) && (digits >= 3 || rule);
    }
    if (quoted) {
      return true;
    }
    if (start > from) {
      // "2:1.", "3,5.", "24.12.", "F-35.": part of something longer
      char before = chars.charAt(start - 1);
      boolean date = before == '.';
      if (date && upper && !text.opensSentence(next)) {
        return rule && !COUNTED.matcher(text.letters(next)).matches();
      }
      if (before == '-' || before == '–' || before == '/') {
        return !COUNTED.matcher(text.letters(next)).matches();
      }
      return true;
    }
    if (!upper) {
      return rule;
    }
    // the number is a word of its own: an ordinal, or a sentence that ends in a number
    String following = text.letters(next);
    if (digits <= 3 && from > word) {
      // "(75. Müller", "„1. Wahl"
      return false;
    }
    String before = text.wordBefore(start);
    if (digits <= 3 && (before.isEmpty() || isEnumeration(start))) {
      return false;
    }
    if (text.opensSentence(next)) {
      return true;
    }
    if (COUNTED.matcher(following).matches()) {
      return digits >= 4 && !DETERMINER.matcher(before).matches();
    }
    if (DETERMINER.matcher(before).matches() || isBehindOrdinal(start)) {
      return false;
    }
    return digits >= 4 || rule;
  }

  /** "3. 5. 2010": the day or the month of a date written with spaces. */
  private boolean isDatePart(int start, int stop, int next) {
    if (stop - start > 2) {
      return false;
    }
    int end = next;
    while (end < chars.length() && Character.isDigit(chars.charAt(end))) {
      end++;
    }
    int digits = end - next;
    if (digits <= 2 && end < chars.length() && chars.charAt(end) == '.') {
      return true;
    }
    return (digits == 4 || digits == 2) && isBehindOrdinal(start);
  }

  /** Whether the word before is an ordinal number, or one with "und", "oder", "bis" between. */
  private boolean isBehindOrdinal(int start) {
    int end = text.skipSpaceBack(start);
    String before = text.wordBefore(start);
    if (JOINING.contains(before)) {
      end = text.skipSpaceBack(end - before.length());
    }
    int i = end;
    if (i <= text.sentence || chars.charAt(i - 1) != '.') {
      return false;
    }
    i--;
    int digitsEnd = i;
    while (i > text.sentence && Character.isDigit(chars.charAt(i - 1))) {
      i--;
    }
    return i < digitsEnd && digitsEnd - i <= 3;
  }

  /** Whether a number counts up inside a sentence: ": 1. Huber 245 - 2. Peier". */
  private boolean isEnumeration(int start) {
    int end = text.skipSpaceBack(start);
    return end > text.sentence
        && end < start
        && (":;".indexOf(chars.charAt(end - 1)) >= 0
            || chars.charAt(end - 1) == ','
                && !Character.isDigit(chars.charAt(Math.max(0, end - 2)))
            || "-–—•".indexOf(chars.charAt(end - 1)) >= 0 && end - 1 > 0 && text.isSpace(end - 2));
  }

  private @Nullable Abbreviation abbreviation(int from, int stop) {
    // parts joined by spaces count as one: "z. B.", "n. Chr."; the longest that is known wins
    Abbreviation found = null;
    int start = from;
    int parts = 0;
    StringBuilder name = new StringBuilder(chars.substring(from, stop));
    while (true) {
      Abbreviation known = SentenceWords.ABBREVIATIONS.get(name.toString());
      if (known != null) {
        found = known;
      } else if (parts > 0 && found != null && name.length() > 12) {
        break;
      }
      int end = text.skipSpaceBack(start);
      if (++parts > 3 || end == start || end <= text.sentence || chars.charAt(end - 1) != '.') {
        break;
      }
      int partStart = end - 1;
      while (partStart > text.sentence && Character.isLetter(chars.charAt(partStart - 1))) {
        partStart--;
      }
      if (end - partStart > 5 || end - partStart < 2) {
        break;
      }
      name.insert(0, chars.substring(partStart, end));
      start = partStart;
    }
    if (found == null && stop - from > 4 && chars.startsWith("str", stop - 3)) {
      return Abbreviation.OPEN;
    }
    if (found == null && CLIPPED.matcher(chars).region(from, stop).matches()) {
      return Abbreviation.OPEN;
    }
    if (found == null) {
      // "Kfz-Nr.", "BGH-Urt."
      String word = chars.substring(from, stop);
      int hyphen = word.lastIndexOf('-');
      if (hyphen > 0) {
        found = SentenceWords.ABBREVIATIONS.get(word.substring(hyphen + 1));
      }
    }
    return found;
  }
}
