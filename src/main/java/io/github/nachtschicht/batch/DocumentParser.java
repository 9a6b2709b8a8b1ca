package io.github.nachtschicht.batch;

import io.github.nachtschicht.text.ParsedDocument;

/** Makes a document of a file's bytes. Implementations are stateless and thread-safe. */
@FunctionalInterface
public interface DocumentParser {

  /**
   * Reads a document.
   *
   * @param name path below the input folder, {@code /} between its parts
   * @param bytes the whole file
   * @throws Exception if the document cannot be read; the message says why
   */
  ParsedDocument parse(String name, byte[] bytes) throws Exception;
}
