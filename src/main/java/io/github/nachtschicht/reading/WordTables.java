package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a .docx: rows and cells, whatever wraps them, and how cells are merged. */
final class WordTables {

  /** What may stand around rows and cells. */
  private static final Set<String> WRAPPERS =
      Set.of("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo");

  private static final Set<String> DELETED = Set.of("w:del", "w:moveFrom");

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
    if (body.forced() == null) {
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
    rows(e, new boolean[] {firstRow});
    if (body.forced() == null) {
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

  /** The rows below an element, whatever wraps them. */
  private void rows(XmlElement parent, boolean[] firstRow) {
    for (Object node : parent.content()) {
      if (!(node instanceof XmlElement child)) {
        body.stray(node.toString());
      } else if (child.is("w:tr")) {
        XmlElement properties = child.child("w:trPr");
        boolean deleted = properties != null && properties.child("w:del") != null;
        boolean hidden = properties != null && WordStyles.isOn(properties.child("w:hidden"));
        Reason outer = body.forced();
        if (body.forced() == null && (deleted || hidden)) {
          body.force(deleted ? Reason.DELETED : Reason.HIDDEN);
        }
        if (body.forced() == null) {
          flow.openRow();
        }
        XmlElement before = properties == null ? null : properties.child("w:gridBefore");
        column = before == null ? 0 : span(before);
        boolean header =
            firstRow[0] || properties != null && WordStyles.isOn(properties.child("w:tblHeader"));
        cells(child, header);
        firstRow[0] &= body.forced() != null;
        body.force(outer);
      } else if (child.name.startsWith("w:") && child.name.endsWith("Pr")
          || child.is("w:tblGrid")) {
        body.stray(child.text());
      } else if (DELETED.contains(child.name)) {
        body.under(Reason.DELETED, child, WordBody.Run.PLAIN);
      } else if (WRAPPERS.contains(child.name)) {
        rows(child, firstRow);
      } else {
        body.walk(child, WordBody.Run.PLAIN);
      }
    }
  }

  private void cells(XmlElement parent, boolean header) {
    for (Object node : parent.content()) {
      if (!(node instanceof XmlElement child)) {
        body.stray(node.toString());
      } else if (child.is("w:tc")) {
        cell(child, header);
      } else if (child.name.startsWith("w:") && child.name.endsWith("Pr")
          || child.is("w:tblPrEx")) {
        body.stray(child.text());
      } else if (DELETED.contains(child.name)) {
        body.under(Reason.DELETED, child, WordBody.Run.PLAIN);
      } else if (WRAPPERS.contains(child.name)) {
        cells(child, header);
      } else {
        body.walk(child, WordBody.Run.PLAIN);
      }
    }
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
    if (body.forced() != null || reason != null) {
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
