package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfRows.Row;
import io.github.nachtschicht.reading.PdfRows.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the rows of a page are read: columns one after the other, what stands above
 * and below them before and behind.
 *
 * <p>A gutter is a white stripe with several lines of prose on either side of it. The widest part
 * of the page with one is cut out, then the parts are looked at in the same way, as by the
 * recursive XY-cut (Nagy and Seth, 1984), but with gutters first, so that a title above two columns
 * does not hide them.
 */
final class PdfLayout {

  /** Width of a gutter, in ems, and of a gap that makes two pieces of a row. */
  private static final double GUTTER = 0.9;

  /** Gap in a row, in ems, behind which a new cell begins. */
  private static final double CELL_GAP = 1.8;

  private static final int LEAST_LINES = 3;

  /** A column's lines have so many characters at least. */
  private static final double LEAST_CHARACTERS = 12;

  /** Share of a column's lines that are about as long as its longest one. */
  private static final double WIDE_LINES = 0.35;

  /** Columns of a page with more pieces than this are not looked for. */
  private static final int MOST_PIECES = 4000;

  private static final int MOST_DEPTH = 24;

  /**
   * A line as it is to be read.
   *
   * @param text with the marks of {@link PdfRows}
   * @param part number of the part of the page it stands in; lines of one part are in one column
   * @param partLeft left end of the part
   * @param partRight right end of the part
   * @param firstWord width of its first word
   * @param cells whether it holds wide gaps, as the rows of a table do
   */
  record Line(
      String text,
      int page,
      int part,
      double left,
      double right,
      double y,
      double size,
      boolean bold,
      double partLeft,
      double partRight,
      double firstWord,
      boolean cells) {

    /** The text as a person reads it. */
    String plain() {
      return PdfRows.plain(text);
    }
  }

  /** Words of one row with no wide gap between them. */
  private record Piece(
      List<Word> words, double left, double right, double y, double size, int letters) {}

  private final int page;
  private final List<Line> lines = new ArrayList<>();
  private int part;

  private PdfLayout(int page) {
    this.page = page;
  }

  /** The lines of a page in reading order. */
  static List<Line> order(List<Row> rows, int page) {
    PdfLayout layout = new PdfLayout(page);
    List<Piece> pieces = new ArrayList<>();
    for (Row row : rows) {
      List<Word> words = new ArrayList<>();
      for (Word word : row.words()) {
        if (!words.isEmpty()
            && word.left() - words.get(words.size() - 1).right() > GUTTER * row.size()) {
          pieces.add(piece(words));
          words = new ArrayList<>();
        }
        words.add(word);
      }
      pieces.add(piece(words));
    }
    layout.read(pieces, 0);
    return layout.lines;
  }

  private static Piece piece(List<Word> words) {
    double right = words.stream().mapToDouble(Word::right).max().orElse(0);
    double size = words.stream().mapToDouble(Word::size).max().orElse(0);
    int letters = words.size() - 1 + words.stream().mapToInt(Word::letters).sum();
    return new Piece(words, words.get(0).left(), right, words.get(0).y(), size, letters);
  }

  /** A stripe between columns: which pieces it parts. */
  private record Gutter(double x, int from, int to, int lines) {}

  /** Reads pieces that are sorted from top to bottom. */
  private void read(List<Piece> pieces, int depth) {
    if (pieces.isEmpty()) {
      return;
    }
    Gutter gutter = pieces.size() > MOST_PIECES || depth > MOST_DEPTH ? null : widestGutter(pieces);
    if (gutter == null) {
      readRows(pieces);
      return;
    }
    List<Piece> left = new ArrayList<>();
    List<Piece> right = new ArrayList<>();
    for (Piece piece : pieces.subList(gutter.from(), gutter.to())) {
      (piece.right() <= gutter.x() ? left : right).add(piece);
    }
    List<Piece> below = new ArrayList<>();
    double lowest = right.get(right.size() - 1).y();
    // what stands far below the right column no longer belongs to the left one
    for (int i = 1; i < left.size(); i++) {
      double gap = (left.get(i).y() - left.get(i - 1).y()) / left.get(i).size();
      List<Word> last = left.get(i - 1).words();
      String end = last.get(last.size() - 1).text();
      boolean open = !TextHeadings.endsSentence(end, end.length());
      if (left.get(i).y() > lowest && (gap > 2.2 || gap > 1.35 && open)) {
        below.addAll(left.subList(i, left.size()));
        left = left.subList(0, i);
        break;
      }
    }
    below.addAll(pieces.subList(gutter.to(), pieces.size()));
    read(pieces.subList(0, gutter.from()), depth + 1);
    read(left, depth + 1);
    read(right, depth + 1);
    read(below, depth + 1);
  }

  private static @Nullable Gutter widestGutter(List<Piece> pieces) {
    double least = least(pieces);
    double most = most(pieces);
    Gutter best = null;
    double step = Math.max(3, (most - least) / 300);
    for (double x = least + step; x < most; x += step) {
      int from = 0;
      for (int i = 0; i <= pieces.size(); i++) {
        if (i == pieces.size() || crosses(pieces.get(i), x)) {
          Gutter gutter = i - from < 2 * LEAST_LINES ? null : gutter(pieces, from, i, x);
          if (gutter != null && (best == null || gutter.lines() > best.lines())) {
            best = gutter;
          }
          from = i + 1;
        }
      }
    }
    return best;
  }

  private static boolean crosses(Piece piece, double x) {
    double half = GUTTER / 2 * Math.min(piece.size(), 14);
    return piece.left() < x + half / 2 && piece.right() > x - half / 2;
  }

  /** The gutter at {@code x} along some pieces; null if there is no prose on either side. */
  private static @Nullable Gutter gutter(List<Piece> pieces, int from, int to, double x) {
    Side left = new Side(pieces.subList(from, to), piece -> piece.right() <= x);
    Side right = new Side(pieces.subList(from, to), piece -> piece.right() > x);
    if (!left.isColumn || !right.isColumn) {
      return null;
    }
    double overlap = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
    double shorter = Math.min(left.bottom - left.top, right.bottom - right.top);
    if (overlap < 0.5 * shorter || right.least - left.most < GUTTER * Math.min(left.size, 14)) {
      return null;
    }
    return new Gutter(x, from, to, left.lines + right.lines);
  }

  /** What stands on one side of a gutter. */
  private static final class Side {
    final int lines;
    int letters;
    final boolean isColumn;
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    double size = Double.MAX_VALUE;

    Side(List<Piece> pieces, Predicate<Piece> here) {
      List<Double> apart = new ArrayList<>();
      List<Double> joined = new ArrayList<>();
      Piece before = null;
      double start = 0;
      for (Piece piece : pieces) {
        if (!here.test(piece)) {
          continue;
        }
        boolean sameLine =
            before != null
                && piece.y() - before.y() < 0.3 * piece.size()
                && piece.left() > before.right()
                && piece.left() - before.right() < CELL_GAP * piece.size();
        start = sameLine ? start : piece.left();
        if (sameLine) {
          joined.remove(joined.size() - 1);
        }
        joined.add(piece.right() - start);
        apart.add(piece.right() - piece.left());
        letters += piece.letters();
        least = Math.min(least, piece.left());
        most = Math.max(most, piece.right());
        top = Math.min(top, piece.y());
        bottom = Math.max(bottom, piece.y());
        size = Math.min(size, piece.size());
        before = piece;
      }
      lines = joined.size();
      // wide spaces part a justified line, and narrow gutters do not part columns
      isColumn = letters >= LEAST_CHARACTERS * apart.size() && (isEven(joined) || isEven(apart));
    }

    /** Whether enough lines are about as long as the longest one. */
    private static boolean isEven(List<Double> widths) {
      double widest = widths.stream().mapToDouble(width -> width).max().orElse(0);
      long wide = widths.stream().filter(width -> width >= 0.7 * widest).count();
      return wide >= LEAST_LINES && wide >= WIDE_LINES * widths.size();
    }
  }

  private static double least(List<Piece> pieces) {
    return pieces.stream().mapToDouble(Piece::left).min().orElse(0);
  }

  private static double most(List<Piece> pieces) {
    return pieces.stream().mapToDouble(Piece::right).max().orElse(0);
  }

  private void readRows(List<Piece> pieces) {
    double least = least(pieces);
    double most = most(pieces);
    part++;
    for (int i = 0; i < pieces.size(); ) {
      List<Piece> row = new ArrayList<>();
      double y = pieces.get(i).y();
      while (i < pieces.size()
          && Math.abs(pieces.get(i).y() - y) <= 0.3 * Math.min(pieces.get(i).size(), 14)) {
        row.add(pieces.get(i));
        i++;
      }
      row.sort(Comparator.comparingDouble(Piece::left));
      lines.add(line(row, least, most));
    }
  }

  private Line line(List<Piece> row, double least, double most) {
    List<Word> words = new ArrayList<>();
    double end = 0;
    boolean cells = false;
    for (Piece piece : row) {
      cells |=
          !words.isEmpty()
              && piece.left() - end > CELL_GAP * piece.size()
              && (words.size() > 1 || !isMarker(words.get(0).text()));
      words.addAll(piece.words());
      end = Math.max(end, piece.right());
    }
    if (cells && row.get(0).left() < least + 2 && end > most - 2 && isStretched(row)) {
      cells = false;
    }
    Word first = words.get(0);
    int letters = words.stream().mapToInt(Word::letters).sum();
    int bold = words.stream().filter(Word::bold).mapToInt(Word::letters).sum();
    double sizes = words.stream().mapToDouble(word -> word.letters() * word.size()).sum();
    return new Line(
        words.stream().map(Word::text).collect(Collectors.joining(" ")),
        page,
        part,
        row.get(0).left(),
        end,
        words.get(words.size() - 1).y(),
        sizes / Math.max(1, letters),
        2 * bold > letters,
        least,
        most,
        first.right() - first.left(),
        cells);
  }

  /** Whether a text is nothing but what opens a list item. */
  private static boolean isMarker(String text) {
    ListItems.Marker marker = ListItems.marker(text);
    return marker != null && marker.end() == text.length();
  }

  /** Whether all gaps of a row are about as wide, as those of a justified line are. */
  private static boolean isStretched(List<Piece> row) {
    double narrowest = Double.MAX_VALUE;
    double widest = 0;
    double end = Double.NaN;
    for (Piece piece : row) {
      for (Word word : piece.words()) {
        if (!Double.isNaN(end)) {
          narrowest = Math.min(narrowest, word.left() - end);
          widest = Math.max(widest, word.left() - end);
        }
        end = word.right();
      }
    }
    return narrowest > 0.45 * widest;
  }
}
