package io.github.nachtschicht.batch;

import java.nio.file.Path;

/**
 * A file of the input folder. There may be millions, so it is small.
 *
 * @param name path below the input folder, {@code /} between its parts
 * @param folder the input folder
 * @param size bytes when it was listed
 * @param modified milliseconds since 1970 when it was listed
 */
public record SourceFile(String name, Path folder, long size, long modified) {

  /** Where it is. */
  public Path path() {
    return folder.resolve(name);
  }
}
