package io.github.nachtschicht.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.PATH;

import io.github.nachtschicht.TestClassPath;
import io.github.nachtschicht.models.HubEmulator.Request;
import io.github.nachtschicht.models.HubEmulator.Responder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ModelPullerTest {

  private static final int WEIGHT_BYTES = 300_000;
  private static final Predicate<Request> LARGE = Request::isLarge;
  private static final Predicate<Request> WEIGHTS =
      r -> r.isLarge() && r.path().endsWith(weightsHash());
  private static final Predicate<Request> LISTING = r -> r.path().contains("/revision/");
  private static final Predicate<Request> SMALL = r -> r.path().contains("resolve-cache");
  private static final Predicate<Request> RESOLVE = r -> r.path().contains("/resolve/");

  @TempDir Path temp;
  private HubEmulator hub;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    hub = new HubEmulator(TestFolders.files(WEIGHT_BYTES, "pytorch_model.bin"));
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
  }

  private static String weightsHash() {
    return HubEmulator.sha256(TestFolders.noise(3, WEIGHT_BYTES));
  }

  private HubSettings settings() {
    return settings(hub.endpoint(), null);
  }

  static HubSettings settings(URI endpoint, @Nullable String token) {
    return new HubSettings(
        endpoint,
        token,
        false,
        EnvironmentProxies.of(Map.of(), null),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofMillis(600),
        20_000,
        3,
        Duration.ofMillis(20),
        Duration.ofSeconds(5));
  }

  private ModelPuller puller() {
    return new ModelPuller(settings(), TestFolders.locations(temp));
  }

  private PulledModel pull() throws InterruptedException {
    return puller().pull(HubEmulator.REPOSITORY, null, listener());
  }

  private PullListener listener() {
    return new PullListener() {
      @Override
      public void note(String message) {
        notes.add(message);
      }
    };
  }

  private Path repository() {
    return temp.resolve("hub/models--Helsinki-NLP--opus-mt-de-en");
  }

  /** Every file under its own name is whole and right, and none but the wanted are there. */
  private void assertNothingWrong() throws IOException {
    for (String name : TestFolders.tree(repository().resolve("blobs"))) {
      if (!name.contains(".nachtschicht-incomplete")) {
        byte[] content = Files.readAllBytes(repository().resolve("blobs").resolve(name));
        assertThat(name).isIn(HubEmulator.sha256(content), HubEmulator.gitHash(content));
      }
    }
    for (String name : TestFolders.tree(repository().resolve("snapshots"))) {
      Path file = repository().resolve("snapshots").resolve(name);
      String plain = file.getFileName().toString();
      assertThat(Files.readAllBytes(file)).as(name).isEqualTo(hub.files.get(plain));
    }
  }

  private void assertWhole(PulledModel pulled) throws IOException {
    assertNothingWrong();
    assertThat(pulled.folder().files()).hasSize(7);
    assertThat(TestFolders.tree(repository().resolve("blobs")))
        .as("no partial file is left")
        .hasSize(7)
        .noneMatch(name -> name.contains("incomplete"));
    assertThat(repository().resolve("refs/main")).hasContent(HubEmulator.COMMIT);
  }

  @Test
  void pull_emptyCache_makesTheHubsOwnLayoutOfExactlyTheFilesNeeded() throws Exception {
    PulledModel pulled = pull();
    assertWhole(pulled);
    String snapshot = "snapshots/" + HubEmulator.COMMIT + "/";
    List<String> expected = new ArrayList<>(List.of("refs/main"));
    for (Map.Entry<String, byte[]> file :
        TestFolders.files(WEIGHT_BYTES, "pytorch_model.bin").entrySet()) {
      String blob =
          hub.large.contains(file.getKey())
              ? HubEmulator.sha256(file.getValue())
              : HubEmulator.gitHash(file.getValue());
      expected.add("blobs/" + blob);
      expected.add(snapshot + file.getKey());
      assertThat(Files.readSymbolicLink(repository().resolve(snapshot + file.getKey())))
          .isEqualTo(Path.of("../../blobs/" + blob));
    }
    assertThat(TestFolders.tree(repository())).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(Files.readString(repository().resolve("refs/main"))).isEqualTo(HubEmulator.COMMIT);
    assertThat(pulled.commit()).isEqualTo(HubEmulator.COMMIT);
    assertThat(pulled.license()).isEqualTo("cc-by-4.0");
    assertThat(pulled.bytesDownloaded())
        .isEqualTo(
            TestFolders.files(WEIGHT_BYTES, "pytorch_model.bin").values().stream()
                .mapToLong(b -> b.length)
                .sum());
    assertThat(hub.requests(r -> r.path().matches(".*(README|tf_model|rust_model|onnx).*")))
        .isEmpty();
    ModelFolder resolved =
        new ModelResolver(TestFolders.locations(temp)).resolve(HubEmulator.REPOSITORY);
    assertThat(resolved.path()).isEqualTo(pulled.folder().path());
    assertThat(resolved.fingerprint()).isEqualTo(pulled.folder().fingerprint());
  }

  @Test
  void pull_again_downloadsNothing() throws Exception {
    pull();
    hub.requests.clear();
    assertThat(pull().bytesDownloaded()).isZero();
    assertThat(hub.requests).hasSize(1);
  }

  @Test
  void pull_safetensorsThere_leavesThePickleAlone() throws Exception {
    hub.files.put("model.safetensors", TestFolders.noise(5, 1000));
    PulledModel pulled = pull();
    assertThat(pulled.folder().files()).last().asInstanceOf(PATH).hasFileName("model.safetensors");
    assertThat(hub.requests(r -> r.path().contains("pytorch_model"))).isEmpty();
  }

  @Test
  void pull_blobsCachedByOtherTools_usesThem() throws Exception {
    byte[] weights = hub.files.get("pytorch_model.bin");
    Files.createDirectories(repository().resolve("blobs"));
    Files.write(repository().resolve("blobs/" + weightsHash()), weights);
    PulledModel pulled = pull();
    assertThat(hub.requests(LARGE)).hasSize(2);
    assertWhole(pulled);
  }

  @Test
  void pull_plainFilesInSnapshot_asWithoutLinks_usesThem() throws Exception {
    TestFolders.write(
        repository().resolve("snapshots/" + HubEmulator.COMMIT),
        TestFolders.files(WEIGHT_BYTES, "pytorch_model.bin"));
    assertThat(pull().bytesDownloaded()).isZero();
  }

  @Test
  void pull_damagedBlob_isReplaced() throws Exception {
    pull();
    Path blob = repository().resolve("blobs/" + weightsHash());
    byte[] bytes = Files.readAllBytes(blob);
    bytes[1234] ^= 1;
    Files.write(blob, bytes);
    assertThat(pull().bytesDownloaded()).isEqualTo(WEIGHT_BYTES);
    assertThat(notes).contains("pytorch_model.bin in the cache is damaged; it is downloaded again");
    assertNothingWrong();
  }

  @Test
  void pull_revision_isPinnedByCommit() throws Exception {
    PulledModel pulled = puller().pull(HubEmulator.REPOSITORY, "v1", PullListener.NONE);
    assertThat(repository().resolve("refs/v1")).hasContent(HubEmulator.COMMIT);
    assertThat(repository().resolve("refs/main")).doesNotExist();
    assertThat(hub.requests(RESOLVE)).allMatch(r -> r.path().contains(HubEmulator.COMMIT));
    assertThat(
            new ModelResolver(TestFolders.locations(temp))
                .resolve(HubEmulator.REPOSITORY + "@v1")
                .path())
        .isEqualTo(pulled.folder().path());
    puller().pull(HubEmulator.REPOSITORY, HubEmulator.COMMIT, PullListener.NONE);
    assertThat(TestFolders.tree(repository().resolve("refs"))).containsExactly("v1");
    assertThatThrownBy(() -> puller().pull(HubEmulator.REPOSITORY, "no-such", PullListener.NONE))
        .hasMessageContaining("has no revision 'no-such'");
  }

  @Test
  void pull_disconnectInTheMiddle_resumesWhereItBroke() throws Exception {
    hub.fault(
        1,
        WEIGHTS,
        (request, out) -> {
          HubEmulator.head(
              out,
              200,
              "OK",
              "ETag: \"cdn-"
                  + weightsHash().substring(0, 8)
                  + "\"\r\nContent-Length: "
                  + WEIGHT_BYTES
                  + "\r\n");
          out.write(hub.contentOf(request), 0, 200_000);
        });
    PulledModel pulled = pull();
    assertWhole(pulled);
    List<Request> requests = hub.requests(WEIGHTS);
    assertThat(requests).hasSize(2);
    assertThat(requests.get(1).headers())
        .containsEntry("range", "bytes=200000-")
        .containsEntry("if-range", "\"cdn-" + weightsHash().substring(0, 8) + "\"");
    assertThat(notes).anyMatch(note -> note.contains("pytorch_model.bin"));
  }

  @Test
  void pull_afterOneThatGaveUp_resumes() throws Exception {
    Responder part =
        (request, out) -> {
          HubEmulator.head(out, 200, "OK", "Content-Length: " + WEIGHT_BYTES + "\r\n");
          out.write(hub.contentOf(request), 0, 100_000);
        };
    hub.fault(1, WEIGHTS, part);
    hub.fault(2, WEIGHTS, status(503, ""));
    assertThatThrownBy(this::pull)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("HTTP 503")
        .hasMessageContaining("Given up after 3 tries; pulling again resumes");
    assertNothingWrong();
    assertThat(pull().bytesDownloaded()).isEqualTo(WEIGHT_BYTES - 100_000);
    assertNothingWrong();
  }

  @Test
  void pull_partOfSomethingElse_isNoticedAndDropped() throws Exception {
    Files.createDirectories(repository().resolve("blobs"));
    Path partial = repository().resolve("blobs/" + weightsHash() + ".nachtschicht-incomplete");
    Files.write(partial, TestFolders.noise(99, 150_000));
    assertWhole(pull());
    Files.delete(repository().resolve("blobs/" + weightsHash()));
    Files.write(partial, TestFolders.noise(99, WEIGHT_BYTES + 5));
    assertWhole(pull());
  }

  @Test
  void pull_etagChangedMeanwhile_beginsAnew() throws Exception {
    Files.createDirectories(repository().resolve("blobs"));
    Path partial = repository().resolve("blobs/" + weightsHash() + ".nachtschicht-incomplete");
    Files.write(partial, Arrays.copyOf(hub.files.get("pytorch_model.bin"), 1000));
    Files.writeString(partial.resolveSibling(partial.getFileName() + ".etag"), "\"older\"");
    PulledModel pulled = pull();
    assertThat(hub.requests(WEIGHTS).get(0).headers()).containsEntry("if-range", "\"older\"");
    assertThat(hub.requests(WEIGHTS)).hasSize(1);
    assertWhole(pulled);
  }

  private static Responder status(int code, String headers) {
    return (request, out) -> HubEmulator.status(out, code, "Fault", headers, "{}");
  }

  /** Faults that come once or twice and then are gone. */
  private static Map<String, Object[]> passingFaults() {
    Map<String, Object[]> faults = new LinkedHashMap<>();
    faults.put("listing 500", new Object[] {LISTING, status(500, "")});
    faults.put("listing 429", new Object[] {LISTING, status(429, "Retry-After: 0\r\n")});
    faults.put("listing cut", new Object[] {LISTING, cut(100, 30)});
    faults.put("listing refused connection", new Object[] {LISTING, nothing()});
    faults.put("resolve 502", new Object[] {RESOLVE, status(502, "")});
    faults.put("small 504", new Object[] {SMALL, status(504, "")});
    faults.put("large 503", new Object[] {LARGE, status(503, "Retry-After: 1\r\n")});
    faults.put("large 403, signature too old", new Object[] {LARGE, status(403, "")});
    faults.put("large 416", new Object[] {LARGE, status(416, "")});
    faults.put("large no answer", new Object[] {WEIGHTS, nothing()});
    faults.put("large cut", new Object[] {WEIGHTS, cut(WEIGHT_BYTES, 123_456)});
    faults.put("large cut without length", new Object[] {WEIGHTS, cut(-1, 123_456)});
    faults.put("large cut in the head", new Object[] {WEIGHTS, halfAHead()});
    faults.put("large empty", new Object[] {WEIGHTS, cut(WEIGHT_BYTES, 0)});
    faults.put("large slow drip", new Object[] {WEIGHTS, drip()});
    faults.put("large gzip", new Object[] {WEIGHTS, status(200, "Content-Encoding: gzip\r\n")});
    return faults;
  }

  static List<Arguments> passing() {
    return passingFaults().entrySet().stream()
        .map(e -> Arguments.of(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .toList();
  }

  private static Responder cut(int length, int sent) {
    return (request, out) -> {
      HubEmulator.head(out, 200, "OK", length < 0 ? "" : "Content-Length: " + length + "\r\n");
      byte[] content = TestFolders.noise(3, WEIGHT_BYTES);
      out.write(content, 0, Math.min(sent, content.length));
    };
  }

  private static Responder nothing() {
    return (request, out) -> {};
  }

  private static Responder halfAHead() {
    return (request, out) -> out.write(TestFolders.utf8("HTTP/1.1 200 OK\r\nContent-Le"));
  }

  private static Responder drip() {
    return (request, out) -> {
      HubEmulator.head(out, 200, "OK", "Content-Length: " + WEIGHT_BYTES + "\r\n");
      byte[] content = TestFolders.noise(3, WEIGHT_BYTES);
      for (int i = 0; i < 1000; i++) {
        out.write(content[i]);
        out.flush();
        Thread.sleep(20);
      }
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void pull_passingFault_endsInTheRightFiles(
      String name, Predicate<Request> when, Responder responder) throws Exception {
    hub.fault(2, when, responder);
    assertWhole(pull());
    boolean unanswered = name.endsWith("refused connection") || name.endsWith("no answer");
    if (!unanswered || Runtime.version().feature() < 27) {
      // Java 27 asks again by itself where a connection ends without an answer
      assertThat(notes).as("a person is told").isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void pull_lastingFault_endsInOneMessageAndNoWrongFile(
      String name, Predicate<Request> when, Responder responder) throws Exception {
    hub.fault(1000, when, responder);
    assertThatThrownBy(this::pull)
        .isInstanceOf(ModelException.class)
        .message()
        .matches("(?s).{30,500}")
        .doesNotContain("Exception", "secret", "\n", "null");
    assertNothingWrong();
    assertThat(repository().resolve("refs")).doesNotExist();
  }

  @Test
  void pull_tooManyRequests_waitsAsLongAsAsked() throws Exception {
    hub.fault(1, LISTING, status(429, "Retry-After: 1\r\n"));
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3));
    hub.fault(1, RESOLVE, status(429, "Retry-After: " + date + "\r\n"));
    long begun = System.nanoTime();
    assertWhole(pull());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(2));
    hub.fault(1, LISTING, status(429, "Retry-After: 100000\r\n"));
    assertThatThrownBy(this::pull).hasMessageContaining("asks to wait 100000 s");
  }

  @Test
  void pull_wrongBytes_triesOnceMoreThenRefuses() throws Exception {
    Responder wrong =
        (request, out) -> {
          byte[] content = hub.contentOf(request).clone();
          content[content.length / 2] ^= 4;
          HubEmulator.content(request, out, content, "\"x\"", "");
        };
    hub.fault(1, WEIGHTS, wrong);
    assertWhole(pull());
    for (Predicate<Request> which : List.of(WEIGHTS, SMALL)) {
      deleteAll(temp.resolve("hub"));
      hub.fault(2, which, wrong);
      assertThatThrownBy(this::pull)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("the bytes are not those the hub lists")
          .hasMessageContaining("Nothing wrong was kept");
      assertNothingWrong();
    }
    assertThat(TestFolders.tree(repository().resolve("blobs")))
        .noneMatch(name -> name.contains("incomplete"));
  }

  static void deleteAll(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void pull_gatedModel_saysWhatToDo() {
    hub.gate = "hf_right";
    assertThatThrownBy(this::pull)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("accept its terms at " + hub.endpoint() + "/Helsinki-NLP/opus-mt")
        .hasMessageContaining("HF_TOKEN")
        .hasMessageContaining("The hub says: \"Access to model is restricted.\"");
    ModelPuller wrong =
        new ModelPuller(settings(hub.endpoint(), "hf_wrong"), TestFolders.locations(temp));
    assertThatThrownBy(() -> wrong.pull(HubEmulator.REPOSITORY, null, PullListener.NONE))
        .hasMessageContaining("HF_TOKEN's account has not")
        .message()
        .doesNotContain("hf_wrong");
    hub.fault(1, LISTING, status(403, ""));
    assertThatThrownBy(this::pull).hasMessageContaining("HTTP 403");
    hub.fault(1, LISTING, status(401, ""));
    assertThatThrownBy(this::pull).hasMessageContaining("HTTP 401");
  }

  @Test
  void pull_token_isSentToTheHubAloneNotWhereItRedirects() throws Exception {
    hub.gate = "hf_right";
    new ModelPuller(settings(hub.endpoint(), "hf_right"), TestFolders.locations(temp))
        .pull(HubEmulator.REPOSITORY, null, PullListener.NONE);
    assertThat(hub.requests(r -> r.server().equals("hub")))
        .allMatch(r -> "Bearer hf_right".equals(r.headers().get("authorization")));
    assertThat(hub.requests(LARGE))
        .hasSize(3)
        .noneMatch(r -> r.headers().containsKey("authorization"));
  }

  @Test
  void pull_tokenOverPlainHttpToAnotherMachine_isNotSent() throws Exception {
    HubSettings throughProxy =
        new HubSettings(
            URI.create("http://mirror.invalid"),
            "hf_right",
            false,
            EnvironmentProxies.of(Map.of("http_proxy", hub.endpoint().toString()), null),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            1,
            1,
            Duration.ofMillis(1),
            Duration.ofSeconds(1));
    hub.fault(1, r -> true, status(404, ""));
    ModelPuller puller = new ModelPuller(throughProxy, TestFolders.locations(temp));
    assertThatThrownBy(() -> puller.pull(HubEmulator.REPOSITORY, null, PullListener.NONE))
        .isInstanceOf(ModelException.class);
    assertThat(hub.requests).hasSize(1);
    assertThat(hub.requests.get(0).headers()).doesNotContainKey("authorization");
  }

  @Test
  void pull_throughAProxyOfTheEnvironment_reachesTheHub() throws Exception {
    HubSettings plain = settings();
    HubSettings throughProxy =
        new HubSettings(
            URI.create("http://hub.invalid"),
            null,
            false,
            EnvironmentProxies.of(
                Map.of("HTTP_PROXY", hub.endpoint().toString(), "no_proxy", "127.0.0.1"), null),
            plain.connectTimeout(),
            plain.answerTimeout(),
            plain.stallTimeout(),
            plain.slowestRate(),
            plain.attempts(),
            plain.firstPause(),
            plain.longestPause());
    assertWhole(
        new ModelPuller(throughProxy, TestFolders.locations(temp))
            .pull(HubEmulator.REPOSITORY, null, PullListener.NONE));
    assertThat(hub.requests(r -> r.target().startsWith("http://hub.invalid/api/models/")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../.ssh/authorized_keys",
        "/etc/passwd",
        "a/../../b",
        "..",
        "a\\\\..\\\\b",
        "C:x",
        "a\\u0000b",
        "a//b",
        "./config.json",
        ""
      })
  void pull_listedNameThatLeavesTheFolder_isRefused(String name) throws Exception {
    hub.listing =
        hub.listing()
            .replace(
                "\"siblings\":[", "\"siblings\":[{\"rfilename\":\"" + name + "\",\"size\":1},");
    assertThatThrownBy(this::pull)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is refused: it names a file")
        .hasMessageContaining("Nothing was changed");
    assertThat(TestFolders.tree(temp)).isEmpty();
  }

  static List<Arguments> oddListings() {
    return List.of(
        Arguments.of("[]", "it names no commit"),
        Arguments.of("{", "it is not JSON"),
        Arguments.of("<html>Please log in</html>", "it is not JSON"),
        Arguments.of("[".repeat(5000), "it is not JSON"),
        Arguments.of("{\"sha\":\"../../x\"}", "it names no commit"),
        Arguments.of("{\"sha\":\"" + HubEmulator.COMMIT + "\"}", "it lists no files"),
        Arguments.of(
            "{\"sha\":\"" + HubEmulator.COMMIT + "\",\"siblings\":[]}",
            "the repository has no config.json, no vocab.json"),
        Arguments.of(
            "{\"sha\":\""
                + HubEmulator.COMMIT
                + "\",\"siblings\":[{\"rfilename\":\"config.json\","
                + "\"size\":-1}]}",
            "it gives no size of config.json"),
        Arguments.of(
            "{\"sha\":\""
                + HubEmulator.COMMIT
                + "\",\"siblings\":[{\"rfilename\":\"config.json\","
                + "\"size\":1e300}]}",
            "it gives no size of config.json"),
        Arguments.of(
            "{\"sha\":\""
                + HubEmulator.COMMIT
                + "\",\"siblings\":[{\"rfilename\":\"config.json\","
                + "\"size\":5,\"blobId\":\"../../../x\"}]}",
            "it gives no hash of config.json"));
  }

  @ParameterizedTest
  @MethodSource("oddListings")
  void pull_oddListing_isRefused(String listing, String message) throws Exception {
    hub.listing = listing;
    assertThatThrownBy(this::pull).isInstanceOf(ModelException.class).hasMessageContaining(message);
    assertThat(TestFolders.tree(temp)).isEmpty();
  }

  @Test
  void pull_listedSizesBeyondReason_areRefused() throws Exception {
    String listing = hub.listing();
    hub.listing = listing.replace("\"size\":500,", "\"size\":99999999999,");
    assertThatThrownBy(this::pull).hasMessageContaining("a size of 100.0 GB");
    hub.listing = listing.replace("\"size\":" + WEIGHT_BYTES, "\"size\":4611686018427387904");
    assertThatThrownBy(this::pull)
        .hasMessageContaining("needs 4.6 EB, but the disk of")
        .hasMessageContaining("HF_HOME");
  }

  @Test
  void pull_endlessListing_isBrokenOff() {
    hub.fault(
        1,
        LISTING,
        (request, out) -> {
          HubEmulator.head(out, 200, "OK", "");
          byte[] spaces = new byte[1 << 16];
          Arrays.fill(spaces, (byte) ' ');
          for (int i = 0; i < 10_000; i++) {
            out.write(spaces);
          }
        });
    assertThatThrownBy(this::pull).hasMessageContaining("it is longer than 16.8 MB");
  }

  @Test
  void pull_endlessBody_isBrokenOff() throws Exception {
    hub.fault(
        1,
        WEIGHTS,
        (request, out) -> {
          HubEmulator.head(out, 200, "OK", "");
          out.write(hub.contentOf(request));
          for (int i = 0; i < 100_000; i++) {
            out.write(new byte[1 << 14]);
          }
        });
    assertThatThrownBy(this::pull)
        .hasMessageContaining("is refused: it is longer than the 300000 bytes listed");
    assertNothingWrong();
    try (var files = Files.walk(temp)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .mapToLong(p -> p.toFile().length())
                  .max()
                  .orElse(0))
          .isLessThan(WEIGHT_BYTES);
    }
  }

  @Test
  void pull_endlessHead_isBrokenOff() throws Exception {
    hub.fault(
        1000,
        WEIGHTS,
        (request, out) -> {
          out.write(TestFolders.utf8("HTTP/1.1 200 OK\r\n"));
          for (int i = 0; i < 1_000_000; i++) {
            out.write(TestFolders.utf8("X-Filler-" + i + ": " + "y".repeat(1000) + "\r\n"));
          }
        });
    assertThatThrownBy(this::pull).isInstanceOf(ModelException.class);
    assertNothingWrong();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1_000_000})
  void pull_wrongContentLength_isRefused(int more) throws Exception {
    hub.fault(
        2,
        WEIGHTS,
        (request, out) -> {
          HubEmulator.head(out, 200, "OK", "Content-Length: " + (WEIGHT_BYTES + more) + "\r\n");
          out.write(hub.contentOf(request));
        });
    assertThatThrownBy(this::pull)
        .hasMessageContaining("an answer of " + (WEIGHT_BYTES + more) + " bytes came");
    assertNothingWrong();
  }

  @Test
  void pull_contentLengthThatIsNoNumber_isRefused() throws Exception {
    hub.fault(
        1000,
        WEIGHTS,
        (request, out) -> HubEmulator.head(out, 200, "OK", "Content-Length: many\r\n"));
    assertThatThrownBy(this::pull).isInstanceOf(ModelException.class);
    assertNothingWrong();
  }

  @Test
  void pull_wrongRange_isRefused() throws Exception {
    Files.createDirectories(repository().resolve("blobs"));
    Path partial = repository().resolve("blobs/" + weightsHash() + ".nachtschicht-incomplete");
    Files.write(partial, Arrays.copyOf(hub.files.get("pytorch_model.bin"), 1000));
    hub.fault(
        1,
        WEIGHTS,
        (request, out) ->
            HubEmulator.status(
                out,
                206,
                "Partial Content",
                "Content-Range: bytes 0-299999/300000\r\n",
                "x".repeat(299_000)));
    assertWhole(pull());
  }

  static List<Arguments> badRedirects() {
    return List.of(
        Arguments.of("file:///etc/passwd", "redirects to 'file:///etc/passwd', which is refused"),
        Arguments.of("FILE:/etc/passwd", "which is refused"),
        Arguments.of("ftp://127.0.0.1/x", "which is refused"),
        Arguments.of("jar:file:/x.jar!/y", "refused"),
        Arguments.of("http://user:pass@127.0.0.1/x", "which is refused"),
        Arguments.of("http:///x", "refused"),
        Arguments.of("", "refused"),
        Arguments.of("http://[broken", "redirects to what is no address"),
        Arguments.of("a b", "redirects to what is no address"));
  }

  @ParameterizedTest
  @MethodSource("badRedirects")
  void pull_redirectElsewhere_isRefused(String location, String message) throws Exception {
    hub.fault(1, RESOLVE, (request, out) -> HubEmulator.redirect(out, 302, location, ""));
    assertThatThrownBy(this::pull).isInstanceOf(ModelException.class).hasMessageContaining(message);
    assertNothingWrong();
  }

  @Test
  void pull_redirectLoop_isRefused() {
    hub.fault(100, RESOLVE, (request, out) -> HubEmulator.redirect(out, 302, request.target(), ""));
    assertThatThrownBy(this::pull).hasMessageContaining("redirects in a circle");
  }

  @Test
  void pull_endlessRedirects_areRefused() {
    hub.fault(
        1000,
        r -> r.path().contains("/resolve/"),
        (request, out) -> HubEmulator.redirect(out, 302, request.path() + "x", ""));
    assertThatThrownBy(this::pull).hasMessageContaining("redirects more than 10 times");
  }

  @Test
  void pull_contradictingHeaders_areRefused() throws Exception {
    for (String header :
        List.of(
            "X-Repo-Commit: " + "0".repeat(40),
            "X-Linked-ETag: \"" + "0".repeat(64) + "\"",
            "X-Linked-Size: 7")) {
      hub.fault(
          1,
          r -> r.path().endsWith("/pytorch_model.bin"),
          (request, out) ->
              HubEmulator.redirect(
                  out, 302, hub.cdnAddress() + "/blobs/" + weightsHash(), header + "\r\n"));
      assertThatThrownBy(this::pull)
          .hasMessageContaining("The hub's answer for pytorch_model.bin of")
          .hasMessageContaining("is refused");
      assertNothingWrong();
    }
  }

  @Test
  void pull_otherKindOfModel_isRefusedBeforeItsWeightsCome() throws Exception {
    hub.files.put("config.json", TestFolders.utf8("{\"model_type\": \"t5\"}"));
    assertThatThrownBy(this::pull).hasMessageContaining("only MarianMT models");
    assertThat(hub.requests(LARGE)).isEmpty();
  }

  @Test
  void pull_unknownRepository_saysSo() {
    assertThatThrownBy(() -> puller().pull("nobody/nothing", null, PullListener.NONE))
        .hasMessageContaining("There is no model nobody/nothing on " + hub.endpoint())
        .hasMessageContaining("HF_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b/c", "a b", "", "-x", "a/..", "a--b", "x\ny", "http://a/b"})
  void pull_impossibleName_isRefusedWithoutARequest(String name) {
    assertThatThrownBy(() -> puller().pull(name, null, PullListener.NONE))
        .hasMessageContaining("cannot be the name of a model");
    assertThatThrownBy(() -> puller().pull("a/b", "../" + name, PullListener.NONE))
        .hasMessageContaining("cannot be a branch, tag or commit");
    assertThat(hub.requests).isEmpty();
  }

  @Test
  void pull_noHubThere_saysSoAfterItsTries() throws Exception {
    hub.close();
    assertThatThrownBy(this::pull)
        .hasMessageContaining("no connection")
        .hasMessageContaining("Given up after 3 tries");
    HubSettings unknown = settings(URI.create("http://hub.invalid"), null);
    assertThatThrownBy(
            () ->
                new ModelPuller(unknown, TestFolders.locations(temp))
                    .pull("a/b", null, PullListener.NONE))
        .hasMessageContaining("the name of the host is not known");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void pull_diskFull_saysSoAndLeavesNothingWrong() throws Exception {
    Files.createDirectories(repository().resolve("blobs"));
    // the kernel's own full disk: every write fails with ENOSPC
    Files.createSymbolicLink(
        repository().resolve("blobs/" + weightsHash() + ".nachtschicht-incomplete"),
        Path.of("/dev/full"));
    assertThatThrownBy(this::pull)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("The disk is full")
        .hasMessageContaining("pull again");
    assertThat(repository().resolve("blobs/" + weightsHash())).doesNotExist();
    assertThat(repository().resolve("refs")).doesNotExist();
    Files.delete(repository().resolve("blobs/" + weightsHash() + ".nachtschicht-incomplete"));
  }

  @Test
  void pull_tooLittleRoom_isSaidBeforehand() {
    ModelPuller small =
        new ModelPuller(settings(), TestFolders.locations(temp), folder -> 20_000_000 - 4_000_000);
    assertThatThrownBy(() -> small.pull(HubEmulator.REPOSITORY, null, PullListener.NONE))
        .hasMessageContaining("needs 301.1 kB, but the disk of")
        .hasMessageContaining("has 16.0 MB free");
    assertThat(hub.requests(RESOLVE)).isEmpty();
  }

  @Test
  void pull_cacheThatCannotBeWritten_saysSo() throws Exception {
    Files.writeString(temp.resolve("hub"), "a file where the folder should be");
    assertThatThrownBy(this::pull).hasMessageContaining("Cannot write to the hub's cache");
  }

  @Test
  void pull_severalThreads_shareOneDownload() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<PulledModel>> pulls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        pulls.add(
            pool.submit(() -> puller().pull(HubEmulator.REPOSITORY, null, PullListener.NONE)));
      }
      for (Future<PulledModel> pull : pulls) {
        assertWhole(pull.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(hub.requests(WEIGHTS)).hasSize(1);
  }

  @Test
  void pull_interrupted_stopsAtOnceAndResumesLater() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    hub.fault(
        1,
        WEIGHTS,
        (request, out) -> {
          HubEmulator.head(out, 200, "OK", "Content-Length: " + WEIGHT_BYTES + "\r\n");
          out.write(hub.contentOf(request), 0, 100_000);
          out.flush();
          begun.countDown();
          Thread.sleep(20_000);
        });
    HubSettings patient =
        new HubSettings(
            hub.endpoint(),
            null,
            false,
            EnvironmentProxies.of(Map.of(), null),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            1,
            3,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20));
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                new ModelPuller(patient, TestFolders.locations(temp))
                    .pull(HubEmulator.REPOSITORY, null, PullListener.NONE);
              } catch (Throwable e) {
                end.set(e);
              }
            });
    thread.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    Thread.sleep(200);
    thread.interrupt();
    thread.join(3000);
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    assertThat(pull().bytesDownloaded()).isEqualTo(WEIGHT_BYTES - 100_000);
  }

  @Test
  void pull_offline_asksNobody() throws Exception {
    HubSettings offline =
        HubSettings.of(
            Map.of("HF_HUB_OFFLINE", "Yes", "HF_ENDPOINT", hub.endpoint().toString() + "/"));
    ModelPuller puller = new ModelPuller(offline, TestFolders.locations(temp));
    assertThatThrownBy(() -> puller.pull(HubEmulator.REPOSITORY, null, PullListener.NONE))
        .hasMessageContaining("HF_HUB_OFFLINE forbids");
    assertThat(hub.requests).isEmpty();
    pull();
    hub.requests.clear();
    assertThat(puller.pull(HubEmulator.REPOSITORY, null, PullListener.NONE).commit())
        .isEqualTo(HubEmulator.COMMIT);
    assertThat(hub.requests).isEmpty();
  }

  @Test
  @Timeout(60)
  void pull_severalProcesses_shareOneDownload_andAKilledOneIsResumed() throws Exception {
    // one is killed in the middle of the weights
    CountDownLatch begun = new CountDownLatch(1);
    hub.fault(
        1,
        WEIGHTS,
        (request, out) -> {
          HubEmulator.head(out, 200, "OK", "Content-Length: " + WEIGHT_BYTES + "\r\n");
          out.write(hub.contentOf(request), 0, 150_000);
          out.flush();
          begun.countDown();
          Thread.sleep(20_000);
        });
    Process killed = process();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    Path partial = repository().resolve("blobs/" + weightsHash() + ".nachtschicht-incomplete");
    while (!Files.exists(partial) || Files.size(partial) < 150_000) {
      Thread.sleep(20);
    }
    killed.destroyForcibly().waitFor();
    assertNothingWrong();
    hub.requests.clear();
    // two at once finish its work
    Process one = process();
    Process two = process();
    assertThat(one.waitFor()).as(output(one)).isZero();
    assertThat(two.waitFor()).as(output(two)).isZero();
    assertNothingWrong();
    assertThat(hub.requests(WEIGHTS)).hasSize(1);
    assertThat(hub.requests(WEIGHTS).get(0).headers()).containsEntry("range", "bytes=150000-");
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            TestClassPath.get(),
            PullMain.class.getName(),
            hub.endpoint().toString(),
            temp.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), "UTF-8");
  }
}
