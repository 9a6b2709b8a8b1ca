package io.github.nachtschicht.reading;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a raised passage is: an exponent (10⁶, m², x²), the mark of a note (word¹, 2019³), a
 * sign (™) or letters that belong to their word (2te, Mme). Without this, all of them melt into
 * what stands before them.
 */
final class Superscripts {

  private static final String PLAIN = "0123456789+-=()nix";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣ";

  /** Units whose square, cube or reciprocal is written. */
  private static final Set<String> UNITS = ListItems.WORDS.set("unit");

  private static final Pattern NOTE_MARK =
      Pattern.compile("[(\\[]?(?:\\d{1,4}|[*†‡§]{1,3}|[a-zA-Z]|[ivx]{2,5})[)\\]]?\\.?");
  private static final Pattern NOTE_MARKS =
      Pattern.compile(NOTE_MARK.pattern() + "(?:\\s*[,;/–-]\\s*" + NOTE_MARK.pattern() + ")*");
  private static final Pattern EXPONENT =
      Pattern.compile("[+\\-−–]?[0-9]{1,4}|[nix]|[0-9]?[+\\-−–]");
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

  /** Longer passages are text that is set small. */
  private static final int LONGEST = 40;

  private Superscripts() {}

  /**
   * What is to be written for a raised passage.
   *
   * @param before what stands before it in its paragraph; only its end is looked at
   * @param raised the passage, without white space at its ends, not empty
   * @return null if it is the mark of a note, see {@link #label}; else the text to append
   */
  static @Nullable String asText(CharSequence before, String raised) {
    if (raised.length() > LONGEST) {
      return raised;
    }
    String base = tail(before);
    if (base.isEmpty() || Character.isWhitespace(base.charAt(base.length() - 1))) {
      return spacedText(before, base, raised);
    }
    if (raised.equalsIgnoreCase("tm")) {
      return "™";
    }
    if ("®©™°".contains(raised)) {
      return raised;
    }
    char last = base.charAt(base.length() - 1);
    String token = lastToken(base);
    if (EXPONENT.matcher(raised).matches() && takesExponent(token, last, raised)) {
      return exponent(raised);
    }
    if (NOTE_MARKS.matcher(raised).matches() && !isLetterOfWord(token, raised)) {
      return Character.isDigit(last) && !isYear(token, raised) ? exponent(raised) : null;
    }
    boolean formula = Character.isDigit(last) || token.codePointCount(0, token.length()) == 1;
    boolean word = raised.codePoints().allMatch(Character::isLetter);
    return formula && !word && raised.codePoints().anyMatch(Character::isLetterOrDigit)
        ? exponent(raised)
        : raised;
  }

  /** The label of a note whose mark this is: "3" for "(3)". */
  static String label(String mark) {
    return mark.replaceAll("[()\\[\\].\\s]", "");
  }

  /** Raised digits as Unicode has them; {@code ^(…)} for what it has not. */
  static String exponent(String raised) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < raised.length(); i++) {
      char c = raised.charAt(i);
      int at = PLAIN.indexOf(c == '−' || c == '–' ? '-' : c);
      if (at < 0) {
        return RAISED.indexOf(raised.charAt(0)) >= 0 ? raised : "^(" + raised + ")";
      }
      out.append(RAISED.charAt(at));
    }
    return out.toString();
  }

  private static @Nullable String spacedText(CharSequence before, String base, String raised) {
    boolean digits = raised.codePoints().allMatch(Character::isDigit);
    if (before.length() == 0 || base.isBlank()) {
      return digits ? exponent(raised) : raised;
    }
    String word = base.strip();
    char last = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
    // a mark that is set off with a space
    return NOTE_MARKS.matcher(raised).matches() && !Character.isDigit(last) && digits
        ? null
        : digits ? exponent(raised) : raised;
  }

  private static boolean takesExponent(String token, char last, String raised) {
    if (Character.isDigit(last)) {
      return !isYear(token, raised);
    }
    if (last == ')' || last == ']') {
      return !WORD.matcher(token).find();
    }
    boolean sign = "+-−–".indexOf(raised.charAt(raised.length() - 1)) >= 0;
    String unit = token.substring(token.lastIndexOf('/') + 1);
    return Character.isLetter(last)
        && (sign && token.length() <= 12
            || unit.codePointCount(0, unit.length()) == 1
            || UNITS.contains(unit)
            || UNITS.contains(token)
            || raised.charAt(0) == '-' && unit.length() <= 4
            || raised.charAt(0) == '−' && unit.length() <= 4);
  }

  /** A year is not raised to a power: what hangs on it is the mark of a note. */
  private static boolean isYear(String token, String raised) {
    return token.matches("1[0-9]{3}|20[0-9]{2}") && raised.matches("[(\\[]?[1-9][0-9]{0,2}[)\\]]?");
  }

  /** "Mag.ª", "2te": a letter that is part of the word is no mark of a note. */
  private static boolean isLetterOfWord(String token, String raised) {
    boolean letter = Character.isLetter(raised.charAt(0));
    return letter
        && (token.isEmpty() || token.endsWith(".") || WORD.matcher(token).results().count() == 0);
  }

  private static String tail(CharSequence before) {
    return before.subSequence(Math.max(0, before.length() - 40), before.length()).toString();
  }

  private static String lastToken(String base) {
    int i = base.length();
    while (i > 0 && !Character.isWhitespace(base.charAt(i - 1)) && base.charAt(i - 1) != '\u00A0') {
      i--;
    }
    String token = base.substring(i);
    int opening = token.lastIndexOf('(');
    return opening >= 0 && !token.endsWith(")") ? token.substring(opening + 1) : token;
  }
}
