package io.github.nachtschicht.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a .docx and how they refer to each other (ECMA-376 part 2). */
final class WordPackage extends XmlParts {

  /**
   * How a part refers to another, or to an address outside.
   *
   * @param type last step of the relationship's type, for example {@code footnotes}
   * @param target path of the part, or the address
   */
  record Relation(String type, String target, boolean external) {}

  /**
   * @param name name of the document, for messages
   * @param label its format, for messages
   */
  WordPackage(String name, String label, Archive archive) {
    super(name, label, archive);
  }

  /** Path of the main part. */
  String mainPart() {
    for (Relation relation : relations("").values()) {
      if (relation.type().equals("officeDocument") && archive.has(relation.target())) {
        return relation.target();
      }
    }
    return "word/document.xml";
  }

  /** The relations of a part by their id; of the package for an empty path. */
  Map<String, Relation> relations(String part) {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    XmlElement file = tree(folder + "_rels/" + part.substring(slash) + ".rels");
    Map<String, Relation> relations = new LinkedHashMap<>();
    for (XmlElement relation : file.children()) {
      String type = relation.attribute("Type", "");
      String target = relation.attribute("Target", "");
      boolean external = relation.attribute("TargetMode", "").equals("External");
      relations.put(
          relation.attribute("Id", ""),
          new Relation(
              type.substring(type.lastIndexOf('/') + 1),
              external ? target : Archive.resolved(folder, target),
              external));
    }
    return relations;
  }
}
