package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.List;

/** Whether an output file is what it should be. */
public final class OutputState {

  /** What no longer agrees. */
  public enum Reason {
    /** The source's bytes are others. */
    SOURCE("the source changed"),
    /** Another model translates. */
    MODEL("the model changed"),
    /** Decoding, segmentation, summary or other settings are others. */
    SETTINGS("the settings changed"),
    /** Another layout is asked for. */
    LAYOUT("the layout changed"),
    /** The file was written in another version of the format; an older one can still be read. */
    FORMAT("the file format changed"),
    /** The glossary has other entries for this document's terms. */
    TERMS("the glossary's entries for its terms changed"),
    /** A person's corrections of this document's sentences are others. */
    CORRECTIONS("corrections of its sentences changed"),
    /** The file has no front matter of ours. */
    FOREIGN("the file was not written by nachtschicht");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason in plain English, without a capital or a full stop. */
    public String text() {
      return text;
    }
  }

  private OutputState() {}

  /** What of a file of ours no longer agrees with what it should be made of; empty if all does. */
  public static List<Reason> reasons(FrontMatter front, Fingerprints expected) {
    List<Reason> reasons = new ArrayList<>();
    add(reasons, Reason.SOURCE, front.sourceSha256().equals(expected.sourceSha256()));
    add(reasons, Reason.MODEL, front.modelSha256().equals(expected.modelSha256()));
    add(reasons, Reason.SETTINGS, front.settings().equals(expected.settings()));
    add(reasons, Reason.LAYOUT, front.layout() == expected.layout());
    add(reasons, Reason.FORMAT, front.format() == MarkdownRenderer.FORMAT_VERSION);
    if (!front.reviewed()) {
      // who accepted a file has seen its sentences; their corrections came from it
      add(reasons, Reason.TERMS, front.glossarySha256().equals(expected.glossarySha256()));
      add(
          reasons,
          Reason.CORRECTIONS,
          front.correctionsSha256().equals(expected.correctionsSha256()));
    }
    return reasons;
  }

  private static void add(List<Reason> reasons, Reason reason, boolean agrees) {
    if (!agrees) {
      reasons.add(reason);
    }
  }
}
