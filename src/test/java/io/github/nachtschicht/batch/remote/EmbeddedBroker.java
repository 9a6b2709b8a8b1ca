package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.TestClassPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.security.auth.login.Configuration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;

/**
 * An Artemis broker with the addresses and limits of {@code docs/broker/broker.xml}, its journal on
 * disk and an acceptor on a free port of the loopback interface. It can be stopped and started
 * again: port and journal stay. {@link #open} lets everybody in without TLS; {@link #secured} takes
 * the documented acceptor and login files as they are.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Path DOCUMENTED = Path.of("docs", "broker");
  private static final List<String> LOGIN_FILES =
      List.of("login.config", "artemis-users.properties", "artemis-roles.properties");
  private static final String JAAS = "java.security.auth.login.config";

  private final Path folder;
  private final int port;
  private final boolean secured;
  private final String keyStorePassword;

  static {
    // On Java 25 and later Netty frees no buffers that others made, and a journal cannot be read.
    System.setProperty("io.netty.noUnsafe", "false");
  }

  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
  private boolean running;

  private EmbeddedBroker(Path folder, int port, boolean secured, String keyStorePassword) {
    this.folder = folder;
    this.port = port;
    this.secured = secured;
    this.keyStorePassword = keyStorePassword;
  }

  /** Starts a broker that asks nobody for a password, on a free port. */
  public static EmbeddedBroker open(Path folder) throws Exception {
    return open(folder, freePort());
  }

  /** Starts a broker that asks nobody for a password. */
  public static EmbeddedBroker open(Path folder, int port) throws Exception {
    return new EmbeddedBroker(folder, port, false, "").started();
  }

  /**
   * Starts a broker with the documented acceptor, roles and login files.
   *
   * @param keyStore the broker's key and certificate, PKCS #12
   * @param passwordHashes what stands for the words in capitals in the documented file of users:
   *     the hash of the manager's password, that of the worker's, and that of the operator's, who
   *     cannot log in if it is not there
   */
  public static EmbeddedBroker secured(
      Path folder, Path keyStore, String keyStorePassword, List<String> passwordHashes)
      throws Exception {
    Files.createDirectories(folder);
    for (String name : LOGIN_FILES) {
      Files.writeString(
          folder.resolve(name),
          Files.readString(DOCUMENTED.resolve(name))
              .replace("MANAGER-HASH", passwordHashes.get(0))
              .replace("WORKER-HASH", passwordHashes.get(1))
              .replace(
                  "OPERATOR-HASH",
                  passwordHashes.size() > 2
                      ? passwordHashes.get(2)
                      : hash(java.util.UUID.randomUUID().toString())));
    }
    Files.copy(keyStore, folder.resolve("broker.p12"));
    return new EmbeddedBroker(folder, freePort(), true, keyStorePassword).started();
  }

  private EmbeddedBroker started() throws Exception {
    start();
    return this;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** As {@code artemis mask --hash} makes it. */
  public static String hash(String password) throws Exception {
    return PasswordMaskingUtil.unwrap(PasswordMaskingUtil.getHashProcessor().hash(password));
  }

  /** Starts it (again), with the port and the journal that it had. */
  public void start() throws Exception {
    String xml =
        Files.readString(DOCUMENTED.resolve("broker.xml"))
            .replace("${nachtschicht.broker.data:data}", folder.resolve("data").toString())
            .replace("${nachtschicht.broker.host:0.0.0.0}", "127.0.0.1")
            .replace("${nachtschicht.broker.port:61617}", Integer.toString(port))
            .replace(
                "${nachtschicht.broker.keystore:/var/lib/nachtschicht-broker/etc/broker.p12}",
                folder.resolve("broker.p12").toString())
            .replace("KEYSTORE-PASSWORD", keyStorePassword);
    var configuration =
        new FileConfigurationParser()
            .parseMainConfig(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    configuration.setMaxDiskUsage(-1).setJournalFileSize(1 << 20);
    if (secured) {
      System.setProperty(JAAS, folder.resolve("login.config").toString());
      Configuration.getConfiguration().refresh();
      server.setSecurityManager(new ActiveMQJAASSecurityManager("activemq"));
    } else {
      configuration
          .setSecurityEnabled(false)
          .clearAcceptorConfigurations()
          .addAcceptorConfiguration("documents", url() + "?protocols=CORE");
    }
    server.setConfiguration(configuration).start();
    if (!server.getActiveMQServer().waitForActivation(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the broker in " + folder + " did not start");
    }
    running = true;
  }

  /** Stops it in good order; connections break. */
  public void stop() throws Exception {
    if (running) {
      running = false;
      server.stop();
    }
  }

  /** Stops it and starts it on the same journal. */
  public void restart() throws Exception {
    stop();
    start();
  }

  /** Where clients find it, as {@code --broker} takes it. */
  public String url() {
    return "tcp://127.0.0.1:" + port + (secured ? "?sslEnabled=true" : "");
  }

  public int port() {
    return port;
  }

  /** How many messages a queue holds, those in delivery among them; 0 if there is no such queue. */
  public long messages(String queue) {
    Queue found = server.getActiveMQServer().locateQueue(SimpleString.of(queue));
    return found == null ? 0 : found.getMessageCount();
  }

  /**
   * Changes how often a message is delivered before the broker gives it up.
   *
   * @param times -1 for ever
   */
  public void deliverAtMost(String queue, int times) {
    var settings = server.getActiveMQServer().getAddressSettingsRepository();
    settings.addMatch(
        queue, new AddressSettings(settings.getMatch(queue)).setMaxDeliveryAttempts(times));
  }

  /** How many messages of a queue are with somebody who has not yet confirmed them. */
  public int delivering(String queue) {
    Queue found = server.getActiveMQServer().locateQueue(SimpleString.of(queue));
    return found == null ? 0 : found.getDeliveringCount();
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException("the broker in " + folder + " did not stop", e);
    } finally {
      if (secured) {
        System.clearProperty(JAAS);
      }
    }
  }

  /**
   * A broker without login as a process of its own, so that it can be killed.
   *
   * @param arguments the folder and the port
   */
  public static void main(String[] arguments) throws Exception {
    EmbeddedBroker broker = open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println("ready " + broker.url());
    while (System.in.read() >= 0) {
      // Ends with the process that started it.
    }
    broker.close();
    System.exit(0);
  }

  /** The broker of {@link #main} in a process. */
  public static final class Remote implements AutoCloseable {

    private final Path folder;
    private final int port;
    private Process process;

    private Remote(Path folder, int port) throws IOException {
      this.folder = folder;
      this.port = port;
      this.process = launch();
    }

    /** Starts a broker in its own process, on a free port, and waits until it is there. */
    public static Remote start(Path folder) throws IOException {
      Files.createDirectories(folder);
      return new Remote(folder, freePort());
    }

    private Process launch() throws IOException {
      Path log = folder.resolve("broker.log");
      Files.deleteIfExists(log);
      Process started =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx384m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  TestClassPath.get(),
                  EmbeddedBroker.class.getName(),
                  folder.toString(),
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        for (int i = 0; !Files.readString(log).contains("ready "); i++) {
          if (!started.isAlive() || i > 1200) {
            started.destroyForcibly();
            throw new IllegalStateException("no broker: " + Files.readString(log));
          }
          TimeUnit.MILLISECONDS.sleep(50);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        started.destroyForcibly();
      } catch (IOException e) {
        started.destroyForcibly();
        throw new UncheckedIOException(e);
      }
      return started;
    }

    public String url() {
      return "tcp://127.0.0.1:" + port;
    }

    public Process process() {
      return process;
    }

    /** {@code kill -9}, and the same again on the same journal. */
    public void killAndRestart() throws Exception {
      process.destroyForcibly().waitFor();
      process = launch();
    }

    @Override
    public void close() throws Exception {
      process.destroyForcibly().waitFor();
    }
  }
}
