package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the tables of a .docx: rows and cells, whatever wraps them, and how cells are merged. */
final class WordTables {

  /** What may stand around rows and cells. */
  private static final Set<String> WRAPPERS =
      Set.of("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo");

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
    flow.openTable(0);
    XmlElement look = e.at("w:tblPr", "w:tblLook");
    boolean firstRow =
        (look.attribute("w:firstRow", "0").equals("1")
                || (XmlElement.number(look.attribute("w:val", "0"), 16, 0) & 0x20) != 0)
            && styles.hasFirstRow(e.at("w:tblPr", "w:tblStyle").attribute("w:val", ""));
    boolean[] isFirst = {firstRow};
    each(e, "w:tr", row -> isFirst[0] &= row(row, isFirst[0]));
    flow.closeTable();
    column = outer;
  }

  /** Hands over the rows or cells below an element, whatever wraps them. */
  private void each(XmlElement parent, String name, Consumer<XmlElement> reader) {
    parent.each(
        child -> {
          if (child.is(name)) {
            reader.accept(child);
          } else if (SETTINGS.matcher(child.name).matches()) {
            flow.stray(child.text());
          } else if (WRAPPERS.contains(child.name)) {
            each(child, name, reader);
          } else {
            body.walk(child, Flow.Run.PLAIN);
          }
        },
        flow::stray);
  }

  /** Reads a row; whether it was left out. */
  private boolean row(XmlElement e, boolean isFirst) {
    XmlElement properties = e.child("w:trPr");
    boolean hidden = WordStyles.isOn(properties.child("w:hidden"));
    boolean[] leftOut = {false};
    flow.under(
        properties.has("w:del") ? Reason.DELETED : hidden ? Reason.HIDDEN : null,
        () -> {
          leftOut[0] = flow.forced() != null;
          flow.openRow();
          column = number(properties.child("w:gridBefore"), 0);
          boolean header = isFirst || WordStyles.isOn(properties.child("w:tblHeader"));
          each(e, "w:tc", cell -> cell(cell, header));
        });
    return leftOut[0];
  }

  private void cell(XmlElement e, boolean header) {
    XmlElement properties = e.child("w:tcPr");
    int at = column;
    boolean continued =
        isContinued(properties.child("w:vMerge")) || isContinued(properties.child("w:hMerge"));
    flow.under(
        properties.has("w:cellDel") ? Reason.DELETED : continued ? Reason.HIDDEN : null,
        () -> {
          flow.openCell(at, header);
          body.children(e);
          flow.closeCell();
        });
    column = at + Math.max(1, number(properties.child("w:gridSpan"), 1));
  }

  private static int number(XmlElement number, int otherwise) {
    return number.exists() ? Math.max(0, Math.min(1_000, number.number("w:val", 1))) : otherwise;
  }

  private static boolean isContinued(XmlElement merge) {
    return merge.exists() && !merge.attribute("w:val", "continue").equals("restart");
  }
}
