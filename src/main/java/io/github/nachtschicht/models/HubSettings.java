package io.github.nachtschicht.models;

import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the Hugging Face hub is reached.
 *
 * @param endpoint address of the hub, {@code http} or {@code https}, no trailing slash
 * @param token access token, sent to the endpoint's own host and port and nowhere else; null if
 *     none
 * @param offline whether nothing may be downloaded
 * @param proxies which proxy an address is reached through
 * @param connectTimeout longest wait for a connection
 * @param answerTimeout longest wait for the head of an answer
 * @param stallTimeout a download that falls below {@code slowestRate} for this long is broken off
 *     and tried again
 * @param slowestRate bytes a second
 * @param attempts tries without progress before giving up, at least 1
 * @param firstPause wait before the second try; doubles from try to try
 * @param longestPause longest wait between two tries, also if the hub asks for a longer one
 */
public record HubSettings(
    URI endpoint,
    @Nullable String token,
    boolean offline,
    ProxySelector proxies,
    Duration connectTimeout,
    Duration answerTimeout,
    Duration stallTimeout,
    long slowestRate,
    int attempts,
    Duration firstPause,
    Duration longestPause) {

  private static final String HUB = "https://huggingface.co";
  private static final Set<String> TRUE = Set.of("1", "on", "yes", "true");

  /**
   * Settings from {@code HF_ENDPOINT}, {@code HF_TOKEN}, {@code HF_HUB_OFFLINE}, {@code
   * TRANSFORMERS_OFFLINE} and the proxies of the JVM and of the environment.
   *
   * @throws ModelException if a variable cannot be used; never shows the token
   */
  public static HubSettings of(Map<String, String> environment) {
    String token = environment.getOrDefault("HF_TOKEN", "").strip();
    if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new ModelException("HF_TOKEN holds characters that no token has (a line break?)");
    }
    return new HubSettings(
        endpoint(environment.getOrDefault("HF_ENDPOINT", "").strip()),
        token.isEmpty() ? null : token,
        isTrue(environment.get("HF_HUB_OFFLINE"))
            || isTrue(environment.get("TRANSFORMERS_OFFLINE")),
        EnvironmentProxies.of(environment),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        1024,
        6,
        Duration.ofSeconds(1),
        Duration.ofMinutes(5));
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && TRUE.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private static URI endpoint(String configured) {
    String text = configured.isEmpty() ? HUB : configured;
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new ModelException("HF_ENDPOINT is no address: '" + configured + "'", e);
    }
    throw new ModelException(
        "HF_ENDPOINT must be an http or https address like " + HUB + ", was '" + configured + "'");
  }

  @Override
  public String toString() {
    return "HubSettings[endpoint=" + endpoint + ", token " + (token == null ? "none" : "set") + "]";
  }
}
