package io.github.nachtschicht.batch;

import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TopLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what no translation may touch: web and mail addresses, hosts, telephone and account
 * numbers, network addresses, paths, units with superscripts, blanks of forms, placeholders.
 */
final class Addresses {

  private static final String ALONE = "(?<![\\p{L}\\p{N}])";
  private static final String ENDS = "(?![\\p{L}\\p{N}])";

  private static final String WEB = ALONE + "(?:(?:https?|ftp)://|www\\.)[^\\s<>\"'`„“”«»‚‘’]++";
  private static final String AT = "(?:@|\\s?[(\\[](?:at|ät)[)\\]]\\s?)";

  private static final String MAIL =
      "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+"
          + AT
          + "[\\p{L}\\p{N}-]{1,63}+"
          + "(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,8}+";

  /** A host without a scheme: {@code beispiel.de/seite}. */
  private static final String HOST =
      "(?<![\\p{L}\\p{N}.@_/-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}(?:"
          + TopLevel.ALTERNATIVES
          + ")(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])(?:/[^\\s<>\"'`„“”«»‚‘’]*+)?";

  /**
   * To be filled in by a program or person: {@code <Name>}, {@code [Kunde.Ort]}, {@code {{datum}}}.
   */
  private static final String PLACEHOLDER =
      "<\\p{L}[\\p{L}\\p{N}_.-]{0,60}+>|\\[\\p{L}{3,40}(?:[.:](?=\\p{L})[\\p{L}\\p{N}_/."
          + " -]{1,60}){1,4}\\]|\\$?\\{\\{?[\\p{L}\\p{N}_. -]{1,60}+\\}\\}?";

  /** Begins with 0 or +, and has seven digits. */
  private static final String TELEPHONE =
      "(?<![\\p{L}\\p{N}.,:])(?=(?:[^0-9]{0,3}[0-9]){7})(?:[+][0-9]{1,3}|\\(?0[0-9]{1,5}\\)?)"
          + "(?:(?:\\s?[/–-]\\s?|\\s|(?<=\\)))(?:\\(0\\)\\s?)?[0-9]++)++"
          + ENDS;

  /** IBAN, ISO 13616. */
  private static final String ACCOUNT =
      ALONE + "[A-Z]{2}[0-9]{2}(?:\\s?[0-9]{4}){3,7}+(?:\\s?[0-9]{1,3})?+" + ENDS;

  /** An address such as 192.168.178.1, and other numbers of four parts; not 1.200.300.400. */
  private static final String PARTS =
      "(?<![\\p{L}\\p{N}.,])(?![0-9]{1,3}(?:[.][0-9]{3})++(?![.]?[0-9]))"
          + "[0-9]{1,3}(?:[.][0-9]{1,3}){3,15}+(?![.,]?[0-9])";

  private static final String PATH = ALONE + "[A-Z]:\\\\[^\\s<>\"|?*]++";

  /** To be filled in by hand. */
  private static final String BLANK = ALONE + "_{2,}+(?:[./]_{2,}+)*+" + ENDS + "|[.]{5,}+|…{2,}+";

  private static final String RAISED = ALONE + "[\\p{L}\\p{Nd}]{1,64}+[⁰¹²³⁴-⁹⁺⁻⁽⁾ⁿⁱ]{1,16}+";

  private static final Pattern ADDRESS =
      Pattern.compile(
          String.join(
              "|", WEB, MAIL, HOST, PLACEHOLDER, TELEPHONE, ACCOUNT, PARTS, PATH, BLANK, RAISED));

  private Addresses() {}

  /** Where they stand in a text, in order. */
  static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = mayHoldAddress(text) ? ADDRESS.matcher(text) : null;
    while (matcher != null && matcher.find()) {
      Span address =
          new Span(
              matcher.start(), withoutClosingPunctuation(text, matcher.start(), matcher.end()));
      if (address.length() > 0) {
        found.add(address);
      }
    }
    return found;
  }

  /** Whether there is any of what {@link #ADDRESS} cannot do without; of most texts it is not. */
  private static boolean mayHoldAddress(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@'
          || c == '<'
          || c == '{'
          || c == '['
          || c == '(' && text.startsWith("(at)", i)
          || c == '.' && isLetter(text, i - 1) && isLetter(text, i + 1)
          || (c == '0' || c == '+') && isDigit(text, i + 1) && !isDigit(text, i - 1)
          || c >= 'A' && c <= 'Z' && isDigit(text, i + 2) && isDigit(text, i + 3)
          || c == '.' && isDigit(text, i - 1) && isDigit(text, i + 1)
          || c == '¹'
          || c == '²'
          || c == '³'
          || c == '…'
          || c >= '⁰' && c <= 'ⁿ') {
        return true;
      }
    }
    return text.contains("://")
        || text.contains("www.")
        || text.contains(":\\")
        || text.contains("__")
        || text.contains(".....");
  }

  private static boolean isLetter(String text, int i) {
    return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
  }

  private static boolean isDigit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  /** Punctuation behind an address belongs to the sentence. */
  private static int withoutClosingPunctuation(String text, int start, int end) {
    int last = end;
    boolean blank = text.startsWith("__", start) || ".…".indexOf(text.charAt(start)) >= 0;
    int round = count(text, start, end, ')') - count(text, start, end, '(');
    int square = count(text, start, end, ']') - count(text, start, end, '[');
    while (last > start && !blank) {
      char c = text.charAt(last - 1);
      boolean strip =
          ".,;:!?…'*_".indexOf(c) >= 0 || c == ')' && round-- > 0 || c == ']' && square-- > 0;
      if (!strip) {
        break;
      }
      last--;
    }
    return last;
  }

  private static int count(String text, int start, int end, char wanted) {
    int n = 0;
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == wanted) {
        n++;
      }
    }
    return n;
  }
}
