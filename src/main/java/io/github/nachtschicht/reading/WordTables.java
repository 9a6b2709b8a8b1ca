package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a .docx: rows and cells, whatever wraps them, and how cells are merged. */
final class WordTables {

  /** What may stand around rows and cells. */
  private static final Set<String> WRAPPERS =
      Set.of("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo");

  private static final Set<String> DELETED = Set.of("w:del", "w:moveFrom");

  /** What is said of a table, a row, or a cell. */
  private static final Pattern SETTINGS = Pattern.compile("w:\\w*Pr|w:tblGrid|w:tblPrEx");

  private final WordBody body;
  private final WordStyles styles;
  private final Flow flow;
  private int column;

  WordTables(WordBody body, WordStyles styles, Flow flow) {
    this.body = body;
    this.styles = styles;
    this.flow = flow;
  }

  /** Reads a table. */
  void read(XmlElement e) {
    int outer = column;
    if (flow.forced() == null) {
      flow.openTable();
    }
    XmlElement look = e.at("w:tblPr", "w:tblLook");
    XmlElement tableStyle = e.at("w:tblPr", "w:tblStyle");
    boolean firstRow =
        look != null
            && tableStyle != null
            && (look.attribute("w:firstRow", "0").equals("1")
                || (parseHex(look.attribute("w:val", "0")) & 0x20) != 0)
            && styles.hasFirstRow(tableStyle.attribute("w:val", ""));
    boolean[] isFirst = {firstRow};
    each(e, "w:tr", row -> isFirst[0] &= row(row, isFirst[0]));
    if (flow.forced() == null) {
      flow.closeTable();
    }
    column = outer;
  }

  private static int parseHex(String value) {
    try {
      return Integer.parseInt(value, 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Hands over the rows or cells below an element, whatever wraps them. */
  private void each(XmlElement parent, String name, Consumer<XmlElement> reader) {
    parent.each(
        child -> {
          if (child.is(name)) {
            reader.accept(child);
          } else if (SETTINGS.matcher(child.name).matches()) {
            body.stray(child.text());
          } else if (DELETED.contains(child.name)) {
            body.under(Reason.DELETED, child, WordBody.Run.PLAIN);
          } else if (WRAPPERS.contains(child.name)) {
            each(child, name, reader);
          } else {
            body.walk(child, WordBody.Run.PLAIN);
          }
        },
        body::stray);
  }

  /** Reads a row; whether it was left out. */
  private boolean row(XmlElement e, boolean isFirst) {
    XmlElement properties = e.child("w:trPr");
    boolean deleted = properties != null && properties.child("w:del") != null;
    boolean hidden = properties != null && WordStyles.isOn(properties.child("w:hidden"));
    Reason outer = flow.force(deleted ? Reason.DELETED : hidden ? Reason.HIDDEN : null);
    boolean leftOut = flow.forced() != null;
    if (!leftOut) {
      flow.openRow();
    }
    XmlElement before = properties == null ? null : properties.child("w:gridBefore");
    column = before == null ? 0 : span(before);
    boolean header =
        isFirst || properties != null && WordStyles.isOn(properties.child("w:tblHeader"));
    each(e, "w:tc", cell -> cell(cell, header));
    flow.endForce(outer);
    return leftOut;
  }

  private void cell(XmlElement e, boolean header) {
    XmlElement properties = e.child("w:tcPr");
    int width = 1;
    Reason reason = null;
    if (properties != null) {
      XmlElement spanned = properties.child("w:gridSpan");
      width = spanned == null ? 1 : Math.max(1, span(spanned));
      if (properties.child("w:cellDel") != null) {
        reason = Reason.DELETED;
      } else if (isContinued(properties.child("w:vMerge"))
          || isContinued(properties.child("w:hMerge"))) {
        reason = Reason.HIDDEN;
      }
    }
    int at = column;
    if (flow.forced() != null || reason != null) {
      body.under(reason == null ? Reason.DELETED : reason, e, WordBody.Run.PLAIN);
    } else {
      flow.openCell(at, header);
      body.children(e);
      flow.closeCell();
    }
    column = at + width;
  }

  private static int span(XmlElement number) {
    return Math.max(0, Math.min(1_000, number.number("w:val", 1)));
  }

  private static boolean isContinued(@Nullable XmlElement merge) {
    return merge != null && !merge.attribute("w:val", "continue").equals("restart");
  }
}
