package io.github.nachtschicht.reading;

/**
 * Reads documents of one format. All readers are listed in {@link FormatReaders}; adding a format
 * is a class of this kind and a line there. Implementations are stateless and thread-safe.
 */
abstract class FormatReader {

  /** Media type, for example {@code text/markdown}. */
  final String mediaType;

  /** The format's name in messages, for example {@code .docx} or {@code Markdown}. */
  final String label;

  FormatReader(String mediaType, String label) {
    this.mediaType = mediaType;
    this.label = label;
  }

  /** Whether a file is of this format. Readers are asked in the order of their list. */
  abstract boolean recognises(FileStart file);

  /**
   * Reads a document.
   *
   * @param name name of the document, for messages
   * @param content the whole file, not empty; not changed
   * @throws UnreadableDocumentException if it is damaged, encrypted or too large, with the reason
   */
  abstract Reading read(String name, byte[] content, ReadingOptions options);
}
