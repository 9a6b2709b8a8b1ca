package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.LockFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance of one reviewed file: its corrected sentences go to the corrections, and the file
 * is marked as reviewed. Nothing is written before {@link #write}.
 */
public final class Acceptance {

  private final Path file;
  private final ReviewedFile reviewed;
  private final Path corrections;
  private final @Nullable Replaced replaced;
  private final Harvest harvest;

  /**
   * The file that a newer version takes the place of.
   *
   * @param file where it is
   * @param bytes what it is; empty if it is not there
   * @param harvest what was corrected in it and not accepted
   */
  private record Replaced(Path file, byte[] bytes, Harvest harvest) {}

  private Acceptance(
      Path file, ReviewedFile reviewed, Path corrections, @Nullable Replaced replaced) {
    this.file = file;
    this.reviewed = reviewed;
    this.corrections = corrections;
    this.replaced = replaced;
    this.harvest = reviewed.toAccept();
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
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(
          "'" + file + "' is not in UTF-8: save it so in your editor, and accept it again", e);
    }
    ReviewedFile reviewed =
        ReviewedFile.of(text)
            .orElseThrow(
                () ->
                    new IOException(
                        "'%s' is not a bilingual file: it does not begin with the front matter that 'nachtschicht run' writes"
                            .formatted(file)));
    Path real = file.toRealPath();
    Path kept =
        corrections != null
            ? corrections
            : outputFolder(real, reviewed.frontMatter().source()).resolve(Corrections.FILE_NAME);
    return new Acceptance(real, reviewed, kept, replaced(real));
  }

  private static @Nullable Replaced replaced(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!NewVersion.is(name)) {
      return null;
    }
    Path old = file.resolveSibling(NewVersion.replacedBy(name));
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(old);
    } catch (NoSuchFileException e) {
      return new Replaced(old, new byte[0], Harvest.NOTHING);
    }
    // Somebody's own file of that name stays, and the newer version beside it.
    return ReviewedFile.of(new String(bytes, StandardCharsets.UTF_8))
        .map(r -> new Replaced(old, bytes, r.toAccept()))
        .orElse(null);
  }

  /** Whether the file was accepted before exactly as it is; then there is nothing to do. */
  public boolean isAlreadyAccepted() {
    return reviewed.isAccepted() && replaced == null;
  }

  /** What was corrected; empty if the file was accepted before. */
  public Harvest harvest() {
    return harvest;
  }

  /** What was corrected in the file whose place this one takes, and not accepted. */
  public Harvest replacedHarvest() {
    return replaced == null ? Harvest.NOTHING : replaced.harvest();
  }

  /** Where corrections are kept. */
  public Path corrections() {
    return corrections;
  }

  /** Where the file is after {@link #write}: a newer version takes the place of the older one. */
  public Path place() {
    return replaced == null ? file : replaced.file();
  }

  /** The newer version that stands beside the file; null if there is none. */
  public @Nullable Path newer() {
    String name = String.valueOf(file.getFileName());
    if (replaced != null || !name.endsWith(NewVersion.SUFFIX)) {
      return null;
    }
    Path newer = file.resolveSibling(NewVersion.of(name));
    return Files.exists(newer) ? newer : null;
  }

  /** As {@link #write(String, Instant, SafeFiles.Hook)}; nothing happens in between. */
  public List<Correction> write(String author, Instant now) throws IOException {
    return write(author, now, SafeFiles.Hook.NONE);
  }

  /**
   * Keeps the corrections, then marks the file, and puts a newer version into the place of the
   * older one. Corrections made earlier in this file whose sentences read as they were first
   * written again are withdrawn. Each file is written whole or not at all; after a failure between
   * two, doing it again completes it.
   *
   * @param author who accepts
   * @param now when
   * @param hook told of what happens to the files
   * @return corrections that were there with another translation, and are replaced
   * @throws IOException if one of the files cannot be read or written, the file's front matter was
   *     rearranged, the file changed since it was read, or another program changes the corrections
   */
  List<Correction> write(String author, Instant now, SafeFiles.Hook hook) throws IOException {
    if (isAlreadyAccepted()) {
      return List.of();
    }
    byte[] accepted;
    try {
      accepted = reviewed.accepted(replaced != null).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalStateException e) {
      throw new IOException("'" + file + "' cannot be marked as reviewed: " + e.getMessage(), e);
    }
    byte[] bytes = reviewed.file().getBytes(StandardCharsets.UTF_8);
    try (LockFile lock = Corrections.lock(corrections)) {
      requireSame(file, Arrays.equals(Files.readAllBytes(file), bytes));
      Corrections.Changed changed =
          Corrections.change(lock, corrections, before -> after(before, author, now));
      Path folder = outputFolder(file, reviewed.frontMatter().source());
      SafeFiles files = new SafeFiles(folder, folder.resolve(SafeFiles.STATE), hook);
      SafeFiles.Judge unchanged = present -> Arrays.equals(Files.readAllBytes(present), bytes);
      if (replaced == null) {
        requireSame(file, files.put(accepted, file, unchanged));
      } else {
        byte[] older = replaced.bytes();
        requireSame(
            replaced.file(),
            files.put(
                accepted,
                replaced.file(),
                present -> Arrays.equals(Files.readAllBytes(present), older)));
        requireSame(file, files.remove(file, unchanged));
      }
      return changed.replaced();
    }
  }

  private void requireSame(Path one, boolean same) throws IOException {
    if (!same) {
      String again = one.equals(file) ? "it" : "'" + file + "'";
      throw new IOException("'" + one + "' was changed meanwhile; accept " + again + " again");
    }
  }

  private Corrections after(Corrections before, String author, Instant now) {
    Set<String> withdrawn = new HashSet<>();
    if (replaced == null) {
      for (Correction shown : harvest.unchanged()) {
        before
            .get(shown.source())
            .filter(
                c -> c.document().equals(shown.document()) && !c.target().equals(shown.target()))
            .ifPresent(c -> withdrawn.add(c.source()));
      }
    }
    return before
        .without(withdrawn)
        .with(by(replacedHarvest(), author, now))
        .with(by(harvest, author, now));
  }

  private static List<Correction> by(Harvest harvest, String author, Instant now) {
    return harvest.corrected().stream().map(c -> c.by(author, now)).toList();
  }

  /**
   * The folder above a file that a run wrote to, by its state; without that, the one the file lies
   * as deep below as its source did below the input. A file may have been moved to another folder.
   */
  private static Path outputFolder(Path file, String source) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    for (Path above = folder; above != null; above = above.getParent()) {
      if (Files.isDirectory(above.resolve(SafeFiles.STATE), LinkOption.NOFOLLOW_LINKS)) {
        return above;
      }
    }
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
