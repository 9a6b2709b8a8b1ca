package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A document of the input folder, and what is to be done about it tonight. There may be millions,
 * so it is small.
 *
 * @param name path below the input folder, {@code /} between its parts
 * @param folder the input folder
 * @param size bytes when it was listed
 * @param modified milliseconds since 1970 when it was listed
 * @param output the output's name, a path below the output folder
 * @param action what to do
 * @param reason why, in plain English without a full stop; empty before it is planned
 * @param movedFrom name of the output that belongs to this document under its former name; null if
 *     it was not renamed
 */
public record InputDocument(
    String name,
    Path folder,
    long size,
    long modified,
    String output,
    Action action,
    String reason,
    @Nullable String movedFrom) {

  /** What can be done about a document. */
  public enum Action {
    /** It was listed; nobody has looked yet what is to be done. */
    LISTED,
    /** Translate it and write the output. */
    TRANSLATE,
    /** Translate it and write the output beside the one that a person edited. */
    TRANSLATE_BESIDE,
    /** Nothing: the output is up to date. */
    KEEP,
    /** Nothing: the file is too young, or the run has ended. */
    WAIT,
    /** Nothing: it cannot be read. */
    SKIP
  }

  /** A document of which no more is known than what the file system says. */
  static InputDocument listed(String name, Path folder, long size, long modified) {
    return new InputDocument(
        name, folder, size, modified, OutputNames.of(name), Action.LISTED, "", null);
  }

  InputDocument planned(Action todo, String why, @Nullable String former) {
    return new InputDocument(name, folder, size, modified, output, todo, why, former);
  }

  boolean isToTranslate() {
    return action == Action.TRANSLATE || action == Action.TRANSLATE_BESIDE;
  }

  /** The file that is written. */
  String target() {
    return action == Action.TRANSLATE_BESIDE ? NewVersion.of(output) : output;
  }

  /** Larger files are not read; the parser may set a lower bound. */
  private static final long MAX_BYTES = 512L << 20;

  /** Where it is. */
  public Path path() {
    return folder.resolve(name);
  }

  /**
   * Reads it whole, so that a change in the middle is noticed.
   *
   * @throws TransientReadException if it changed meanwhile or the file system stumbled
   * @throws DocumentException if it cannot be read now or later
   */
  public byte[] read() throws DocumentException {
    return read(path());
  }

  /** As the other method, of any file. */
  public static byte[] read(Path file) throws DocumentException {
    try {
      BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
      if (before.size() > MAX_BYTES) {
        throw new DocumentException(
            Stage.READ,
            "has " + before.size() + " bytes, more than the " + MAX_BYTES + " that are read",
            null);
      }
      byte[] bytes = Files.readAllBytes(file);
      requireUnchanged(file, before, bytes.length);
      return bytes;
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw new DocumentException(Stage.READ, Failures.reason(e), e);
    } catch (IOException e) {
      throw new TransientReadException(Failures.reason(e));
    }
  }

  /** What the file system says of it now. */
  public BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path(), BasicFileAttributes.class);
  }

  /**
   * Refuses what was read if the file changed meanwhile.
   *
   * @param before what the file system said before
   * @param bytes how many were read
   * @throws TransientReadException if it did
   */
  public void requireUnchanged(BasicFileAttributes before, long bytes)
      throws IOException, TransientReadException {
    requireUnchanged(path(), before, bytes);
  }

  private static void requireUnchanged(Path file, BasicFileAttributes before, long bytes)
      throws IOException, TransientReadException {
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    if (bytes != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
      throw new TransientReadException("is being written to");
    }
  }
}
