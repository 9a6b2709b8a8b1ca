package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfLayout.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the type of a PDF says: how large and bold its text is, how far apart its lines are, and so
 * what is a heading and what is small print.
 */
final class PdfStyle {

  /** Sizes within this are the same, in points. */
  private static final double SAME_SIZE = 0.6;

  /** How much larger than the text a heading is, at least. */
  private static final double LARGER = 1.12;

  /** How large small print is at most, as a share of the text's size. */
  private static final double SMALL = 0.93;

  private final double bodySize;
  private final boolean bodyBold;
  private final Map<Long, Double> leading = new HashMap<>();

  PdfStyle(List<Line> lines) {
    Map<Long, Integer> sizes = new TreeMap<>();
    int bold = 0;
    int letters = 0;
    for (Line line : lines) {
      sizes.merge(Math.round(line.size() * 2), line.text().length(), Integer::sum);
      bold += line.bold() ? line.text().length() : 0;
      letters += line.text().length();
    }
    // of sizes that are as frequent, the smallest
    bodySize =
        sizes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(size -> size.getKey() / 2.0)
            .orElse(0.0);
    bodyBold = 2 * bold > letters;
    findLeading(lines);
  }

  private void findLeading(List<Line> lines) {
    Map<Long, List<Double>> gaps = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Line above = lines.get(i - 1);
      Line line = lines.get(i);
      double gap = line.y() - above.y();
      if (isSamePart(above, line) && sameSize(above, line) && gap > 0.5 * line.size()) {
        gaps.computeIfAbsent(Math.round(line.size()), key -> new ArrayList<>()).add(gap);
      }
    }
    gaps.forEach(
        (size, all) -> {
          Collections.sort(all);
          // most gaps are between lines of a paragraph; of few, the smaller ones
          leading.put(size, all.get(all.size() > 8 ? all.size() * 2 / 5 : all.size() / 4));
        });
  }

  /** The usual distance of base lines for text of this size, in points. */
  double leading(Line line) {
    return leading.getOrDefault(Math.round(line.size()), 1.25 * line.size());
  }

  /** Whether two lines stand in one column. */
  static boolean isSamePart(Line a, Line b) {
    return a.page() == b.page() && a.part() == b.part();
  }

  static boolean sameSize(Line a, Line b) {
    return Math.abs(a.size() - b.size()) < SAME_SIZE;
  }

  /** Whether a line is larger or bolder than the text. */
  boolean isHeading(Line line) {
    return isLarger(line) || line.bold() && !bodyBold && line.size() > SMALL * bodySize;
  }

  /** Whether a line is larger than the text. */
  boolean isLarger(Line line) {
    return line.size() >= LARGER * bodySize && line.size() > bodySize + SAME_SIZE;
  }

  /** Whether a line is small print. */
  boolean isSmall(Line line) {
    return line.size() < SMALL * bodySize;
  }
}
