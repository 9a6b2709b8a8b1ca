package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.MetricsFile;
import io.github.nachtschicht.batch.PipelineSource;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.TranslationProgress;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates documents that a broker hands out, one at a time, until told to stop. Keeps no state
 * that matters: taking a document and sending what became of it are one transaction, so a worker
 * that dies gives its document back.
 */
public final class Worker {

  /** How often a document is taken on by workers that die of it. */
  public static final int MAX_DELIVERIES = 3;

  private static final long LISTEN_MILLIS = 500;
  private static final long AGAIN_MILLIS = 1000;
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
  private @Nullable Answer last;

  /**
   * Prepares; connects to nothing yet.
   *
   * @param source the model and settings; its corrections are not asked for
   * @param name what reports call this worker
   * @param program version of this program
   * @param stop asked between documents
   */
  public Worker(
      BrokerSettings settings,
      PipelineSource source,
      String name,
      String program,
      StopSignal stop,
      WorkerListener listener) {
    this(settings, source, name, program, stop, listener, null);
  }

  /**
   * As the other, with figures for whoever watches the worker.
   *
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

  /** What became of a request, kept in case that it could not be sent. */
  private record Answer(String requestId, Reply reply, byte[] markdown) {}

  /** The worker is broken, not the document. */
  private static final class BrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenException(String message, Throwable cause) {
      super(message, cause);
    }
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
      Link first = broker.connectAtFirst(stop, listener::warning);
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
        work(broker, first, presence, identity, pipeline);
      }
    } catch (BrokerException e) {
      throw new RunException(e.exitCode(), String.valueOf(e.getMessage()), e);
    } catch (BrokenException e) {
      throw new RunException(ExitCodes.FAILED, String.valueOf(e.getMessage()), e);
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

  private void work(
      Broker broker,
      Link first,
      Presence presence,
      WorkIdentity identity,
      DocumentPipeline pipeline)
      throws BrokenException {
    Link link = first;
    boolean lost = false;
    while (true) {
      if (link != null) {
        try (Link open = link) {
          if (lost) {
            listener.info("the broker is back");
            lost = false;
          }
          takeDocuments(open, presence, identity, pipeline);
          return;
        } catch (JMSException e) {
          listener.warning(
              "lost the broker (" + OneLine.of(String.valueOf(e.getMessage())) + "), trying again");
          lost = true;
        }
      }
      if (stop.isRequested() || !pause()) {
        return;
      }
      try {
        link = broker.connect();
      } catch (BrokerException e) {
        link = null;
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(AGAIN_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void takeDocuments(
      Link link, Presence presence, WorkIdentity identity, DocumentPipeline pipeline)
      throws JMSException, BrokenException {
    Session session = link.transacted();
    MessageConsumer requests =
        session.createConsumer(
            session.createQueue(Names.DOCUMENTS),
            Names.selector(Names.KEY, identity.key(), identity.with("").key()));
    MessageProducer replies = session.createProducer(session.createQueue(Names.RESULTS));
    replies.setTimeToLive(Names.KEPT_MILLIS);
    while (!stop.isRequested()) {
      link.check();
      Message message = requests.receive(LISTEN_MILLIS);
      if (message == null) {
        continue;
      }
      Answer answer = answer(message, presence, identity, pipeline);
      if (answer != null) {
        last = answer;
        send(session, replies, answer);
      }
      session.commit();
      last = null;
      status.idle();
      presence.changed();
    }
  }

  /** What became of a request; null if the message is none. */
  private @Nullable Answer answer(
      Message message, Presence presence, WorkIdentity identity, DocumentPipeline pipeline)
      throws JMSException, BrokenException {
    if (!(message instanceof BytesMessage bytes)) {
      listener.warning(Rejected.line(Names.DOCUMENTS, message));
      return null;
    }
    Body body = new Body(settings.maxMessageBytes());
    Request request;
    try {
      Frame.read(bytes, body);
      request = Json.read(body.json, Request.class, Request.SCHEMA);
    } catch (NotUnderstoodException e) {
      listener.warning(Rejected.line(Names.DOCUMENTS, e));
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    String differences = identity.differences(request.identity());
    if (!differences.isEmpty()) {
      listener.error("refused a document: " + OneLine.of(differences));
      return null;
    }
    Answer known = last;
    if (known != null && known.requestId().equals(request.id())) {
      return known;
    }
    int deliveries = message.getIntProperty("JMSXDeliveryCount");
    if (deliveries > MAX_DELIVERIES) {
      return skip(
          request,
          0,
          DocumentException.Stage.TRANSLATE,
          "ended its worker " + MAX_DELIVERIES + " times");
    }
    if (body.size > settings.maxMessageBytes()) {
      return skip(request, 0, DocumentException.Stage.READ, tooLarge(body.size));
    }
    status.busy(request);
    presence.changed();
    return translate(request, body.payload.toByteArray(), pipeline);
  }

  private String tooLarge(long bytes) {
    return "has "
        + bytes
        + " bytes, more than the "
        + settings.maxMessageBytes()
        + " of --max-message-size";
  }

  /** Keeps a request's parts in memory, its document only up to a size. */
  private static final class Body implements Frame.Parts {

    private final long limit;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private byte[] json = new byte[0];
    private long size;

    Body(long limit) {
      this.limit = limit;
    }

    @Override
    public OutputStream json(byte[] text) {
      json = text;
      return new OutputStream() {
        @Override
        public void write(int b) {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
          size += count;
          if (size <= limit) {
            payload.write(bytes, from, count);
          }
        }
      };
    }
  }

  private Answer translate(Request request, byte[] bytes, DocumentPipeline pipeline)
      throws BrokenException {
    Corrections corrections =
        Corrections.of(request.corrections().stream().map(Request.Pair::correction).toList());
    long started = System.nanoTime();
    try {
      DocumentResult result =
          pipeline.process(
              request.name(),
              bytes,
              corrections.lookup(),
              request.remembered(),
              new TranslationProgress() {
                @Override
                public void expect(int segments) {
                  status.expect(segments);
                }

                @Override
                public void advance(int segments) {
                  status.advance(segments);
                }
              });
      double seconds = (System.nanoTime() - started) / 1e9;
      byte[] markdown = result.markdown().getBytes(StandardCharsets.UTF_8);
      status.finished(result.figures().sentences(), seconds);
      listener.info(
          "translated "
              + OneLine.of(request.name())
              + String.format(
                  Locale.ROOT, ": %d sentences, %.1f s", result.figures().sentences(), seconds));
      return new Answer(
          request.id(),
          Reply.finished(request, name, seconds, result, markdown.length, Sha256.of(markdown)),
          markdown);
    } catch (DocumentException e) {
      for (Throwable t = e; t != null; t = t.getCause()) {
        if (t instanceof OutOfMemoryError || t instanceof LinkageError) {
          throw new BrokenException(
              OneLine.of(request.name())
                  + " is given back to the broker: "
                  + DocumentException.describe(t),
              e);
        }
      }
      return skip(
          request, (System.nanoTime() - started) / 1e9, e.stage(), DocumentException.describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenException(
          OneLine.of(request.name()) + " is given back to the broker: interrupted", e);
    }
  }

  private Answer skip(
      Request request, double seconds, DocumentException.Stage stage, String reason) {
    listener.warning("cannot translate " + OneLine.of(request.name()) + " (" + reason + ")");
    return new Answer(
        request.id(),
        Reply.skipped(request, name, seconds, stage.name().toLowerCase(Locale.ROOT), reason),
        new byte[0]);
  }

  private static void send(Session session, MessageProducer replies, Answer answer)
      throws JMSException {
    Reply reply = answer.reply();
    try {
      BytesMessage message =
          Frame.write(
              session,
              Json.bytes(reply),
              new ByteArrayInputStream(answer.markdown()),
              answer.markdown().length);
      message.setStringProperty(Names.OUTPUT, reply.output());
      message.setStringProperty(Names.RUN, reply.run());
      message.setIntProperty(Names.SEQUENCE, reply.sequence());
      message.setStringProperty(Names.STATE, reply.figures() == null ? Names.SKIPPED : Names.DONE);
      replies.send(message);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
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
        listener.warning(Rejected.line(Names.RUNS, e));
      }
      return false;
    }
  }
}
