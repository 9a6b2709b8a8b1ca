package io.github.nachtschicht.batch.remote;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is and how to log in.
 *
 * @param url {@code tcp://host:61616}, several separated by commas; options of the Artemis client
 *     may follow behind a question mark
 * @param user name to log in with; null for none
 * @param password its password; null for none
 * @param truststore PKCS #12 or JKS file of the certificates to trust; makes the connection TLS.
 *     Null for the platform's, where the URL asks for TLS
 * @param truststorePassword its password; null for none
 * @param timeout how long to wait at the start for a broker that is out of reach; zero for not at
 *     all
 * @param maxMessageBytes largest document that is sent or taken, in bytes; at least 1
 */
public record BrokerSettings(
    String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable Path truststore,
    @Nullable String truststorePassword,
    Duration timeout,
    long maxMessageBytes) {

  public BrokerSettings {
    if (maxMessageBytes < 1) {
      throw new IllegalArgumentException(
          "'max-message-size' must be at least 1, was " + maxMessageBytes);
    }
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "BrokerSettings[" + shownUrl() + "]";
  }

  /** The URL without its options, which may hold passwords. */
  String shownUrl() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
