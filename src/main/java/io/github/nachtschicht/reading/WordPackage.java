package io.github.nachtschicht.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a .docx and how they refer to each other (ECMA-376 part 2). */
final class WordPackage {

  /**
   * How a part refers to another, or to an address outside.
   *
   * @param type last step of the relationship's type, for example {@code footnotes}
   * @param target path of the part, or the address
   */
  record Relation(String type, String target, boolean external) {}

  private final Archive archive;
  private final XmlParts parts;

  /**
   * @param name name of the document, for messages
   * @param label its format, for messages
   */
  WordPackage(String name, String label, Archive archive) {
    this.archive = archive;
    this.parts = new XmlParts(name, label, archive);
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
    if (file != null) {
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
    }
    return relations;
  }

  /** The root of a part; null if there is none. */
  @Nullable XmlElement tree(String path) {
    return parts.tree(path);
  }

  /** As {@link #tree}, of one that must be there. */
  XmlElement required(String path) {
    return parts.required(path);
  }
}
