package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.MetricsFile;
import io.github.nachtschicht.batch.PipelineSource;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates documents that a broker hands out, one at a time, until told to stop. Keeps no state
 * that matters: taking a document and sending what became of it are one transaction, so a worker
 * that dies gives its document back.
 */
public final class Worker {

  private static final long LISTEN_MILLIS = 500;
  private static final long METRICS_NANOS = 15_000_000_000L;

  private final BrokerSettings settings;
  private final PipelineSource source;
  private final String name;
  private final String program;
  private final StopSignal stop;
  private final WorkerListener listener;
  private final WorkerStatus status = new WorkerStatus();
  private final Set<String> heardRuns = new HashSet<>();
  private final Set<String> refusedRuns = new HashSet<>();
  private final @Nullable Path metrics;
  private long metricsWritten;
  private boolean metricsFailed;

  /**
   * Prepares; connects to nothing yet.
   *
   * @param source the model and settings; its corrections and glossary are not asked for
   * @param name what reports call this worker
   * @param program version of this program
   * @param stop asked between documents
   * @param metrics file that is written while the broker hears this worker, every 15 seconds; null
   *     for none
   */
  public Worker(
      BrokerSettings settings,
      PipelineSource source,
      String name,
      String program,
      StopSignal stop,
      WorkerListener listener,
      @Nullable Path metrics) {
    this.metrics = metrics;
    this.settings = settings;
    this.source = source;
    this.name = name;
    this.program = program;
    this.stop = stop;
    this.listener = listener;
  }

  /**
   * Works until told to stop.
   *
   * @throws RunException if the worker cannot begin or go on
   */
  public void run() throws RunException {
    WorkIdentity identity;
    DocumentPipeline pipeline;
    try {
      WorkIdentity files = WorkIdentity.of(source, program);
      listener.info("loading model " + OneLine.of(files.model()));
      pipeline = source.open();
      identity = files.with(Arithmetic.of(pipeline));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      throw new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    }
    try (Broker broker = new Broker(settings)) {
      BrokerLink first = broker.connectAtFirst(stop, listener::warning);
      if (first == null) {
        return;
      }
      try (Presence presence =
          new Presence(
              broker,
              Names.WORKERS,
              () -> {
                writeMetrics();
                return Json.text(status.heartbeat(name, identity, stop.isRequested()));
              },
              Names.RUNS,
              text -> heardRun(text, identity))) {
        listener.info(
            "worker " + OneLine.of(name) + " waits for documents of " + broker.shownUrl());
        work(
            broker,
            first,
            presence,
            new RequestHandler(
                settings.maxMessageBytes(), name, identity, pipeline, status, presence, listener));
      }
    }
    listener.info("finished: " + status.line());
  }

  /** Called about every two seconds by the thread that speaks to the broker. */
  private void writeMetrics() {
    long now = System.nanoTime();
    if (metrics == null || metricsWritten != 0 && now - metricsWritten < METRICS_NANOS) {
      return;
    }
    metricsWritten = now;
    try {
      MetricsFile.write(metrics, status.metrics(name, Instant.now()));
    } catch (IOException e) {
      if (!metricsFailed) {
        listener.warning("cannot write " + metrics + ": " + Failures.reason(e));
      }
      metricsFailed = true;
    }
  }

  private void work(Broker broker, BrokerLink first, Presence presence, RequestHandler handler)
      throws RunException {
    BrokerLink link = first;
    boolean lost = false;
    while (true) {
      if (link != null) {
        try (BrokerLink open = link) {
          if (lost) {
            listener.info("the broker is back");
            lost = false;
          }
          takeDocuments(open, presence, handler);
          return;
        } catch (JMSException e) {
          listener.warning(
              "lost the broker (" + OneLine.of(String.valueOf(e.getMessage())) + "), trying again");
          lost = true;
        }
      }
      if (stop.isRequested() || !Broker.pause()) {
        return;
      }
      try {
        link = broker.connect();
      } catch (BrokerException e) {
        link = null;
      }
    }
  }

  private void takeDocuments(BrokerLink link, Presence presence, RequestHandler handler)
      throws JMSException, RunException {
    Session session = link.transacted();
    MessageConsumer requests =
        session.createConsumer(session.createQueue(Names.DOCUMENTS), handler.selector());
    MessageProducer replies = session.createProducer(session.createQueue(Names.RESULTS));
    replies.setTimeToLive(Names.KEPT_MILLIS);
    while (!stop.isRequested()) {
      link.check();
      Message message = requests.receive(LISTEN_MILLIS);
      if (message == null) {
        continue;
      }
      handler.handle(message, session, replies);
      session.commit();
      handler.committed();
      status.idle();
      presence.changed();
    }
  }

  /**
   * A run that this worker may not work for is told of once, by both sides.
   *
   * @return whether the run was not heard before, and is to be told who is there
   */
  private boolean heardRun(String text, WorkIdentity identity) {
    try {
      RunCall call = Json.read(text, RunCall.class, RunCall.SCHEMA);
      String differences = identity.differences(call.identity());
      if (!differences.isEmpty() && refusedRuns.add(call.run())) {
        listener.error("this worker is refused by a run: " + OneLine.of(differences));
      }
      return heardRuns.add(call.run());
    } catch (NotUnderstoodException e) {
      if (refusedRuns.add("")) {
        listener.warning(e.rejected(Names.RUNS));
      }
      return false;
    }
  }
}
