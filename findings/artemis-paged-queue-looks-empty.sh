#!/usr/bin/env bash
# org.apache.artemis:artemis-jakarta-server and -client 2.53.0, seen 2026-11-29.
# Guess: when a queue outgrows its memory and is paged to disk, its consumers do not notice: one transaction takes as many messages as it
# asks for, and receive() gives null only when nothing is left.
# Seen: unacknowledged messages fill the read-ahead, and nothing more is read until they are committed. A loop that takes all messages and
# then commits ends early with what fits into the memory, without an error. Nor does a consumer with a selector find its message
# behind those of others, which a browser with the same selector shows.
. "$(dirname "$0")/lib.sh"
java_with org.apache.artemis:artemis-jakarta-server:2.53.0 org.apache.artemis:artemis-jakarta-client:2.53.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect '600 messages in memory: a transaction takes 600, the selector finds 1
600 messages paged: a transaction takes less than half, the selector finds 0, a browser 1
committed 20 by 20: 600, the selector finds 1'
import jakarta.jms.*;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.*;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Main {
  static final String LAST = "kind = 'last'";
  static Session session;

  public static void main(String[] args) throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(true)
            .setSecurityEnabled(false)
            .setJournalDirectory("journal")
            .setBindingsDirectory("bindings")
            .setPagingDirectory("paging")
            .setLargeMessagesDirectory("large")
            .setJournalPoolFiles(2)
            .setJournalSyncTransactional(false)
            .addAcceptorConfiguration("vm", "vm://0")
            .addAddressSetting("memory", settings(64 << 20))
            .addAddressSetting("paged", settings(1 << 20)));
    broker.start();
    Connection connection = new ActiveMQConnectionFactory("vm://0").createConnection();
    connection.start();
    session = connection.createSession(true, Session.SESSION_TRANSACTED);
    Queue memory = fill("memory");
    System.out.println(
        "600 messages in memory: a transaction takes " + take(memory, "kind = 'other'", 0) + ", the selector finds "
            + take(memory, LAST, 0));
    Queue paged = fill("paged");
    int taken = take(paged, "kind = 'other'", 0);
    int found = take(paged, LAST, 0);
    System.out.println(
        "600 messages paged: a transaction takes " + (taken > 0 && taken < 300 ? "less than half" : taken)
            + ", the selector finds " + found + ", a browser "
            + (session.createBrowser(paged, LAST).getEnumeration().hasMoreElements() ? 1 : 0));
    System.out.println(
        "committed 20 by 20: " + take(paged, "kind = 'other'", 20) + ", the selector finds " + take(paged, LAST, 0));
    System.exit(0);
  }

  static AddressSettings settings(long bytes) {
    return new AddressSettings()
        .setMaxSizeBytes(bytes)
        .setPageSizeBytes(100 << 10)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
  }

  static Queue fill(String name) throws Exception {
    Queue queue = session.createQueue(name);
    MessageProducer producer = session.createProducer(queue);
    for (int i = 0; i <= 600; i++) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(new byte[10_000]);
      message.setStringProperty("kind", i < 600 ? "other" : "last");
      producer.send(message);
    }
    session.commit();
    return queue;
  }

  /** Takes what a selector gives until nothing comes for three seconds; gives it back if nothing is committed. */
  static int take(Queue queue, String selector, int commitEvery) throws Exception {
    int count = 0;
    try (MessageConsumer consumer = session.createConsumer(queue, selector)) {
      while (consumer.receive(3000) != null) {
        count++;
        if (commitEvery > 0 && count % commitEvery == 0) {
          session.commit();
        }
      }
      session.rollback();
    }
    return count;
  }
}
JAVA
