package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the content of an .odt (OASIS OpenDocument 1.3 part 3). What is deleted, hidden or
 * made by the program is walked through as well, under the reason for which it is left out, so that
 * nothing goes missing. One class, since its parts call each other: paragraphs hold frames, frames
 * hold paragraphs.
 */
final class OdtBody {

  /** How text is set where the walk stands. */
  private record Setting(
      boolean strong,
      boolean emphasis,
      boolean code,
      boolean raised,
      boolean hidden,
      String target,
      String symbolFont) {
    static final Setting PLAIN = new Setting(false, false, false, false, false, "", "");

    Flow.Format format() {
      return new Flow.Format(strong, emphasis, code, target);
    }
  }

  private final OdtStyles styles;
  private final Flow flow;
  private final MathMl math;
  private final Function<String, @Nullable XmlElement> objects;
  private final StringBuilder heldElsewhere = new StringBuilder();
  private OdtLists lists;
  private @Nullable Reason forced;
  private @Nullable XmlElement item;
  private int column;

  /**
   * @param objects the root of an embedded object's content, by its address; null if there is none
   */
  OdtBody(OdtStyles styles, Flow flow, Function<String, @Nullable XmlElement> objects) {
    this.styles = styles;
    this.flow = flow;
    this.objects = objects;
    this.lists = new OdtLists(styles);
    this.math = new MathMl(other -> leaveOut(Reason.MARKUP, other));
  }

  void read(XmlElement text) {
    blocks(text);
  }

  /** Text of embedded objects, which lie in files of their own. */
  String heldElsewhere() {
    return heldElsewhere.toString();
  }

  private void leaveOut(Reason reason, XmlElement e) {
    flow.leaveOut(forced == null ? reason : forced, OdtText.of(e, styles));
  }

  private void children(XmlElement parent, Setting setting) {
    parent.each(child -> walk(child, setting), text -> text(text, setting));
  }

  /** Elements alone; text between them is white space, or none that the format knows. */
  private void blocks(XmlElement parent) {
    parent.each(child -> walk(child, Setting.PLAIN), this::stray);
  }

  /** Text where the format has none. */
  private void stray(String text) {
    if (!text.isBlank()) {
      flow.leaveOut(forced == null ? Reason.MARKUP : forced, text);
    }
  }

  private void under(Reason reason, XmlElement e, Setting setting) {
    Reason before = forced;
    forced = forced == null ? reason : forced;
    children(e, setting);
    forced = before;
  }

  private void walk(XmlElement e, Setting setting) {
    switch (e.name) {
      case "text:p", "text:h" -> paragraph(e);
      case "text:span" -> children(e, span(e, setting));
      case "text:a" -> children(e, link(e, setting));
      case "text:s", "text:tab" -> space(setting);
      case "text:line-break" -> {
        if (reason(setting) == null) {
          flow.lineBreak();
        } else {
          space(setting);
        }
      }
      case "text:list" -> list(e);
      case "text:list-item", "text:list-header" -> listItem(e);
      case "table:table" -> table(e);
      case "text:note" -> note(e, setting);
      case "office:annotation" -> leaveOut(Reason.COMMENT, e);
      case "text:deletion" -> under(Reason.DELETED, e, Setting.PLAIN);
      case "office:change-info" -> {
        // who changed it and when, whatever became of the text
        flow.leaveOut(Reason.METADATA, OdtText.of(e, styles));
        flow.leftOutLine();
      }
      case "text:script" -> leaveOut(Reason.MARKUP, e);
      case "office:forms" -> leaveOut(Reason.FORM, e);
      case "text:table-of-content",
          "text:alphabetical-index",
          "text:illustration-index",
          "text:table-index",
          "text:object-index",
          "text:user-index",
          "text:bibliography-source" ->
          under(Reason.CONTENTS, e, Setting.PLAIN);
      case "text:section" -> {
        if (isHidden(e)) {
          under(Reason.HIDDEN, e, Setting.PLAIN);
        } else {
          blocks(e);
        }
      }
      case "text:hidden-text" -> hiddenText(e, setting);
      case "text:placeholder" -> {
        if (reason(setting) == null) {
          flow.literal(OdtText.of(e, styles));
        } else {
          children(e, setting);
        }
      }
      case "loext:content-control" -> {
        if (e.attribute("loext:showing-place-holder", "").equals("true")) {
          under(Reason.FORM, e, setting);
        } else {
          children(e, setting);
        }
      }
      case "text:ruby" -> ruby(e, setting);
      case "math:math" -> formula(e, setting);
      case "draw:frame" -> frame(e, setting);
      case "draw:text-box",
          "draw:custom-shape",
          "draw:rect",
          "draw:ellipse",
          "draw:circle",
          "draw:line",
          "draw:path",
          "draw:polygon",
          "draw:polyline",
          "draw:caption",
          "draw:connector",
          "draw:control",
          "draw:measure",
          "draw:regular-polygon" ->
          box(e, setting);
      case "draw:object", "draw:object-ole" -> object(e, setting);
      case "svg:title", "svg:desc" -> leaveOut(Reason.OBJECT, e);
      case "office:text", "text:tracked-changes", "text:changed-region", "draw:g", "draw:a" ->
          blocks(e);
      default -> {
        if (e.attribute("text:display", "").equals("none")) {
          under(Reason.HIDDEN, e, setting);
        } else {
          children(e, setting);
        }
      }
    }
  }

  private @Nullable Reason reason(Setting setting) {
    return forced != null ? forced : setting.hidden() ? Reason.HIDDEN : null;
  }

  private void text(String text, Setting setting) {
    String shown = SymbolFonts.text(setting.symbolFont(), text);
    Reason reason = reason(setting);
    if (reason != null) {
      flow.leaveOut(reason, shown);
    } else if (setting.raised()) {
      flow.appendRaised(shown);
    } else {
      flow.append(shown, setting.format());
    }
  }

  private void space(Setting setting) {
    Reason reason = reason(setting);
    if (reason != null) {
      flow.leaveOut(reason, " ");
    } else {
      flow.space();
    }
  }

  private static boolean isHidden(XmlElement e) {
    String display = e.attribute("text:display", "true");
    String hidden = e.attribute("text:is-hidden", "");
    return display.equals("none") || hidden.equals("true");
  }

  private void paragraph(XmlElement e) {
    Reason outer = forced;
    String style = e.attribute("text:style-name", "");
    for (XmlElement field : e.all("text:hidden-paragraph")) {
      if (isHidden(field) && forced == null) {
        forced = Reason.HIDDEN;
      }
    }
    String font = styles.symbolFont("paragraph", style);
    children(
        e,
        new Setting(
            isBold(styles.ofParagraphAlone(style, "fo:font-weight")),
            isItalic(styles.ofParagraphAlone(style, "fo:font-style")),
            false,
            false,
            "none".equals(styles.ofParagraph(style, "text:display")),
            "",
            font == null ? "" : font));
    flow.leftOutLine();
    if (outer == null) {
      end(e, style);
    }
    forced = outer;
  }

  private void end(XmlElement e, String style) {
    int heading =
        e.is("text:h")
            ? Math.max(1, e.number("text:outline-level", 1))
            : styles.headingLevel(style);
    boolean headless = e.attribute("text:is-list-header", "").equals("true");
    String marker = null;
    int depth = lists.depth();
    if (item != null && depth > 0 && !headless) {
      marker =
          item.is("text:list-header")
              ? null
              : lists.next(item.number("text:start-value", 0), style);
      item = null;
    }
    flow.endParagraph(heading, marker, depth, styles.isQuotation(style));
  }

  private static boolean isBold(@Nullable String weight) {
    return weight != null && (weight.equals("bold") || weight.matches("[6-9]00"));
  }

  private static boolean isItalic(@Nullable String style) {
    return "italic".equals(style) || "oblique".equals(style);
  }

  private Setting span(XmlElement e, Setting outer) {
    String style = e.attribute("text:style-name", "");
    String weight = styles.ofSpan(style, "fo:font-weight");
    String slant = styles.ofSpan(style, "fo:font-style");
    String position = styles.ofSpan(style, "style:text-position");
    String display = styles.ofSpan(style, "text:display");
    String font = styles.symbolFont("text", style);
    return new Setting(
        weight == null ? outer.strong() : isBold(weight),
        slant == null ? outer.emphasis() : isItalic(slant),
        outer.code() || styles.isCode(style),
        position == null ? outer.raised() : position.matches("super.*|0*[1-9][0-9.]*% .*"),
        display == null ? outer.hidden() : display.equals("none"),
        outer.target(),
        font == null ? outer.symbolFont() : font);
  }

  private static Setting link(XmlElement e, Setting outer) {
    String target = e.attribute("xlink:href", "");
    return new Setting(
        outer.strong(),
        outer.emphasis(),
        outer.code(),
        outer.raised(),
        outer.hidden(),
        target.startsWith("#") ? outer.target() : target,
        outer.symbolFont());
  }

  private void list(XmlElement e) {
    XmlElement outer = item;
    lists.open(e);
    blocks(e);
    lists.close();
    item = outer;
  }

  private void listItem(XmlElement e) {
    item = e;
    blocks(e);
    item = null;
  }

  private void hiddenText(XmlElement e, Setting setting) {
    String value = e.attribute("text:string-value", "");
    if (forced == null && isHidden(e)) {
      flow.leaveOut(Reason.HIDDEN, value);
      under(Reason.HIDDEN, e, setting);
    } else if (e.text().isEmpty()) {
      text(value, setting);
    } else {
      flow.leaveOut(forced == null ? Reason.DUPLICATE : forced, value);
      children(e, setting);
    }
  }

  private void ruby(XmlElement e, Setting setting) {
    XmlElement above = e.child("text:ruby-text");
    e.each(
        part -> {
          if (part != above) {
            children(part, setting);
          }
        },
        this::stray);
    if (above != null && !above.text().isBlank()) {
      text(" (", setting);
      children(above, setting);
      text(")", setting);
    }
  }

  private void formula(XmlElement e, Setting setting) {
    Reason reason = reason(setting);
    if (reason != null) {
      flow.leaveOut(reason, OdtText.of(e, styles));
    } else {
      flow.formula(math.text(e));
    }
  }

  private void note(XmlElement e, Setting setting) {
    Reason reason = reason(setting);
    XmlElement citation = e.child("text:note-citation");
    XmlElement body = e.child("text:note-body");
    String label = citation == null ? "" : citation.text().strip();
    if (citation != null) {
      flow.leaveOut(reason == null ? Reason.MARKUP : reason, OdtText.of(citation, styles));
    }
    if (body == null) {
      return;
    }
    if (reason != null) {
      under(reason, body, Setting.PLAIN);
      return;
    }
    flow.noteMark(label);
    apart(
        () -> {
          flow.openNote(label);
          blocks(body);
          flow.close();
        });
  }

  /** A frame's children are forms of one thing; texts stand only in the first. */
  private void frame(XmlElement e, Setting setting) {
    boolean read = false;
    for (Object node : e.content()) {
      if (!(node instanceof XmlElement form)) {
        stray(node.toString());
        continue;
      }
      boolean isText = form.is("draw:text-box") || form.is("table:table");
      if (isText && read) {
        leaveOut(Reason.DUPLICATE, form);
      } else {
        walk(form, setting);
        read |= isText || form.is("draw:object");
      }
    }
  }

  private void box(XmlElement e, Setting setting) {
    Reason reason = reason(setting);
    if (reason != null) {
      under(reason, e, Setting.PLAIN);
      return;
    }
    apart(
        () -> {
          flow.openBox();
          blocks(e);
          flow.close();
        });
  }

  /** Reads what has lists of its own. */
  private void apart(Runnable reading) {
    OdtLists outer = lists;
    XmlElement outerItem = item;
    lists = new OdtLists(styles);
    item = null;
    reading.run();
    lists = outer;
    item = outerItem;
  }

  private void object(XmlElement e, Setting setting) {
    XmlElement inside = e.child("math:math");
    XmlElement root = inside == null ? objects.apply(e.attribute("xlink:href", "")) : null;
    if (root == null) {
      children(e, setting);
    } else {
      String held = OdtText.of(root, styles);
      heldElsewhere.append(held).append('\n');
      if (root.is("math:math")) {
        formula(root, setting);
      } else {
        flow.leaveOut(forced == null ? Reason.OBJECT : forced, held);
      }
    }
  }

  private void table(XmlElement e) {
    int outer = column;
    apart(
        () -> {
          if (forced == null) {
            flow.openTable();
          }
          rows(e, false);
          if (forced == null) {
            flow.closeTable();
          }
        });
    column = outer;
  }

  private void rows(XmlElement parent, boolean header) {
    for (Object node : parent.content()) {
      if (!(node instanceof XmlElement child)) {
        stray(node.toString());
        continue;
      }
      switch (child.name) {
        case "table:table-row" -> {
          String text = OdtText.inside(child, styles);
          int asked = child.number("table:number-rows-repeated", 1);
          if (asked > 1 && text.isBlank()) {
            continue;
          }
          for (int i = OdtText.repeats(asked, text); i > 0; i--) {
            row(child, header);
          }
        }
        case "table:table-header-rows" -> rows(child, true);
        case "table:table-rows", "table:table-row-group" -> rows(child, header);
        default -> walk(child, Setting.PLAIN);
      }
    }
  }

  private void row(XmlElement e, boolean header) {
    Reason outer = forced;
    String visible = e.attribute("table:visibility", "visible");
    if (forced == null && !visible.equals("visible")) {
      forced = Reason.HIDDEN;
    }
    if (forced == null) {
      flow.openRow();
    }
    column = 0;
    for (Object node : e.content()) {
      if (!(node instanceof XmlElement child)) {
        stray(node.toString());
        continue;
      }
      int asked = Math.max(1, Math.min(1_000, child.number("table:number-columns-repeated", 1)));
      if (child.is("table:covered-table-cell")) {
        under(Reason.HIDDEN, child, Setting.PLAIN);
        column += asked;
      } else if (child.is("table:table-cell")) {
        int times = OdtText.repeats(asked, OdtText.inside(child, styles));
        for (int i = 0; i < times; i++) {
          cell(child, header);
        }
        column += asked - times;
      } else {
        walk(child, Setting.PLAIN);
      }
    }
    forced = outer;
  }

  private void cell(XmlElement e, boolean header) {
    int at = column;
    if (forced != null) {
      under(forced, e, Setting.PLAIN);
    } else {
      flow.openCell(at, header);
      blocks(e);
      flow.closeCell();
    }
    column = at + 1;
  }
}
