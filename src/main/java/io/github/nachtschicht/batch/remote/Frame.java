package io.github.nachtschicht.batch.remote;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSConstants;
import org.jspecify.annotations.Nullable;

/**
 * The body of requests and replies: the length of a JSON text as four bytes, the highest first, the
 * JSON in UTF-8, then the raw bytes of the document or of its Markdown up to the end.
 */
final class Frame {

  /** From this size on a message is streamed and lies in a file of its own at the broker. */
  static final int LARGE_BYTES = 100 << 10;

  /** Largest JSON part that is read. */
  static final int MAX_JSON_BYTES = 64 << 20;

  private Frame() {}

  /**
   * Makes a message whose payload is read while it is sent.
   *
   * @param bytes size of the payload
   */
  static BytesMessage write(Session session, byte[] json, InputStream payload, long bytes)
      throws JMSException, IOException {
    BytesMessage message = session.createBytesMessage();
    byte[] head = ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
    if (head.length + bytes < LARGE_BYTES) {
      message.writeBytes(head);
      message.writeBytes(payload.readAllBytes());
    } else {
      message.setObjectProperty(
          ActiveMQJMSConstants.JMS_ACTIVEMQ_INPUT_STREAM,
          new SequenceInputStream(new ByteArrayInputStream(head), payload));
    }
    return message;
  }

  /** Where the parts of a message go. */
  interface Parts {

    /**
     * The JSON part is there.
     *
     * @return takes the payload
     */
    OutputStream json(byte[] json) throws IOException;
  }

  /**
   * Reads a message, as it comes.
   *
   * @throws NotUnderstoodException if it has not this form
   * @throws IOException what the parts throw
   * @throws JMSException if it does not come whole
   */
  static void read(BytesMessage message, Parts parts)
      throws JMSException, IOException, NotUnderstoodException {
    Splitter splitter = new Splitter(parts);
    try {
      message.setObjectProperty(ActiveMQJMSConstants.JMS_ACTIVEMQ_SAVE_STREAM, splitter);
    } catch (JMSException e) {
      splitter.rethrow();
      throw e;
    }
    splitter.rethrow();
    splitter.end();
  }

  /** Cuts a body in its parts. What fails is kept, as the client hides it. */
  private static final class Splitter extends OutputStream {

    private final Parts parts;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private int needed = 4;
    private boolean lengthKnown;
    private @Nullable OutputStream payload;
    private volatile @Nullable IOException failure;
    private volatile @Nullable NotUnderstoodException notOurs;

    Splitter(Parts parts) {
      this.parts = parts;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      // After a failure the rest is swallowed, so that the connection stays usable.
      int at = from;
      int end = from + count;
      try {
        while (at < end && failure == null && notOurs == null) {
          OutputStream to = payload;
          if (to != null) {
            to.write(bytes, at, end - at);
            return;
          }
          int part = Math.min(needed - head.size(), end - at);
          head.write(bytes, at, part);
          at += part;
          if (head.size() == needed) {
            headDone();
          }
        }
      } catch (IOException e) {
        failure = e;
      }
    }

    private void headDone() throws IOException {
      byte[] done = head.toByteArray();
      head.reset();
      if (!lengthKnown) {
        lengthKnown = true;
        needed = ByteBuffer.wrap(done).getInt();
        if (needed < 2 || needed > MAX_JSON_BYTES) {
          notOurs = new NotUnderstoodException("its length of " + needed + " cannot be", null);
        }
      } else {
        payload = parts.json(done);
      }
    }

    void rethrow() throws IOException, NotUnderstoodException {
      if (notOurs != null) {
        throw notOurs;
      }
      if (failure != null) {
        throw failure;
      }
    }

    void end() throws NotUnderstoodException {
      if (payload == null) {
        throw new NotUnderstoodException("it ends too early", null);
      }
    }
  }
}
