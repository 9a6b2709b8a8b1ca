package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PlainTextParser.Line;

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
  static LineWrapping of(String text) {
    int[] lengths = new int[WIDEST + 2];
    int lines = 0;
    int longest = 0;
    int start = 0;
    while (start < text.length() && lines < SAMPLE) {
      int end = lineEnd(text, start);
      int length = trimmedLength(text, start, end);
      if (length > 0) {
        lines++;
        lengths[Math.min(length, WIDEST + 1)]++;
        longest = Math.max(longest, length);
      }
      start = end + 1;
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
    return wrapping.isPlausible(text) ? wrapping : NONE;
  }

  private boolean isPlausible(String text) {
    int pairs = 0;
    int full = 0;
    int midSentence = 0;
    int seen = 0;
    int start = 0;
    int previousStart = -1;
    int previousEnd = -1;
    while (start < text.length() && seen < SAMPLE) {
      int end = lineEnd(text, start);
      Line line = trimmed(text, start, end);
      if (line.length() == 0) {
        previousStart = -1;
      } else {
        seen++;
        if (previousStart >= 0) {
          Line previous = new Line(previousStart, previousEnd);
          pairs++;
          boolean isFull = isFull(text, previous, line);
          if (isFull) {
            full++;
          }
          if (isFull && breaksSentence(text, previous, line)) {
            midSentence++;
          }
        }
        previousStart = line.start();
        previousEnd = line.end();
      }
      start = end + 1;
    }
    if (pairs == 0) {
      return false;
    }
    if (midSentence == 0) {
      return pairs <= 3
          && full == pairs
          && width >= NARROWEST_PAIR
          && width <= WIDEST_PAIR
          && !headsParagraph(text);
    }
    return full >= 0.5 * pairs && midSentence >= 0.1 * pairs;
  }

  /** Whether the first line ends like a sentence, so that it may be a paragraph of its own. */
  private static boolean headsParagraph(String text) {
    int start = 0;
    while (start < text.length() && PlainTextParser.isSpace(text.charAt(start))) {
      start++;
    }
    Line first = trimmed(text, start, lineEnd(text, start));
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

  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  private static int trimmedLength(String text, int start, int end) {
    return trimmed(text, start, end).length();
  }

  private static Line trimmed(String text, int start, int end) {
    while (start < end && PlainTextParser.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && PlainTextParser.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return new Line(start, end);
  }
}
