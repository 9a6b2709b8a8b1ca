package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.remote.ManagerConnection.Queues;
import io.github.nachtschicht.batch.remote.Outstanding.Sent;
import io.github.nachtschicht.support.OneLine;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds documents that neither a worker nor the broker has: a broker whose disk was replaced has
 * lost them. For the step's thread.
 */
final class LostDocuments {

  /**
   * How long a document may be with nobody. Longer than a broker needs to give up a worker that is
   * not heard any more, and hand on what it had.
   */
  static final Duration AFTER = Duration.ofSeconds(90);

  /** How often a document is sent at most. */
  private static final int MAX_SENT = 3;

  private final RemoteRun run;
  private final Outstanding outstanding;
  private final WorkerPool pool;
  private final long afterNanos;
  private long searchedAt = System.nanoTime();

  LostDocuments(RemoteRun run, Outstanding outstanding, WorkerPool pool, Duration after) {
    this.run = run;
    this.outstanding = outstanding;
    this.pool = pool;
    this.afterNanos = after.toNanos();
  }

  /**
   * Looks for them, but only while a worker waits; to be called while no result does. Then the
   * broker has handed out all it had. What was sent too often is skipped.
   *
   * @param connected {@link System#nanoTime()} when the connection was made
   * @return what is to be sent again
   */
  List<Sent> search(Queues queues, long connected) throws JMSException {
    long now = System.nanoTime();
    if (now - searchedAt < afterNanos / 4 || !pool.isIdleFor(afterNanos)) {
      return List.of();
    }
    searchedAt = now;
    Set<String> inHand = pool.inHand(afterNanos);
    List<Sent> missing = new ArrayList<>();
    for (Sent sent : outstanding.all()) {
      if (inHand.contains(sent.document.name())) {
        sent.seen = now;
      } else if (now - sent.seen > afterNanos && now - connected > afterNanos) {
        missing.add(sent);
      }
    }
    if (missing.isEmpty()) {
      return List.of();
    }
    Set<Integer> waiting = waiting(queues);
    List<Sent> again = new ArrayList<>();
    for (Sent sent : missing) {
      sent.seen = now;
      if (waiting.contains(sent.sequence)) {
        continue;
      }
      if (sent.times < MAX_SENT) {
        sent.times++;
        again.add(sent);
      } else {
        run.skipped(
            sent.document,
            "was sent " + MAX_SENT + " times, and neither a worker nor the broker has it",
            0,
            null);
        outstanding.remove(sent);
      }
    }
    if (!again.isEmpty()) {
      run.warn(
          "sending "
              + again.size()
              + " documents again that neither a worker nor the broker has: "
              + String.join(
                  ", ", again.stream().map(sent -> OneLine.of(sent.document.name())).toList()));
    }
    return again;
  }

  /** Numbers of the documents that are in the queue. */
  private Set<Integer> waiting(Queues queues) throws JMSException {
    Set<Integer> waiting = new HashSet<>();
    try (QueueBrowser browser =
        queues
            .session()
            .createBrowser(
                queues.session().createQueue(Names.DOCUMENTS),
                Names.strictSelector(Names.RUN, run.id()))) {
      for (Enumeration<?> found = browser.getEnumeration(); found.hasMoreElements(); ) {
        waiting.add(((Message) found.nextElement()).getIntProperty(Names.SEQUENCE));
      }
    }
    return waiting;
  }
}
