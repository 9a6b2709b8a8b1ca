package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.Flow.Run;
import io.github.nachtschicht.support.WordTable;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the content of an .odt (OASIS OpenDocument 1.3 part 3). What is deleted, hidden or
 * made by the program is walked through as well, under the reason for which it is left out, so that
 * nothing goes missing. Longer than other classes, since its parts call each other.
 */
final class OdtBody {

  private static final WordTable ELEMENTS = new WordTable(OdtBody.class, "office-elements.txt");
  private static final Set<String> BOXES = ELEMENTS.set("box");
  private static final Set<String> CONTENTS = ELEMENTS.set("contents");

  private final OdtStyles styles;
  private final Flow flow;
  private final MathMl math;
  private final Function<String, XmlElement> objects;
  private final StringBuilder heldElsewhere = new StringBuilder();
  private OdtLists lists;
  private @Nullable XmlElement item;

  /** Whether the item under way has shown its marker. */
  private boolean inItem;

  private int column;

  /**
   * @param objects the root of an embedded object's content, by its address, if there is one
   */
  OdtBody(OdtStyles styles, Flow flow, Function<String, XmlElement> objects) {
    this.styles = styles;
    this.flow = flow;
    this.objects = objects;
    this.lists = new OdtLists(styles);
    this.math = new MathMl(other -> leaveOut(Reason.MARKUP, other));
  }

  /** Text of embedded objects, which lie in files of their own. */
  String heldElsewhere() {
    return heldElsewhere.toString();
  }

  private void leaveOut(Reason reason, XmlElement e) {
    flow.leaveOutUnlessForced(reason, OdtText.of(e, styles));
  }

  private void children(XmlElement parent, Run run) {
    parent.each(child -> walk(child, run), text -> text(text, run));
  }

  /** Elements alone; text between them is white space, or none that the format knows. */
  void blocks(XmlElement parent) {
    parent.each(child -> walk(child, Run.PLAIN), flow::stray);
  }

  private void walk(XmlElement e, Run run) {
    switch (e.name) {
      case "text:p", "text:h" -> paragraph(e);
      case "text:span" -> children(e, span(e, run));
      case "text:a" -> children(e, link(e, run));
      case "text:s", "text:tab" -> flow.space(reason(run));
      case "text:line-break" -> flow.lineBreak(reason(run));
      case "text:list" -> list(e);
      case "text:list-item", "text:list-header" -> listItem(e);
      case "table:table" -> table(e);
      case "text:note" -> note(e, run);
      case "office:annotation" -> leaveOut(Reason.COMMENT, e);
      case "text:deletion" -> flow.under(Reason.DELETED, () -> children(e, Run.PLAIN));
      case "office:change-info" -> {
        // who changed it and when, whatever became of the text
        flow.leaveOut(Reason.METADATA, OdtText.of(e, styles));
        flow.leftOutLine();
      }
      case "text:script" -> leaveOut(Reason.MARKUP, e);
      case "office:forms" -> leaveOut(Reason.FORM, e);
      case "text:section" -> flow.under(isHidden(e) ? Reason.HIDDEN : null, () -> blocks(e));
      case "text:hidden-text" -> hiddenText(e, run);
      case "text:placeholder" -> {
        if (reason(run) == null) {
          flow.literal(OdtText.of(e, styles));
        } else {
          children(e, run);
        }
      }
      case "loext:content-control" -> {
        boolean prompt = e.attribute("loext:showing-place-holder", "").equals("true");
        flow.under(prompt ? Reason.FORM : null, () -> children(e, run));
      }
      case "text:ruby" -> ruby(e, run);
      case "math:math" ->
          flow.formula(reason(run), () -> OdtText.of(e, styles), () -> math.text(e));
      case "draw:frame" -> frame(e, run);
      case "draw:object", "draw:object-ole" -> object(e, run);
      case "svg:title", "svg:desc" -> leaveOut(Reason.OBJECT, e);
      case "office:text", "text:tracked-changes", "text:changed-region", "draw:g", "draw:a" ->
          blocks(e);
      default -> {
        if (BOXES.contains(e.name)) {
          apart(reason(run), e, flow::openBox);
        } else {
          boolean hidden = e.attribute("text:display", "").equals("none");
          Reason reason =
              CONTENTS.contains(e.name) ? Reason.CONTENTS : hidden ? Reason.HIDDEN : null;
          flow.under(reason, () -> children(e, run));
        }
      }
    }
  }

  private @Nullable Reason reason(Run run) {
    return flow.forced() == null && run.hidden() ? Reason.HIDDEN : flow.forced();
  }

  private void text(String text, Run run) {
    String shown = SymbolFonts.text(run.symbolFont(), text);
    Reason reason = reason(run);
    if (reason != null) {
      flow.leaveOut(reason, shown);
    } else {
      flow.append(shown, run);
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
    String font = styles.symbolFont("paragraph", style);
    Run run =
        new Run(
            isBold(styles.ofParagraphAlone(style, "fo:font-weight")),
            isItalic(styles.ofParagraphAlone(style, "fo:font-style")),
            false,
            false,
            "none".equals(styles.ofParagraph(style, "text:display")),
            "",
            font == null ? "" : font);
    boolean isShown = flow.forced() == null;
    flow.under(
        hidden ? Reason.HIDDEN : null,
        () -> {
          children(e, run);
          flow.leftOutLine();
          if (isShown) {
            end(e, style);
          }
        });
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
      inItem = marker != null;
    }
    flow.endParagraph(
        heading, marker, marker != null || inItem ? depth : 0, styles.isQuotation(style));
  }

  private static boolean isBold(@Nullable String weight) {
    return weight != null && (weight.equals("bold") || weight.matches("[6-9]00"));
  }

  private static boolean isItalic(@Nullable String style) {
    return "italic".equals(style) || "oblique".equals(style);
  }

  private Run span(XmlElement e, Run outer) {
    String style = e.attribute("text:style-name", "");
    String weight = styles.ofSpan(style, "fo:font-weight");
    String slant = styles.ofSpan(style, "fo:font-style");
    String position = styles.ofSpan(style, "style:text-position");
    String display = styles.ofSpan(style, "text:display");
    String font = styles.symbolFont("text", style);
    return new Run(
        weight == null ? outer.strong() : isBold(weight),
        slant == null ? outer.emphasis() : isItalic(slant),
        outer.code() || styles.isCode(style),
        position == null ? outer.raised() : position.matches("super.*|0*[1-9][0-9.]*% .*"),
        display == null ? outer.hidden() : display.equals("none"),
        outer.target(),
        font == null ? outer.symbolFont() : font);
  }

  private static Run link(XmlElement e, Run outer) {
    String target = e.attribute("xlink:href", "");
    return new Run(
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
    boolean outer = inItem;
    item = e;
    inItem = false;
    blocks(e);
    item = null;
    inItem = outer;
  }

  private void hiddenText(XmlElement e, Run run) {
    String value = e.attribute("text:string-value", "");
    if (flow.forced() == null && isHidden(e)) {
      flow.leaveOut(Reason.HIDDEN, value);
      flow.under(Reason.HIDDEN, () -> children(e, run));
    } else if (e.text().isEmpty()) {
      text(value, run);
    } else {
      flow.leaveOutUnlessForced(Reason.DUPLICATE, value);
      children(e, run);
    }
  }

  private void ruby(XmlElement e, Run run) {
    XmlElement above = e.child("text:ruby-text");
    e.each(
        part -> {
          if (part != above) {
            children(part, run);
          }
        },
        flow::stray);
    if (!above.text().isBlank()) {
      text(" (", run);
      children(above, run);
      text(")", run);
    }
  }

  private void note(XmlElement e, Run run) {
    Reason reason = reason(run);
    XmlElement citation = e.child("text:note-citation");
    XmlElement body = e.child("text:note-body");
    String label = citation.text().strip();
    if (citation.exists()) {
      flow.leaveOut(reason == null ? Reason.MARKUP : reason, OdtText.of(citation, styles));
    }
    if (body.exists()) {
      if (reason == null) {
        flow.noteMark(label);
      }
      apart(reason, body, () -> flow.openNote(label));
    }
  }

  /** A frame's children are forms of one thing; texts stand only in the first. */
  private void frame(XmlElement e, Run run) {
    boolean[] read = {false};
    e.each(
        form -> {
          boolean isText = form.is("draw:text-box") || form.is("table:table");
          if (isText && read[0]) {
            leaveOut(Reason.DUPLICATE, form);
          } else {
            walk(form, run);
            read[0] |= isText || form.is("draw:object");
          }
        },
        flow::stray);
  }

  /** Reads a note or a box, which has lists of its own. */
  private void apart(@Nullable Reason reason, XmlElement e, Runnable open) {
    flow.under(
        reason,
        () ->
            withOwnLists(
                () -> {
                  open.run();
                  blocks(e);
                  flow.close();
                }));
  }

  private void withOwnLists(Runnable reading) {
    OdtLists outer = lists;
    XmlElement outerItem = item;
    boolean outerInItem = inItem;
    lists = new OdtLists(styles);
    item = null;
    inItem = false;
    reading.run();
    lists = outer;
    item = outerItem;
    inItem = outerInItem;
  }

  private void object(XmlElement e, Run run) {
    XmlElement root =
        e.has("math:math") ? XmlElement.NONE : objects.apply(e.attribute("xlink:href", ""));
    if (!root.exists()) {
      children(e, run);
      return;
    }
    String held = OdtText.of(root, styles);
    heldElsewhere.append(held).append('\n');
    if (root.is("math:math")) {
      walk(root, run);
    } else {
      flow.leaveOutUnlessForced(Reason.OBJECT, held);
    }
  }

  private void table(XmlElement e) {
    int outer = column;
    withOwnLists(
        () -> {
          flow.openTable(0);
          rows(e, false);
          flow.closeTable();
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
            default -> walk(child, Run.PLAIN);
          }
        },
        flow::stray);
  }

  private void row(XmlElement e, boolean header) {
    boolean visible = e.attribute("table:visibility", "visible").equals("visible");
    flow.under(
        visible ? null : Reason.HIDDEN,
        () -> {
          flow.openRow();
          column = 0;
          e.each(child -> cells(child, header), flow::stray);
        });
  }

  /** What stands in a row: a cell, perhaps for several of them. */
  private void cells(XmlElement e, boolean header) {
    int asked = Math.max(1, Math.min(1_000, e.number("table:number-columns-repeated", 1)));
    if (e.is("table:covered-table-cell")) {
      flow.under(Reason.HIDDEN, () -> children(e, Run.PLAIN));
      column += asked;
    } else if (e.is("table:table-cell")) {
      int end = column + asked;
      for (int i = OdtText.repeats(e, styles); i > 0; i--) {
        cell(e, header);
      }
      column = end;
    } else {
      walk(e, Run.PLAIN);
    }
  }

  private void cell(XmlElement e, boolean header) {
    int at = column;
    flow.openCell(at, header);
    blocks(e);
    flow.closeCell();
    column = at + 1;
  }
}
