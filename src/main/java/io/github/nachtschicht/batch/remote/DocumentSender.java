package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.InputDocument;
import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.TransientReadException;
import io.github.nachtschicht.batch.remote.ManagerConnection.Queues;
import io.github.nachtschicht.batch.remote.Outstanding.Sent;
import io.github.nachtschicht.glossary.GlossaryEntry;
import io.github.nachtschicht.support.Failures;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings documents to the broker, a large one as it is read. For the step's thread. */
final class DocumentSender {

  /** Larger documents are never in memory as a whole. */
  private static final long STREAM_BYTES = 4L << 20;

  private final RemoteRun run;
  private final ManagerConnection connection;
  private final Outstanding outstanding;
  private final WorkerPool pool;

  /** To be sent again. */
  private final Deque<Sent> again = new ArrayDeque<>();

  DocumentSender(
      RemoteRun run, ManagerConnection connection, Outstanding outstanding, WorkerPool pool) {
    this.run = run;
    this.connection = connection;
    this.outstanding = outstanding;
    this.pool = pool;
  }

  /**
   * Sends a document; it counts after the next {@link ManagerConnection#commit}. One that cannot be
   * read is skipped.
   *
   * @throws JMSException if the broker did not take it
   */
  void send(Queues queues, Sent sent) throws JMSException {
    boolean streams = streams(sent.document);
    if (streams) {
      // Nothing else may be open in the session, as it is committed with the document.
      connection.commit(queues);
    }
    try {
      run.reading(
          () -> {
            attempt(queues, sent);
            return true;
          });
    } catch (DocumentException e) {
      outstanding.remove(sent);
      run.skipped(sent.document, DocumentException.describe(e), 0, null);
      return;
    } catch (JMSException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    outstanding.add(sent);
    if (!streams) {
      connection.sent(sent);
    }
  }

  /** Has documents sent again by the next {@link #resend}. */
  void again(List<Sent> documents) {
    again.addAll(documents);
  }

  /** Sends again what may not have reached the broker. */
  void resend(Queues queues) throws JMSException {
    for (Sent sent = again.peek(); sent != null; sent = again.peek()) {
      if (outstanding.contains(sent)) {
        send(queues, sent);
      }
      again.remove();
    }
  }

  /** Sends nothing again, and takes back what was to be sent again. */
  void withdraw() {
    again.forEach(outstanding::remove);
    again.clear();
  }

  private static boolean streams(InputDocument document) {
    return document.size() > STREAM_BYTES;
  }

  private void attempt(Queues queues, Sent sent)
      throws DocumentException, JMSException, IOException {
    WorkIdentity identity = pool.wanted();
    if (!streams(sent.document)) {
      byte[] bytes = sent.document.read();
      RemoteRun.Known known = run.known(sent.document, bytes, identity.arithmetic());
      send(queues, sent, identity, known, new ByteArrayInputStream(bytes), bytes.length);
      return;
    }
    InputDocument source = sent.document;
    RemoteRun.Known known = run.known(sent.document, null, identity.arithmetic());
    try {
      BasicFileAttributes before = source.attributes();
      try (Watched in = new Watched(Files.newInputStream(source.path()))) {
        try {
          send(queues, sent, identity, known, in, before.size());
        } catch (JMSException e) {
          if (in.failure != null) {
            throw in.failure;
          }
          throw e;
        }
      }
      source.requireUnchanged(before, before.size());
    } catch (TransientReadException e) {
      queues.session().rollback();
      throw e;
    } catch (IOException e) {
      queues.session().rollback();
      throw new TransientReadException(Failures.reason(e));
    }
    queues.session().commit();
  }

  private void send(
      Queues queues,
      Sent sent,
      WorkIdentity identity,
      RemoteRun.Known known,
      InputStream in,
      long bytes)
      throws JMSException, IOException {
    Request request =
        new Request(
            Request.SCHEMA,
            run.folderId(),
            run.id(),
            sent.sequence,
            sent.document.name(),
            bytes,
            identity,
            known.corrections().stream().map(Request.Pair::of).toList(),
            known.terms().stream().map(GlossaryEntry::bare).toList(),
            known.remembered());
    BytesMessage message = Frame.write(queues.session(), Json.bytes(request), in, bytes);
    message.setStringProperty(Names.OUTPUT, run.folderId());
    message.setStringProperty(Names.RUN, run.id());
    message.setIntProperty(Names.SEQUENCE, sent.sequence);
    message.setStringProperty(Names.KEY, identity.key());
    queues.requests().send(message);
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
