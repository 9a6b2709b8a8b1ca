package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.List;
import java.util.Map;

/** Reads .docx, transitional and Strict, straight from its XML. */
final class DocxReader extends FormatReader {

  DocxReader() {
    super("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
  }

  @Override
  boolean recognises(FileStart file) {
    return file.hasEntry("word/")
        || file.hasEntry("word\\")
        || file.hasEntry("[Content_Types].xml") && file.ending().equals("docx");
  }

  @Override
  Reading read(String name, byte[] content, ReadingOptions options) {
    WordPackage parts = new WordPackage(name, label, Archive.open(name, label, content));
    String path = parts.mainPart();
    XmlElement main = parts.required(path);
    XmlElement body = main.child("w:body");
    if (!body.exists()) {
      throw new UnreadableDocumentException(
          name, "damaged or unusual " + label + ": " + path + " has no body");
    }
    Map<String, WordPackage.Relation> relations = parts.relations(path);
    Flow flow = new Flow();
    WordNotes footnotes = new WordNotes("decimal");
    // so that the two are not taken for each other, as Word does
    WordNotes endnotes = new WordNotes("lowerRoman");
    StringBuilder held = new StringBuilder(WordText.of(main));
    for (WordPackage.Relation relation : relations.values()) {
      Reason leftOut =
          switch (relation.type()) {
            case "header", "footer" -> Reason.PAGE_HEAD;
            case "comments" -> Reason.COMMENT;
            default -> null;
          };
      boolean end = relation.type().equals("endnotes");
      boolean isNotes = end || relation.type().equals("footnotes");
      boolean isText = (leftOut != null || isNotes) && !relation.external();
      XmlElement part = isText ? parts.tree(relation.target()) : XmlElement.NONE;
      if (part.exists()) {
        String text = WordText.of(part);
        held.append(text);
        if (leftOut == null) {
          (end ? endnotes : footnotes).add(part, parts.relations(relation.target()));
        } else {
          flow.leaveOut(leftOut, text);
        }
      }
    }
    WordBody reader =
        new WordBody(
            parts,
            new WordStyles(tree(parts, relations, "styles")),
            new WordNumbering(tree(parts, relations, "numbering")),
            footnotes,
            endnotes,
            flow);
    reader.read(body, relations);
    held.append(reader.heldElsewhere());
    options.checkLength(name, held);
    List<String> notes =
        reader.unread() == 0
            ? List.of()
            : List.of("Documents embedded in this one were not read: " + reader.unread() + ".");
    return flow.reading(label, held.toString(), notes);
  }

  private static XmlElement tree(
      WordPackage parts, Map<String, WordPackage.Relation> relations, String type) {
    for (WordPackage.Relation relation : relations.values()) {
      if (relation.type().equals(type) && !relation.external()) {
        return parts.tree(relation.target());
      }
    }
    return XmlElement.NONE;
  }
}
