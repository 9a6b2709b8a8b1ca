#!/usr/bin/env bash
# org.apache.artemis:artemis-jakarta-server and -client 2.53.0, seen 2026-11-30.
# Guess: a message whose _AMQ_DUPL_ID the queue has seen is dropped without a word, in a transaction as outside of one, so that a worker that
# sends its result again after a crash can simply acknowledge the job. Of two messages with one id in a transaction one arrives.
# Seen: outside of a transaction, yes. Inside one, commit throws and undoes all of it: the other messages, and the job taken, which comes
# again and again until it lies among the dead letters, though its result has long arrived. Two with one id in the same transaction both arrive.
. "$(dirname "$0")/lib.sh"
java_with org.apache.artemis:artemis-jakarta-server:2.53.0 org.apache.artemis:artemis-jakarta-client:2.53.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'a(1), then a(1): sent, results [a]
b(2), a(1), c(3) in a transaction: JMSException, results []
d(4), e(4) in a transaction: committed, results [d, e]
job taken, a(1) sent: JMSException
job taken, a(1) sent: JMSException
job taken, a(1) sent: JMSException
jobs [], dead letters [job], results []'
import jakarta.jms.*;
import java.util.*;
import org.apache.activemq.artemis.api.core.*;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Main {
  static Session plain;
  static Session transaction;

  public static void main(String[] args) throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("vm", "vm://0")
            .addQueueConfiguration(QueueConfiguration.of("dead").setRoutingType(RoutingType.ANYCAST))
            .addAddressSetting(
                "#", new AddressSettings().setDeadLetterAddress(SimpleString.of("dead")).setMaxDeliveryAttempts(3)));
    broker.start();
    Connection connection = new ActiveMQConnectionFactory("vm://0").createConnection();
    connection.start();
    plain = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    transaction = connection.createSession(true, Session.SESSION_TRANSACTED);

    send(plain, "a", "1");
    send(plain, "a", "1");
    System.out.println("a(1), then a(1): sent, results " + take("results"));
    send(transaction, "b", "2");
    send(transaction, "a", "1");
    send(transaction, "c", "3");
    System.out.println("b(2), a(1), c(3) in a transaction: " + commit() + ", results " + take("results"));
    send(transaction, "d", "4");
    send(transaction, "e", "4");
    System.out.println("d(4), e(4) in a transaction: " + commit() + ", results " + take("results"));

    plain.createProducer(plain.createQueue("jobs")).send(plain.createTextMessage("job"));
    try (MessageConsumer worker = transaction.createConsumer(transaction.createQueue("jobs"))) {
      while (worker.receive(500) instanceof TextMessage job) {
        send(transaction, "a", "1");
        System.out.println(job.getText() + " taken, a(1) sent: " + commit());
      }
    }
    System.out.println("jobs " + take("jobs") + ", dead letters " + take("dead") + ", results " + take("results"));
    System.exit(0);
  }

  static void send(Session session, String text, String id) throws JMSException {
    TextMessage message = session.createTextMessage(text);
    message.setStringProperty("_AMQ_DUPL_ID", id);
    session.createProducer(session.createQueue("results")).send(message);
  }

  static String commit() {
    try {
      transaction.commit();
      return "committed";
    } catch (JMSException e) {
      return e.getClass().getSimpleName();
    }
  }

  static List<String> take(String queue) throws JMSException {
    List<String> texts = new ArrayList<>();
    try (MessageConsumer consumer = plain.createConsumer(plain.createQueue(queue))) {
      while (consumer.receive(500) instanceof TextMessage message) {
        texts.add(message.getText());
      }
    }
    return texts;
  }
}
JAVA
