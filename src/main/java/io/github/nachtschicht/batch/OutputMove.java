package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.KnownOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Moves an output to another name: the new file is written, then the old one removed. What is on
 * its way is noted, so that a run killed between the two leaves no copy behind.
 */
final class OutputMove {

  private static final String NOTE = "moving";
  private static final String SEPARATOR = "\0";

  private OutputMove() {}

  /**
   * Moves, with all that a person wrote into the file up to this moment.
   *
   * @param source name of the source that the front matter is to carry
   * @param known what is known to stand at the new place and may go; null for nothing
   * @return the new file's text; null if the file is gone, its front matter does not take another
   *     source, or a person's file stands at its new place: nothing was changed then
   */
  static @Nullable String move(
      OutputFiles files, String from, String to, String source, @Nullable KnownOutput known)
      throws IOException {
    files.writeState(NOTE, (from + SEPARATOR + to).getBytes(StandardCharsets.UTF_8));
    byte[] moved =
        files
            .safe()
            .move(
                files.resolve(from),
                files.prepared(to),
                file ->
                    FrontMatter.withSource(Files.readString(file, StandardCharsets.UTF_8), source)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .orElse(null),
                file -> OutputTree.mayGo(file, to, known));
    if (moved != null) {
      files.removeEmptyFolders(files.resolve(from));
    }
    Files.deleteIfExists(files.state(NOTE));
    return moved == null ? null : new String(moved, StandardCharsets.UTF_8);
  }

  /** Removes the old file of a move that was cut short, if it is the new one's like to the byte. */
  static void complete(OutputFiles files) throws IOException {
    Path note = files.state(NOTE);
    if (!Files.exists(note)) {
      return;
    }
    String[] names = Files.readString(note, StandardCharsets.UTF_8).split(SEPARATOR, -1);
    try {
      if (names.length == 2 && isMoved(files.resolve(names[0]), files.resolve(names[1]))) {
        Path to = files.resolve(names[1]);
        files.delete(names[0], file -> isMoved(file, to));
      }
    } catch (NoSuchFileException e) {
      // It was cut short before the first step, or after the last.
    } catch (IllegalArgumentException e) {
      // Not a note of ours.
    }
    Files.delete(note);
  }

  private static boolean isMoved(Path from, Path to) throws IOException {
    String moved = Files.readString(to, StandardCharsets.UTF_8);
    String old = Files.readString(from, StandardCharsets.UTF_8);
    return FrontMatter.parse(moved)
        .flatMap(front -> FrontMatter.withSource(old, front.source()))
        .filter(moved::equals)
        .isPresent();
  }
}
