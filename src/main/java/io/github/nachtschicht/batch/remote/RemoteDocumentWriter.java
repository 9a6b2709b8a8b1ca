package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.InputDocument;
import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.batch.remote.ManagerConnection.Queues;
import io.github.nachtschicht.batch.remote.Outstanding.Sent;
import io.github.nachtschicht.support.OneLine;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * The writer of a remote run's step: sends each document to the workers as soon as there is room
 * for it, takes back what became of others meanwhile, and waits at the step's end for those that
 * are still out. For the step's thread.
 */
final class RemoteDocumentWriter implements ItemWriter<InputDocument>, StepExecutionListener {

  private static final long POLL_NANOS = 1_000_000_000L;

  private final RemoteRun run;
  private final StopSignal stop;
  private final ManagerConnection connection;
  private final WorkerPool pool;
  private final Presence presence;
  private final Duration workerTimeout;
  private final long maxMessageBytes;
  private final Outstanding outstanding = new Outstanding();
  private final DocumentSender sender;
  private final ResultReceiver receiver;
  private final LostDocuments lost;
  private int sequence;
  private boolean withdrawn;
  private List<String> members = List.of();

  /**
   * Prepares; sends nothing yet.
   *
   * @param workerTimeout how long no worker may be heard
   * @param lostAfter how long a document may be with nobody, see {@link LostDocuments}
   * @param maxMessageBytes larger documents are skipped
   */
  RemoteDocumentWriter(
      RemoteRun run,
      ManagerConnection connection,
      WorkerPool pool,
      Presence presence,
      Duration workerTimeout,
      Duration lostAfter,
      long maxMessageBytes) {
    this.run = run;
    this.stop = run.stop();
    this.connection = connection;
    this.pool = pool;
    this.presence = presence;
    this.workerTimeout = workerTimeout;
    this.maxMessageBytes = maxMessageBytes;
    this.sender = new DocumentSender(run, connection, outstanding, pool);
    this.receiver = new ResultReceiver(run, connection, outstanding, pool);
    this.lost = new LostDocuments(run, outstanding, pool, lostAfter);
  }

  /** Takes away what an earlier run on this output left in the queue of requests. */
  void begin() throws JMSException, RunException {
    Queues queues = connection.queues();
    int drained =
        queues == null
            ? 0
            : ManagerConnection.drain(
                queues, Names.strictSelector(Names.OUTPUT, run.folderId()), message -> {});
    if (drained > 0) {
      run.warn(
          "dropped "
              + OneLine.count(drained, "request")
              + " that an earlier run left on the broker");
    }
  }

  @Override
  public void write(Chunk<? extends InputDocument> chunk) throws RunException {
    for (InputDocument document : chunk) {
      long size = document.size();
      while (!isDecided() || !outstanding.takes(size, pool.size())) {
        if (stop.isRequested()) {
          return;
        }
        await();
      }
      if (size > maxMessageBytes) {
        run.skipped(
            document,
            "has " + size + " bytes, more than the " + maxMessageBytes + " of --max-message-size",
            0,
            null);
      } else {
        send(new Sent(sequence++, document));
      }
    }
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

  private void send(Sent sent) throws RunException {
    while (!stop.isRequested()) {
      look();
      Queues queues = connection.queues();
      if (queues != null) {
        try {
          sender.send(queues, sent);
          return;
        } catch (JMSException e) {
          sender.again(connection.lost(e));
        }
      }
    }
  }

  /** Waits for a second at most until a document is back, or something else is to be done. */
  private void await() throws RunException {
    int before = outstanding.size();
    long until = System.nanoTime() + POLL_NANOS;
    while (true) {
      if (stop.isRequested()) {
        withdraw();
      }
      boolean sendsNow = !pool.isDecided() && isDecided();
      if (outstanding.size() < before
          || sendsNow
          || stop.isDropping()
          || System.nanoTime() - until > 0) {
        return;
      }
      look();
      Queues queues = connection.queues();
      if (queues != null) {
        try {
          queues.link().check();
          sender.resend(queues);
          connection.commit(queues);
          if (!receiver.receive(queues)) {
            sender.again(lost.search(queues, connection.since()));
          }
        } catch (JMSException e) {
          sender.again(connection.lost(e));
        }
      }
    }
  }

  /** Passes on what workers said, and gives up if none was heard for too long. */
  private void look() throws RunException {
    pool.warnings().forEach(run::warn);
    List<String> names = pool.names();
    if (!names.equals(members)) {
      members = names;
      run.workers(
          names.isEmpty()
              ? "no workers"
              : OneLine.count(names.size(), "worker") + ": " + String.join(", ", names));
    }
    if (pool.silence() > workerTimeout.toNanos()) {
      String refusals = pool.refusals();
      String trouble = presence.trouble();
      throw new RunException(
          ExitCodes.FAILED,
          "no worker was heard at "
              + connection.shownUrl()
              + " for "
              + workerTimeout.toSeconds()
              + " s (--worker-timeout)"
              + (refusals.isEmpty() ? "" : "; " + refusals)
              + (trouble == null ? "" : "; " + OneLine.of(trouble)));
    }
  }

  /** Takes back the documents that no worker has begun. */
  private void withdraw() {
    Queues queues = connection.queuesNow();
    if (withdrawn || queues == null) {
      return;
    }
    withdrawn = true;
    sender.withdraw();
    try {
      connection.commit(queues);
      ManagerConnection.drain(
          queues,
          Names.strictSelector(Names.RUN, run.id()),
          message -> {
            Sent known = outstanding.get(message.getIntProperty(Names.SEQUENCE));
            if (known != null) {
              outstanding.remove(known);
            }
          });
    } catch (JMSException e) {
      withdrawn = false;
      sender.again(connection.lost(e));
    }
  }

  /** Waits for what is still out, unless the step failed, and leaves nothing on the broker. */
  @Override
  public ExitStatus afterStep(StepExecution execution) {
    try {
      if (execution.getStatus() != BatchStatus.FAILED) {
        while (!outstanding.isEmpty() && !stop.isDropping()) {
          await();
        }
      }
      return execution.getExitStatus();
    } catch (RunException | RuntimeException e) {
      // Spring Batch would only log what a listener throws.
      execution.setStatus(BatchStatus.FAILED);
      execution.addFailureException(e);
      return ExitStatus.FAILED.addExitDescription(e);
    } finally {
      execution.setProcessSkipCount(run.skips());
      end();
    }
  }

  private void end() {
    Queues queues = connection.queuesNow();
    if (queues != null) {
      try {
        connection.commit(queues);
      } catch (JMSException e) {
        sender.again(connection.lost(e));
      }
    }
    if (!outstanding.isEmpty()) {
      withdraw();
    }
    receiver.end();
    connection.close();
  }
}
