package io.github.nachtschicht.text;

import java.util.List;

/**
 * A document as it was read: bytes decoded and settled, structure not yet known.
 *
 * @param name path below the input folder with {@code /} between its parts, for example {@code
 *     news/a.txt}; never absolute, never with {@code ..}
 * @param sha256 SHA-256 of the bytes as they lay on disk, 64 lower-case hexadecimal digits
 * @param size number of those bytes
 * @param encoding name of the character set the bytes were decoded with, for example {@code UTF-8};
 *     for binary formats the format's name
 * @param notes what a reviewer or operator should know of the reading, in plain English, for
 *     example that the encoding was a guess; often empty
 */
public record SourceDocument(
    String name, String sha256, long size, String encoding, List<String> notes) {

  public SourceDocument {
    notes = List.copyOf(notes);
  }
}
