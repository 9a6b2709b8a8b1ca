package io.github.nachtschicht.markdown;

import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a letter is about: the line above its salutation (DIN 5008), not the address it begins with.
 */
final class LetterTitle {

  /** It is no letter. */
  static final int NO_LETTER = -2;

  /** It is a letter without a subject. */
  static final int NONE = -1;

  /** A salutation stands among the first sentences. */
  private static final int DEEPEST = 30;

  private static final Pattern SALUTATION =
      Pattern.compile(
          "Sehr (?:(?:geehrte|verehrte)[rsn]?\\b|\\[).{0,100}"
              + "|(?:Liebe[rs]?|Werte[rs]?|Hallo|Guten (?:Tag|Morgen))\\s\\P{Ll}.{0,80}[,!]");

  /** Place and date, a house, a town, a label but for the subject's. */
  private static final Pattern NO_SUBJECT =
      Pattern.compile(
          ".*(?:\\b[12][0-9]{3}|\\.[0-9]{2}|\\p{L}\\s[0-9]{1,3}\\s?[a-z]?)|.*\\b[0-9]{4,5}\\s\\p{Lu}.*|(?!Betr)\\p{L}[\\p{L}."
              + " ]{1,30}:.*|\\P{L}*");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\[[^\\]]*\\]|<[^>]*>|\\{\\{[^}]*\\}\\}");

  private LetterTitle() {}

  /** Whether a text has words of its own, and not only what is to be filled in. */
  static boolean hasWords(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("").codePoints().anyMatch(Character::isLetter);
  }

  /** The sentence that says it; {@link #NO_LETTER} or {@link #NONE}. */
  static int of(ParsedDocument document) {
    List<Segment> segments = document.segments();
    for (int i = 0; i < Math.min(segments.size(), DEEPEST); i++) {
      if (SALUTATION.matcher(segments.get(i).text()).matches()
          && document.blockOf(segments.get(i)).kind() == BlockKind.PARAGRAPH) {
        boolean named =
            i > 0
                && hasWords(segments.get(i - 1).text())
                && !NO_SUBJECT.matcher(segments.get(i - 1).text()).matches();
        return named ? i - 1 : NONE;
      }
    }
    return NO_LETTER;
  }
}
