package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code docs/broker}, taken as they are by a broker. */
@Timeout(180)
class BrokerConfigurationTest {

  private static final String DOCUMENTS = "nachtschicht.documents";
  private static final String RESULTS = "nachtschicht.results";
  private static final String DEAD = "nachtschicht.dead";

  @TempDir static Path folder;

  private static EmbeddedBroker broker;
  private static BrokerKeys keys;

  @BeforeAll
  static void start() throws Exception {
    keys = BrokerKeys.make(folder.resolve("keys"));
    broker =
        EmbeddedBroker.secured(
            folder.resolve("broker"),
            keys.keyStore(),
            BrokerKeys.KEY_STORE_PASSWORD,
            List.of(
                EmbeddedBroker.hash("manager-secret"),
                EmbeddedBroker.hash("worker-secret"),
                EmbeddedBroker.hash("operator-secret")));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static ActiveMQConnectionFactory factory(BrokerKeys trusted) {
    return new ActiveMQConnectionFactory(
        broker.url()
            + "&trustStoreType=PKCS12&trustStorePath="
            + trusted.trustStore()
            + "&trustStorePassword="
            + BrokerKeys.TRUST_STORE_PASSWORD
            + "&consumerWindowSize=0&useEpoll=false");
  }

  private static JMSContext as(String user, ActiveMQConnectionFactory factory) {
    return factory.createContext(user, user + "-secret", JMSContext.SESSION_TRANSACTED);
  }

  private static void send(JMSContext context, String queue, String text) {
    context.createProducer().send(context.createQueue(queue), text);
    context.commit();
  }

  private static Message receive(JMSContext context, String queue) {
    try (var consumer = context.createConsumer(context.createQueue(queue))) {
      return consumer.receive(10_000);
    }
  }

  private static void refused(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfAny(JMSSecurityRuntimeException.class, JMSSecurityException.class);
  }

  @Test
  void roles_eachDoesItsPart_works() throws Exception {
    try (var factory = factory(keys);
        JMSContext manager = as("manager", factory);
        JMSContext worker = as("worker", factory);
        var runs = worker.createConsumer(worker.createTopic("nachtschicht.runs"));
        var workers = manager.createConsumer(manager.createTopic("nachtschicht.workers"))) {
      send(manager, DOCUMENTS, "Guten Abend.");
      assertThat(receive(worker, DOCUMENTS).getBody(String.class)).isEqualTo("Guten Abend.");
      send(worker, RESULTS, "Good evening.");
      assertThat(receive(manager, RESULTS).getBody(String.class)).isEqualTo("Good evening.");
      manager.createProducer().send(manager.createTopic("nachtschicht.runs"), "a run");
      manager.commit();
      assertThat(runs.receive(10_000).getBody(String.class)).isEqualTo("a run");
      worker.createProducer().send(worker.createTopic("nachtschicht.workers"), "a worker");
      worker.commit();
      assertThat(workers.receive(10_000).getBody(String.class)).isEqualTo("a worker");
      worker.commit();
      manager.commit();
    }
  }

  @Test
  void roles_worker_neitherSendsDocumentsNorReadsResults() {
    try (var factory = factory(keys);
        JMSContext worker = as("worker", factory)) {
      refused(() -> send(worker, DOCUMENTS, "forged"));
      refused(() -> receive(worker, RESULTS));
      refused(() -> receive(worker, DEAD));
      refused(() -> worker.createBrowser(worker.createQueue(DOCUMENTS)).getEnumeration());
    }
  }

  @Test
  void roles_manager_doesNotSendResults() {
    try (var factory = factory(keys);
        JMSContext manager = as("manager", factory)) {
      refused(() -> send(manager, RESULTS, "forged"));
    }
  }

  @Test
  void queue_notDocumented_isNotMade() {
    try (var factory = factory(keys);
        JMSContext manager = as("manager", factory)) {
      assertThatThrownBy(() -> send(manager, "another.queue", "text"))
          .isInstanceOf(JMSRuntimeException.class);
    }
  }

  @Test
  void login_wrongPasswordOrNone_isRefused() {
    try (var factory = factory(keys)) {
      refused(() -> factory.createConnection("worker", "manager-secret").close());
      refused(() -> factory.createConnection("nobody", "worker-secret").close());
      refused(() -> factory.createConnection().close());
      assertThatCode(() -> factory.createConnection("worker", "worker-secret").close())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void certificate_ofAnotherBroker_isNotTrusted() throws Exception {
    BrokerKeys others = BrokerKeys.make(folder.resolve("others"));
    try (var factory = factory(others)) {
      assertThatThrownBy(() -> factory.createConnection("worker", "worker-secret").close())
          .isInstanceOf(JMSException.class)
          .isNotInstanceOf(JMSSecurityException.class);
    }
  }

  @Test
  void connection_withoutTls_isRefused() {
    try (var factory =
        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port() + "?useEpoll=false")) {
      factory.setCallTimeout(3000);
      assertThatThrownBy(() -> factory.createConnection("worker", "worker-secret").close())
          .isInstanceOf(JMSException.class);
    }
  }

  /** What {@code bin/artemis queue stat} and {@code queue purge} do. */
  private static Object manage(String user, String queue, boolean purge) throws Exception {
    try (var factory = factory(keys);
        var session =
            factory
                .getServerLocator()
                .createSessionFactory()
                .createSession(user, user + "-secret", false, true, true, false, 1);
        var requestor = new ClientRequestor(session, "activemq.management")) {
      session.start();
      ClientMessage message = session.createMessage(false);
      if (purge) {
        ManagementHelper.putOperationInvocation(message, "queue." + queue, "removeAllMessages");
      } else {
        ManagementHelper.putAttribute(message, "queue." + queue, "MessageCount");
      }
      ClientMessage reply = requestor.request(message, 10_000);
      assertThat(ManagementHelper.hasOperationSucceeded(reply)).isTrue();
      return ManagementHelper.getResult(reply);
    }
  }

  @Test
  void operator_looksAtQueuesAndClearsTheDeadLetters() throws Exception {
    try (var factory = factory(keys);
        JMSContext manager = as("manager", factory);
        JMSContext worker = as("worker", factory)) {
      send(manager, "nachtschicht.documents", "deadly");
      assertThat(((Number) manage("operator", "nachtschicht.documents", false)).intValue())
          .isEqualTo(1);
      for (int i = 0; i < 3; i++) {
        try (var consumer = worker.createConsumer(worker.createQueue("nachtschicht.documents"))) {
          assertThat(consumer.receive(10_000)).isNotNull();
        }
        worker.rollback();
      }
    }
    for (int i = 0; ((Number) manage("operator", "nachtschicht.dead", false)).intValue() == 0; ) {
      assertThat(++i).isLessThan(50);
      Thread.sleep(100);
    }
    assertThat(((Number) manage("operator", "nachtschicht.dead", true)).intValue()).isEqualTo(1);
    assertThat(broker.messages("nachtschicht.dead")).isZero();
    for (String user : List.of("worker", "manager")) {
      assertThatThrownBy(() -> manage(user, "nachtschicht.dead", true))
          .isInstanceOf(ActiveMQException.class);
    }
  }

  @Test
  void certificates_madeAgain_areTrustedBesideTheOldOnes() throws Exception {
    BrokerKeys old = BrokerKeys.make(folder.resolve("renewed"));
    byte[] key = java.nio.file.Files.readAllBytes(old.keyStore());
    BrokerKeys.make(folder.resolve("renewed"));
    assertThat(old.keyStore()).hasBinaryContent(key);
    assertThat(folder.resolve("renewed/broker-next.p12")).exists();
    java.security.KeyStore trust = java.security.KeyStore.getInstance("PKCS12");
    try (var in = java.nio.file.Files.newInputStream(old.trustStore())) {
      trust.load(in, BrokerKeys.TRUST_STORE_PASSWORD.toCharArray());
    }
    assertThat(trust.size()).isEqualTo(2);
    for (Path store : List.of(old.keyStore(), folder.resolve("renewed/broker-next.p12"))) {
      java.security.KeyStore made = java.security.KeyStore.getInstance("PKCS12");
      try (var in = java.nio.file.Files.newInputStream(store)) {
        made.load(in, BrokerKeys.KEY_STORE_PASSWORD.toCharArray());
      }
      assertThat(trust.getCertificateAlias(made.getCertificate("broker"))).isNotNull();
    }
  }

  @Test
  void connect_withoutTls_saysSoSoon() throws Exception {
    BrokerSettings plain =
        new BrokerSettings(
            "tcp://127.0.0.1:" + broker.port(),
            "worker",
            "worker-secret",
            null,
            null,
            Duration.ZERO,
            1);
    long start = System.nanoTime();
    try (Broker client = new Broker(plain)) {
      assertThatThrownBy(client::connect)
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("127.0.0.1:" + broker.port() + " speaks TLS")
          .hasMessageContaining("--broker-truststore");
    }
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(15);
  }

  @Test
  void document_deliveredThreeTimes_goesToTheDeadLetters() throws Exception {
    try (var factory = factory(keys);
        JMSContext manager = as("manager", factory)) {
      send(manager, DOCUMENTS, "deadly");
      for (int attempt = 1; attempt <= 3; attempt++) {
        try (JMSContext worker = as("worker", factory)) {
          Message message = receive(worker, DOCUMENTS);
          assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(attempt);
          worker.rollback();
        }
      }
      assertThat(receive(manager, DEAD).getBody(String.class)).isEqualTo("deadly");
      manager.commit();
      assertThat(broker.messages(DOCUMENTS)).isZero();
    }
  }
}
