package io.github.nachtschicht.markdown;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance of one reviewed file: its corrected sentences go to the corrections, and the file
 * is marked as reviewed. Nothing is written before {@link #write}.
 */
public final class Acceptance {

  private final Path file;
  private final String text;
  private final Path corrections;
  private final ReviewedFile reviewed;
  private final Harvest harvest;

  private Acceptance(Path file, String text, Path corrections, ReviewedFile reviewed) {
    this.file = file;
    this.text = text;
    this.corrections = corrections;
    this.reviewed = reviewed;
    this.harvest =
        reviewed.isAccepted() ? new Harvest(List.of(), List.of(), List.of()) : reviewed.harvest();
  }

  /**
   * Reads a file.
   *
   * @param corrections the file of corrections; null takes {@value Corrections#FILE_NAME} in the
   *     output folder, which is found by what the file says of its source
   * @throws IOException if the file cannot be read, is not UTF-8 or is not one of ours
   */
  public static Acceptance of(Path file, @Nullable Path corrections) throws IOException {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
    } catch (CharacterCodingException e) {
      throw new IOException("'" + file + "' is not UTF-8, so it is not a bilingual file", e);
    }
    ReviewedFile reviewed =
        ReviewedFile.of(text)
            .orElseThrow(
                () ->
                    new IOException(
                        "'"
                            + file
                            + "' is not a bilingual file: it does not begin with the front matter"
                            + " that 'nachtschicht run' writes"));
    Path kept =
        corrections != null
            ? corrections
            : outputFolder(file, reviewed.frontMatter().source()).resolve(Corrections.FILE_NAME);
    return new Acceptance(file, text, kept, reviewed);
  }

  /** Whether the file was accepted before exactly as it is; then there is nothing to do. */
  public boolean isAlreadyAccepted() {
    return reviewed.isAccepted();
  }

  /** What was corrected; empty if the file was accepted before. */
  public Harvest harvest() {
    return harvest;
  }

  /** Where corrections are kept. */
  public Path corrections() {
    return corrections;
  }

  /**
   * Keeps the corrections, then marks the file. Corrections made earlier in this file whose
   * sentences read as they were first written again are withdrawn. Each file is written whole or
   * not at all; after a failure between the two, doing it again completes it.
   *
   * @throws IOException if one of the files cannot be read or written, the file's front matter was
   *     rearranged, the file changed since it was read, or another program changes the corrections
   */
  public void write() throws IOException {
    if (isAlreadyAccepted()) {
      return;
    }
    String accepted;
    try {
      accepted = reviewed.accepted();
    } catch (IllegalStateException e) {
      throw new IOException("'" + file + "' cannot be marked as reviewed: " + e.getMessage(), e);
    }
    try (CorrectionsLock lock = CorrectionsLock.acquire(corrections)) {
      if (!Files.readString(file).equals(text)) {
        throw new IOException("'" + file + "' was changed meanwhile; accept it again");
      }
      keep();
      WholeFiles.write(file, accepted);
    }
  }

  private void keep() throws IOException {
    Corrections before = Corrections.load(corrections);
    List<String> withdrawn = new ArrayList<>();
    for (Correction shown : harvest.unchanged()) {
      before
          .get(shown.source())
          .filter(c -> c.document().equals(shown.document()) && !c.target().equals(shown.target()))
          .ifPresent(c -> withdrawn.add(c.source()));
    }
    Corrections after = before.without(withdrawn).with(harvest.corrected());
    if (!after.all().equals(before.all())) {
      after.save(corrections);
    }
  }

  /** The folder above a file that lies as deep below it as its source did below the input. */
  private static Path outputFolder(Path file, String source) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    String[] parts = source.split("/", -1);
    Path root = folder;
    for (int i = parts.length - 2; i >= 0; i--) {
      if (root == null
          || root.getFileName() == null
          || !root.getFileName().toString().equals(parts[i])) {
        root = folder;
        break;
      }
      root = root.getParent();
    }
    return root == null ? file.toAbsolutePath().resolveSibling("") : root;
  }
}
