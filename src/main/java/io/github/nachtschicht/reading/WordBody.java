package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.Flow.Run;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the main part of a .docx and the notes it refers to (ECMA-376 part 1, 17). What is
 * deleted, hidden or made by the program is walked through as well, under the reason for which it
 * is left out, so that nothing goes missing. Longer than other classes, since its parts call each
 * other: a run holds boxes, boxes hold paragraphs, paragraphs hold runs.
 */
final class WordBody {

  private final WordPackage parts;
  private final WordStyles styles;
  private final WordNumbering numbering;
  private final Flow flow;
  private final OfficeMath math;
  private final WordTables tables;
  private final WordNotes footnotes;
  private final WordNotes endnotes;
  private final ListDepths depths = new ListDepths();
  private final StringBuilder heldElsewhere = new StringBuilder();
  private Map<String, WordPackage.Relation> relations = Map.of();
  private WordFields fields = new WordFields();
  private String link = "";
  private String ownMark = "";
  private String style = "";
  private boolean code;
  private boolean fieldsAreBroken;
  private int unread;

  WordBody(
      WordPackage parts,
      WordStyles styles,
      WordNumbering numbering,
      WordNotes footnotes,
      WordNotes endnotes,
      Flow flow) {
    this.parts = parts;
    this.styles = styles;
    this.numbering = numbering;
    this.footnotes = footnotes;
    this.endnotes = endnotes;
    this.flow = flow;
    this.tables = new WordTables(this, styles, flow);
    this.math = new OfficeMath(deleted -> flow.leaveOut(Reason.DELETED, WordText.of(deleted)));
  }

  /** Reads the body, then leaves out the notes that nothing refers to. */
  void read(XmlElement body, Map<String, WordPackage.Relation> mainRelations) {
    relations = mainRelations;
    int open = 0;
    for (XmlElement mark : body.all("w:fldChar")) {
      String type = mark.attribute("w:fldCharType", "");
      open += type.equals("begin") ? 1 : type.equals("end") ? -1 : 0;
    }
    fieldsAreBroken = open > 0;
    children(body);
    footnotes.leaveOutOthers(flow);
    endnotes.leaveOutOthers(flow);
  }

  /** Text of diagrams and charts, which lie in parts of their own. */
  String heldElsewhere() {
    return heldElsewhere.toString();
  }

  /** How many embedded documents were not read. */
  int unread() {
    return unread;
  }

  void children(XmlElement parent) {
    children(parent, Run.PLAIN);
  }

  private void children(XmlElement parent, Run run) {
    parent.each(child -> walk(child, run), flow::stray);
  }

  void walk(XmlElement e, Run run) {
    switch (e.name) {
      case "w:p" -> paragraph(e);
      case "w:tbl" -> tables.read(e);
      case "w:r" -> run(e, run(e));
      case "w:t", "a:t" -> textOf(e, run);
      case "w:delText" -> flow.under(Reason.DELETED, () -> textOf(e, run));
      case "w:del", "w:moveFrom" -> flow.under(Reason.DELETED, () -> children(e, run));
      case "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:sectPr" ->
          flow.stray(e.text());
      case "w:sdt" -> contentControl(e);
      case "w:hyperlink" -> hyperlink(e);
      case "w:tab", "w:ptab" -> space(run, code ? "\t" : " ");
      case "w:br", "w:cr", "a:br" -> lineBreak(run);
      case "w:noBreakHyphen" -> text("-", run);
      case "w:sym", "w:checkBox" -> symbol(WordText.inAttributes(e), run);
      case "w:ddList" -> text(WordText.inAttributes(e), run);
      case "w:fldChar" -> field(e, run);
      case "w:fldSimple" -> {
        fields.begin(e.attribute("w:instr", ""));
        children(e);
        fields.end();
      }
      case "w:instrText", "w:delInstrText" -> {
        fields.instruction(e.text());
        flow.stray(e.text());
      }
      case "w:footnoteReference" -> note(footnotes, e, run, "");
      case "w:endnoteReference" -> note(endnotes, e, run, "");
      case "w:ruby" -> ruby(e, run);
      case "m:oMath" -> flow.formula(reason(run), () -> WordText.of(e), () -> math.text(e));
      case "w:object" -> object(e, run);
      case "mc:AlternateContent" -> alternatives(e, run);
      case "w:txbxContent" -> box(run, () -> apart(() -> children(e)));
      case "a:p" -> box(run, () -> children(e, run));
      case "v:textpath" -> {
        box(run, () -> text(WordText.inAttributes(e), run));
        children(e, run);
      }
      case "wp:docPr" -> {
        Reason reason = reason(run);
        flow.leaveOut(reason == null ? Reason.OBJECT : reason, WordText.inAttributes(e) + "\n");
        children(e, run);
      }
      case "dgm:relIds" -> diagram(e, run);
      case "c:chart" -> chart(e);
      case "w:altChunk", "w:subDoc" -> unread++;
      default -> {
        if (!WordText.isSetting(e.name)) {
          children(e, run);
        }
      }
    }
  }

  private void box(Run run, Runnable walk) {
    flow.under(
        reason(run),
        () -> {
          flow.openBox();
          walk.run();
          flow.leftOutLine();
          flow.close();
        });
  }

  private @Nullable Reason reason(Run run) {
    if (flow.forced() != null) {
      return flow.forced();
    }
    if (fields.inInstruction()) {
      return Reason.MARKUP;
    }
    if (run.hidden()) {
      return Reason.HIDDEN;
    }
    return fields.inContents() ? Reason.CONTENTS : null;
  }

  private void text(String text, Run run) {
    Reason reason = reason(run);
    if (reason != null) {
      flow.leaveOut(reason, text);
      return;
    }
    if (!ownMark.isEmpty() && flow.isEmpty() && text.strip().equals(ownMark)) {
      ownMark = "";
      flow.leaveOut(Reason.MARKUP, text);
      return;
    }
    fields.shown();
    if (code) {
      flow.verbatim(text);
    } else if (fields.isPlaceholder()) {
      flow.literal(text);
    } else {
      flow.append(text, run);
    }
  }

  private void textOf(XmlElement e, Run run) {
    String font = e.is("a:t") ? "" : run.symbolFont();
    e.each(child -> walk(child, run), text -> text(SymbolFonts.text(font, text), run));
  }

  private void symbol(String sign, Run run) {
    if (reason(run) == null && !code && !sign.codePoints().allMatch(Character::isLetterOrDigit)) {
      flow.literal(sign);
    } else {
      text(sign, run);
    }
  }

  private void space(Run run, String space) {
    Reason reason = reason(run);
    if (reason == null && code) {
      flow.verbatim(space);
    } else {
      flow.space(reason);
    }
  }

  private void lineBreak(Run run) {
    if (code) {
      space(run, "\n");
    } else {
      flow.lineBreak(reason(run));
    }
  }

  private void paragraph(XmlElement e) {
    XmlElement properties = e.child("w:pPr");
    String outerStyle = style;
    boolean outerCode = code;
    style = properties.child("w:pStyle").attribute("w:val", styles.defaultParagraph());
    code = styles.styles.isCode(style);
    XmlElement outline = properties.child("w:outlineLvl");
    int heading = outline.exists() ? WordStyles.outlineLevel(outline) : styles.headingLevel(style);
    if (heading > 0) {
      fields.endContents();
    }
    boolean isShown = flow.forced() == null;
    flow.under(
        styles.isContents(style) ? Reason.CONTENTS : null,
        () -> {
          children(e);
          if (fieldsAreBroken) {
            fields.endInstructions();
          }
          flow.leftOutLine();
          if (isShown && !goesOn(properties)) {
            end(properties, flow.forced() == null ? heading : 0);
          }
        });
    style = outerStyle;
    code = outerCode;
  }

  /** Whether the next paragraph goes on in this one: its mark is deleted, or it is a drop cap. */
  private static boolean goesOn(XmlElement properties) {
    XmlElement mark = properties.child("w:rPr");
    return mark.has("w:del")
        || mark.has("w:moveFrom")
        || WordStyles.isOn(mark.child("w:vanish")) && !mark.has("w:specVanish")
        || !properties.child("w:framePr").attribute("w:dropCap", "none").equals("none");
  }

  private void end(XmlElement properties, int heading) {
    XmlElement numbers = properties.child("w:numPr");
    XmlElement inherited = styles.property(style, "w:pPr", "w:numPr");
    XmlElement id = numbers.child("w:numId");
    XmlElement level = numbers.child("w:ilvl");
    if (!id.exists()) {
      id = inherited.child("w:numId");
      level = level.exists() ? level : inherited.child("w:ilvl");
    }
    String list = id.attribute("w:val", "0");
    int depth = Math.max(0, Math.min(8, level.number("w:val", 0)));
    String marker = list.equals("0") ? null : numbering.next(list, depth);
    int nested = 0;
    if (marker == null && !flow.isEmpty()) {
      boolean hangs = properties.child("w:ind").number("w:hanging", 0) > 0;
      nested = depths.inside(heading > 0 || hangs ? 0 : indent(properties, list, depth));
    } else if (heading == 0 && marker != null) {
      int named = depth == 0 ? styles.listDepth(style) : 0;
      nested = Math.max(named, depths.of(list, depth, indent(properties, list, depth)));
    }
    flow.endParagraph(heading, marker, nested, styles.styles.isQuotation(style));
  }

  private int indent(XmlElement properties, String list, int level) {
    XmlElement indent = properties.child("w:ind");
    indent = indent.exists() ? indent : numbering.indent(list, level);
    indent = indent.exists() ? indent : styles.property(style, "w:pPr", "w:ind");
    return indent.number("w:left", indent.number("w:start", ListDepths.UNKNOWN));
  }

  private Run run(XmlElement e) {
    XmlElement own = e.child("w:rPr");
    String character = own.child("w:rStyle").attribute("w:val", "");
    XmlElement vanish = property(own, character, "w:vanish");
    return new Run(
        WordStyles.isOn(property(own, character, "w:b")),
        WordStyles.isOn(property(own, character, "w:i")),
        styles.styles.isInlineCode(character),
        property(own, character, "w:vertAlign").attribute("w:val", "").equals("superscript"),
        WordStyles.isOn(vanish.exists() ? vanish : styles.property(style, "w:rPr", "w:vanish")),
        link.isEmpty() ? fields.link() : link,
        WordText.symbolFont(own.child("w:rFonts")));
  }

  private XmlElement property(XmlElement own, String character, String name) {
    XmlElement direct = own.child(name);
    return direct.exists() || character.isEmpty()
        ? direct
        : styles.property(character, "w:rPr", name);
  }

  private void run(XmlElement e, Run run) {
    XmlElement footnote = e.child("w:footnoteReference");
    XmlElement reference = footnote.exists() ? footnote : e.child("w:endnoteReference");
    WordNotes notes = footnote.exists() ? footnotes : endnotes;
    if (!WordStyles.isOn(reference.attribute("w:customMarkFollows", "0"))
        || !notes.note(reference.attribute("w:id", "")).exists()) {
      children(e, run);
      return;
    }
    // the mark that the author chose stands as text behind the reference
    StringBuilder mark = new StringBuilder();
    for (XmlElement child : e.children()) {
      mark.append(isMark(child) ? WordText.of(child) : "");
    }
    note(notes, reference, run, mark.toString().strip());
    Reason reason = reason(run);
    e.each(
        child -> {
          if (isMark(child)) {
            flow.leaveOut(reason == null ? Reason.MARKUP : reason, WordText.of(child));
          } else if (child != reference) {
            walk(child, run);
          }
        },
        flow::stray);
  }

  private static boolean isMark(XmlElement e) {
    return e.is("w:t") || e.is("w:sym");
  }

  private void hyperlink(XmlElement e) {
    String outer = link;
    WordPackage.Relation relation = relations.get(e.attribute("r:id", ""));
    if (relation != null && relation.external() && !relation.target().startsWith("#")) {
      link = relation.target();
    }
    children(e);
    link = outer;
  }

  private void field(XmlElement e, Run run) {
    // before it begins: what was chosen or ticked is no instruction
    children(e, run);
    if (flow.forced() == Reason.DELETED) {
      return;
    }
    switch (e.attribute("w:fldCharType", "")) {
      case "begin" -> fields.begin();
      case "separate" -> fields.separate();
      case "end" -> {
        if (fields.end() && reason(Run.PLAIN) == null) {
          flow.formula("");
        }
      }
      default -> {
        // nothing that the format knows
      }
    }
  }

  private void contentControl(XmlElement e) {
    XmlElement properties = e.child("w:sdtPr");
    String gallery = properties.at("w:docPartObj", "w:docPartGallery").attribute("w:val", "");
    boolean prompt = WordStyles.isOn(properties.child("w:showingPlcHdr"));
    boolean contents = gallery.equalsIgnoreCase("Table of Contents");
    flow.under(contents ? Reason.CONTENTS : prompt ? Reason.FORM : null, () -> children(e));
  }

  private void ruby(XmlElement e, Run run) {
    e.children("w:rubyBase").forEach(base -> children(base, run));
    XmlElement above = e.child("w:rt");
    if (!above.text().isBlank()) {
      text(" (", run);
      children(above, run);
      text(")", run);
    }
  }

  /** An embedded object; formulas of the old editor are pictures to everyone else. */
  private void object(XmlElement e, Run run) {
    for (XmlElement embedded : e.all("o:OLEObject")) {
      if (embedded.attribute("ProgID", "").startsWith("Equation") && reason(run) == null) {
        flow.formula("");
      }
    }
    children(e, run);
  }

  /** The same thing for several versions of Word: one of them is read. */
  private void alternatives(XmlElement e, Run run) {
    XmlElement chosen = XmlElement.NONE;
    for (XmlElement alternative : e.children()) {
      if (!chosen.exists() || !hasText(chosen) && hasText(alternative)) {
        chosen = alternative;
      }
    }
    for (XmlElement alternative : e.children()) {
      if (alternative == chosen) {
        children(alternative, run);
      } else {
        flow.leaveOutUnlessForced(Reason.DUPLICATE, WordText.of(alternative));
      }
    }
  }

  private static boolean hasText(XmlElement e) {
    return !e.all("w:t").isEmpty() || !e.all("a:t").isEmpty() || !e.all("m:t").isEmpty();
  }

  /** Reads what has fields, links and styles of its own. */
  private void apart(Runnable reading) {
    WordFields outerFields = fields;
    String outerLink = link;
    String outerStyle = style;
    boolean outerCode = code;
    fields = new WordFields();
    link = "";
    reading.run();
    fields = outerFields;
    link = outerLink;
    style = outerStyle;
    code = outerCode;
  }

  private void diagram(XmlElement e, Run run) {
    WordPackage.Relation relation = relations.get(e.attribute("r:dm", ""));
    if (relation != null) {
      for (XmlElement paragraph : parts.tree(relation.target()).all("a:p")) {
        heldElsewhere.append(WordText.of(paragraph)).append('\n');
        walk(paragraph, run);
      }
    }
  }

  private void chart(XmlElement e) {
    WordPackage.Relation relation = relations.get(e.attribute("r:id", ""));
    if (relation != null) {
      XmlElement part = parts.tree(relation.target());
      StringBuilder words = new StringBuilder();
      part.all("a:t").forEach(text -> words.append(text.text()).append('\n'));
      part.all("c:v").forEach(value -> words.append(value.text()).append('\n'));
      heldElsewhere.append(words);
      flow.leaveOutUnlessForced(Reason.OBJECT, words.toString());
    }
  }

  private void note(WordNotes notes, XmlElement reference, Run run, String mark) {
    String id = reference.attribute("w:id", "");
    XmlElement note = notes.note(id);
    if (!note.exists()) {
      return;
    }
    Reason reason = reason(run);
    boolean first = notes.isFirst(id);
    String label = reason == null ? notes.label(id, mark) : "";
    if (reason == null) {
      flow.noteMark(label);
    }
    if (first) {
      Map<String, WordPackage.Relation> outerRelations = relations;
      relations = notes.relations();
      ownMark = reason == null ? mark : "";
      flow.under(
          reason,
          () -> {
            flow.openNote(label);
            apart(() -> children(note));
            flow.close();
          });
      ownMark = "";
      relations = outerRelations;
    }
  }
}
