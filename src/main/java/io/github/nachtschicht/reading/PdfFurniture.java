package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfRows.Row;
import io.github.nachtschicht.text.LeftOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Heads and feet of pages: what stands at the same place of several pages and says the same but for
 * its numbers, numbers of pages, and what browsers print around a page.
 */
final class PdfFurniture {

  /** Rows at the upper and at the lower edge that are looked at. */
  private static final int DEPTH = 3;

  /** Places are the same within so many points. */
  private static final double SAME_PLACE = 4;

  /** A page of fewer rows, such as one that says "Anlage 1", tells nothing of heads and feet. */
  private static final int LEAST_ROWS = 3;

  /** Numbers that count up at the same place on so many pages are page numbers. */
  private static final int SURELY = 3;

  /** What only looks like a head or foot is one in this share of the page's height. */
  private static final double EDGE = 0.15;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)[\\[(|–—-]? ?(?:(?:seite|s\\.|page|p\\.|blatt|folie) ?)?(?:\\d{1,4}|[ivxlc]{1,7})"
              + " ?(?:(?:von|of|/|\\||–|-) ?\\d{1,4})? ?[\\])|–—-]?");

  /** A date and a time, as browsers print them above a page. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "\\d{1,2}[./]\\d{1,2}[./]\\d{2,4},? \\d{1,2}:\\d{2}\\b.*|.*"
              + " \\d{1,2}[./]\\d{1,2}[./]\\d{2,4},? \\d{1,2}:\\d{2}(?: [AP]M| Uhr)?");

  /** An address and the page, as browsers print them below it. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?|file|about|chrome)[:/]\\S+(?: .*)?|.*\\b(?:https?|file)://\\S+ \\d+/\\d+");

  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,4})\\b|\\b(\\d{1,4})$");

  /** Distance from an edge and size, both in points. */
  private record Place(double distance, double size) {
    boolean isNear(double other, double otherSize) {
      return Math.abs(distance - other) <= SAME_PLACE && Math.abs(size - otherSize) <= size / 7;
    }
  }

  private final List<List<Row>> pages;
  private final List<Double> heights;
  private final List<LeftOut> leftOut = new ArrayList<>();

  private PdfFurniture(List<List<Row>> pages, List<Double> heights) {
    this.pages = pages;
    this.heights = heights;
  }

  /**
   * Takes heads and feet out of pages.
   *
   * @param pages the rows of each page, from top to bottom; changed
   * @param heights heights of the pages, in points
   * @return what was taken out
   */
  static List<LeftOut> remove(List<List<Row>> pages, List<Double> heights) {
    List<List<Row>> before = new ArrayList<>();
    pages.forEach(page -> before.add(List.copyOf(page)));
    PdfFurniture furniture = new PdfFurniture(pages, heights);
    for (List<Row> page : pages) {
      furniture.takeOut(page, row -> row.words().stream().allMatch(PdfRows.Word::artifact));
    }
    furniture.remove(true);
    furniture.remove(false);
    if (pages.stream().allMatch(List::isEmpty)) {
      // what is all there is stands around nothing
      for (int i = 0; i < pages.size(); i++) {
        pages.get(i).addAll(before.get(i));
      }
      return List.of();
    }
    return furniture.leftOut;
  }

  /**
   * Takes rows out that stand on several pages, numbers aside, wherever they stand.
   *
   * @param pages rows of each page; changed
   * @return what was taken out
   */
  static List<LeftOut> removeRepeated(List<List<Row>> pages) {
    PdfFurniture furniture = new PdfFurniture(pages, List.of());
    Map<String, Integer> seen = new HashMap<>();
    pages.forEach(page -> page.forEach(row -> seen.merge(shape(row), 1, Integer::sum)));
    for (List<Row> page : pages) {
      furniture.takeOut(page, row -> seen.getOrDefault(shape(row), 0) > 1);
    }
    return furniture.leftOut;
  }

  private void takeOut(List<Row> page, java.util.function.Predicate<Row> which) {
    page.removeIf(
        row -> {
          boolean out = which.test(row);
          if (out) {
            leftOut.add(new LeftOut(LeftOut.Reason.PAGE_HEAD, row.text()));
          }
          return out;
        });
  }

  /** Distance of a row from its edge; what is at one place on each page has the same. */
  private double place(int page, Row row, boolean top) {
    return top ? row.y() : heights.get(page) - row.y();
  }

  private static Row row(List<Row> page, boolean top, int i) {
    return page.get(top ? i : page.size() - 1 - i);
  }

  private static String shape(Row row) {
    return row.text().replaceAll("\\d+", "#");
  }

  /** What a row says, and each piece of it that a wide gap parts from the rest. */
  private static Set<String> shapes(Row row) {
    Set<String> shapes = new LinkedHashSet<>();
    shapes.add(shape(row));
    StringBuilder piece = new StringBuilder();
    double end = Double.NaN;
    for (PdfRows.Word word : row.words()) {
      if (word.left() - end > 1.8 * row.size()) {
        addPiece(shapes, piece);
      }
      piece.append(word.text()).append(' ');
      end = word.right();
    }
    addPiece(shapes, piece);
    return shapes;
  }

  private static void addPiece(Set<String> shapes, StringBuilder piece) {
    String text = PdfRows.plain(piece.toString()).strip().replaceAll("\\d+", "#");
    if (text.length() > 4) {
      shapes.add(text);
    }
    piece.setLength(0);
  }

  /** What stands at one edge of all pages. */
  private static final class Census {
    final Map<String, List<Place>> shapes = new HashMap<>();

    /** Rows by their place. */
    final Map<Long, Integer> places = new HashMap<>();

    /** Page numbers by their place. */
    final Map<Long, Integer> numbers = new HashMap<>();

    /** Page numbers by the number that page 0 would have. */
    final Map<Integer, Integer> numbering = new HashMap<>();

    /** The same of all rows with a number at their end, by this and their place. */
    final Map<String, Integer> counting = new HashMap<>();
  }

  private static long rounded(double place) {
    return Math.round(place / SAME_PLACE);
  }

  private Census census(boolean top) {
    Census census = new Census();
    for (int p = 0; p < pages.size(); p++) {
      List<Row> page = pages.get(p);
      for (int i = 0; i < Math.min(DEPTH, page.size()); i++) {
        Row row = row(page, top, i);
        double place = place(p, row, top);
        for (String shape : shapes(row)) {
          List<Place> all = census.shapes.computeIfAbsent(shape, key -> new ArrayList<>());
          if (page.size() >= LEAST_ROWS) {
            all.add(new Place(place, row.size()));
          }
        }
        census.places.merge(rounded(place), 1, Integer::sum);
        for (int offset : offsets(row, p)) {
          census.counting.merge(offset + "/" + rounded(place), 1, Integer::sum);
          if (i == 0 && isPageNumber(row)) {
            census.numbering.merge(offset, 1, Integer::sum);
          }
        }
        if (i == 0 && isPageNumber(row)) {
          census.numbers.merge(rounded(place), 1, Integer::sum);
        }
      }
    }
    return census;
  }

  private void remove(boolean top) {
    Census census = census(top);
    Set<String> sentences = new HashSet<>();
    for (int p = 0; p < pages.size(); p++) {
      List<Row> page = pages.get(p);
      int out = 0;
      for (int i = 0; i < Math.min(DEPTH, page.size()); i++) {
        Row row = row(page, top, i);
        boolean apart = isApart(page, top, i);
        boolean number = isPageNumber(row, p, place(p, row, top), apart, census);
        if (!number && !isHead(page, p, i, top, census)
            || isSentence(row) && sentences.add(shape(row))) {
          break;
        }
        if (apart || number) {
          out = i + 1;
        }
      }
      // the text of the running head may be the title of the first page
      int first = top && p == 0 && out > 0 && isTitle(page, out) ? 1 : 0;
      Set<Row> edge = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
      for (int i = first; i < out; i++) {
        edge.add(row(page, top, i));
      }
      takeOut(page, edge::contains);
    }
  }

  private boolean isPageNumber(Row row, int page, double place, boolean apart, Census census) {
    return isPageNumber(row)
        && (census.numbers.getOrDefault(rounded(place), 0) > 1
            || offsets(row, page).stream().anyMatch(o -> census.numbering.getOrDefault(o, 0) > 1)
            || apart && place < EDGE * heights.get(page));
  }

  /** Whether a row says what others at its place say, or stands between such a row and the text. */
  private boolean isHead(List<Row> page, int p, int i, boolean top, Census census) {
    Row row = row(page, top, i);
    double place = place(p, row, top);
    for (String shape : shapes(row)) {
      long same =
          census.shapes.getOrDefault(shape, List.of()).stream()
              .filter(other -> other.isNear(place, row.size()))
              .count();
      if (same > 1) {
        return true;
      }
    }
    boolean counts =
        !isSentence(row)
            && offsets(row, p).stream()
                .anyMatch(o -> census.counting.getOrDefault(o + "/" + rounded(place), 0) >= SURELY);
    boolean second =
        i > 0
            && census.places.getOrDefault(rounded(place), 0) > 1
            && Math.abs(row(page, top, i - 1).y() - row.y()) < 1.7 * row.size();
    return counts || second || place < EDGE * heights.get(p) && isPrinted(row);
  }

  /** Where counting would have to begin for a number at the end of a row to be the page's. */
  private static List<Integer> offsets(Row row, int page) {
    List<Integer> offsets = new ArrayList<>();
    Matcher number = NUMBER.matcher(row.text());
    while (number.find()) {
      String digits = number.group(1) == null ? number.group(2) : number.group(1);
      offsets.add(Integer.parseInt(digits) - page);
    }
    return offsets;
  }

  private static boolean isPageNumber(Row row) {
    return PAGE_NUMBER.matcher(row.text()).matches();
  }

  private static boolean isPrinted(Row row) {
    String text = row.text();
    return PRINTED.matcher(text).matches() || ADDRESS.matcher(text).matches();
  }

  /** What says so much is read once, for it may be a note that stands on several pages. */
  private static boolean isSentence(Row row) {
    return row.words().size() > 8;
  }

  /** Whether more than a line's distance parts a row from what follows inwards. */
  private static boolean isApart(List<Row> page, boolean top, int i) {
    if (i + 1 >= page.size()) {
      return true;
    }
    Row row = row(page, top, i);
    Row next = row(page, top, i + 1);
    return Math.abs(next.y() - row.y()) > 1.45 * Math.max(row.size(), next.size());
  }

  /** Whether the first row of the first page is the only title there is. */
  private static boolean isTitle(List<Row> page, int out) {
    Row row = page.get(0);
    String text = row.text();
    if (isPrinted(row) || isPageNumber(row) || !text.matches("\\P{Nd}*\\p{L}{4}\\P{Nd}*")) {
      return false;
    }
    for (Row other : page) {
      if (other.size() > row.size() + 0.3) {
        return false;
      }
    }
    return page.size() > out;
  }
}
