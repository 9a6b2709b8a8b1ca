package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.remote.ManagerConnection.Queues;
import io.github.nachtschicht.batch.remote.Outstanding.Sent;
import io.github.nachtschicht.support.OneLine;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what became of documents, and hands it to the run before the receipt counts. For the
 * step's thread.
 */
final class ResultReceiver {

  /** Results that are written before their receipt, if they are there already. */
  private static final int BATCH = 8;

  private static final long DEAD_NANOS = 2_000_000_000L;

  private final RemoteRun run;
  private final ManagerConnection connection;
  private final Outstanding outstanding;
  private final WorkerPool pool;

  /** How many of the next messages have their receipt each, as one of them is broken. */
  private int singly;

  private long deadLookedAt = System.nanoTime() - DEAD_NANOS - 1;
  private int leftover;
  private int learnt;
  private int repeated;

  ResultReceiver(
      RemoteRun run, ManagerConnection connection, Outstanding outstanding, WorkerPool pool) {
    this.run = run;
    this.connection = connection;
    this.outstanding = outstanding;
    this.pool = pool;
  }

  /**
   * Takes results, if any come soon.
   *
   * @return whether one came
   */
  boolean receive(Queues queues) throws JMSException, RunException {
    if (System.nanoTime() - deadLookedAt > DEAD_NANOS) {
      deadLookedAt = System.nanoTime();
      for (Message m = queues.dead().receiveNoWait();
          m != null;
          m = queues.dead().receiveNoWait()) {
        deal(queues, m, this::dead);
      }
    }
    Message message = queues.results().receive(ManagerConnection.WAIT_MILLIS);
    if (message == null) {
      return false;
    }
    while (message != null) {
      deal(queues, message, this::result);
      if (singly > 0) {
        singly--;
        connection.commit(queues);
      }
      int unreceipted = connection.unreceipted();
      message = unreceipted == 0 || unreceipted >= BATCH ? null : queues.results().receiveNoWait();
    }
    return true;
  }

  /** What to do about a message. */
  private interface Dealing {

    /** Gives whether the message is to leave the broker. */
    boolean with(Message message) throws JMSException, RunException;
  }

  /** Deals with a message; its receipt counts after the next {@link ManagerConnection#commit}. */
  private void deal(Queues queues, Message message, Dealing dealing)
      throws JMSException, RunException {
    boolean leaves = false;
    try {
      leaves = dealing.with(message);
    } finally {
      if (leaves) {
        connection.received();
      } else {
        // Those dealt with before it come again, too, and are dropped then.
        singly = connection.unreceipted() + 1;
        connection.rollback(queues);
      }
    }
  }

  private boolean result(Message message) throws JMSException, RunException {
    if (!(message instanceof BytesMessage bytes)) {
      run.warn(NotUnderstoodException.rejected(Names.RESULTS, message));
      return true;
    }
    Sent known = documentOf(Names.RESULTS, message);
    if (known == null) {
      learn(bytes);
      return true;
    }
    try {
      Frame.Body body = Frame.read(bytes, Integer.MAX_VALUE);
      Reply reply = Json.read(body.json(), Reply.class, Reply.SCHEMA);
      if (Names.DONE.equals(message.getStringProperty(Names.STATE))) {
        run.finished(known.document, reply.result(body.payload()), pool.wanted().arithmetic());
      } else {
        run.skipped(known.document, reply.reason(), reply.seconds(), OneLine.of(reply.worker()));
      }
    } catch (BrokenContentException e) {
      // It is delivered again, and given up in the end by the broker.
      known.trouble = OneLine.of(String.valueOf(e.getMessage()));
      run.warn("a result did not come whole (" + known.trouble + ")");
      return false;
    } catch (NotUnderstoodException e) {
      run.skipped(known.document, "its result is not understood: " + e.getMessage(), 0, null);
    }
    outstanding.remove(known);
    return true;
  }

  /** What was translated for a run that was killed is remembered, if it was made as this one is. */
  private void learn(BytesMessage late) throws JMSException {
    if (!Names.DONE.equals(late.getStringProperty(Names.STATE))) {
      return;
    }
    try {
      Reply reply = Json.read(Frame.read(late, 0).json(), Reply.class, Reply.SCHEMA);
      WorkIdentity made = reply.identity();
      if (made != null && made.with("").key().equals(pool.wanted().with("").key())) {
        learnt += run.learn(reply.learnt(), made.arithmetic());
      }
    } catch (BrokenContentException | NotUnderstoodException e) {
      // its documents are translated again
    }
  }

  /** A document that the broker gave up. */
  private boolean dead(Message message) throws JMSException {
    Sent known = documentOf(Names.DEAD, message);
    if (known != null) {
      String what =
          !message.propertyExists(Names.STATE)
              ? "ended its worker too often"
              : "its result never came whole"
                  + (known.trouble == null ? "" : " (" + known.trouble + ")");
      run.skipped(
          known.document, what + ": the broker moved it to the queue " + Names.DEAD, 0, null);
      outstanding.remove(known);
    }
    return true;
  }

  /** The document that a message is about; null if it is none of those out. */
  private @Nullable Sent documentOf(String queue, Message message) throws JMSException {
    String execution = message.getStringProperty(Names.RUN);
    if (execution == null || !message.propertyExists(Names.SEQUENCE)) {
      run.warn(NotUnderstoodException.rejected(queue, message));
      return null;
    }
    if (!execution.equals(run.id())) {
      leftover++;
      return null;
    }
    Sent known = outstanding.get(message.getIntProperty(Names.SEQUENCE));
    if (known == null) {
      repeated++;
    }
    return known;
  }

  /** Says what was dropped. */
  void end() {
    if (leftover > 0) {
      run.warn(
          "dropped "
              + OneLine.count(leftover, "result")
              + " of an earlier run"
              + (learnt == 0 ? "" : ", " + OneLine.count(learnt, "sentence") + " remembered"));
    }
    if (repeated > 0) {
      run.warn("dropped " + repeated + " results that came twice");
    }
  }
}
