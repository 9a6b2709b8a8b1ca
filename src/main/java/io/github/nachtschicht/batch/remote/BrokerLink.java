package io.github.nachtschicht.batch.remote;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** A connection to the broker that knows when it broke. Thread-safe; its sessions are not. */
final class BrokerLink implements AutoCloseable {

  private final Connection connection;
  private volatile @Nullable JMSException failure;

  BrokerLink(Connection connection) throws JMSException {
    this.connection = connection;
    try {
      connection.setExceptionListener(e -> failure = e);
      connection.start();
    } catch (JMSException e) {
      close();
      throw e;
    }
  }

  /** A session whose receipts and messages count only once it is committed. */
  Session transacted() throws JMSException {
    return connection.createSession(true, Session.SESSION_TRANSACTED);
  }

  /** A session for messages that may be lost. */
  Session plain() throws JMSException {
    return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
  }

  /** Throws if the connection broke: the client tells nobody who merely waits for a message. */
  void check() throws JMSException {
    JMSException broken = failure;
    if (broken != null) {
      JMSException again = new JMSException(broken.getMessage());
      again.initCause(broken);
      throw again;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException e) {
      // It is of no use any more.
    }
  }
}
