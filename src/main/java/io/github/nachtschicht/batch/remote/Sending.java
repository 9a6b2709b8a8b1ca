package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.PlannedDocument;
import io.github.nachtschicht.batch.RemoteRun;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Brings a document to the broker; a large one as it is read. */
record Sending(
    RemoteRun run,
    Session session,
    MessageProducer requests,
    String output,
    WorkIdentity identity) {

  /** Larger documents are never in memory as a whole. */
  private static final long STREAM_BYTES = 4L << 20;

  /** Whether a document is streamed: nothing may be open in the session before it is sent. */
  static boolean streams(PlannedDocument document) {
    return document.source().size() > STREAM_BYTES;
  }

  /**
   * Sends. What is streamed is committed, too.
   *
   * @throws DocumentException if the document cannot be read; nothing was sent of it
   * @throws JMSException if the broker did not take it
   */
  void send(PlannedDocument document, int sequence) throws DocumentException, JMSException {
    try {
      run.reading(() -> attempt(document, sequence));
    } catch (DocumentException | JMSException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void attempt(PlannedDocument document, int sequence)
      throws DocumentException, JMSException, IOException {
    if (!streams(document)) {
      byte[] bytes = RemoteRun.bytes(document);
      send(
          document,
          sequence,
          run.known(document, bytes, identity.arithmetic()),
          new ByteArrayInputStream(bytes),
          bytes.length);
    } else {
      stream(document, sequence);
      session.commit();
    }
  }

  private void stream(PlannedDocument document, int sequence)
      throws DocumentException, JMSException {
    Path path = document.source().path();
    RemoteRun.Known known = run.known(document, null, identity.arithmetic());
    try {
      BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class);
      try (Watched in = new Watched(Files.newInputStream(path))) {
        try {
          send(document, sequence, known, in, before.size());
        } catch (JMSException e) {
          if (in.failure != null) {
            throw in.failure;
          }
          throw e;
        }
      }
      BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
      if (before.size() != after.size()
          || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
        session.rollback();
        throw RemoteRun.changed();
      }
    } catch (IOException e) {
      session.rollback();
      throw RemoteRun.stumbled(e);
    }
  }

  private void send(
      PlannedDocument document, int sequence, RemoteRun.Known known, InputStream in, long bytes)
      throws JMSException, IOException {
    Request request =
        new Request(
            Request.SCHEMA,
            output,
            run.id(),
            sequence,
            document.name(),
            bytes,
            identity,
            known.corrections().stream().map(Request.Pair::of).toList(),
            known.remembered());
    BytesMessage message = Frame.write(session, Json.bytes(request), in, bytes);
    message.setStringProperty(Names.OUTPUT, output);
    message.setStringProperty(Names.RUN, run.id());
    message.setIntProperty(Names.SEQUENCE, sequence);
    message.setStringProperty(Names.KEY, identity.key());
    requests.send(message);
  }

  /** Remembers that reading failed: the client tells it as a trouble of the broker's. */
  private static final class Watched extends FilterInputStream {

    private volatile @Nullable IOException failure;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      try {
        return super.read(bytes, from, count);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
