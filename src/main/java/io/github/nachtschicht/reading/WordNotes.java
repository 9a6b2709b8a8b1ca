package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The footnotes or the endnotes of a .docx, and the labels they have got so far. */
final class WordNotes {

  private final Map<String, XmlElement> notes = new LinkedHashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final String format;
  private Map<String, WordPackage.Relation> relations = Map.of();
  private int count;

  /**
   * @param format of their numbers, see {@link WordNumbering#number}
   */
  WordNotes(String format) {
    this.format = format;
  }

  /** Takes the notes of a part. */
  void add(XmlElement root, Map<String, WordPackage.Relation> partRelations) {
    relations = partRelations;
    for (XmlElement note : root.children()) {
      notes.putIfAbsent(note.attribute("w:id", ""), note);
    }
  }

  /** How the part refers to others. */
  Map<String, WordPackage.Relation> relations() {
    return relations;
  }

  /** A note; {@link XmlElement#NONE} if there is none. */
  XmlElement note(String id) {
    return notes.getOrDefault(id, XmlElement.NONE);
  }

  /** Whether a note is met for the first time; from now on it is known. */
  boolean isFirst(String id) {
    return labels.putIfAbsent(id, "") == null;
  }

  /**
   * The label of a note: its number, or the mark its author gave it.
   *
   * @param mark empty if the notes are counted
   */
  String label(String id, String mark) {
    String label = labels.getOrDefault(id, "");
    if (label.isEmpty()) {
      label = mark.isEmpty() ? WordNumbering.number(format, ++count) : Superscripts.label(mark);
      labels.put(id, label);
    }
    return label;
  }

  /** Leaves out the notes that nothing has referred to, and the lines that set notes apart. */
  void leaveOutOthers(Flow flow) {
    notes.forEach(
        (id, note) -> {
          if (!labels.containsKey(id)) {
            boolean isNote = note.attribute("w:type", "normal").equals("normal");
            flow.leaveOut(isNote ? Reason.HIDDEN : Reason.MARKUP, WordText.of(note));
          }
        });
  }
}
