package io.github.nachtschicht.models;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's proxies ({@code -Dhttps.proxyHost}); where these name none, those of the environment as
 * other command line tools read them: {@code https_proxy}, {@code http_proxy}, {@code all_proxy},
 * {@code no_proxy}, each also in upper case.
 */
final class EnvironmentProxies extends ProxySelector {

  private final @Nullable ProxySelector machine;
  private final @Nullable Proxy http;
  private final @Nullable Proxy https;
  private final List<String> none;

  private EnvironmentProxies(
      @Nullable ProxySelector machine,
      @Nullable Proxy http,
      @Nullable Proxy https,
      List<String> none) {
    this.machine = machine;
    this.http = http;
    this.https = https;
    this.none = none;
  }

  static EnvironmentProxies of(Map<String, String> environment) {
    return of(environment, ProxySelector.getDefault());
  }

  static EnvironmentProxies of(Map<String, String> environment, @Nullable ProxySelector machine) {
    String all = value(environment, "all_proxy");
    String http = value(environment, "http_proxy");
    String https = value(environment, "https_proxy");
    String none = value(environment, "no_proxy");
    return new EnvironmentProxies(
        machine,
        http == null ? proxy("all_proxy", all) : proxy("http_proxy", http),
        https == null ? proxy("all_proxy", all) : proxy("https_proxy", https),
        none == null
            ? List.of()
            : List.of(none.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(",")));
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      value = environment.get(name.toUpperCase(Locale.ROOT));
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable Proxy proxy(String variable, @Nullable String text) {
    if (text == null) {
      return null;
    }
    URI uri;
    try {
      uri = URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException e) {
      throw new ModelException(variable + " is no address of a proxy", e);
    }
    if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new ModelException(
          variable + " must be like http://host:port (other kinds of proxy are not supported)");
    }
    if (uri.getRawUserInfo() != null) {
      throw ModelException.of(
          "%s holds a user and password, which is not supported; run a local proxy that adds them",
          variable);
    }
    return new Proxy(
        Proxy.Type.HTTP,
        InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()));
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (machine != null) {
      List<Proxy> proxies = machine.select(uri);
      if (proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
        return proxies;
      }
    }
    Proxy proxy = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
    return List.of(proxy == null || isExempt(uri) ? Proxy.NO_PROXY : proxy);
  }

  private boolean isExempt(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    for (String entry : none) {
      String name = entry.startsWith("*.") ? entry.substring(1) : entry;
      String port = "";
      int colon = name.lastIndexOf(':');
      if (colon >= 0 && name.indexOf(':') == colon) {
        port = name.substring(colon + 1);
        name = name.substring(0, colon);
      }
      boolean samePort = port.isEmpty() || port.equals(String.valueOf(HubClient.port(uri)));
      boolean sameHost =
          name.equals("*")
              || host.equals(name.startsWith(".") ? name.substring(1) : name)
              || (!name.isEmpty() && host.endsWith(name.startsWith(".") ? name : "." + name));
      if (samePort && sameHost) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (machine != null) {
      machine.connectFailed(uri, address, failure);
    }
  }
}
