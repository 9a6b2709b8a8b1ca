package io.github.nachtschicht.batch.remote;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;

/** A message that is none of ours, or of another version. The text is one line. */
final class NotUnderstoodException extends Exception {

  private static final long serialVersionUID = 1L;

  NotUnderstoodException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What is said of a message that has the right kind and makes no sense, in one line. */
  String rejected(String queue) {
    return "rejected a message on " + queue + ": " + getMessage();
  }

  /** What is said of a message of the wrong kind, in one line; looks at nothing in it. */
  static String rejected(String queue, Message message) {
    String kind = "a message without a body";
    if (message instanceof ObjectMessage) {
      kind = "a serialized Java object";
    } else if (message instanceof MapMessage || message instanceof StreamMessage) {
      kind = "a message of typed values";
    } else if (message instanceof TextMessage) {
      kind = "a text message";
    } else if (message instanceof BytesMessage) {
      kind = "a message that is not understood";
    }
    return "rejected " + kind + " on " + queue + ": it was not read";
  }
}
