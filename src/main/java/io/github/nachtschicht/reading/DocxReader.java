package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads .docx, transitional and Strict, straight from its XML. */
final class DocxReader implements FormatReader {

  @Override
  public String mediaType() {
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  }

  @Override
  public String label() {
    return ".docx";
  }

  @Override
  public boolean recognises(FileStart file) {
    return file.hasEntry("word/")
        || file.hasEntry("word\\")
        || file.hasEntry("[Content_Types].xml") && file.ending().equals("docx");
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    WordPackage parts = new WordPackage(name, label(), Archive.open(name, label(), content));
    String path = parts.mainPart();
    XmlPart main = parts.required(path);
    XmlElement body = main.tree().child("w:body");
    if (body == null) {
      throw new UnreadableDocumentException(
          name, "damaged or unusual " + label() + ": " + path + " has no body");
    }
    Map<String, WordPackage.Relation> relations = parts.relations(path);
    Flow flow = new Flow();
    WordNotes footnotes = new WordNotes("decimal");
    // so that the two are not taken for each other, as Word does
    WordNotes endnotes = new WordNotes("lowerRoman");
    StringBuilder held = new StringBuilder(WordText.of(main));
    for (WordPackage.Relation relation : relations.values()) {
      XmlPart part = relation.external() ? null : parts.part(relation.target());
      if (part != null) {
        switch (relation.type()) {
          case "footnotes", "endnotes" -> {
            WordNotes notes = relation.type().equals("endnotes") ? endnotes : footnotes;
            notes.add(part.tree(), parts.relations(relation.target()));
            held.append(WordText.of(part));
          }
          case "header", "footer", "comments" -> {
            String text = WordText.of(part);
            held.append(text);
            flow.leaveOut(
                relation.type().equals("comments") ? Reason.COMMENT : Reason.PAGE_HEAD, text);
          }
          default -> {
            // styles, pictures, settings
          }
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
    if (held.length() > options.maxCharacters()) {
      throw new UnreadableDocumentException(
          name, "too large: more than " + options.maxCharacters() + " characters of text");
    }
    List<String> notes =
        reader.unread() == 0
            ? List.of()
            : List.of("Documents embedded in this one were not read: " + reader.unread() + ".");
    return flow.reading(label(), held.toString(), notes);
  }

  private static @Nullable XmlElement tree(
      WordPackage parts, Map<String, WordPackage.Relation> relations, String type) {
    for (WordPackage.Relation relation : relations.values()) {
      if (relation.type().equals(type) && !relation.external()) {
        XmlPart part = parts.part(relation.target());
        return part == null ? null : part.tree();
      }
    }
    return null;
  }
}
