package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.BrokenContentException;
import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.OneLine;
import io.github.nachtschicht.batch.PlannedDocument;
import io.github.nachtschicht.batch.RemoteFailure;
import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.StopSignal;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.integration.chunk.ChunkRequest;
import org.springframework.batch.integration.chunk.ChunkResponse;

/**
 * A manager's side of the queues: sends documents, takes back what became of them, and hands that
 * to the run before the receipt counts. Finds a new connection when one breaks. For the step's
 * thread.
 */
final class Exchange implements AutoCloseable {

  /** Documents out at once, beyond two for each worker. */
  private static final int BASE_COUNT = 16;

  /** Bytes out at once; a larger document goes out alone. */
  private static final long MAX_BYTES = 256L << 20;

  private static final long LISTEN_MILLIS = 250;
  private static final long DEAD_NANOS = 2_000_000_000L;
  private static final long AGAIN_NANOS = 1_000_000_000L;

  private final Broker broker;
  private final RemoteRun run;
  private final String output;
  private final WorkIdentity identity;
  private final WorkerPool pool;
  private final Presence presence;
  private final Duration workerTimeout;
  private final Map<Integer, Pending> pending = new HashMap<>();
  private final Deque<ChunkResponse> settledHere = new ArrayDeque<>();
  private @Nullable Lines lines;
  private boolean away;
  private long triedAt;
  private long deadLookedAt = System.nanoTime() - DEAD_NANOS - 1;
  private long bytesOut;
  private int leftover;
  private int repeated;
  private boolean withdrawn;
  private List<String> members = List.of();

  Exchange(
      Broker broker,
      Link link,
      RemoteRun run,
      String output,
      WorkIdentity identity,
      WorkerPool pool,
      Presence presence,
      Duration workerTimeout) {
    this.broker = broker;
    this.run = run;
    this.output = output;
    this.identity = identity;
    this.pool = pool;
    this.presence = presence;
    this.workerTimeout = workerTimeout;
    this.first = link;
  }

  private @Nullable Link first;

  /** A document that is out. */
  private record Pending(PlannedDocument document, ChunkRequest<PlannedDocument> request) {}

  /** One connection's session and what hangs on it. */
  private record Lines(
      Link link,
      Session session,
      MessageProducer requests,
      MessageConsumer results,
      MessageConsumer dead) {}

  /** The request that the writer was given. */
  @SuppressWarnings("unchecked")
  static ChunkRequest<PlannedDocument> request(Object payload) {
    return (ChunkRequest<PlannedDocument>) payload;
  }

  /** Opens the queues and takes away what an earlier run on this output left in them. */
  void begin() throws JMSException {
    Link link = first;
    first = null;
    if (link == null) {
      throw new IllegalStateException("begun twice");
    }
    Lines open = open(link);
    lines = open;
    int drained = drain(open, Names.strictSelector(Names.OUTPUT, output), message -> {});
    if (drained > 0) {
      run.warn("dropped " + drained + " requests that an earlier run left on the broker");
    }
  }

  private Lines open(Link link) throws JMSException {
    try {
      Session session = link.transacted();
      MessageProducer requests = session.createProducer(session.createQueue(Names.DOCUMENTS));
      requests.setTimeToLive(Names.KEPT_MILLIS);
      String mine = Names.selector(Names.OUTPUT, output);
      return new Lines(
          link,
          session,
          requests,
          session.createConsumer(session.createQueue(Names.RESULTS), mine),
          session.createConsumer(session.createQueue(Names.DEAD), mine));
    } catch (JMSException e) {
      link.close();
      throw e;
    }
  }

  /** Does something with a message. */
  private interface Handler {
    void handle(Message message) throws JMSException;
  }

  /** Takes messages off the queue of requests. */
  private static int drain(Lines open, String selector, Handler handler) throws JMSException {
    int count = 0;
    try (MessageConsumer consumer =
        open.session().createConsumer(open.session().createQueue(Names.DOCUMENTS), selector)) {
      for (Message m = consumer.receiveNoWait(); m != null; m = consumer.receiveNoWait()) {
        handler.handle(m);
        open.session().commit();
        count++;
      }
    }
    return count;
  }

  /** Whether a document of that size may go out now. */
  boolean takes(long bytes) {
    return pending.isEmpty()
        || pending.size() < BASE_COUNT + 2 * pool.size() && bytesOut + bytes <= MAX_BYTES;
  }

  /** Sends a document, or settles it here if it cannot be sent. */
  void send(ChunkRequest<PlannedDocument> request) {
    PlannedDocument document = request.getItems().getItems().get(0);
    long limit = broker.settings().maxMessageBytes();
    if (document.source().size() > limit) {
      skipHere(
          request,
          "has "
              + document.source().size()
              + " bytes, more than the "
              + limit
              + " of --max-message-size");
      return;
    }
    while (true) {
      if (run.stop().isRequested()) {
        settledHere.add(response(request, request.getStepContribution()));
        return;
      }
      look();
      Lines open = connected();
      if (open == null) {
        continue;
      }
      try {
        new Sending(run, open.session(), open.requests(), output, identity)
            .send(document, request.getSequence());
        pending.put(request.getSequence(), new Pending(document, request));
        bytesOut += document.source().size();
        return;
      } catch (JMSException e) {
        lost(e);
      } catch (DocumentException e) {
        rollback();
        skipHere(request, DocumentException.describe(e));
        return;
      }
    }
  }

  private void skipHere(ChunkRequest<PlannedDocument> request, String reason) {
    StepContribution contribution = request.getStepContribution();
    run.skipped(request.getItems().getItems().get(0), reason, 0, null);
    contribution.incrementProcessSkipCount();
    settledHere.add(response(request, contribution));
  }

  private static ChunkResponse response(
      ChunkRequest<PlannedDocument> request, StepContribution contribution) {
    return new ChunkResponse(true, request.getSequence(), request.getJobInstanceId(), contribution);
  }

  /**
   * Waits for a document to be settled.
   *
   * @return null if none was in that time, or the run is to end at once
   * @throws RemoteFailure if the run cannot go on
   */
  @Nullable ChunkResponse receive(long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    while (true) {
      StopSignal stop = run.stop();
      if (stop.isRequested()) {
        withdraw();
      }
      if (!settledHere.isEmpty()) {
        return settledHere.poll();
      }
      if (stop.isDropping() || System.nanoTime() - until > 0) {
        return null;
      }
      look();
      Lines open = connected();
      if (open != null) {
        try {
          next(open);
        } catch (JMSException e) {
          lost(e);
        }
      }
    }
  }

  /** Takes a message, if one comes soon. */
  private void next(Lines open) throws JMSException {
    open.link().check();
    if (System.nanoTime() - deadLookedAt > DEAD_NANOS) {
      deadLookedAt = System.nanoTime();
      for (Message m = open.dead().receiveNoWait(); m != null; m = open.dead().receiveNoWait()) {
        dead(open, m);
      }
    }
    Message message = open.results().receive(LISTEN_MILLIS);
    if (message != null) {
      result(open, message);
    }
  }

  private void result(Lines open, Message message) throws JMSException {
    if (!(message instanceof BytesMessage bytes)) {
      run.warn(Rejected.line(Names.RESULTS, message));
      open.session().commit();
      return;
    }
    Pending known = pendingOf(Names.RESULTS, message);
    if (known == null) {
      open.session().commit();
      return;
    }
    PlannedDocument document = known.document();
    IncomingResult result = new IncomingResult(bytes);
    try {
      if (Names.DONE.equals(message.getStringProperty(Names.STATE))) {
        run.finished(document, result);
      } else {
        Reply reply = result.readAll();
        run.skipped(document, reply.reason(), reply.seconds(), OneLine.of(reply.worker()));
        known.request().getStepContribution().incrementProcessSkipCount();
      }
    } catch (BrokenContentException e) {
      // It is delivered again, and given up in the end by the broker.
      run.warn("a result did not come whole (" + OneLine.of(String.valueOf(e.getMessage())) + ")");
      open.session().rollback();
      return;
    } catch (NotUnderstoodException e) {
      run.skipped(document, "its result is not understood: " + e.getMessage(), 0, null);
    }
    // The file is in place. Should the receipt not count, the result comes again and is dropped.
    settle(known);
    open.session().commit();
  }

  private void settle(Pending known) {
    pending.remove(known.request().getSequence());
    bytesOut -= known.document().source().size();
    settledHere.add(response(known.request(), known.request().getStepContribution()));
  }

  /** The document that a message is about; null if it is none of those out. */
  private @Nullable Pending pendingOf(String queue, Message message) throws JMSException {
    String execution = message.getStringProperty(Names.RUN);
    if (execution == null || !message.propertyExists(Names.SEQUENCE)) {
      run.warn(Rejected.line(queue, message));
      return null;
    }
    if (!execution.equals(run.id())) {
      leftover++;
      return null;
    }
    Pending known = pending.get(message.getIntProperty(Names.SEQUENCE));
    if (known == null) {
      repeated++;
    }
    return known;
  }

  /** A document that the broker gave up. */
  private void dead(Lines open, Message message) throws JMSException {
    Pending known = pendingOf(Names.DEAD, message);
    if (known != null) {
      run.skipped(
          known.document(),
          "ended its worker too often: the broker moved it to the queue " + Names.DEAD,
          0,
          null);
      known.request().getStepContribution().incrementProcessSkipCount();
      settle(known);
    }
    open.session().commit();
  }

  /** Passes on what workers said, and gives up if none was heard for too long. */
  private void look() {
    pool.warnings().forEach(run::warn);
    List<String> names = pool.names();
    if (!names.equals(members)) {
      members = names;
      run.workers(
          names.isEmpty() ? "no workers" : names.size() + " workers: " + String.join(", ", names));
    }
    if (pool.silence() > workerTimeout.toNanos()) {
      String refusals = pool.refusals();
      String trouble = presence.trouble();
      throw new RemoteFailure(
          "no worker was heard at "
              + broker.shownUrl()
              + " for "
              + workerTimeout.toSeconds()
              + " s (--worker-timeout)"
              + (refusals.isEmpty() ? "" : "; " + refusals)
              + (trouble == null ? "" : "; " + OneLine.of(trouble)),
          null);
    }
  }

  /** The open lines; null if the broker is away, after a moment's wait. */
  private @Nullable Lines connected() {
    Lines open = lines;
    if (open != null) {
      return open;
    }
    long wait = triedAt + AGAIN_NANOS - System.nanoTime();
    if (wait > 0) {
      try {
        Thread.sleep(Math.min(wait / 1_000_000 + 1, LISTEN_MILLIS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RemoteFailure("interrupted", e);
      }
      return null;
    }
    triedAt = System.nanoTime();
    try {
      open = open(broker.connect());
    } catch (BrokerException | JMSException e) {
      return null;
    }
    lines = open;
    if (away) {
      away = false;
      run.warn("the broker is back");
    }
    return open;
  }

  private void lost(JMSException failure) {
    if (!away) {
      away = true;
      run.warn("lost the broker (" + reason(failure) + "), trying again");
    }
    close();
    triedAt = System.nanoTime();
  }

  static String reason(JMSException failure) {
    return OneLine.of(String.valueOf(failure.getMessage()));
  }

  private void rollback() {
    Lines open = lines;
    if (open != null) {
      try {
        open.session().rollback();
      } catch (JMSException e) {
        lost(e);
      }
    }
  }

  /** Takes back the documents that no worker has begun. */
  private void withdraw() {
    Lines open = lines;
    if (withdrawn || open == null) {
      return;
    }
    withdrawn = true;
    try {
      drain(
          open,
          Names.strictSelector(Names.RUN, run.id()),
          message -> {
            Pending known = pending.get(message.getIntProperty(Names.SEQUENCE));
            if (known != null) {
              settle(known);
            }
          });
    } catch (JMSException e) {
      withdrawn = false;
      lost(e);
    }
  }

  /** Leaves nothing on the broker, and says what was dropped. */
  void end() {
    if (!pending.isEmpty()) {
      rollback();
      withdraw();
    }
    if (leftover > 0) {
      run.warn("dropped " + leftover + " results of an earlier run");
    }
    if (repeated > 0) {
      run.warn("dropped " + repeated + " results that came twice");
    }
    close();
  }

  @Override
  public void close() {
    Lines open = lines;
    lines = null;
    if (open != null) {
      open.link().close();
    }
  }
}
