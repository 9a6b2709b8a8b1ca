package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.PlannedDocument;
import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.RemoteTranslation;
import io.github.nachtschicht.batch.RunException;
import jakarta.jms.JMSException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Has the documents of a run translated by workers that are heard on a broker. */
public final class RemoteManager implements RemoteTranslation {

  private final Broker broker;
  private final Duration workerTimeout;
  private final String program;
  private final Duration lostAfter;
  private @Nullable Presence presence;
  private @Nullable Exchange exchange;

  /**
   * Prepares; connects to nothing yet.
   *
   * @param workerTimeout how long to wait while no worker is heard; above zero
   * @param program version of this program
   * @throws BrokerException if the settings cannot be used
   */
  public RemoteManager(BrokerSettings settings, Duration workerTimeout, String program)
      throws BrokerException {
    this(settings, workerTimeout, program, Exchange.LOST_AFTER);
  }

  /**
   * The same, with another time.
   *
   * @param lostAfter how long a document may be with nobody while a worker waits, before it is sent
   *     again
   */
  RemoteManager(BrokerSettings settings, Duration workerTimeout, String program, Duration lostAfter)
      throws BrokerException {
    if (workerTimeout.isNegative() || workerTimeout.isZero()) {
      throw new IllegalArgumentException("'worker-timeout' must be above 0, was " + workerTimeout);
    }
    this.broker = new Broker(settings);
    this.workerTimeout = workerTimeout;
    this.program = program;
    this.lostAfter = lostAfter;
  }

  @Override
  public ItemWriter<PlannedDocument> open(RemoteRun run) throws RunException {
    WorkIdentity identity = WorkIdentity.of(run.provenance(), run.layout(), program);
    String output = run.folderId();
    WorkerPool pool = new WorkerPool(identity, run.id());
    Link link;
    try {
      link = broker.connect();
    } catch (BrokerException e) {
      throw new RunException(e.exitCode(), String.valueOf(e.getMessage()), e);
    }
    Presence mine =
        new Presence(
            broker,
            Names.RUNS,
            () -> Json.text(new RunCall(RunCall.SCHEMA, run.id(), identity)),
            Names.WORKERS,
            pool::heard);
    presence = mine;
    Exchange made =
        new Exchange(broker, link, run, output, identity, pool, mine, workerTimeout, lostAfter);
    exchange = made;
    try {
      made.begin();
    } catch (JMSException e) {
      throw new RunException(
          ExitCodes.FAILED,
          "cannot use the broker at " + broker.shownUrl() + ": " + Exchange.reason(e),
          e);
    }
    return new RemoteDocumentWriter(made, run.stop());
  }

  @Override
  public void close() {
    Exchange open = exchange;
    if (open != null) {
      exchange = null;
      open.close();
    }
    Presence mine = presence;
    if (mine != null) {
      presence = null;
      mine.close();
    }
    broker.close();
  }
}
