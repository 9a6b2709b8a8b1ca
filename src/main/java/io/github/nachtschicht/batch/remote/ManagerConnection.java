package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.remote.Outstanding.Sent;
import io.github.nachtschicht.support.OneLine;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manager's queues, on a connection that is made anew when it breaks, and the transaction in
 * which it sends and receives. For the step's thread.
 */
final class ManagerConnection implements AutoCloseable {

  /** The longest that is waited here at a time. */
  static final long WAIT_MILLIS = 250;

  private static final long AGAIN_NANOS = 1_000_000_000L;

  private final Broker broker;
  private final RemoteRun run;

  /** Sent since the last commit. */
  private final List<Sent> unconfirmed = new ArrayList<>();

  /** Messages received since the last commit, all dealt with. */
  private int unreceipted;

  private @Nullable Queues open;
  private boolean away;
  private long triedAt;
  private long since = System.nanoTime();

  /** One connection's session and what hangs on it. */
  record Queues(
      BrokerLink link,
      Session session,
      MessageProducer requests,
      MessageConsumer results,
      MessageConsumer dead) {}

  /** Opens the queues on a first connection, which it closes if that fails. */
  ManagerConnection(Broker broker, BrokerLink first, RemoteRun run) throws JMSException {
    this.broker = broker;
    this.run = run;
    this.open = open(first);
  }

  private Queues open(BrokerLink link) throws JMSException {
    try {
      Session session = link.transacted();
      MessageProducer requests = session.createProducer(session.createQueue(Names.DOCUMENTS));
      requests.setTimeToLive(Names.KEPT_MILLIS);
      String mine = Names.selector(Names.OUTPUT, run.folderId());
      return new Queues(
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

  /** The queues; null if the broker is away, after a moment's wait. */
  @Nullable Queues queues() throws RunException {
    if (open != null) {
      return open;
    }
    long wait = triedAt + AGAIN_NANOS - System.nanoTime();
    if (wait > 0) {
      try {
        Thread.sleep(Math.min(wait / 1_000_000 + 1, WAIT_MILLIS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RunException(ExitCodes.FAILED, "interrupted", e);
      }
      return null;
    }
    triedAt = System.nanoTime();
    try {
      open = open(broker.connect());
    } catch (BrokerException | JMSException e) {
      return null;
    }
    since = System.nanoTime();
    if (away) {
      away = false;
      run.warn("the broker is back");
    }
    return open;
  }

  /** The queues, without looking for a broker that is away; null then. */
  @Nullable Queues queuesNow() {
    return open;
  }

  /** {@link System#nanoTime()} when the present connection was made. */
  long since() {
    return since;
  }

  String shownUrl() {
    return broker.shownUrl();
  }

  /** Counts a document that was sent, until the next {@link #commit}. */
  void sent(Sent document) {
    unconfirmed.add(document);
  }

  /** Counts a message that was received and dealt with. */
  void received() {
    unreceipted++;
  }

  /** How many messages were received and have no receipt yet. */
  int unreceipted() {
    return unreceipted;
  }

  /** Makes what was sent and received since the last time count, all at once. */
  void commit(Queues queues) throws JMSException {
    if (unconfirmed.isEmpty() && unreceipted == 0) {
      return;
    }
    // The files are in place before their results leave the broker.
    run.keep();
    queues.session().commit();
    unconfirmed.clear();
    unreceipted = 0;
  }

  /** Gives back what was received since the last commit: it comes again. */
  void rollback(Queues queues) throws JMSException {
    unreceipted = 0;
    queues.session().rollback();
  }

  /**
   * Gives up a connection that broke.
   *
   * @return what was sent and may not have reached the broker
   */
  List<Sent> lost(JMSException failure) {
    if (!away) {
      away = true;
      run.warn("lost the broker (" + reason(failure) + "), trying again");
    }
    List<Sent> doubtful = List.copyOf(unconfirmed);
    unconfirmed.clear();
    unreceipted = 0;
    close();
    triedAt = System.nanoTime();
    return doubtful;
  }

  static String reason(JMSException failure) {
    return OneLine.of(String.valueOf(failure.getMessage()));
  }

  /** Does something with a message. */
  interface Handler {
    void handle(Message message) throws JMSException;
  }

  /**
   * Takes messages off the queue of requests.
   *
   * @return how many
   */
  static int drain(Queues queues, String selector, Handler handler) throws JMSException {
    int count = 0;
    try (MessageConsumer consumer =
        queues.session().createConsumer(queues.session().createQueue(Names.DOCUMENTS), selector)) {
      for (Message m = consumer.receiveNoWait(); m != null; m = consumer.receiveNoWait()) {
        handler.handle(m);
        queues.session().commit();
        count++;
      }
    }
    return count;
  }

  @Override
  public void close() {
    if (open != null) {
      open.link().close();
      open = null;
    }
  }
}
