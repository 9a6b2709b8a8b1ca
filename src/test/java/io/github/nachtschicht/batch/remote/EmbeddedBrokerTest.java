package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other tests rely on: the journal outlives the broker, however it ends. */
@Timeout(120)
class EmbeddedBrokerTest {

  private static final String QUEUE = "nachtschicht.documents";

  @TempDir Path folder;

  private static void send(String url, String text) {
    try (var factory = new ActiveMQConnectionFactory(url + "?useEpoll=false");
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      context.createProducer().send(context.createQueue(QUEUE), text);
      context.commit();
    }
  }

  private static String receive(String url) throws Exception {
    try (var factory = new ActiveMQConnectionFactory(url + "?useEpoll=false");
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED);
        var consumer = context.createConsumer(context.createQueue(QUEUE))) {
      String text = ((TextMessage) consumer.receive(10_000)).getText();
      context.commit();
      return text;
    }
  }

  @Test
  void restart_messageWaiting_isStillThere() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder)) {
      send(broker.url(), "Guten Abend.");
      broker.restart();
      assertThat(broker.messages(QUEUE)).isEqualTo(1);
      assertThat(receive(broker.url())).isEqualTo("Guten Abend.");
      assertThat(broker.messages(QUEUE)).isZero();
    }
  }

  @Test
  void killAndRestart_messageWaiting_isStillThere() throws Exception {
    try (EmbeddedBroker.Remote broker = EmbeddedBroker.Remote.start(folder)) {
      send(broker.url(), "Guten Morgen.");
      broker.killAndRestart();
      assertThat(receive(broker.url())).isEqualTo("Guten Morgen.");
    }
  }
}
