package io.github.nachtschicht.batch.remote;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;

/** What is said of messages that are not read. */
final class Rejected {

  private Rejected() {}

  /** One line on a message of the wrong kind; looks at nothing in it. */
  static String line(String queue, Message message) {
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

  /** One line on a message that has the right kind and makes no sense. */
  static String line(String queue, NotUnderstoodException why) {
    return "rejected a message on " + queue + ": " + why.getMessage();
  }
}
