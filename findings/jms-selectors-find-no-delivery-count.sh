#!/usr/bin/env bash
# org.apache.activemq:activemq-broker 6.2.0 and org.apache.artemis:artemis-jakarta-server 2.53.0, seen 2026-11-30.
# Guess: JMSXDeliveryCount, which each message has, can be selected by like any other property: "= 1" for what is tried the first time, "> 1" for what failed
# before. Numbers in selectors are Java's: 3 / 2 is 1.
# Seen: so it is in ActiveMQ. In Artemis the property is none to selectors, though the message taken shows it: neither selector finds anything, "is null" finds
# all. In both 3 / 2 is 1.5, and a property that was set to the float 0.1 is not 0.1 but above.
. "$(dirname "$0")/lib.sh"
java_with org.apache.activemq:activemq-broker:6.2.0 org.apache.artemis:artemis-jakarta-server:2.53.0 org.apache.artemis:artemis-jakarta-client:2.53.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'ActiveMQ: JMSXDeliveryCount = 1 [b], JMSXDeliveryCount > 1 [a], JMSXDeliveryCount IS NULL [], pages / 2 = 1 [], pages / 2 = 1.5 [ab], share = 0.1 [], share > 0.1 [ab], taken: a with 2
Artemis: JMSXDeliveryCount = 1 [], JMSXDeliveryCount > 1 [], JMSXDeliveryCount IS NULL [ab], pages / 2 = 1 [], pages / 2 = 1.5 [ab], share = 0.1 [], share > 0.1 [ab], taken: a with 2'
import jakarta.jms.*;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.broker.BrokerService;

public class Main {
  static final String COUNT = "JMSXDeliveryCount";

  public static void main(String[] args) throws Exception {
    BrokerService classic = new BrokerService();
    classic.setPersistent(false);
    classic.setUseJmx(false);
    classic.start();
    print("ActiveMQ", new ActiveMQConnectionFactory("vm://localhost?create=false"));
    EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
    artemis.setConfiguration(
        new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false).addAcceptorConfiguration("vm", "vm://0"));
    artemis.start();
    print("Artemis", new org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory("vm://0"));
    System.exit(0);
  }

  /** Two messages, of which the first was given back once. */
  static void print(String broker, ConnectionFactory factory) throws Exception {
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      Queue queue = session.createQueue("documents");
      for (String name : List.of("a", "b")) {
        Message message = session.createTextMessage(name);
        message.setIntProperty("pages", 3);
        message.setFloatProperty("share", 0.1f);
        session.createProducer(queue).send(message);
      }
      session.commit();
      try (MessageConsumer consumer = session.createConsumer(queue)) {
        consumer.receive(5000);
        session.rollback();
      }
      session.close();
      Session other = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      StringJoiner found = new StringJoiner(", ", broker + ": ", "");
      for (String selector :
          List.of(COUNT + " = 1", COUNT + " > 1", COUNT + " IS NULL", "pages / 2 = 1", "pages / 2 = 1.5", "share = 0.1", "share > 0.1")) {
        StringBuilder names = new StringBuilder();
        try (QueueBrowser browser = other.createBrowser(queue, selector)) {
          for (Object message : Collections.list(browser.getEnumeration())) {
            names.append(((TextMessage) message).getText());
          }
        }
        found.add(selector + " [" + names + "]");
      }
      try (MessageConsumer consumer = other.createConsumer(queue)) {
        Message message = consumer.receive(5000);
        found.add("taken: " + ((TextMessage) message).getText() + " with " + message.getIntProperty(COUNT));
      }
      System.out.println(found);
    }
  }
}
JAVA
