package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PlainTextParser.Line;
import java.util.List;

/**
 * Tells hard-wrapped text from text with one paragraph a line, and at which width it was wrapped.
 *
 * <p>A line of wrapped text is <em>full</em>: the first word of the next line would not have fitted
 * on it. In text with one paragraph a line this holds by chance only, and no paragraph begins in
 * the middle of a sentence.
 */
final class LineWrapping {

  /** Nobody wraps at more columns than this. */
  private static final int WIDEST = 200;

  /** A lone pair of lines is taken as wrapped only between these widths. */
  private static final int NARROWEST_PAIR = 45;

  private static final int WIDEST_PAIR = 100;

  /** Lines looked at; the layout does not change after so many. */
  private static final int SAMPLE = 20_000;

  private static final LineWrapping NONE = new LineWrapping(0);

  private final int width;

  private LineWrapping(int width) {
    this.width = width;
  }

  /** Finds the wrapping of a text. */
  static LineWrapping of(String text, List<Line> all) {
    int[] lengths = new int[WIDEST + 2];
    int lines = 0;
    for (Line line : all) {
      if (line.length() > 0 && lines < SAMPLE) {
        lines++;
        lengths[Math.min(line.length(), WIDEST + 1)]++;
      }
    }
    if (lines < 2) {
      return NONE;
    }
    // A few lines may be longer than the width: a long address, a table.
    int allowed = lines / 50;
    int width = WIDEST + 1;
    for (int over = 0; width > 0; width--) {
      over += lengths[width];
      if (over > allowed) {
        break;
      }
    }
    if (width > WIDEST || width < 20) {
      return NONE;
    }
    LineWrapping wrapping = new LineWrapping(width);
    return wrapping.isPlausible(text, all) ? wrapping : NONE;
  }

  private boolean isPlausible(String text, List<Line> lines) {
    int pairs = 0;
    int full = 0;
    int midSentence = 0;
    int seen = 0;
    for (int i = 0; i < lines.size() && seen < SAMPLE; i++) {
      Line line = lines.get(i);
      seen += line.length() > 0 ? 1 : 0;
      if (i > 0 && line.length() > 0 && lines.get(i - 1).length() > 0) {
        pairs++;
        boolean isFull = isFull(text, lines.get(i - 1), line);
        full += isFull ? 1 : 0;
        midSentence += isFull && breaksSentence(text, lines.get(i - 1), line) ? 1 : 0;
      }
    }
    if (pairs == 0) {
      return false;
    }
    if (midSentence == 0) {
      return pairs <= 3
          && full == pairs
          && width >= NARROWEST_PAIR
          && width <= WIDEST_PAIR
          && !headsParagraph(text, lines);
    }
    return full >= 0.5 * pairs && midSentence >= 0.1 * pairs;
  }

  /** Whether the first line ends like a sentence, so that it may be a paragraph of its own. */
  private static boolean headsParagraph(String text, List<Line> lines) {
    Line first = lines.stream().filter(line -> line.length() > 0).findFirst().orElseThrow();
    return TextHeadings.surelyEndsSentence(text, first.end());
  }

  /** Whether a line and the one below it are pieces of one paragraph. */
  boolean joins(String text, Line above, Line below) {
    if (width == 0) {
      return false;
    }
    return isFull(text, above, below)
        || breaksSentence(text, above, below)
        || DividedWords.endsInHyphen(text.substring(above.start(), above.end()))
            && Character.isLetter(text.codePointAt(below.start()));
  }

  /** Whether a line was wrapped in the middle of a sentence, whatever the next one begins with. */
  boolean breaksInside(String text, Line above, Line below) {
    return width > 0
        && isFull(text, above, below)
        && !TextHeadings.surelyEndsSentence(text, above.end());
  }

  private boolean isFull(String text, Line above, Line below) {
    int word = below.start();
    while (word < below.end() && !PlainTextParser.isSpace(text.charAt(word))) {
      word++;
    }
    return above.length() + 1 + (word - below.start()) > width;
  }

  private static boolean breaksSentence(String text, Line above, Line below) {
    return Character.isLowerCase(text.codePointAt(below.start()))
        && !TextHeadings.surelyEndsSentence(text, above.end());
  }
}
