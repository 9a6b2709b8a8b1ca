package io.github.nachtschicht.reading;

/**
 * All text of a part of an .odt, read from front to back without regard to what it is: what the
 * account of a document is held against, and how passages that are left out are shown.
 */
final class OdtText {

  /** How often a cell or row that stands for several may be written, and how long it may be. */
  private static final int MOST_REPEATS = 20;

  private static final int LONGEST_REPEATED = 100;

  private final OdtStyles styles;
  private final long most;
  private final StringBuilder out = new StringBuilder();
  private String font = "";

  private OdtText(OdtStyles styles, long most) {
    this.styles = styles;
    this.most = most;
  }

  /**
   * Text below the children of a name.
   *
   * @param most number of characters at which reading ends; what is read is longer then
   */
  static String of(XmlElement root, OdtStyles styles, String name, long most) {
    OdtText text = new OdtText(styles, most);
    root.children().stream().filter(child -> child.is(name)).forEach(text::add);
    return text.out.toString();
  }

  static String of(XmlElement element, OdtStyles styles) {
    OdtText text = new OdtText(styles, Long.MAX_VALUE);
    text.add(element);
    return text.out.toString();
  }

  /** How often a row or cell is to be written: as often as it says, if it is no filling. */
  static int repeats(XmlElement element, OdtStyles styles) {
    int asked = asked(element);
    OdtText text = new OdtText(styles, Long.MAX_VALUE);
    if (asked > 1) {
      text.content(element);
    }
    return repeats(asked, text.out);
  }

  /** How many rows or columns an element says that it stands for. */
  static int asked(XmlElement e) {
    return switch (e.name) {
      case "table:table-row" -> e.number("table:number-rows-repeated", 1);
      case "table:table-cell" -> e.number("table:number-columns-repeated", 1);
      default -> 1;
    };
  }

  private static int repeats(int asked, CharSequence text) {
    return text.toString().isBlank() || text.length() > LONGEST_REPEATED
        ? 1
        : Math.max(1, Math.min(asked, MOST_REPEATS));
  }

  private void content(XmlElement e) {
    e.each(this::add, text -> append(SymbolFonts.text(font, text)));
  }

  private void add(XmlElement e) {
    int start = out.length();
    String outer = font;
    switch (e.name) {
      case "text:span" -> font = font("text", e, outer);
      case "text:p", "text:h" -> font = font("paragraph", e, "");
      case "text:s", "text:tab", "text:line-break" -> append(" ");
      case "text:hidden-text" -> append(e.attribute("text:string-value", ""));
      default -> {
        // no text of its own
      }
    }
    content(e);
    font = outer;
    if (asked(e) > 1) {
      String once = out.substring(start);
      for (int i = repeats(asked(e), once); i > 1; i--) {
        append(once);
      }
    }
    if (e.is("text:p") || e.is("text:h") || e.name.startsWith("svg:")) {
      append("\n");
    } else if (e.name.startsWith("dc:")) {
      append(" ");
    }
  }

  private String font(String family, XmlElement e, String otherwise) {
    String own = styles.symbolFont(family, e.attribute("text:style-name", ""));
    return own == null ? otherwise : own;
  }

  private void append(String text) {
    if (out.length() <= most) {
      out.append(text);
    }
  }
}
