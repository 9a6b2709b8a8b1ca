package io.github.nachtschicht.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {

  @Test
  void of_nothingSet_isThePublicHub() {
    HubSettings settings = HubSettings.of(Map.of());
    assertThat(settings.endpoint()).isEqualTo(URI.create("https://huggingface.co"));
    assertThat(settings.token()).isNull();
    assertThat(settings.offline()).isFalse();
  }

  @Test
  void of_variables_areHonoured() {
    HubSettings settings =
        HubSettings.of(
            Map.of(
                "HF_ENDPOINT", " https://mirror.example:8443/hub// ",
                "HF_TOKEN", " hf_abc\n",
                "TRANSFORMERS_OFFLINE", "ON"));
    assertThat(settings.endpoint()).isEqualTo(URI.create("https://mirror.example:8443/hub"));
    assertThat(settings.token()).isEqualTo("hf_abc");
    assertThat(settings.offline()).isTrue();
    assertThat(settings.toString()).doesNotContain("hf_abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc",
        "ftp://x",
        "huggingface.co",
        "https://",
        "https://u:p@x",
        "https://x?y",
        "ht tp://x",
        "https://x#y"
      })
  void of_endpointThatIsNone_isRefused(String endpoint) {
    assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", endpoint)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("HF_ENDPOINT");
  }

  @Test
  void of_tokenWithLineBreak_isRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> HubSettings.of(Map.of("HF_TOKEN", "hf_abc\nX-Evil: 1")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("HF_TOKEN")
        .message()
        .doesNotContain("hf_abc");
  }

  @Test
  void redirected_fromHttpsToHttp_isRefused() {
    HubClient client = new HubClient(HubSettings.of(Map.of()));
    URI from = URI.create("https://huggingface.co/a/b/resolve/c/d");
    assertThat(client.redirected(from, "https://cdn.example/x?y=z"))
        .isEqualTo(URI.create("https://cdn.example/x?y=z"));
    assertThat(client.redirected(from, "/api/resolve-cache/d"))
        .isEqualTo(URI.create("https://huggingface.co/api/resolve-cache/d"));
    assertThatThrownBy(() -> client.redirected(from, "http://cdn.example/x"))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "The hub redirects to 'http://cdn.example/x', which is refused: only https is"
                + " followed");
  }

  @ParameterizedTest
  @CsvSource({
    "https://huggingface.co/x, proxy.example, 3128",
    "http://plain.example/x, plain-proxy.example, 80",
    "https://intern.example/x, -, 0",
    "https://a.intern.example/x, -, 0",
    "https://notintern.example/x, proxy.example, 3128",
    "https://deep.dot.example/x, -, 0",
    "https://ported.example:8443/x, -, 0",
    "https://ported.example/x, proxy.example, 3128",
    "http://127.0.0.1/x, -, 0"
  })
  void proxies_ofTheEnvironment_followTheCustom(String uri, String host, int port) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("HTTPS_PROXY", "http://proxy.example:3128");
    environment.put("http_proxy", "plain-proxy.example");
    environment.put(
        "NO_PROXY", "localhost, 127.0.0.1,intern.example, .dot.example,ported.example:8443");
    Proxy proxy = EnvironmentProxies.of(environment, null).select(URI.create(uri)).get(0);
    if (host.equals("-")) {
      assertThat(proxy.type()).isEqualTo(Proxy.Type.DIRECT);
    } else {
      assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved(host, port));
    }
  }

  @Test
  void proxies_ofTheJvm_comeFirst() {
    ProxySelector jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 1));
    Proxy proxy =
        EnvironmentProxies.of(Map.of("all_proxy", "http://env.example:2"), jvm)
            .select(URI.create("https://x.example"))
            .get(0);
    assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved("jvm.example", 1));
    assertThat(
            EnvironmentProxies.of(Map.of("all_proxy", "http://env.example:2"), null)
                .select(URI.create("https://x.example"))
                .get(0)
                .address())
        .isEqualTo(InetSocketAddress.createUnresolved("env.example", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://x:1", "http://user:secret@x:1", "http://", "ht tp"})
  void proxies_thatAreNotSupported_areRefused(String proxy) {
    assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("https_proxy", proxy), null))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("https_proxy")
        .message()
        .doesNotContain("secret");
  }
}
