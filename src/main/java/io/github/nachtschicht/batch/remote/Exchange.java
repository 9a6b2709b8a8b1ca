package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.BrokenContentException;
import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.PlannedDocument;
import io.github.nachtschicht.batch.RemoteFailure;
import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.support.OneLine;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Results that are written before their receipt, if they are there already. */
  private static final int BATCH = 8;

  /**
   * How long a document may be with nobody. Longer than a broker needs to give up a worker that is
   * not heard any more, and hand on what it had.
   */
  static final Duration LOST_AFTER = Duration.ofSeconds(90);

  /** How often a document is sent at most. */
  private static final int MAX_SENT = 3;

  private static final long LISTEN_MILLIS = 250;
  private static final long DEAD_NANOS = 2_000_000_000L;
  private static final long AGAIN_NANOS = 1_000_000_000L;

  private final Broker broker;
  private final RemoteRun run;
  private final String output;
  private final WorkerPool pool;
  private final Presence presence;
  private final Duration workerTimeout;
  private final long lostNanos;
  private final Map<Integer, Pending> pending = new HashMap<>();
  private final Deque<ChunkResponse> settledHere = new ArrayDeque<>();

  /** Sent since the last commit. */
  private final List<Pending> unconfirmed = new ArrayList<>();

  /** To be sent again: the commit may have failed. */
  private final Deque<Pending> again = new ArrayDeque<>();

  /** Messages received since the last commit, all dealt with. */
  private int unreceipted;

  /** How many of the next messages have their receipt each, as one of them is broken. */
  private int singly;

  private @Nullable Lines lines;
  private boolean away;
  private long triedAt;
  private long deadLookedAt = System.nanoTime() - DEAD_NANOS - 1;
  private long searchedAt = System.nanoTime();
  private long bytesOut;
  private int leftover;
  private int learnt;
  private int repeated;
  private boolean withdrawn;
  private List<String> members = List.of();

  Exchange(
      Broker broker,
      Link link,
      RemoteRun run,
      String output,
      WorkerPool pool,
      Presence presence,
      Duration workerTimeout,
      Duration lostAfter) {
    this.broker = broker;
    this.run = run;
    this.output = output;
    this.pool = pool;
    this.presence = presence;
    this.workerTimeout = workerTimeout;
    this.lostNanos = lostAfter.toNanos();
    this.first = link;
  }

  private @Nullable Link first;

  /** A document that is out. */
  private static final class Pending {

    private final PlannedDocument document;
    private final ChunkRequest<PlannedDocument> request;

    /** When it was last known to be somewhere. */
    private long seen = System.nanoTime();

    private int sent = 1;

    /** Why its result could not be read; null if that was not tried. */
    private @Nullable String trouble;

    Pending(PlannedDocument document, ChunkRequest<PlannedDocument> request) {
      this.document = document;
      this.request = request;
    }

    PlannedDocument document() {
      return document;
    }

    ChunkRequest<PlannedDocument> request() {
      return request;
    }
  }

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
    return isDecided() && takesMore(bytes);
  }

  /** Whether it is known what workers must be equal in; until then nothing is sent. */
  private boolean isDecided() {
    if (pool.isDecided()) {
      return true;
    }
    String arithmetic = pool.decide();
    if (arithmetic == null) {
      return false;
    }
    run.keepArithmetic(arithmetic);
    presence.changed();
    return true;
  }

  private boolean takesMore(long bytes) {
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
    Pending out = new Pending(document, request);
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
        if (transmit(open, out)) {
          pending.put(request.getSequence(), out);
          bytesOut += document.source().size();
        }
        return;
      } catch (JMSException e) {
        lost(e);
      }
    }
  }

  /**
   * Sends a document; it counts after the next {@link #commit}.
   *
   * @return whether it went out; if not, it is settled
   */
  private boolean transmit(Lines open, Pending out) throws JMSException {
    boolean streams = Sending.streams(out.document());
    if (streams) {
      commit(open);
    }
    try {
      new Sending(run, open.session(), open.requests(), output, pool.wanted())
          .send(out.document(), out.request().getSequence());
    } catch (DocumentException e) {
      skipHere(out.request(), DocumentException.describe(e));
      return false;
    }
    if (!streams) {
      unconfirmed.add(out);
    }
    return true;
  }

  /** Makes what was sent and received since the last time count, all at once. */
  private void commit(Lines open) throws JMSException {
    if (unconfirmed.isEmpty() && unreceipted == 0) {
      return;
    }
    // The files are in place before their results leave the broker.
    run.keep();
    open.session().commit();
    unconfirmed.clear();
    unreceipted = 0;
  }

  /** Sends again what may not have reached the broker. */
  private void resend(Lines open) throws JMSException {
    for (Pending out = again.peek(); out != null; out = again.peek()) {
      boolean wanted = pending.containsKey(out.request().getSequence());
      if (wanted && !transmit(open, out)) {
        forget(out);
      }
      again.remove();
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
      boolean sendsNow = !pool.isDecided() && isDecided();
      if (sendsNow || stop.isDropping() || System.nanoTime() - until > 0) {
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
    resend(open);
    commit(open);
    if (System.nanoTime() - deadLookedAt > DEAD_NANOS) {
      deadLookedAt = System.nanoTime();
      for (Message m = open.dead().receiveNoWait(); m != null; m = open.dead().receiveNoWait()) {
        deal(open, m, this::dead);
      }
    }
    Message message = open.results().receive(LISTEN_MILLIS);
    if (message == null) {
      search(open);
    }
    while (message != null) {
      deal(open, message, this::result);
      if (singly > 0) {
        singly--;
        commit(open);
      }
      if (unreceipted == 0 || unreceipted >= BATCH) {
        return;
      }
      message = open.results().receiveNoWait();
    }
  }

  /**
   * Looks for documents that neither a worker nor the broker has, and sends them again. Only while
   * a worker waits, and no result does: then the broker has handed out all it had.
   */
  private void search(Lines open) throws JMSException {
    long now = System.nanoTime();
    if (now - searchedAt < lostNanos / 4 || !pool.isIdleFor(lostNanos)) {
      return;
    }
    searchedAt = now;
    Set<String> inHand = pool.inHand(lostNanos);
    List<Pending> missing = new ArrayList<>();
    for (Pending out : pending.values()) {
      if (inHand.contains(out.document().name())) {
        out.seen = now;
      } else if (now - out.seen > lostNanos) {
        missing.add(out);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    Set<Integer> waiting = waiting(open);
    List<String> names = new ArrayList<>();
    for (Pending out : missing) {
      out.seen = now;
      if (waiting.contains(out.request().getSequence())) {
        continue;
      }
      if (out.sent < MAX_SENT) {
        out.sent++;
        again.add(out);
        names.add(OneLine.of(out.document().name()));
      } else {
        skip(out, "was sent " + MAX_SENT + " times, and neither a worker nor the broker has it");
      }
    }
    if (!names.isEmpty()) {
      run.warn(
          "sending "
              + names.size()
              + " documents again that neither a worker nor the broker has: "
              + String.join(", ", names));
    }
  }

  /** Numbers of the documents that are in the queue. */
  private Set<Integer> waiting(Lines open) throws JMSException {
    Set<Integer> waiting = new HashSet<>();
    Queue queue = open.session().createQueue(Names.DOCUMENTS);
    try (QueueBrowser browser =
        open.session().createBrowser(queue, Names.strictSelector(Names.RUN, run.id()))) {
      for (Enumeration<?> found = browser.getEnumeration(); found.hasMoreElements(); ) {
        waiting.add(((Message) found.nextElement()).getIntProperty(Names.SEQUENCE));
      }
    }
    return waiting;
  }

  private void skip(Pending out, String reason) {
    run.skipped(out.document(), reason, 0, null);
    out.request().getStepContribution().incrementProcessSkipCount();
    settle(out);
  }

  /** What to do about a message. */
  private interface Dealing {

    /** Gives whether the message is to leave the broker. */
    boolean with(Message message) throws JMSException;
  }

  /** Deals with a message; its receipt counts after the next {@link #commit}. */
  private void deal(Lines open, Message message, Dealing dealing) throws JMSException {
    boolean leaves = false;
    try {
      leaves = dealing.with(message);
    } finally {
      if (leaves) {
        unreceipted++;
      } else {
        // Those dealt with before it come again, too, and are dropped then.
        singly = unreceipted + 1;
        unreceipted = 0;
        open.session().rollback();
      }
    }
  }

  private boolean result(Message message) throws JMSException {
    if (!(message instanceof BytesMessage bytes)) {
      run.warn(Rejected.line(Names.RESULTS, message));
      return true;
    }
    Pending known = pendingOf(Names.RESULTS, message);
    if (known == null) {
      learn(bytes);
      return true;
    }
    PlannedDocument document = known.document();
    IncomingResult result = new IncomingResult(bytes);
    try {
      if (Names.DONE.equals(message.getStringProperty(Names.STATE))) {
        run.finished(document, result, pool.wanted().arithmetic());
      } else {
        Reply reply = result.readAll();
        run.skipped(document, reply.reason(), reply.seconds(), OneLine.of(reply.worker()));
        known.request().getStepContribution().incrementProcessSkipCount();
      }
    } catch (BrokenContentException e) {
      // It is delivered again, and given up in the end by the broker.
      known.trouble = OneLine.of(String.valueOf(e.getMessage()));
      run.warn("a result did not come whole (" + known.trouble + ")");
      return false;
    } catch (NotUnderstoodException e) {
      run.skipped(document, "its result is not understood: " + e.getMessage(), 0, null);
    }
    settle(known);
    return true;
  }

  /** What was translated for a run that was killed is remembered, if it was made as this one is. */
  private void learn(BytesMessage late) throws JMSException {
    if (!Names.DONE.equals(late.getStringProperty(Names.STATE))) {
      return;
    }
    try {
      Reply reply = new IncomingResult(late).readAll();
      WorkIdentity made = reply.identity();
      if (made != null && made.with("").key().equals(pool.wanted().with("").key())) {
        learnt += run.learn(reply.learnt(), made.arithmetic());
      }
    } catch (BrokenContentException | NotUnderstoodException e) {
      // its documents are translated again
    }
  }

  private void forget(Pending known) {
    pending.remove(known.request().getSequence());
    bytesOut -= known.document().source().size();
  }

  private void settle(Pending known) {
    forget(known);
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
  private boolean dead(Message message) throws JMSException {
    Pending known = pendingOf(Names.DEAD, message);
    if (known != null) {
      String what =
          !message.propertyExists(Names.STATE)
              ? "ended its worker too often"
              : "its result never came whole"
                  + (known.trouble == null ? "" : " (" + known.trouble + ")");
      skip(known, what + ": the broker moved it to the queue " + Names.DEAD);
    }
    return true;
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
    for (Pending out : pending.values()) {
      out.seen = System.nanoTime();
    }
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
    again.addAll(unconfirmed);
    unconfirmed.clear();
    unreceipted = 0;
    close();
    triedAt = System.nanoTime();
  }

  static String reason(JMSException failure) {
    return OneLine.of(String.valueOf(failure.getMessage()));
  }

  /** Takes back the documents that no worker has begun. */
  private void withdraw() {
    Lines open = lines;
    if (withdrawn || open == null) {
      return;
    }
    withdrawn = true;
    for (Pending out : again) {
      if (pending.containsKey(out.request().getSequence())) {
        settle(out);
      }
    }
    again.clear();
    try {
      commit(open);
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
    Lines open = lines;
    if (open != null) {
      try {
        commit(open);
      } catch (JMSException e) {
        lost(e);
      }
    }
    if (!pending.isEmpty()) {
      withdraw();
    }
    if (leftover > 0) {
      run.warn(
          "dropped "
              + leftover
              + " results of an earlier run"
              + (learnt == 0 ? "" : "; their " + learnt + " sentences are remembered"));
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
