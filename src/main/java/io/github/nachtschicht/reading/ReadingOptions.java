package io.github.nachtschicht.reading;

/**
 * How documents are read.
 *
 * @param forceLanguage take every document as German: none is skipped for its language, and no
 *     paragraph is marked as foreign. Default false
 * @param maxBytes size of the largest file that is read, in bytes; larger ones are skipped with
 *     that reason. Default 64 MiB
 * @param maxCharacters length of the longest text that is taken out of a document, in UTF-16 code
 *     units; it bounds what a packed format may unpack to. Default 100 million
 */
public record ReadingOptions(boolean forceLanguage, long maxBytes, int maxCharacters) {

  public ReadingOptions {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("'maxBytes' must be at least 1, was " + maxBytes);
    }
    if (maxCharacters < 1) {
      throw new IllegalArgumentException(
          "'maxCharacters' must be at least 1, was " + maxCharacters);
    }
  }

  /** The defaults named above. */
  public static ReadingOptions defaults() {
    return new ReadingOptions(false, 64L * 1024 * 1024, 100_000_000);
  }

  /** The same, with another {@link #forceLanguage()}. */
  public ReadingOptions withForceLanguage(boolean force) {
    return new ReadingOptions(force, maxBytes, maxCharacters);
  }

  /**
   * Refuses a document that holds more text than is read.
   *
   * @param name of the document
   */
  void checkLength(String name, CharSequence text) {
    if (text.length() > maxCharacters) {
      throw new UnreadableDocumentException(
          name, "too large: more than " + maxCharacters + " characters of text");
    }
  }
}
