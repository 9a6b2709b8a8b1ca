package io.github.nachtschicht.batch.remote;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says something on one topic every two seconds and hears another, on a connection and a thread of
 * its own: what goes missing while the broker is away is said again.
 */
final class Presence implements AutoCloseable {

  private static final long EVERY_MILLIS = 2000;
  private static final long LISTEN_MILLIS = 200;

  private final Broker broker;
  private final String sayOn;
  private final Supplier<String> what;
  private final String hearOn;
  private final Predicate<String> heard;
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable String trouble;

  /**
   * @param what asked for the text to say, on the thread of this object
   * @param heard told of every text that was heard, on the same thread; true answers it at once
   */
  Presence(
      Broker broker, String sayOn, Supplier<String> what, String hearOn, Predicate<String> heard) {
    this.broker = broker;
    this.sayOn = sayOn;
    this.what = what;
    this.hearOn = hearOn;
    this.heard = heard;
    this.thread = new Thread(this::live, "presence");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says it soon: it changed. */
  void changed() {
    changed.set(true);
  }

  /** Why nothing can be heard at present; null if all is well. */
  @Nullable String trouble() {
    return trouble;
  }

  private void live() {
    while (!closing) {
      try (BrokerLink link = broker.connect()) {
        trouble = null;
        speakAndListen(link);
      } catch (BrokerException | JMSException e) {
        trouble = String.valueOf(e.getMessage());
      }
      if (!closing && !Broker.pause()) {
        closing = true;
      }
    }
  }

  private void speakAndListen(BrokerLink link) throws JMSException {
    Session session = link.plain();
    MessageConsumer ear = session.createConsumer(session.createTopic(hearOn));
    MessageProducer mouth = session.createProducer(session.createTopic(sayOn));
    mouth.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
    mouth.setTimeToLive(5 * EVERY_MILLIS);
    long last = 0;
    while (true) {
      long now = System.nanoTime();
      boolean last0 = closing;
      if (last0 || changed.getAndSet(false) || now - last >= EVERY_MILLIS * 1_000_000) {
        mouth.send(session.createTextMessage(what.get()));
        last = now;
      }
      if (last0) {
        return;
      }
      link.check();
      Message message = ear.receive(LISTEN_MILLIS);
      // Only text is read; whatever else comes is none of ours.
      if (message instanceof TextMessage text && !(message instanceof BytesMessage)) {
        String said = text.getText();
        if (said != null && heard.test(said)) {
          changed();
        }
      }
    }
  }

  /** Says a last word and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(3 * LISTEN_MILLIS);
      thread.interrupt();
      thread.join(LISTEN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
