package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the main part of a .docx and the notes it refers to (ECMA-376 part 1, 17). What is
 * deleted, hidden or made by the program is walked through as well, under the reason for which it
 * is left out, so that nothing goes missing. One class, since its parts call each other: a run
 * holds boxes, boxes hold paragraphs, paragraphs hold runs.
 */
final class WordBody {

  record Run(Flow.Format format, boolean hidden, boolean raised, String symbolFont) {
    static final Run PLAIN = new Run(Flow.Format.PLAIN, false, false, "");
  }

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
    runChildren(parent, Run.PLAIN);
  }

  private void runChildren(XmlElement parent, Run run) {
    parent.each(child -> walk(child, run), this::stray);
  }

  /** Text where the format has none: positions, field codes. */
  void stray(String text) {
    flow.stray(text + " ");
  }

  void walk(XmlElement e, Run run) {
    switch (e.name) {
      case "w:p" -> paragraph(e);
      case "w:tbl" -> tables.read(e);
      case "w:r" -> run(e, run(e));
      case "w:t", "a:t" -> textOf(e, run);
      case "w:delText" -> under(Reason.DELETED, e, run);
      case "w:del", "w:moveFrom" -> under(Reason.DELETED, e, run);
      case "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:sectPr" ->
          stray(e.text());
      case "w:sdt" -> contentControl(e);
      case "w:hyperlink" -> hyperlink(e);
      case "w:tab", "w:ptab" -> space(run, code ? "\t" : " ");
      case "w:br", "w:cr" -> lineBreak(run);
      case "w:noBreakHyphen" -> text("-", run);
      case "w:sym" -> symbol(WordText.inAttributes(e), run);
      case "w:fldChar" -> field(e);
      case "w:fldSimple" -> {
        fields.begin(e.attribute("w:instr", ""));
        children(e);
        fields.end();
      }
      case "w:instrText", "w:delInstrText" -> {
        fields.instruction(e.text());
        stray(e.text());
      }
      case "w:footnoteReference" -> note(footnotes, e, run, "");
      case "w:endnoteReference" -> note(endnotes, e, run, "");
      case "w:ruby" -> ruby(e, run);
      case "m:oMath" -> formula(e, run);
      case "w:object" -> object(e, run);
      case "mc:AlternateContent" -> alternatives(e, run);
      case "w:txbxContent" -> box(e, run);
      case "a:br" -> lineBreak(run);
      case "a:p" -> drawnParagraph(e, run);
      case "v:textpath" -> wordArt(e, run);
      case "wp:docPr" -> {
        Reason reason = reason(run);
        flow.leaveOut(reason == null ? Reason.OBJECT : reason, WordText.inAttributes(e) + "\n");
        runChildren(e, run);
      }
      case "dgm:relIds" -> diagram(e, run);
      case "c:chart" -> chart(e);
      case "w:altChunk", "w:subDoc" -> unread++;
      default -> {
        if (!WordText.isSetting(e.name)) {
          runChildren(e, run);
        }
      }
    }
  }

  /** Walks through what is left out for a reason. */
  void under(Reason reason, XmlElement e, Run run) {
    Reason before = flow.force(reason);
    e.each(
        child -> walk(child, run), text -> flow.leaveOutUnlessForced(reason, shown(e, text, run)));
    flow.endForce(before);
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
    } else if (run.raised()) {
      flow.appendRaised(text);
    } else {
      flow.append(text, run.format());
    }
  }

  private void textOf(XmlElement e, Run run) {
    e.each(child -> walk(child, run), text -> text(shown(e, text, run), run));
  }

  private static String shown(XmlElement e, String text, Run run) {
    boolean isText = e.is("w:t") || e.is("w:delText");
    return isText ? SymbolFonts.text(run.symbolFont(), text) : text;
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
    XmlElement named = properties == null ? null : properties.child("w:pStyle");
    style = named == null ? styles.defaultParagraph() : named.attribute("w:val", "");
    code = styles.isCode(style);
    int heading = headingLevel(properties);
    if (heading > 0) {
      fields.endContents();
    }
    Reason outer = flow.force(styles.isContents(style) ? Reason.CONTENTS : null);
    children(e);
    if (fieldsAreBroken) {
      fields.endInstructions();
    }
    flow.leftOutLine();
    if (outer == null && !goesOn(properties)) {
      end(properties, flow.forced() == null ? heading : 0);
    }
    flow.endForce(outer);
    style = outerStyle;
    code = outerCode;
  }

  private int headingLevel(@Nullable XmlElement properties) {
    XmlElement direct = properties == null ? null : properties.child("w:outlineLvl");
    int level = direct == null ? -1 : direct.number("w:val", 9);
    return direct != null ? (level >= 0 && level < 9 ? level + 1 : 0) : styles.headingLevel(style);
  }

  /** Whether the next paragraph goes on in this one: its mark is deleted, or it is a drop cap. */
  private static boolean goesOn(@Nullable XmlElement properties) {
    if (properties == null) {
      return false;
    }
    XmlElement mark = properties.child("w:rPr");
    if (mark != null
        && (mark.child("w:del") != null
            || mark.child("w:moveFrom") != null
            || WordStyles.isOn(mark.child("w:vanish")) && mark.child("w:specVanish") == null)) {
      return true;
    }
    XmlElement frame = properties.child("w:framePr");
    String dropCap = frame == null ? "none" : frame.attribute("w:dropCap", "none");
    return !dropCap.equals("none");
  }

  private void end(@Nullable XmlElement properties, int heading) {
    XmlElement numbers = properties == null ? null : properties.child("w:numPr");
    XmlElement inherited = styles.numbering(style);
    XmlElement id = numbers == null ? null : numbers.child("w:numId");
    XmlElement level = numbers == null ? null : numbers.child("w:ilvl");
    if (id == null && inherited != null) {
      id = inherited.child("w:numId");
      level = level == null ? inherited.child("w:ilvl") : level;
    }
    String marker = null;
    int depth = level == null ? 0 : Math.max(0, Math.min(8, level.number("w:val", 0)));
    if (id != null && !id.attribute("w:val", "0").equals("0")) {
      marker = numbering.next(id.attribute("w:val", ""), depth);
    }
    if (marker == null && !flow.isEmpty()) {
      depths.endRun();
    }
    int nested = 0;
    if (heading == 0 && marker != null) {
      String list = id == null ? "" : id.attribute("w:val", "");
      int named = depth == 0 ? styles.listDepth(style) : 0;
      nested = Math.max(named, depths.of(list, depth, indent(properties, list, depth)));
    }
    flow.endParagraph(heading, marker, nested, styles.isQuotation(style));
  }

  private int indent(@Nullable XmlElement properties, String list, int level) {
    XmlElement indent = properties == null ? null : properties.child("w:ind");
    indent = indent == null ? numbering.indent(list, level) : indent;
    indent = indent == null ? styles.indent(style) : indent;
    return indent == null
        ? ListDepths.UNKNOWN
        : indent.number("w:left", indent.number("w:start", ListDepths.UNKNOWN));
  }

  private Run run(XmlElement e) {
    XmlElement own = e.child("w:rPr");
    XmlElement named = own == null ? null : own.child("w:rStyle");
    String character = named == null ? "" : named.attribute("w:val", "");
    String target = link.isEmpty() ? fields.link() : link;
    XmlElement vanish = property(own, character, "w:vanish");
    boolean hidden = WordStyles.isOn(vanish == null ? styles.run(style, "w:vanish") : vanish);
    XmlElement align = property(own, character, "w:vertAlign");
    return new Run(
        new Flow.Format(
            WordStyles.isOn(property(own, character, "w:b")),
            WordStyles.isOn(property(own, character, "w:i")),
            styles.isInlineCode(character),
            target),
        hidden,
        align != null && align.attribute("w:val", "").equals("superscript"),
        WordText.symbolFont(own == null ? null : own.child("w:rFonts")));
  }

  private void run(XmlElement e, Run run) {
    XmlElement footnote = e.child("w:footnoteReference");
    XmlElement reference = footnote == null ? e.child("w:endnoteReference") : footnote;
    WordNotes notes = footnote == null ? endnotes : footnotes;
    if (reference == null
        || !isOnAttribute(reference.attribute("w:customMarkFollows"))
        || notes.note(reference.attribute("w:id", "")) == null) {
      runChildren(e, run);
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
        this::stray);
  }

  private static boolean isMark(XmlElement e) {
    return e.is("w:t") || e.is("w:sym");
  }

  private static boolean isOnAttribute(@Nullable String value) {
    return value != null && !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  private @Nullable XmlElement property(@Nullable XmlElement own, String character, String name) {
    XmlElement direct = own == null ? null : own.child(name);
    return direct == null && !character.isEmpty() ? styles.run(character, name) : direct;
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

  private void field(XmlElement e) {
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
    runChildren(e, Run.PLAIN);
  }

  private void contentControl(XmlElement e) {
    XmlElement properties = e.child("w:sdtPr");
    XmlElement gallery =
        properties == null ? null : properties.at("w:docPartObj", "w:docPartGallery");
    boolean contents =
        gallery != null && gallery.attribute("w:val", "").equalsIgnoreCase("Table of Contents");
    boolean prompt = properties != null && WordStyles.isOn(properties.child("w:showingPlcHdr"));
    if (contents || prompt) {
      under(contents ? Reason.CONTENTS : Reason.FORM, e, Run.PLAIN);
    } else {
      children(e);
    }
  }

  private void ruby(XmlElement e, Run run) {
    for (XmlElement part : e.children()) {
      if (part.is("w:rubyBase")) {
        runChildren(part, run);
      }
    }
    XmlElement above = e.child("w:rt");
    if (above != null && !above.text().isBlank()) {
      text(" (", run);
      runChildren(above, run);
      text(")", run);
    }
  }

  private void formula(XmlElement e, Run run) {
    Reason reason = reason(run);
    if (reason != null) {
      flow.leaveOut(reason, WordText.of(e));
    } else {
      flow.formula(math.text(e));
    }
  }

  /** An embedded object; formulas of the old editor are pictures to everyone else. */
  private void object(XmlElement e, Run run) {
    for (XmlElement embedded : e.all("o:OLEObject")) {
      if (embedded.attribute("ProgID", "").startsWith("Equation") && reason(run) == null) {
        flow.formula("");
      }
    }
    runChildren(e, run);
  }

  /** The same thing for several versions of Word: one of them is read. */
  private void alternatives(XmlElement e, Run run) {
    XmlElement chosen = null;
    for (XmlElement alternative : e.children()) {
      if (chosen == null || !hasText(chosen) && hasText(alternative)) {
        chosen = alternative;
      }
    }
    for (XmlElement alternative : e.children()) {
      if (alternative == chosen) {
        runChildren(alternative, run);
      } else {
        flow.leaveOutUnlessForced(Reason.DUPLICATE, WordText.of(alternative));
      }
    }
  }

  private static boolean hasText(XmlElement e) {
    return !e.all("w:t").isEmpty() || !e.all("a:t").isEmpty() || !e.all("m:t").isEmpty();
  }

  private void box(XmlElement e, Run run) {
    Reason reason = reason(run);
    if (reason != null) {
      under(reason, e, run);
      return;
    }
    apart(
        () -> {
          flow.openBox();
          children(e);
          flow.close();
        });
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

  /** A paragraph of a drawing, in the terms of DrawingML. */
  private void drawnParagraph(XmlElement e, Run run) {
    if (reason(run) != null) {
      runChildren(e, run);
      flow.leftOutLine();
    } else {
      flow.openBox();
      runChildren(e, run);
      flow.close();
    }
  }

  private void wordArt(XmlElement e, Run run) {
    if (reason(run) == null) {
      flow.openBox();
      text(WordText.inAttributes(e), run);
      flow.close();
    } else {
      text(WordText.inAttributes(e), run);
    }
    runChildren(e, run);
  }

  private void diagram(XmlElement e, Run run) {
    WordPackage.Relation relation = relations.get(e.attribute("r:dm", ""));
    XmlElement part = relation == null ? null : parts.tree(relation.target());
    if (part != null) {
      for (XmlElement paragraph : part.all("a:p")) {
        heldElsewhere.append(WordText.of(paragraph)).append('\n');
        drawnParagraph(paragraph, run);
      }
    }
  }

  private void chart(XmlElement e) {
    WordPackage.Relation relation = relations.get(e.attribute("r:id", ""));
    XmlElement part = relation == null ? null : parts.tree(relation.target());
    if (part != null) {
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
    if (note == null) {
      return;
    }
    Reason reason = reason(run);
    if (reason != null) {
      if (notes.isFirst(id)) {
        inNote(notes, "", () -> under(reason, note, Run.PLAIN));
      }
      return;
    }
    boolean first = notes.isFirst(id);
    String label = notes.label(id, mark);
    flow.noteMark(label);
    if (first) {
      inNote(
          notes,
          mark,
          () -> {
            flow.openNote(label);
            children(note);
            flow.close();
          });
    }
  }

  private void inNote(WordNotes notes, String mark, Runnable reading) {
    Map<String, WordPackage.Relation> outerRelations = relations;
    relations = notes.relations();
    ownMark = mark;
    apart(reading);
    ownMark = "";
    relations = outerRelations;
  }
}
