package io.github.nachtschicht.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that others read meanwhile: they see the old content or the new, never a part. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file whole or not at all, by way of a hidden one beside it that ends in {@code .tmp}.
   * What is written is on the disk before it gets its name; a file that was there is replaced.
   *
   * @param target its folder must exist
   * @throws IOException if it cannot be written; nothing is left then
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel out =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }
}
