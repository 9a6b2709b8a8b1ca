package io.github.nachtschicht.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a letter begins: with its salutation, above which stand its subject (DIN 5008) and, above
 * that, addresses.
 */
public final class Letter {

  /** It is no letter. */
  public static final int NO_LETTER = -2;

  /** It is a letter without a subject. */
  public static final int NONE = -1;

  /** A salutation stands among the first sentences. */
  private static final int DEEPEST = 30;

  private static final Pattern SALUTATION =
      Pattern.compile(
          "Sehr (?:(?:geehrte|verehrte)[rsn]?\\b|\\[).{0,100}"
              + "|(?:Liebe[rs]?|Werte[rs]?|Hallo|Guten (?:Tag|Morgen))\\s\\P{Ll}.{0,80}[,!]");

  /**
   * Place and date, a house, a town, a label but for the subject's. A date behind a preposition is
   * what the subject speaks of.
   */
  private static final Pattern NO_SUBJECT =
      Pattern.compile(
          "(?!Betr(?:eff|ifft|\\.))(?:(?!.*\\b(?:vom|zum|bis|ab|seit|für)\\s).*(?:\\b[12][0-9]{3}|\\.[0-9]{2})|.*\\p{L}\\s[0-9]{1,3}\\s?[a-z]?|.*\\b[0-9]{4,5}\\s\\p{Lu}.*|\\p{L}[\\p{L}."
              + " ]{1,30}:.*|\\P{L}*)");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\[[^\\]]*\\]|<[^>]*>|\\{\\{[^}]*\\}\\}");

  private Letter() {}

  /** Whether a text has words of its own, and not only what is to be filled in. */
  public static boolean hasWords(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("").codePoints().anyMatch(Character::isLetter);
  }

  /** The sentence that is the salutation; {@link #NO_LETTER}. */
  public static int salutation(ParsedDocument document) {
    List<Segment> segments = document.segments();
    for (int i = 0; i < Math.min(segments.size(), DEEPEST); i++) {
      if (SALUTATION.matcher(segments.get(i).text()).matches()
          && document.blockOf(segments.get(i)).kind() == BlockKind.PARAGRAPH) {
        return i;
      }
    }
    return NO_LETTER;
  }

  /** The sentence that says what it is about; {@link #NO_LETTER} or {@link #NONE}. */
  public static int subject(ParsedDocument document) {
    int salutation = salutation(document);
    if (salutation <= 0) {
      return salutation == 0 ? NONE : NO_LETTER;
    }
    String above = document.segments().get(salutation - 1).text();
    return hasWords(above) && !NO_SUBJECT.matcher(above).matches() ? salutation - 1 : NONE;
  }
}
