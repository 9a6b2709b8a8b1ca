package io.github.nachtschicht.batch;

import java.nio.file.Path;

/**
 * A file of the input folder.
 *
 * @param name path below the input folder, {@code /} between its parts
 * @param path where it is
 * @param size bytes when it was listed
 * @param modified milliseconds since 1970 when it was listed
 */
public record SourceFile(String name, Path path, long size, long modified) {}
