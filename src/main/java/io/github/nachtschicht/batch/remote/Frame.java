package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentException;
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

  /**
   * The parts of a message that came.
   *
   * @param json the JSON part
   * @param payload the document or its Markdown; only its beginning if it is too large
   * @param size bytes of all of that
   */
  record Body(byte[] json, byte[] payload, long size) {}

  /**
   * Reads a message.
   *
   * @param most bytes of the payload that are kept
   * @throws NotUnderstoodException if it has not this form
   * @throws BrokenContentException if it does not come whole, or there is not enough memory for it
   */
  static Body read(BytesMessage message, long most)
      throws BrokenContentException, NotUnderstoodException {
    Splitter splitter = new Splitter(most);
    try {
      message.setObjectProperty(ActiveMQJMSConstants.JMS_ACTIVEMQ_SAVE_STREAM, splitter);
    } catch (JMSException e) {
      if (splitter.failure == null) {
        throw new BrokenContentException(ManagerConnection.reason(e), e);
      }
    }
    return splitter.body();
  }

  /** Cuts a body in its parts. What fails is kept, as the client hides it. */
  private static final class Splitter extends OutputStream {

    private final long most;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private int needed = 4;
    private boolean lengthKnown;
    private byte @Nullable [] json;
    private long size;
    private volatile @Nullable Exception failure;

    Splitter(long most) {
      this.most = most;
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
      while (json == null && at < end && failure == null) {
        int part = Math.min(needed - head.size(), end - at);
        head.write(bytes, at, part);
        at += part;
        if (head.size() == needed) {
          headDone();
        }
      }
      size += end - at;
      if (at < end && failure == null && size <= most) {
        try {
          payload.write(bytes, at, end - at);
        } catch (OutOfMemoryError e) {
          failure = new BrokenContentException(DocumentException.describe(e), e);
        }
      }
    }

    private void headDone() {
      byte[] done = head.toByteArray();
      head.reset();
      if (lengthKnown) {
        json = done;
        return;
      }
      lengthKnown = true;
      needed = ByteBuffer.wrap(done).getInt();
      if (needed < 2 || needed > MAX_JSON_BYTES) {
        failure = new NotUnderstoodException("its length of " + needed + " cannot be", null);
      }
    }

    Body body() throws BrokenContentException, NotUnderstoodException {
      if (failure instanceof NotUnderstoodException notOurs) {
        throw notOurs;
      }
      if (failure instanceof BrokenContentException broken) {
        throw broken;
      }
      byte[] text = json;
      if (text == null) {
        throw new NotUnderstoodException("it ends too early", null);
      }
      return new Body(text, payload.toByteArray(), size);
    }
  }
}
