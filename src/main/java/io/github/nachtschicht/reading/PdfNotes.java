package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfLayout.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the notes at the foot of the pages of a PDF: the last lines of a column that are small
 * print, or that begin with a raised mark.
 */
final class PdfNotes {

  private static final Pattern RAISED_MARK =
      Pattern.compile("\u0011([0-9]{1,3}|[a-z*†‡§]{1,3})\\)?\u0012\\)? ?");

  /** A mark in the text. */
  private static final Pattern REFERENCE = Pattern.compile("(?<=.)\u0011([^\u0012]{1,8})\u0012");

  /** Before small print a mark need not be raised. */
  private static final Pattern SMALL_MARK =
      Pattern.compile("(?=[\\[*†‡\\d])\\[?(\\d{1,3}(?=[\\]) ])|[*†‡]{1,3})[\\])]? ?");

  /**
   * The mark of a note.
   *
   * @param label what the note is called
   * @param end where the note's text begins in its first line
   */
  record Mark(String label, int end) {}

  private final List<Line> lines;
  private final PdfStyle style;
  private final boolean[] notes;
  private final Set<String> references = new HashSet<>(); // page and mark
  private final Map<Integer, Mark> marks = new HashMap<>();
  private final Map<Integer, Set<String>> labels = new HashMap<>();

  PdfNotes(List<Line> lines, PdfStyle style) {
    this.lines = lines;
    this.style = style;
    this.notes = new boolean[lines.size()];
    for (Line line : lines) {
      REFERENCE
          .matcher(line.text())
          .results()
          .flatMap(raised -> Stream.of(raised.group(1).split("[^\\p{L}\\p{N}]+")))
          .forEach(mark -> references.add(line.page() + " " + mark));
    }
    find();
  }

  /** Whether a line is of a note. */
  boolean isNote(int line) {
    return notes[line];
  }

  /** The mark of the note that begins with a line; null if none does. */
  @Nullable Mark markOf(int line) {
    return marks.get(line);
  }

  /** Labels of the notes on a page. */
  Set<String> labels(int page) {
    return labels.getOrDefault(page, Set.of());
  }

  /** Which lines are notes at the foot of a page: its last lines, small print or with a mark. */
  private void find() {
    for (int end = lines.size(); end > 0; ) {
      int start = end - 1;
      while (start > 0 && PdfStyle.isSamePart(lines.get(start - 1), lines.get(end - 1))) {
        start--;
      }
      find(start, end);
      end = start;
    }
  }

  private void find(int start, int end) {
    int first = -1;
    for (int i = end - 1; i >= start; i--) {
      Line line = lines.get(i);
      Mark mark = mark(line);
      boolean small = style.isSmall(line);
      if (mark != null) {
        first = i;
      } else if (!small && !(i > start && continuesNote(start, i))) {
        break;
      }
    }
    if (first < 0) {
      return;
    }
    for (int i = first; i < end; i++) {
      Line line = lines.get(i);
      notes[i] = true;
      Mark mark = mark(line);
      if (mark != null) {
        marks.put(i, mark);
        labels.computeIfAbsent(line.page(), key -> new HashSet<>()).add(mark.label());
      }
    }
  }

  /** Whether a line of the text's size goes on in a note whose first line is above it. */
  private boolean continuesNote(int start, int i) {
    for (int j = i; j > Math.max(start, i - 6); j--) {
      double gap = lines.get(j).y() - lines.get(j - 1).y();
      if (gap > 1.3 * style.leading(lines.get(j))
          || !PdfStyle.sameSize(lines.get(j), lines.get(j - 1))) {
        return false;
      }
      if (mark(lines.get(j - 1)) != null) {
        return true;
      }
    }
    return false;
  }

  /** The mark that a line begins with; null if it begins with none. */
  private @Nullable Mark mark(Line line) {
    boolean small = style.isSmall(line);
    Matcher raised = RAISED_MARK.matcher(line.text());
    if (raised.lookingAt()) {
      return mark(line, raised);
    }
    Matcher plain = SMALL_MARK.matcher(line.text());
    return small && plain.lookingAt() && isReferredTo(line, plain.group(1))
        ? mark(line, plain)
        : null;
  }

  /** Whether a number that is not raised is a mark of the page: 56 von 61, in a cell, is none. */
  private boolean isReferredTo(Line line, String label) {
    return !Character.isDigit(label.charAt(0))
        || line.text().startsWith("[")
        || references.contains(line.page() + " " + label);
  }

  private static @Nullable Mark mark(Line line, Matcher matcher) {
    return matcher.end() == line.text().length() ? null : new Mark(matcher.group(1), matcher.end());
  }
}
