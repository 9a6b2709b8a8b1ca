package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the content of an .odt (OASIS OpenDocument 1.3 part 3). What is deleted, hidden or
 * made by the program is walked through as well, under the reason for which it is left out, so that
 * nothing goes missing. One class, since its parts call each other: paragraphs hold frames, frames
 * hold paragraphs.
 */
final class OdtBody {

  private static final WordTable ELEMENTS = new WordTable(OdtBody.class, "office-elements.txt");
  private static final Set<String> BOXES = ELEMENTS.set("box");
  private static final Set<String> CONTENTS = ELEMENTS.set("contents");

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
    flow.leaveOutUnlessForced(reason, OdtText.of(e, styles));
  }

  private void children(XmlElement parent, Setting setting) {
    parent.each(child -> walk(child, setting), text -> text(text, setting));
  }

  /** Elements alone; text between them is white space, or none that the format knows. */
  private void blocks(XmlElement parent) {
    parent.each(child -> walk(child, Setting.PLAIN), flow::stray);
  }

  private void under(Reason reason, XmlElement e, Setting setting) {
    Reason before = flow.force(reason);
    children(e, setting);
    flow.endForce(before);
  }

  private void walk(XmlElement e, Setting setting) {
    switch (e.name) {
      case "text:p", "text:h" -> paragraph(e);
      case "text:span" -> children(e, span(e, setting));
      case "text:a" -> children(e, link(e, setting));
      case "text:s", "text:tab" -> flow.space(reason(setting));
      case "text:line-break" -> flow.lineBreak(reason(setting));
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
      case "draw:object", "draw:object-ole" -> object(e, setting);
      case "svg:title", "svg:desc" -> leaveOut(Reason.OBJECT, e);
      case "office:text", "text:tracked-changes", "text:changed-region", "draw:g", "draw:a" ->
          blocks(e);
      default -> {
        if (BOXES.contains(e.name)) {
          box(e, setting);
        } else if (CONTENTS.contains(e.name)) {
          under(Reason.CONTENTS, e, Setting.PLAIN);
        } else if (e.attribute("text:display", "").equals("none")) {
          under(Reason.HIDDEN, e, setting);
        } else {
          children(e, setting);
        }
      }
    }
  }

  private @Nullable Reason reason(Setting setting) {
    return flow.forced() == null && setting.hidden() ? Reason.HIDDEN : flow.forced();
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

  private static boolean isHidden(XmlElement e) {
    String display = e.attribute("text:display", "true");
    String hidden = e.attribute("text:is-hidden", "");
    return display.equals("none") || hidden.equals("true");
  }

  private void paragraph(XmlElement e) {
    String style = e.attribute("text:style-name", "");
    boolean hidden = e.all("text:hidden-paragraph").stream().anyMatch(OdtBody::isHidden);
    Reason outer = flow.force(hidden ? Reason.HIDDEN : null);
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
    flow.endForce(outer);
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
    if (flow.forced() == null && isHidden(e)) {
      flow.leaveOut(Reason.HIDDEN, value);
      under(Reason.HIDDEN, e, setting);
    } else if (e.text().isEmpty()) {
      text(value, setting);
    } else {
      flow.leaveOutUnlessForced(Reason.DUPLICATE, value);
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
        flow::stray);
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
    boolean[] read = {false};
    e.each(
        form -> {
          boolean isText = form.is("draw:text-box") || form.is("table:table");
          if (isText && read[0]) {
            leaveOut(Reason.DUPLICATE, form);
          } else {
            walk(form, setting);
            read[0] |= isText || form.is("draw:object");
          }
        },
        flow::stray);
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
        flow.leaveOutUnlessForced(Reason.OBJECT, held);
      }
    }
  }

  private void table(XmlElement e) {
    int outer = column;
    apart(
        () -> {
          if (flow.forced() == null) {
            flow.openTable();
          }
          rows(e, false);
          if (flow.forced() == null) {
            flow.closeTable();
          }
        });
    column = outer;
  }

  private void rows(XmlElement parent, boolean header) {
    parent.each(
        child -> {
          switch (child.name) {
            case "table:table-row" -> {
              boolean filling = OdtText.asked(child) > 1 && OdtText.of(child, styles).isBlank();
              for (int i = filling ? 0 : OdtText.repeats(child, styles); i > 0; i--) {
                row(child, header);
              }
            }
            case "table:table-header-rows" -> rows(child, true);
            case "table:table-rows", "table:table-row-group" -> rows(child, header);
            default -> walk(child, Setting.PLAIN);
          }
        },
        flow::stray);
  }

  private void row(XmlElement e, boolean header) {
    boolean visible = e.attribute("table:visibility", "visible").equals("visible");
    Reason outer = flow.force(visible ? null : Reason.HIDDEN);
    if (flow.forced() == null) {
      flow.openRow();
    }
    column = 0;
    e.each(child -> cells(child, header), flow::stray);
    flow.endForce(outer);
  }

  /** What stands in a row: a cell, perhaps for several of them. */
  private void cells(XmlElement e, boolean header) {
    int asked = Math.max(1, Math.min(1_000, e.number("table:number-columns-repeated", 1)));
    if (e.is("table:covered-table-cell")) {
      under(Reason.HIDDEN, e, Setting.PLAIN);
      column += asked;
    } else if (e.is("table:table-cell")) {
      int end = column + asked;
      for (int i = OdtText.repeats(e, styles); i > 0; i--) {
        cell(e, header);
      }
      column = end;
    } else {
      walk(e, Setting.PLAIN);
    }
  }

  private void cell(XmlElement e, boolean header) {
    int at = column;
    if (flow.forced() != null) {
      children(e, Setting.PLAIN);
    } else {
      flow.openCell(at, header);
      blocks(e);
      flow.closeCell();
    }
    column = at + 1;
  }
}
