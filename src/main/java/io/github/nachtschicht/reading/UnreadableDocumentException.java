package io.github.nachtschicht.reading;

/** A document cannot be read, for a reason that lies in the document: it is skipped. */
public class UnreadableDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final String reason;

  /**
   * @param name the document's name as given to the reader
   * @param reason one line in plain English, without the name and without a full stop, for example
   *     {@code the file is empty}
   */
  public UnreadableDocumentException(String name, String reason) {
    super(name + ": " + reason);
    this.name = name;
    this.reason = reason;
  }

  /** As above, with what the format's library said. */
  public UnreadableDocumentException(String name, String reason, Throwable cause) {
    super(name + ": " + reason, cause);
    this.name = name;
    this.reason = reason;
  }

  /** Name of the document. */
  public String name() {
    return name;
  }

  /** One line in plain English, without the name. */
  public String reason() {
    return reason;
  }
}
