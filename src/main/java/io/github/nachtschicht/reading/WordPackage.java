package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a .docx and how they refer to each other (ECMA-376 part 2). Transitional and Strict
 * namespaces are known by the same prefixes.
 */
final class WordPackage {

  /**
   * How a part refers to another, or to an address outside.
   *
   * @param type last step of the relationship's type, for example {@code footnotes}
   * @param target path of the part, or the address
   */
  record Relation(String type, String target, boolean external) {}

  static final Map<String, String> PREFIXES = prefixes();

  private final String name;
  private final String label;
  private final Archive archive;
  private final Map<String, String> paths = new HashMap<>();

  WordPackage(String name, String label, Archive archive) {
    this.name = name;
    this.label = label;
    this.archive = archive;
    for (String path : archive.names()) {
      paths.putIfAbsent(key(path), path);
    }
  }

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new HashMap<>();
    String transitional = "http://schemas.openxmlformats.org/";
    String strict = "http://purl.oclc.org/ooxml/";
    for (String base : List.of(transitional, strict)) {
      boolean isStrict = base.equals(strict);
      prefixes.put(base + (isStrict ? "wordprocessingml/main" : "wordprocessingml/2006/main"), "w");
      prefixes.put(
          base + (isStrict ? "officeDocument/relationships" : "officeDocument/2006/relationships"),
          "r");
      prefixes.put(base + (isStrict ? "officeDocument/math" : "officeDocument/2006/math"), "m");
      prefixes.put(base + (isStrict ? "drawingml/main" : "drawingml/2006/main"), "a");
      prefixes.put(base + (isStrict ? "drawingml/diagram" : "drawingml/2006/diagram"), "dgm");
      prefixes.put(base + (isStrict ? "drawingml/chart" : "drawingml/2006/chart"), "c");
      prefixes.put(
          base
              + (isStrict
                  ? "drawingml/wordprocessingDrawing"
                  : "drawingml/2006/wordprocessingDrawing"),
          "wp");
    }
    prefixes.put("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc");
    prefixes.put("http://schemas.openxmlformats.org/package/2006/relationships", "rel");
    prefixes.put("urn:schemas-microsoft-com:vml", "v");
    prefixes.put("urn:schemas-microsoft-com:office:office", "o");
    prefixes.put("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps");
    prefixes.put("http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", "wp14");
    return Map.copyOf(prefixes);
  }

  /**
   * Path of the main part.
   *
   * @throws UnreadableDocumentException if there is none
   */
  String mainPart() {
    for (Relation relation : relations("").values()) {
      if (relation.type().equals("officeDocument") && paths.containsKey(key(relation.target()))) {
        return relation.target();
      }
    }
    return "word/document.xml";
  }

  /** The relations of a part by their id; of the package for an empty path. */
  Map<String, Relation> relations(String part) {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    XmlPart file = part(folder + "_rels/" + part.substring(slash) + ".rels");
    Map<String, Relation> relations = new LinkedHashMap<>();
    if (file != null) {
      for (XmlElement relation : file.tree().children()) {
        String type = relation.attribute("Type", "");
        String target = relation.attribute("Target", "");
        boolean external = relation.attribute("TargetMode", "").equals("External");
        relations.put(
            relation.attribute("Id", ""),
            new Relation(
                type.substring(type.lastIndexOf('/') + 1),
                external ? target : resolved(folder, target),
                external));
      }
    }
    return relations;
  }

  private static String resolved(String folder, String target) {
    String path = target.replace('\\', '/');
    List<String> steps = new ArrayList<>();
    for (String step : (path.startsWith("/") ? path : folder + path).split("/")) {
      if (step.equals("..")) {
        if (!steps.isEmpty()) {
          steps.remove(steps.size() - 1);
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  /** A part; null if there is none. */
  @Nullable XmlPart part(String path) {
    String stored = paths.get(key(path));
    byte[] bytes = stored == null ? null : archive.bytes(stored);
    return bytes == null ? null : new XmlPart(name, label, path, bytes, PREFIXES);
  }

  /**
   * As {@link #part}, for one that must be there.
   *
   * @throws UnreadableDocumentException if it is not
   */
  XmlPart required(String path) {
    XmlPart part = part(path);
    if (part == null) {
      throw new UnreadableDocumentException(name, "damaged " + label + ": it has no " + path);
    }
    return part;
  }

  /** Bytes of a part that is no XML; null if there is none. */
  byte @Nullable [] bytes(String path) {
    String stored = paths.get(key(path));
    return stored == null ? null : archive.bytes(stored);
  }

  /** Names of parts do not tell capitals from small letters; some programs write backslashes. */
  private static String key(String path) {
    String slashes = path.replace('\\', '/');
    return (slashes.startsWith("/") ? slashes.substring(1) : slashes).toLowerCase(Locale.ROOT);
  }
}
