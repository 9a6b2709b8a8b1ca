package io.github.nachtschicht.reading;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the lines of a paragraph: a word that was divided at a line's end becomes whole again, a
 * hyphen that belongs to the word is kept.
 *
 * <p>"Regie-" and "rung" are one word; "EU-" and "Kommissar", "30-" and "jährige" keep the hyphen;
 * "Ober-" and "und Unterlauf" keep hyphen and space; "Kopf-" and "an-Kopf" the hyphen. What the
 * document itself writes with a hyphen inside a line ("deutsch-französisch") keeps it at a line's
 * end, too.
 *
 * <p>Programs that break lines as Java does put “ at the start of a line and break times behind the
 * colon: a quotation mark stands beside its quotation again, and 12:30 is whole.
 */
final class DividedWords {

  private static final Pattern HYPHENATED =
      Pattern.compile("(?<!\\p{L})\\p{L}{1,40}+(?:[-\\u2010]\\p{Ll}\\p{L}{0,40}+)++");

  /** What goes on after the first half of a pair such as "Vor- und Nachteile". */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?:" + String.join("|", ListItems.WORDS.list("pair")) + ")\\b(?![-\\u2010])");

  /** What goes on in a chain such as "Nacht-und-Nebel" or "Kopf-an-Kopf". */
  private static final Pattern CHAIN = Pattern.compile("(\\p{Ll}+)[-\\u2010](\\p{L}+)");

  private static final Set<String> CHAINING = ListItems.WORDS.set("chain");

  /**
   * Words from English that keep their hyphen, as "Know-how" and "Check-in"; "Stadi-on" has none.
   */
  private static final Pattern PARTICLE =
      Pattern.compile("\\p{L}+-(?:how|up|off)s?|\\p{Lu}\\p{L}*[^aeiouäöüy]-(?:in|on)s?");

  /** The rest of a time that was divided behind its colon. */
  private static final Pattern MINUTES = Pattern.compile("[0-5]\\d\\h+Uhr\\b");

  /** Characters before a hyphen that are looked at. */
  private static final int LONGEST_HALF = 60;

  /** Words of the document with a hyphen before a small letter, in small letters. */
  private final Set<String> hyphenated = new HashSet<>();

  /**
   * @param text the document's text, lines divided as they are
   */
  DividedWords(CharSequence text) {
    Matcher words = HYPHENATED.matcher(text);
    while (words.find()) {
      hyphenated.add(settled(words.group()));
    }
  }

  private static String settled(String word) {
    return word.replace('\u2010', '-').toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether a line ends in a hyphen that may divide a word. */
  static boolean endsInHyphen(CharSequence line) {
    int last = line.length() - 1;
    return last > 0 && isHyphen(line.charAt(last)) && !isSpace(line.charAt(last - 1));
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u00AD';
  }

  private static boolean isSpace(char c) {
    return PlainTextParser.isSpace(c);
  }

  /**
   * Appends a line to a paragraph.
   *
   * @param paragraph the lines before; a hyphen at its end is removed if it divides a word
   * @param next the line, no white space at its ends
   */
  void append(StringBuilder paragraph, String next) {
    if (paragraph.length() == 0 || next.isEmpty()) {
      paragraph.append(next);
      return;
    }
    int last = paragraph.length() - 1;
    char end = paragraph.charAt(last);
    if (endsInHyphen(paragraph)) {
      int from = last;
      while (from > 0 && last - from < LONGEST_HALF && !isSpace(paragraph.charAt(from - 1))) {
        from--;
      }
      joinAtHyphen(paragraph, paragraph.substring(from, last), next);
    } else if (end == '\u2011' || end == '/' && !next.startsWith("/") && letterBefore(paragraph)) {
      paragraph.append(next);
    } else if (end == '–' && last > 0 && digits(paragraph.charAt(last - 1), next.charAt(0))) {
      paragraph.append(next);
    } else if (opens(paragraph, last) || closes(paragraph, next) || isTime(paragraph, next)) {
      paragraph.append(next);
    } else {
      paragraph.append(' ').append(next);
    }
  }

  /** Whether a quotation mark stands there that the quotation follows. */
  private static boolean opens(CharSequence text, int at) {
    char mark = text.charAt(at);
    return mark == '„'
        || mark == '‚'
        || "»«›‹".indexOf(mark) >= 0 && (at == 0 || isSpace(text.charAt(at - 1)));
  }

  /** Whether a line begins with the mark that ends a quotation of the lines before. */
  private static boolean closes(StringBuilder paragraph, String next) {
    int kind = "“‘«»‹›".indexOf(next.charAt(0));
    if (kind < 0 || next.length() > 1 && Character.isLetterOrDigit(next.charAt(1))) {
      return false;
    }
    int open = paragraph.lastIndexOf("„‚»«›‹".substring(kind, kind + 1));
    return open > paragraph.lastIndexOf(next.substring(0, 1)) && opens(paragraph, open);
  }

  private static boolean isTime(StringBuilder paragraph, String next) {
    int length = paragraph.length();
    return length > 1
        && paragraph.charAt(length - 1) == ':'
        && Character.isDigit(paragraph.charAt(length - 2))
        && MINUTES.matcher(next).lookingAt();
  }

  private static boolean letterBefore(StringBuilder paragraph) {
    int length = paragraph.length();
    return length > 1 && Character.isLetter(paragraph.charAt(length - 2));
  }

  private static boolean digits(char before, char after) {
    return Character.isDigit(before) && Character.isDigit(after);
  }

  private void joinAtHyphen(StringBuilder paragraph, String half, String next) {
    int last = paragraph.length() - 1;
    boolean soft = paragraph.charAt(last) == '\u00AD';
    char before = half.charAt(half.length() - 1);
    int first = next.codePointAt(0);
    if (chains(half, next) && !soft) {
      paragraph.append(next);
    } else if (Character.isLowerCase(first) && PAIR.matcher(next).lookingAt() && !soft) {
      paragraph.append(' ').append(next);
    } else if (divides(half, before, first, next)) {
      paragraph.setLength(last);
      paragraph.append(next);
    } else if (soft && Character.isLetter(before) && Character.isLetter(first)) {
      paragraph.setLength(last);
      paragraph.append('-').append(next);
    } else if (Character.isLetterOrDigit(first) || first == '(' || first == '„') {
      paragraph.append(next);
    } else {
      paragraph.append(' ').append(next);
    }
  }

  /** Whether the next line goes on with "und-Nebel", or with "an-Kopf" behind "Kopf". */
  private static boolean chains(String half, String next) {
    Matcher chain = CHAIN.matcher(next);
    return chain.lookingAt()
        && (CHAINING.contains(chain.group(1))
            || chain.group(2).equalsIgnoreCase(half.substring(lettersAtEnd(half))));
  }

  private static int lettersAtEnd(String half) {
    int start = half.length();
    while (start > 0 && Character.isLetter(half.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private boolean divides(String half, char before, int first, String next) {
    if (!Character.isLetter(before) || !Character.isLetter(first)) {
      return false;
    }
    int start = lettersAtEnd(half);
    String letters = half.substring(start);
    boolean capitals =
        letters.length() > 1 && letters.equals(letters.toUpperCase(java.util.Locale.ROOT));
    String rest = word(next);
    if (Character.isUpperCase(first)) {
      // MÜHL-/BACH, but EU-/USA
      return capitals
          && letters.length() > 3
          && rest.length() > 1
          && rest.equals(rest.toUpperCase(java.util.Locale.ROOT));
    }
    return letters.length() > 1
        && !capitals
        && (start == 0 || !Character.isDigit(half.charAt(start - 1)))
        && !hyphenated.contains(settled(letters + "-" + rest))
        && !PARTICLE.matcher(letters + "-" + rest).matches();
  }

  private static String word(String next) {
    int end = 0;
    while (end < next.length() && Character.isLetter(next.charAt(end))) {
      end++;
    }
    return next.substring(0, end);
  }
}
