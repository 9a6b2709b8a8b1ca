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
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance of one reviewed file: its corrected sentences go to the corrections, and the file
 * is marked as reviewed. Nothing is written before {@link #write}.
 */
public final class Acceptance {

  private static final Parser BLOCKS =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

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
    int merge = unfinishedMerge(text);
    if (merge > 0) {
      throw new IOException(
          "'%s' holds both sides of a merge from line %d on ('<<<<<<<'): settle it, and accept it again"
              .formatted(file, merge));
    }
    ReviewedFile reviewed =
        ReviewedFile.of(text)
            .orElseThrow(
                () ->
                    new IOException(
                        "'%s' is not a bilingual file: it does not begin with the front matter that 'nachtschicht run' writes, or that was changed so that it cannot be read"
                            .formatted(file)));
    Path real = file.toRealPath();
    Path kept =
        corrections != null
            ? corrections
            : outputFolder(real, reviewed.frontMatter().source()).resolve(Corrections.FILE_NAME);
    return new Acceptance(real, reviewed, kept, replaced(real));
  }

  /** The line where version control left both texts of a place; 0 if there is none. */
  private static int unfinishedMerge(String text) {
    if (!text.contains("<<<<<<< ")) {
      return 0;
    }
    List<String> lines = text.lines().toList();
    // A document may show such lines as code.
    Set<Integer> code = new HashSet<>();
    for (Node block : InlineLine.children(BLOCKS.parse(String.join("\n", lines)))) {
      if (block instanceof FencedCodeBlock) {
        block.getSourceSpans().forEach(span -> code.add(span.getLineIndex()));
      }
    }
    int begin = 0;
    boolean middle = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = code.contains(i) ? "" : lines.get(i);
      if (line.startsWith("<<<<<<< ")) {
        begin = i + 1;
        middle = false;
      } else if (line.equals("=======")) {
        middle = begin > 0;
      } else if (line.startsWith(">>>>>>> ") && middle) {
        return begin;
      }
    }
    return 0;
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

  /**
   * What becomes of corrections that were there.
   *
   * @param replaced those that get another translation
   * @param withdrawn those of sentences that read as they were first written again
   * @param passedOver those that stay, though the file has what was written without them
   */
  public record Consequences(
      List<Correction> replaced, List<Correction> withdrawn, List<Correction> passedOver) {}

  /** What {@link #write} would do; writes nothing. */
  public Consequences foresee(String author, Instant now) throws IOException {
    return consequences(Corrections.load(corrections).change(b -> after(b, author, now)));
  }

  private Consequences consequences(Corrections.Changed changed) {
    Set<String> seen = new HashSet<>();
    harvest.corrected().forEach(c -> seen.add(Checksums.comparable(c.source())));
    List<Correction> passedOver =
        harvest.unchanged().stream()
            .filter(shown -> seen.add(Checksums.comparable(shown.source())))
            .flatMap(
                shown ->
                    changed.after().get(shown.source()).stream().filter(c -> isOther(c, shown)))
            .toList();
    return new Consequences(changed.replaced(), changed.removed(), passedOver);
  }

  /** As {@link #write(String, Instant, SafeFiles.Hook)}; nothing happens in between. */
  public Consequences write(String author, Instant now) throws IOException {
    return write(author, now, SafeFiles.Hook.NONE);
  }

  /**
   * Keeps the corrections, then marks the file, and puts a newer version into the place of the
   * older one. Corrections made earlier in this file whose sentences read as they were first
   * written again are withdrawn, if it was accepted before: a file that was not may be an older
   * one, which another person had open. Each file is written whole or not at all; after a failure
   * between two, doing it again completes it.
   *
   * @param author who accepts
   * @param now when
   * @param hook told of what happens to the files
   * @return what became of corrections that were there
   * @throws IOException if one of the files cannot be read or written, the file's front matter was
   *     rearranged, the file changed since it was read, or another program changes the corrections
   */
  Consequences write(String author, Instant now, SafeFiles.Hook hook) throws IOException {
    if (isAlreadyAccepted()) {
      return new Consequences(List.of(), List.of(), List.of());
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
      return consequences(changed);
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
    if (replaced == null && reviewed.frontMatter().reviewed()) {
      for (Correction shown : harvest.unchanged()) {
        before
            .get(shown.source())
            .filter(c -> c.document().equals(shown.document()) && isOther(c, shown))
            .ifPresent(c -> withdrawn.add(c.source()));
      }
    }
    return before
        .without(withdrawn)
        .with(by(replacedHarvest(), author, now))
        .with(by(harvest, author, now));
  }

  /** Whether it says something else than a file; the kind of spaces is an editor's, too. */
  private static boolean isOther(Correction kept, Correction shown) {
    return !Checksums.comparable(kept.target()).equals(Checksums.comparable(shown.target()));
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
