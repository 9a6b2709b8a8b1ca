package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to a broker and says in plain English why one cannot be made. A connection that
 * breaks stays broken: manager and workers make a new one, so that none of their threads ever waits
 * in the client for a broker that is away.
 */
final class Broker implements AutoCloseable {

  private static final int CONNECT_MILLIS = 10_000;
  private static final long AGAIN_MILLIS = 1000;

  /** A broker that speaks our protocol answers long before. */
  private static final long SUSPICIOUS_MILLIS = 3000;

  /** A side that was not heard for so long is given up by the other. */
  private static final long TTL_MILLIS = 30_000;

  private final BrokerSettings settings;
  private final TransportConfiguration[] hosts;
  private final ActiveMQConnectionFactory factory;

  /**
   * Prepares; connects to nothing yet.
   *
   * @throws BrokerException if the URL or the truststore cannot be used
   */
  Broker(BrokerSettings settings) throws BrokerException {
    this.settings = settings;
    this.hosts = hosts(settings);
    this.factory = new ActiveMQConnectionFactory(false, hosts);
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setUseTopologyForLoadBalancing(false);
    // A worker takes one document at a time and holds no other back from the rest.
    factory.setConsumerWindowSize(0);
    factory.setConnectionTTL(TTL_MILLIS);
    factory.setClientFailureCheckPeriod(TTL_MILLIS / 3);
    factory.setMinLargeMessageSize(Frame.LARGE_BYTES);
    // Objects are never read; should one be, no class may be made.
    factory.setDeserializationDenyList("*");
  }

  BrokerSettings settings() {
    return settings;
  }

  private static TransportConfiguration[] hosts(BrokerSettings settings) throws BrokerException {
    String url = settings.url().strip();
    if (!url.startsWith("tcp://") && !url.startsWith("(tcp://")) {
      throw unusable(settings, "it must begin with tcp://", null);
    }
    String list = url.indexOf(',') >= 0 && !url.startsWith("(") ? "(" + url + ")" : url;
    TransportConfiguration[] parsed;
    try (ActiveMQConnectionFactory parser = new ActiveMQConnectionFactory(list)) {
      parsed = parser.getServerLocator().getStaticTransportConfigurations();
    } catch (RuntimeException e) {
      throw unusable(settings, OneLine.of(String.valueOf(e.getMessage())), e);
    }
    Map<String, Object> tls = tls(settings);
    TransportConfiguration[] hosts = new TransportConfiguration[parsed.length];
    for (int i = 0; i < parsed.length; i++) {
      Map<String, Object> parameters = new HashMap<>(parsed[i].getParams());
      if (host(parameters).isBlank()) {
        throw unusable(settings, "it names no host", null);
      }
      // Plain Java sockets: the native ones would be unpacked to the disk first.
      parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
      parameters.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
      parameters.put(TransportConstants.NETTY_CONNECT_TIMEOUT, CONNECT_MILLIS);
      parameters.putAll(tls);
      hosts[i] = new TransportConfiguration(parsed[i].getFactoryClassName(), parameters);
    }
    if (hosts.length == 0) {
      throw unusable(settings, "it names no host", null);
    }
    return hosts;
  }

  private static BrokerException unusable(
      BrokerSettings settings, String why, @Nullable Throwable cause) {
    return new BrokerException(
        ExitCodes.USAGE,
        "'" + OneLine.of(settings.shownUrl()) + "' is no broker's URL (tcp://host:61616): " + why,
        cause);
  }

  private static Map<String, Object> tls(BrokerSettings settings) throws BrokerException {
    Path truststore = settings.truststore();
    if (truststore == null) {
      return Map.of();
    }
    trust(truststore, settings.truststorePassword());
    Map<String, Object> tls = new HashMap<>();
    tls.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    tls.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, truststore.toAbsolutePath().toString());
    tls.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, type(truststore));
    if (settings.truststorePassword() != null) {
      tls.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, settings.truststorePassword());
    }
    return tls;
  }

  private static String type(Path truststore) {
    return truststore.toString().endsWith(".jks") ? "JKS" : "PKCS12";
  }

  private static KeyStore trust(Path truststore, @Nullable String password) throws BrokerException {
    try (InputStream in = Files.newInputStream(truststore)) {
      KeyStore store = KeyStore.getInstance(type(truststore));
      store.load(in, password == null ? null : password.toCharArray());
      if (store.size() == 0) {
        throw new IOException("no certificate can be read from it; is its password missing?");
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new BrokerException(
          ExitCodes.USAGE,
          "cannot read the truststore %s: %s"
              .formatted(
                  truststore,
                  e instanceof IOException io ? Failures.reason(io) : OneLine.of(e.toString())),
          e);
    }
  }

  /**
   * Connects.
   *
   * @throws BrokerException if that is not possible now
   */
  BrokerLink connect() throws BrokerException {
    try {
      return new BrokerLink(connection());
    } catch (JMSSecurityException e) {
      throw new BrokerException(
          ExitCodes.FAILED,
          "the broker at "
              + shownUrl()
              + " refused the login"
              + (settings.user() == null
                  ? "; give --broker-user and a password"
                  : " of '" + OneLine.of(settings.user()) + "'"),
          e);
    } catch (JMSException e) {
      throw outOfReach(e);
    }
  }

  /**
   * Connects for the first time, and waits within {@link BrokerSettings#timeout} for a broker that
   * is out of reach: it may start at the same time as this program.
   *
   * @param told told once what is waited for
   * @return null if the wait was stopped
   * @throws BrokerException if the time is over, or waiting is of no use
   */
  @Nullable BrokerLink connectAtFirst(StopSignal stop, Consumer<String> told)
      throws BrokerException {
    long end = System.nanoTime() + settings.timeout().toNanos();
    boolean said = false;
    while (true) {
      try {
        return connect();
      } catch (BrokerException e) {
        if (!e.isOutOfReach() || System.nanoTime() - end >= 0) {
          throw e;
        }
        if (!said) {
          told.accept(
              e.getMessage() + "; waiting for it for " + settings.timeout().toSeconds() + " s");
          said = true;
        }
      }
      if (!pause() || stop.isRequested()) {
        return null;
      }
    }
  }

  /**
   * Waits for a moment before a connection is tried again.
   *
   * @return false if the thread was interrupted
   */
  static boolean pause() {
    try {
      Thread.sleep(AGAIN_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Connects, and does not wait for as long as the client does for an answer from a port that
   * speaks TLS.
   */
  private Connection connection() throws JMSException, BrokerException {
    if (settings.truststore() != null) {
      return factory.createConnection(settings.user(), settings.password());
    }
    FutureTask<Connection> connecting =
        new FutureTask<>(() -> factory.createConnection(settings.user(), settings.password()));
    Thread thread = new Thread(connecting, "broker-connect");
    thread.setDaemon(true);
    thread.start();
    try {
      try {
        return connecting.get(SUSPICIOUS_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        String tls = tlsPort();
        if (tls != null) {
          throw new BrokerException(
              ExitCodes.FAILED,
              "the broker at " + tls + " speaks TLS; give --broker-truststore",
              e);
        }
        return connecting.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException(ExitCodes.FAILED, "interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JMSException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * The first host that answers a TLS greeting, whether it is trusted or not; null if none does.
   */
  private @Nullable String tlsPort() {
    for (TransportConfiguration host : hosts) {
      if (isTls(host)) {
        continue;
      }
      try (Socket socket = connected(host)) {
        socket.setSoTimeout((int) SUSPICIOUS_MILLIS);
        handshake(socket, host);
        return address(host);
      } catch (SSLHandshakeException e) {
        // It shook hands so far as to show a certificate, or to ask for one.
        return address(host);
      } catch (IOException | GeneralSecurityException | BrokerException e) {
        // Not this one.
      }
    }
    return null;
  }

  String shownUrl() {
    return OneLine.of(settings.shownUrl());
  }

  /** What the client does not say: why a connection failed. Tries the hosts by hand. */
  private BrokerException outOfReach(JMSException failure) {
    String why = OneLine.of(String.valueOf(failure.getMessage()));
    boolean answers = false;
    for (TransportConfiguration host : hosts) {
      boolean tls = isTls(host);
      try (Socket socket = connected(host)) {
        answers = true;
        if (tls) {
          handshake(socket, host);
        }
        why =
            "something answers at %s, but not as a broker%s"
                .formatted(address(host), tls ? "" : " without TLS");
      } catch (SSLException e) {
        why =
            "%s is not trusted: %s (see --broker-truststore)"
                .formatted(address(host), OneLine.of(String.valueOf(e.getMessage())));
        break;
      } catch (UnknownHostException e) {
        why = "no machine is called " + OneLine.of(host(host.getParams()));
      } catch (IOException e) {
        why = address(host) + ": " + Failures.reason(e);
      } catch (GeneralSecurityException | BrokerException e) {
        why = OneLine.of(String.valueOf(e.getMessage()));
      }
    }
    return new BrokerException(
        ExitCodes.FAILED,
        "cannot reach the broker at " + shownUrl() + ": " + why,
        failure,
        !answers);
  }

  private static Socket connected(TransportConfiguration host) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host(host.getParams()), port(host)), CONNECT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String address(TransportConfiguration host) {
    return host(host.getParams()) + ":" + port(host);
  }

  private static int port(TransportConfiguration host) {
    return Integer.parseInt(
        String.valueOf(
            host.getParams()
                .getOrDefault(TransportConstants.PORT_PROP_NAME, TransportConstants.DEFAULT_PORT)));
  }

  private static boolean isTls(TransportConfiguration host) {
    return Boolean.parseBoolean(
        String.valueOf(host.getParams().get(TransportConstants.SSL_ENABLED_PROP_NAME)));
  }

  private static String host(Map<String, Object> parameters) {
    return String.valueOf(parameters.getOrDefault(TransportConstants.HOST_PROP_NAME, ""));
  }

  private void handshake(Socket socket, TransportConfiguration host)
      throws IOException, GeneralSecurityException, BrokerException {
    SSLContext context = SSLContext.getInstance("TLS");
    Path truststore = settings.truststore();
    if (truststore != null) {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trust(truststore, settings.truststorePassword()));
      context.init(null, trust.getTrustManagers(), null);
    } else {
      context.init(null, null, null);
    }
    try (SSLSocket secure =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(socket, host(host.getParams()), port(host), true)) {
      secure.setSoTimeout(CONNECT_MILLIS);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
