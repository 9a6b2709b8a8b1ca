#!/usr/bin/env bash
# org.apache.artemis:artemis-jakarta-server and -client 2.53.0, seen 2026-11-29.
# Guess: max-delivery-attempts=2 puts a message on the dead letter queue whose consumers died twice. What only waited in the consumer's
# buffer was never seen by anybody and stays on the queue with its attempts, as it does if the consumer is closed.
# Seen: if the process is killed, everything in its buffer counts as delivered. Two kills over one message empty the whole queue into the
# dead letters. Only with consumerWindowSize=0 is it the one message.
. "$(dirname "$0")/lib.sh"
java_with org.apache.artemis:artemis-jakarta-server:2.53.0 org.apache.artemis:artemis-jakarta-client:2.53.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'default window: two workers killed over a, queue [], dead [a, b, c, d]
window 0: two workers killed over a, queue [b, c, d], dead [a]'
import jakarta.jms.*;
import java.io.File;
import java.net.ServerSocket;
import java.util.*;
import org.apache.activemq.artemis.api.core.*;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Main {
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      work(args[0]);
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String url = "tcp://127.0.0.1:" + port;
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("tcp", url)
            .addQueueConfiguration(QueueConfiguration.of("dead").setRoutingType(RoutingType.ANYCAST))
            .addAddressSetting(
                "#", new AddressSettings().setDeadLetterAddress(SimpleString.of("dead")).setMaxDeliveryAttempts(2)));
    broker.start();
    Connection connection = new ActiveMQConnectionFactory(url).createConnection();
    connection.start();
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    for (String window : new String[] {"", "?consumerWindowSize=0"}) {
      for (String text : "a b c d".split(" ")) {
        session.createProducer(session.createQueue("work")).send(session.createTextMessage(text));
      }
      Set<String> killedOver = new TreeSet<>();
      for (int i = 0; i < 2; i++) {
        Process worker = new ProcessBuilder("java", "-cp", "lib" + File.separator + "*", "Main.java", url + window).start();
        killedOver.add(new String(worker.getInputStream().readAllBytes()).strip());
        Thread.sleep(1000);
      }
      System.out.println(
          (window.isEmpty() ? "default window" : "window 0") + ": two workers killed over "
              + String.join(", ", killedOver) + ", queue " + take(session, "work") + ", dead " + take(session, "dead"));
    }
    System.exit(0);
  }

  /** A worker that is killed with its first message in hand. */
  static void work(String url) throws Exception {
    Connection connection = new ActiveMQConnectionFactory(url).createConnection();
    connection.start();
    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
    System.out.println(((TextMessage) session.createConsumer(session.createQueue("work")).receive()).getText());
    Thread.sleep(500);
    System.out.flush();
    Runtime.getRuntime().halt(1);
  }

  static List<String> take(Session session, String queue) throws Exception {
    List<String> texts = new ArrayList<>();
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      for (jakarta.jms.Message m = consumer.receive(1000); m != null; m = consumer.receive(1000)) {
        texts.add(((TextMessage) m).getText());
      }
    }
    return texts;
  }
}
JAVA
