package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All text of a part of an .odt, read from front to back without regard to what it is: what the
 * account of a document is held against, and how passages that are left out are shown.
 */
final class OdtText implements XmlPart.Visitor {

  /** How often a cell or row that stands for several may be written, and how long it may be. */
  private static final int MOST_REPEATS = 20;

  private static final int LONGEST_REPEATED = 100;

  private final OdtStyles styles;
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> fonts = new ArrayDeque<>(List.of(""));

  /** Where each open cell or row began, and how often it is to be written. */
  private final Deque<int[]> repeated = new ArrayDeque<>();

  /** The element from which on text counts; null for all. */
  private final @Nullable String from;

  private int inside;
  private final long most;

  private OdtText(OdtStyles styles, @Nullable String from, long most) {
    this.styles = styles;
    this.from = from;
    this.most = most;
  }

  /**
   * Text of a file below the elements of a name.
   *
   * @param most number of characters at which reading ends; what is read is longer then
   */
  static String of(XmlPart part, OdtStyles styles, String from, long most) {
    OdtText text = new OdtText(styles, from, most);
    part.visit(text);
    return text.out.toString();
  }

  static String of(XmlElement element, OdtStyles styles) {
    return of(List.of(element), styles);
  }

  /** Text inside an element, written once however often the element stands for itself. */
  static String inside(XmlElement element, OdtStyles styles) {
    return of(element.content(), styles);
  }

  private static String of(List<Object> nodes, OdtStyles styles) {
    OdtText text = new OdtText(styles, null, Long.MAX_VALUE);
    XmlElement.visit(nodes, text);
    return text.out.toString();
  }

  /** How often an element with this text is to be written. */
  static int repeats(int asked, CharSequence text) {
    return text.toString().isBlank() || text.length() > LONGEST_REPEATED
        ? 1
        : Math.max(1, Math.min(asked, MOST_REPEATS));
  }

  private static boolean hasFont(String name) {
    return name.equals("text:span") || name.equals("text:p") || name.equals("text:h");
  }

  private static boolean isRepeatable(String name) {
    return name.equals("table:table-row")
        || name.equals("table:table-cell")
        || name.equals("table:covered-table-cell");
  }

  @Override
  public void start(XmlElement element) {
    if (from != null && element.is(from)) {
      inside++;
    }
    switch (element.name) {
      case "text:span" -> push("text", element);
      case "text:p", "text:h" -> push("paragraph", element);
      case "text:s", "text:tab", "text:line-break" -> append(" ");
      case "text:hidden-text" -> append(element.attribute("text:string-value", ""));
      case "table:table-row" ->
          repeated.push(new int[] {out.length(), element.number("table:number-rows-repeated", 1)});
      case "table:table-cell", "table:covered-table-cell" ->
          repeated.push(
              new int[] {out.length(), element.number("table:number-columns-repeated", 1)});
      default -> {
        // no text of its own
      }
    }
  }

  private void push(String family, XmlElement element) {
    String font = styles.symbolFont(family, element.attribute("text:style-name", ""));
    fonts.push(font == null ? family.equals("text") ? fonts.getFirst() : "" : font);
  }

  @Override
  public void text(String text) {
    append(SymbolFonts.text(fonts.getFirst(), text));
  }

  private void append(String text) {
    if ((from == null || inside > 0) && out.length() <= most) {
      out.append(text);
    }
  }

  @Override
  public void end(String name) {
    if (from != null && name.equals(from)) {
      inside--;
    }
    if (hasFont(name)) {
      fonts.pop();
    }
    if (isRepeatable(name)) {
      int[] began = repeated.pop();
      String once = out.substring(began[0]);
      int times = name.equals("table:covered-table-cell") ? 1 : repeats(began[1], once);
      for (int i = 1; i < times; i++) {
        append(once);
      }
    }
    if (name.equals("text:p") || name.equals("text:h") || name.startsWith("svg:")) {
      append("\n");
    } else if (name.startsWith("dc:")) {
      append(" ");
    }
  }
}
