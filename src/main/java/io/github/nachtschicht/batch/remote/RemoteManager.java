package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.InputDocument;
import io.github.nachtschicht.batch.RemoteRun;
import io.github.nachtschicht.batch.RemoteTranslation;
import io.github.nachtschicht.batch.RunException;
import jakarta.jms.JMSException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Has the documents of a run translated by workers that are heard on a broker. */
public final class RemoteManager implements RemoteTranslation {

  /** Workers answer a run's first word at once. */
  private static final Duration HEARING = Duration.ofMillis(500);

  private final Broker broker;
  private final Duration workerTimeout;
  private final String program;
  private final boolean mixed;
  private final Duration lostAfter;
  private final Duration hearing;
  private @Nullable Presence presence;
  private @Nullable ManagerConnection connection;

  /**
   * Prepares; connects to nothing yet.
   *
   * @param workerTimeout how long to wait while no worker is heard; above zero
   * @param program version of this program
   * @param mixed whether workers may compute the last digits differently
   * @throws BrokerException if the settings cannot be used
   */
  public RemoteManager(
      BrokerSettings settings, Duration workerTimeout, String program, boolean mixed)
      throws BrokerException {
    this(settings, workerTimeout, program, mixed, LostDocuments.AFTER, HEARING);
  }

  /**
   * The same, with other times.
   *
   * @param lostAfter how long a document may be with nobody while a worker waits, before it is sent
   *     again
   * @param hearing how long to hear workers before they are held to the arithmetic of most
   */
  RemoteManager(
      BrokerSettings settings,
      Duration workerTimeout,
      String program,
      boolean mixed,
      Duration lostAfter,
      Duration hearing)
      throws BrokerException {
    if (workerTimeout.isNegative() || workerTimeout.isZero()) {
      throw new IllegalArgumentException("'worker-timeout' must be above 0, was " + workerTimeout);
    }
    this.broker = new Broker(settings);
    this.workerTimeout = workerTimeout;
    this.program = program;
    this.mixed = mixed;
    this.lostAfter = lostAfter;
    this.hearing = hearing;
  }

  @Override
  public ItemWriter<InputDocument> open(RemoteRun run) throws RunException {
    WorkIdentity identity =
        WorkIdentity.of(run.source(), program).with(mixed ? "" : run.arithmetic());
    WorkerPool pool = new WorkerPool(identity, mixed, hearing, run.id());
    BrokerLink link = broker.connectAtFirst(run.stop(), run::warn);
    if (link == null) {
      throw new RunException(
          run.stop().exitCode() == 0 ? ExitCodes.INCOMPLETE : run.stop().exitCode(),
          "stopped while waiting for the broker at " + broker.shownUrl());
    }
    Presence mine =
        new Presence(
            broker,
            Names.RUNS,
            () -> Json.text(new RunCall(RunCall.SCHEMA, run.id(), pool.wanted())),
            Names.WORKERS,
            said -> {
              pool.heard(said);
              return false;
            });
    presence = mine;
    try {
      ManagerConnection made = new ManagerConnection(broker, link, run);
      connection = made;
      RemoteDocumentWriter writer =
          new RemoteDocumentWriter(
              run, made, pool, mine, workerTimeout, lostAfter, broker.settings().maxMessageBytes());
      writer.begin();
      return writer;
    } catch (JMSException e) {
      throw new RunException(
          ExitCodes.FAILED,
          "cannot use the broker at " + broker.shownUrl() + ": " + ManagerConnection.reason(e),
          e);
    }
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
    }
    if (presence != null) {
      presence.close();
    }
    broker.close();
  }
}
