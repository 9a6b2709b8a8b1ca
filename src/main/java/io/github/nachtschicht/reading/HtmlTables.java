package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.TableCell;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Where the cells of an HTML table stand, cells over several rows and columns resolved. */
final class HtmlTables {

  /** Cells over more columns than this are taken for one. */
  private static final int WIDEST = 256;

  private static final int LONGEST_CELL = 1500;

  private HtmlTables() {}

  /**
   * The places of the cells of a table.
   *
   * @param number of the table in its document
   * @return empty if the table only serves the layout of the page
   */
  static Map<Element, TableCell> places(Element table, int number) {
    List<Element> rows = rows(table);
    Map<Element, TableCell> places = new IdentityHashMap<>();
    int[] busyUntil = new int[16];
    int columns = 0;
    boolean headings = false;
    for (int row = 0; row < rows.size(); row++) {
      int column = 0;
      Element tr = rows.get(row);
      boolean head = tr.parent() != null && HtmlTree.name(tr.parent()).equals("thead");
      for (Element cell : tr.children()) {
        String name = HtmlTree.name(cell);
        if (!name.equals("td") && !name.equals("th")) {
          continue;
        }
        while (column < busyUntil.length && busyUntil[column] > row) {
          column++;
        }
        boolean th = name.equals("th");
        headings |= th;
        places.put(cell, new TableCell(number, row, column, head || th && row == 0));
        int width = column < WIDEST ? Math.min(span(cell, "colspan"), WIDEST) : 1;
        int height = span(cell, "rowspan");
        int end = height == 0 ? Integer.MAX_VALUE : row + height;
        if (column + width > busyUntil.length) {
          busyUntil = Arrays.copyOf(busyUntil, Math.max(2 * busyUntil.length, column + width));
        }
        Arrays.fill(busyUntil, column, column + width, end);
        column += width;
        columns = Math.max(columns, column);
      }
    }
    return isLayout(table, rows.size(), columns, headings) ? Map.of() : places;
  }

  private static boolean isLayout(Element table, int rows, int columns, boolean headings) {
    String role = table.attr("role");
    if (role.equals("presentation") || role.equals("none") || table.select("table").size() > 1) {
      return true;
    }
    if (headings) {
      return false;
    }
    return rows < 2
        || columns < 2
        || !table.select("h1, h2, h3, h4, pre, blockquote, hr").isEmpty()
        || table.select("td").stream()
            .anyMatch(cell -> cell.select("p").size() > 2 || cell.text().length() > LONGEST_CELL);
  }

  private static List<Element> rows(Element table) {
    Set<String> groups = Set.of("thead", "tbody", "tfoot");
    return table.children().stream()
        .flatMap(
            child ->
                groups.contains(HtmlTree.name(child))
                    ? child.children().stream()
                    : Stream.of(child))
        .filter(row -> HtmlTree.name(row).equals("tr"))
        .toList();
  }

  private static int span(Element cell, String attribute) {
    int span = XmlElement.number(cell.attr(attribute), 10, 1);
    return span < 0 || span == 0 && attribute.equals("colspan") ? 1 : Math.min(span, 65_534);
  }
}
