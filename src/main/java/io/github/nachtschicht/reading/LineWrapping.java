package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PlainTextParser.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /** Lines that go on in the middle of a sentence, at least, where lines differ in length. */
  private static final int FEWEST_BROKEN = 3;

  /** Lines with a capital each that are a list, at least. */
  private static final int FEWEST_CAPITALS = 4;

  private final int width;

  /** What the lines of a paragraph reach at least. */
  private final int least;

  private final Set<Line> items;

  private LineWrapping(int width, int least, Set<Line> items) {
    this.width = width;
    this.least = least;
    this.items = items;
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
      return new LineWrapping(0, 0, Set.of());
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
    // the lines of verse are as short
    Set<Line> items = width < NARROWEST_PAIR ? Set.of() : items(text, all, width, false);
    LineWrapping wrapping = new LineWrapping(width, width, items);
    return width >= 20 && width <= WIDEST && wrapping.isPlausible(text, all)
        ? wrapping
        : ragged(text, all);
  }

  /**
   * The wrapping of text whose lines were of one width on paper or in a window, but are not in
   * characters: text that was recognised or copied out of a page, lines that a person broke. Every
   * other line goes on in the middle of a sentence there, and a line ends at a comma or full stop
   * no more often than any word, unlike in verse and in lists.
   */
  private static LineWrapping ragged(String text, List<Line> lines) {
    Set<Line> items = items(text, lines, NARROWEST_PAIR, true);
    List<Line> broken = new ArrayList<>();
    for (int i = 1; i < Math.min(lines.size(), SAMPLE); i++) {
      if (isPair(text, lines, i, items) && isBroken(text, lines, i)) {
        broken.add(lines.get(i - 1));
      }
    }
    int[] lengths = broken.stream().mapToInt(Line::length).sorted().toArray();
    int width = lengths.length < FEWEST_BROKEN ? 0 : lengths[lengths.length * 9 / 10];
    int least = width * 17 / 20;
    if (width < NARROWEST_PAIR || width > WIDEST) {
      return new LineWrapping(0, 0, items);
    }
    int full = 0;
    int midSentence = 0;
    int atPunctuation = 0;
    for (int i = 1; i < Math.min(lines.size(), SAMPLE); i++) {
      if (isPair(text, lines, i, items) && lines.get(i - 1).length() >= least) {
        full++;
        midSentence += isBroken(text, lines, i) ? 1 : 0;
        atPunctuation += ",;:.!?".indexOf(text.charAt(lines.get(i - 1).end() - 1)) >= 0 ? 1 : 0;
      }
    }
    boolean plausible =
        midSentence >= FEWEST_BROKEN
            && midSentence >= 0.6 * broken.size()
            && midSentence >= 0.3 * full
            && atPunctuation <= 0.4 * full;
    return plausible
        ? new LineWrapping(width, least, items(text, lines, least, true))
        : new LineWrapping(0, 0, items);
  }

  /**
   * Lines of lists that nothing marks, in what stands between empty lines or below a colon: all
   * begin with a small letter, which no paragraph does, and are not full; or, where lines differ in
   * length, many begin with a capital, and none ends like a piece of a sentence.
   */
  private static Set<Line> items(String text, List<Line> lines, int width, boolean ragged) {
    Set<Line> items = new HashSet<>();
    for (int from = 0, to; from < lines.size(); from = to) {
      int longest = 0;
      boolean small = true;
      boolean capital = true;
      for (to = from; to < lines.size() && lines.get(to).length() > 0; ) {
        Line line = lines.get(to);
        int first = text.codePointAt(line.start());
        small &=
            to == from
                ? Character.isLowerCase(first) && PlainTextParser.marker(text, line) == null
                : !Character.isUpperCase(first);
        capital &= Character.isUpperCase(first) && !isPiece(text, line);
        longest = Math.max(longest, line.length());
        to++;
        if (text.charAt(line.end() - 1) == ':') {
          break;
        }
      }
      int full = 0;
      int itsWidth = longest < NARROWEST_PAIR ? width : Math.min(width, longest);
      for (int i = from + 1; i < to; i++) {
        full += isFull(text, lines.get(i - 1), lines.get(i), itsWidth) ? 1 : 0;
      }
      boolean list = small && to - from > 1 && 2 * full < to - from - 1;
      if (list || ragged && capital && to - from >= FEWEST_CAPITALS) {
        items.addAll(lines.subList(from, to));
      }
      to = Math.max(to, from + 1);
    }
    return items;
  }

  private static boolean isPiece(String text, Line line) {
    return ",-".indexOf(text.charAt(line.end() - 1)) >= 0
        || TextHeadings.endsOpen(text, line.end())
        || TextHeadings.endsSentence(text, line.end());
  }

  /** Whether a line is one of a list that nothing marks. */
  boolean isItem(Line line) {
    return items.contains(line);
  }

  private static boolean isPair(String text, List<Line> lines, int i, Set<Line> items) {
    return !items.contains(lines.get(i))
        && lines.get(i).length() > 0
        && lines.get(i - 1).length() > 0
        && !beginsRow(text, lines.get(i - 1), lines.get(i));
  }

  private static boolean isBroken(String text, List<Line> lines, int i) {
    return breaksSentence(text, lines.get(i - 1), lines.get(i))
        && PlainTextParser.marker(text, lines.get(i)) == null;
  }

  private boolean isPlausible(String text, List<Line> lines) {
    int pairs = 0;
    int full = 0;
    int midSentence = 0;
    int seen = 0;
    for (int i = 0; i < lines.size() && seen < SAMPLE; i++) {
      Line line = lines.get(i);
      seen += line.length() > 0 ? 1 : 0;
      if (i > 0 && line.length() > 0 && lines.get(i - 1).length() > 0 && !items.contains(line)) {
        pairs++;
        boolean isFull = isFull(text, lines.get(i - 1), line, width);
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
    if (items.contains(below)
        || TextLines.leads(text, above)
        || TextLines.isSetting(text, below)
        || least < width && beginsRow(text, above, below)) {
      return false;
    }
    if (width == 0) {
      return onlyWasFull(text, above, below);
    }
    boolean ends = TextHeadings.surelyEndsSentence(text, above.end());
    return isFull(text, above, below, ends ? width : least)
        || breaksSentence(text, above, below)
        || DividedWords.endsInHyphen(text.substring(above.start(), above.end()))
            && Character.isLetter(text.codePointAt(below.start()));
  }

  /**
   * Whether a line goes on in the next one where lines are paragraphs, but for some broken ones.
   */
  private static boolean onlyWasFull(String text, Line above, Line below) {
    return above.length() >= NARROWEST_PAIR
        && Character.isLetter(text.codePointBefore(above.end()))
        && (breaksSentence(text, above, below)
            || TextHeadings.endsInBracket(text.substring(above.start(), above.end())))
        && !beginsRow(text, above, below);
  }

  /** Whether a line is another one of a form or a table, however long the one above it is. */
  private static boolean beginsRow(String text, Line above, Line below) {
    return TextHeadings.isLabelled(text, below)
        || TextLines.hasGap(text, below)
        || TextLines.hasGap(text, above) && !Character.isLowerCase(text.codePointAt(below.start()));
  }

  /** Whether a paragraph goes on below empty lines, as where a page ended in it. */
  boolean goesOnBelow(String text, Line above, Line below) {
    return width > 0
        && isFull(text, above, below, least)
        && breaksSentence(text, above, below)
        && (Character.isLetterOrDigit(text.codePointBefore(above.end()))
            || DividedWords.endsInHyphen(text.substring(above.start(), above.end())));
  }

  /** Whether a line was wrapped in the middle of a sentence, whatever the next one begins with. */
  boolean breaksInside(String text, Line above, Line below) {
    return width > 0
        && isFull(text, above, below, width)
        && !TextHeadings.surelyEndsSentence(text, above.end());
  }

  private static boolean isFull(String text, Line above, Line below, int width) {
    int word = below.start();
    while (word < below.end() && !PlainTextParser.isSpace(text.charAt(word))) {
      word++;
    }
    return above.length() + 1 + (word - below.start()) > width;
  }

  private static boolean breaksSentence(String text, Line above, Line below) {
    return TextHeadings.endsOpen(text, above.end())
        || Character.isLowerCase(text.codePointAt(below.start()))
            && !TextHeadings.surelyEndsSentence(text, above.end());
  }
}
