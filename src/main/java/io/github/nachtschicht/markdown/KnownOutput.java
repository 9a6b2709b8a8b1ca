package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the output folder says of itself.
 *
 * @param name path below the output folder
 * @param frontMatter its front matter; null if the file is not one of ours
 * @param contentSha256 SHA-256 of what really stands below the front matter
 * @param empty whether there is nothing in it
 */
public record KnownOutput(
    String name, @Nullable FrontMatter frontMatter, String contentSha256, boolean empty) {

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
    FOREIGN(
        "the file was not written by nachtschicht, is not in UTF-8 any more, or has a front matter"
            + " that cannot be read");

    /** In plain English, without a capital or a full stop. */
    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  /** What a file with this text says. */
  public static KnownOutput of(String name, String text) {
    FrontMatter front = FrontMatter.parse(text).orElse(null);
    return new KnownOutput(
        name,
        front,
        front == null ? FrontMatter.contentSha256(text) : FrontMatter.contentSha256(front, text),
        text.isBlank());
  }

  /** Name of the source it was made of; empty if the file is not one of ours. */
  public String source() {
    return frontMatter == null ? "" : frontMatter.source();
  }

  /** SHA-256 of that source; empty if the file is not one of ours. */
  public String sourceSha256() {
    return frontMatter == null ? "" : frontMatter.sourceSha256();
  }

  /** Whether this program made it. */
  public boolean isOurs() {
    return frontMatter != null;
  }

  /** Whether it is a newer version beside a file that a person edited. */
  public boolean isNewVersion() {
    return NewVersion.is(name);
  }

  /** Whether a person accepted it exactly as it is. */
  public boolean isAccepted() {
    return frontMatter != null && frontMatter.reviewed() && !isEdited(frontMatter);
  }

  /** Whether it may be replaced or removed without a person's work being lost. */
  public boolean isReplaceable() {
    return empty
        || frontMatter != null
            && !frontMatter.reviewed()
            && !isEdited(frontMatter)
            && frontMatter.otherKeys().isEmpty();
  }

  private boolean isEdited(FrontMatter front) {
    return !front.contentSha256().equals(contentSha256);
  }

  /** What no longer agrees with what it should be made of; empty if all does. */
  public List<Reason> reasons(Fingerprints expected) {
    FrontMatter front = frontMatter;
    if (front == null) {
      return List.of(Reason.FOREIGN);
    }
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

  /** The reasons in plain English. */
  public static String text(List<Reason> reasons) {
    return reasons.stream().map(reason -> reason.text).collect(Collectors.joining(", "));
  }
}
