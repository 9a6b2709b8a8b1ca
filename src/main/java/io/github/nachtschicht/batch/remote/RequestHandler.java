package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of each request a worker's reply. For one thread. */
final class RequestHandler {

  /** How often a document is taken on by workers that die of it. */
  static final int MAX_DELIVERIES = 3;

  private final long maxBytes;
  private final String name;
  private final WorkIdentity identity;
  private final DocumentPipeline pipeline;
  private final WorkerStatus status;
  private final Presence presence;
  private final WorkerListener listener;
  private @Nullable Answer last;

  /**
   * @param maxBytes larger documents are skipped
   * @param name what reports call this worker
   * @param identity what runs must be equal in
   */
  RequestHandler(
      long maxBytes,
      String name,
      WorkIdentity identity,
      DocumentPipeline pipeline,
      WorkerStatus status,
      Presence presence,
      WorkerListener listener) {
    this.maxBytes = maxBytes;
    this.name = name;
    this.identity = identity;
    this.pipeline = pipeline;
    this.status = status;
    this.presence = presence;
    this.listener = listener;
  }

  /** What became of a request, kept in case that it could not be sent. */
  private record Answer(String requestId, Reply reply, byte[] markdown) {}

  /** Which requests are for this worker. */
  String selector() {
    return Names.selector(Names.KEY, identity.key(), identity.with("").key());
  }

  /**
   * Does what a message asks for and sends the reply; a message that is no request has none.
   *
   * @throws RunException if the worker is broken, and the document is to go to another
   */
  void handle(Message message, Session session, MessageProducer replies)
      throws JMSException, RunException {
    Answer answer = answer(message);
    if (answer != null) {
      last = answer;
      send(session, replies, answer);
    }
  }

  /** The reply is on its way: it need not be kept. */
  void committed() {
    last = null;
  }

  private @Nullable Answer answer(Message message) throws JMSException, RunException {
    if (!(message instanceof BytesMessage bytes)) {
      listener.warning(NotUnderstoodException.rejected(Names.DOCUMENTS, message));
      return null;
    }
    Frame.Body body;
    Request request;
    try {
      body = Frame.read(bytes, maxBytes);
      request = Json.read(body.json(), Request.class, Request.SCHEMA);
    } catch (NotUnderstoodException e) {
      listener.warning(e.rejected(Names.DOCUMENTS));
      return null;
    } catch (BrokenContentException e) {
      throw new RunException(
          ExitCodes.FAILED, "a request did not come whole: " + e.getMessage(), e);
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
    if (body.size() > maxBytes) {
      return skip(
          request,
          0,
          DocumentException.Stage.READ,
          "has " + body.size() + " bytes, more than the " + maxBytes + " of --max-message-size");
    }
    status.busy(request);
    presence.changed();
    return translate(request, body.payload());
  }

  private Answer translate(Request request, byte[] bytes) throws RunException {
    Corrections corrections =
        Corrections.of(request.corrections().stream().map(Request.Pair::correction).toList());
    long started = System.nanoTime();
    try {
      DocumentResult result =
          pipeline.process(
              request.name(),
              bytes,
              corrections,
              Glossary.of(request.terms()),
              request.remembered(),
              status);
      double seconds = (System.nanoTime() - started) / 1e9;
      byte[] markdown = result.markdown().getBytes(StandardCharsets.UTF_8);
      status.finished(result.figures().sentences(), seconds);
      listener.info(
          "translated "
              + OneLine.of(request.name())
              + String.format(
                  Locale.ROOT,
                  ": %s, %.1f s",
                  OneLine.count(result.figures().sentences(), "sentence"),
                  seconds));
      return new Answer(
          request.id(),
          Reply.finished(request, name, seconds, result, markdown.length, Sha256.of(markdown)),
          markdown);
    } catch (DocumentException e) {
      Error broken = Failures.find(e, OutOfMemoryError.class);
      if (broken == null) {
        broken = Failures.find(e, LinkageError.class);
      }
      if (broken != null) {
        throw new RunException(
            ExitCodes.FAILED,
            OneLine.of(request.name())
                + " is given back to the broker: "
                + DocumentException.describe(broken),
            e);
      }
      return skip(
          request, (System.nanoTime() - started) / 1e9, e.stage(), DocumentException.describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException(
          ExitCodes.FAILED,
          OneLine.of(request.name()) + " is given back to the broker: interrupted",
          e);
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
}
