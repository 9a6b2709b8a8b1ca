package io.github.nachtschicht.batch;

import io.github.nachtschicht.reading.UnreadableDocumentException;
import io.github.nachtschicht.support.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * One document could not be brought to its end; the others can. The message is one line and says
 * why, without the document's name.
 */
public class DocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Where on a document's way it failed; the lower-case name stands in reports. */
  public enum Stage {
    /** The name or place of the file forbids it. */
    LIST,
    /** Bytes to blocks. */
    READ,
    /** Blocks to sentences. */
    SEGMENT,
    /** Sentences to English. */
    TRANSLATE,
    /** Looking for flags. */
    CHECK,
    /** Choosing the summary. */
    SUMMARIZE,
    /** Making the Markdown. */
    RENDER,
    /** Bringing it to disk. */
    WRITE
  }

  private final Stage stage;

  public DocumentException(Stage stage, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.stage = stage;
  }

  /** Where it failed. */
  public Stage stage() {
    return stage;
  }

  /**
   * What went wrong, on one line: the message where the failure has one that says something, else
   * the kind of failure.
   */
  public static String describe(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    String text;
    if (failure instanceof UnreadableDocumentException unreadable) {
      text = unreadable.reason();
    } else if (failure instanceof OutOfMemoryError) {
      text = "out of memory" + (message == null ? "" : " (" + message + ")");
    } else if (failure instanceof StackOverflowError) {
      text = "nested too deeply (" + type + ")";
    } else if (message == null || message.isBlank()) {
      text = "internal error (" + type + ")";
    } else if (failure instanceof RuntimeException
        && failure.getClass().getName().startsWith("java.")) {
      text = "internal error (" + type + ": " + message + ")";
    } else {
      text = message;
    }
    return OneLine.of(text);
  }
}
