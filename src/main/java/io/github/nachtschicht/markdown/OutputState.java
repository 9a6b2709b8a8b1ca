package io.github.nachtschicht.markdown;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an output file stands to what it should be.
 *
 * @param kind what may be done with it
 * @param reasons what changed since it was made; empty for {@link Kind#NEW} and {@link
 *     Kind#CURRENT}. For {@link Kind#EDITED} empty means that the file is as it should be but for
 *     the edits, so that nothing new need be written beside it
 */
public record OutputState(Kind kind, List<Reason> reasons) {

  /** What may be done with a file. */
  public enum Kind {
    /** There is no file. */
    NEW,
    /** Made of exactly this source, model and settings: leave it alone. */
    CURRENT,
    /** Ours, unedited, and to be written again. */
    OUTDATED,
    /**
     * A person changed or accepted it, or it is not ours at all: never overwrite it. If there are
     * {@link OutputState#reasons}, a new version belongs beside it.
     */
    EDITED
  }

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
    /** A person's corrections of this document's sentences are others. */
    CORRECTIONS("corrections of its sentences changed"),
    /** The glossary has other entries for this document's terms. */
    TERMS("the glossary's entries for its terms changed"),
    /** The file was written in another version of the format; an older one can still be read. */
    FORMAT("the file format changed"),
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

  public OutputState {
    reasons = List.copyOf(reasons);
  }

  /**
   * The state of a file.
   *
   * @param file the whole file, or null if there is none
   */
  public static OutputState of(@Nullable String file, Fingerprints expected) {
    if (file == null) {
      return new OutputState(Kind.NEW, List.of());
    }
    Optional<FrontMatter> read = FrontMatter.parse(file);
    if (read.isEmpty()) {
      return new OutputState(Kind.EDITED, List.of(Reason.FOREIGN));
    }
    return of(read.get(), FrontMatter.contentSha256(read.get(), file), expected);
  }

  /**
   * The state of a file whose front matter is known.
   *
   * @param contentSha256 {@link FrontMatter#contentSha256(String)} of the file as it is
   */
  public static OutputState of(FrontMatter front, String contentSha256, Fingerprints expected) {
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
    boolean edited = !front.contentSha256().equals(contentSha256) || !front.otherKeys().isEmpty();
    if (edited) {
      return new OutputState(Kind.EDITED, reasons);
    }
    if (reasons.isEmpty()) {
      return new OutputState(Kind.CURRENT, List.of());
    }
    return new OutputState(front.reviewed() ? Kind.EDITED : Kind.OUTDATED, reasons);
  }

  /**
   * The state of a file on disk. A file that is not UTF-8 is not ours.
   *
   * @throws IOException if it exists and cannot be read
   */
  public static OutputState of(Path file, Fingerprints expected) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return of((String) null, expected);
    }
    try {
      return of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), expected);
    } catch (CharacterCodingException e) {
      return new OutputState(Kind.EDITED, List.of(Reason.FOREIGN));
    }
  }

  /**
   * Whether a file holds nothing of a person: it is empty, or ours and as it was written.
   *
   * @throws IOException if it cannot be read
   */
  static boolean isUntouched(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.isBlank() || ReviewedFile.of(text).filter(ours -> !ours.isKept()).isPresent();
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void add(List<Reason> reasons, Reason reason, boolean agrees) {
    if (!agrees) {
      reasons.add(reason);
    }
  }
}
