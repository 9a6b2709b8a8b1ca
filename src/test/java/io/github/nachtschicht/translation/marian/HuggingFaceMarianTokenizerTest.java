package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The embedded model's tokenizer. */
class HuggingFaceMarianTokenizerTest {

  private static HuggingFaceMarianTokenizer tokenizer;

  @BeforeAll
  static void open() {
    tokenizer = HuggingFaceMarianTokenizer.open(Path.of("models/nachtschicht-de-en"));
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  private static int[] encode(String text) {
    return tokenizer.encode(List.of(text)).get(0);
  }

  @Test
  void encode_awkwardTexts_givesSentencePiecesIds(@TempDir Path folder) throws IOException {
    try (HuggingFaceMarianTokenizer whole = WholeVocabulary.open(folder)) {
      assertSentencePiecesIds(whole);
    }
  }

  private static void assertSentencePiecesIds(HuggingFaceMarianTokenizer whole) throws IOException {
    JsonMapper json = new JsonMapper();
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/tokenizer/embedded-model.jsonl"));
    assertThat(lines).hasSizeGreaterThan(200);
    for (String line : lines.subList(1, lines.size())) { // the first states the origin
      JsonNode node = json.readTree(line);
      List<Integer> expected = new ArrayList<>();
      node.get("ids").forEach(id -> expected.add(id.intValue()));
      assertThat(whole.encode(List.of(node.get("source").stringValue())).get(0))
          .as(line)
          .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  @Test
  void unknown_pieceThatTheVocabularyLeavesOut_isToldAsItStands() {
    assertThat(tokenizer.unknown("Herr Erdoğan zahlt ±5 % in Ålesund (7) und lacht é."))
        .containsExactly("ğ", "±", "Å", "(7)");
  }

  /** DJL 0.38.0 alone gives other ids for 9 of these 370 texts. */
  @Test
  void encode_whatRepeatsItself_givesSentencePiecesIds() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/tokenizer/repeats.tsv"));
    assertThat(lines).hasSizeGreaterThan(300);
    for (String line : lines.subList(1, lines.size())) { // the first states the origin
      String[] cells = line.split("\t");
      assertThat(idsOf(encode(cells[0]))).as(cells[0]).isEqualTo(cells[1]);
    }
  }

  private static String idsOf(int[] ids) {
    return Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  @Test
  void encode_nothing_givesNothing() {
    assertThat(tokenizer.encode(List.of())).isEmpty();
  }

  @Test
  void encode_unpairedSurrogate_countsAsReplacementCharacter() {
    assertThat(encode("a\ud800b")).isEqualTo(encode("a\ufffdb"));
    assertThat(encode("\udc00")).isEqualTo(encode("\ufffd"));
  }

  @Test
  void encode_longTexts_areNeitherCutNorSlow() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(encode("Das ist ein Satz. ".repeat(10_000))).hasSizeGreaterThan(40_000);
          assertThat(encode("x".repeat(100_000))).hasSizeGreaterThan(1_000);
          assertThat(encode("</s>".repeat(100_000))).hasSize(100_001);
          assertThat(encode("☃".repeat(100_000))).hasSize(3); // dummy prefix, one <unk>, </s>
          assertThat(encode("漢字".repeat(100_000))).hasSize(3);
          assertThat(encode(">>".repeat(100_000))).isNotEmpty();
        });
  }

  @Test
  void encode_severalThreads_giveTheSameIds() throws Exception {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : cases()) {
      texts.add(node.get("source").stringValue());
    }
    List<int[]> expected = tokenizer.encode(texts);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<int[]>>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Callable<List<int[]>> task = () -> tokenizer.encode(texts);
        results.add(threads.submit(task));
      }
      for (Future<List<int[]>> result : results) {
        assertThat(result.get()).usingRecursiveComparison().isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void decode_ofEncodedGermanText_givesItBack() {
    for (String text :
        List.of("Guten Morgen!", "Die Straße ist 1.200 m lang.", "„Ja“, sagte sie.")) {
      assertThat(tokenizer.decode(encode(text))).isEqualTo(text);
    }
  }

  @Test
  void decoded_ends_partTheTextIntoItsPieces() {
    int[] ids = encode("Die Straße ist lang.");
    MarianTokenizer.Decoded decoded = tokenizer.decoded(ids, List.of());

    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < ids.length; i++) {
      joined.append(decoded.text(), i == 0 ? 0 : decoded.ends()[i - 1], decoded.ends()[i]);
    }
    assertThat(joined.toString()).isEqualTo(decoded.text());
    assertThat(decoded.ends()).hasSameSizeAs(ids).isSorted().endsWith(20, 20);
  }

  @Test
  void decode_specialAndUnknownIds_areLeftOut() {
    assertThat(tokenizer.decode(new int[] {11999, 1, 0, -1, 12000, Integer.MAX_VALUE})).isEmpty();
    assertThat(tokenizer.decode(new int[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Das Haus heißt 東京.|東京",
        "Er wohnt in Москва und mag Ελλάδα.|Москва,Ελλάδα",
        "☰☰☰☰ 三三三|☰☰☰☰,三三三",
        "Guten Morgen!|"
      })
  void unknown_whatThePiecesDoNotHold_comesBackInItsPlace(String text, @Nullable String unknown) {
    List<String> found = tokenizer.unknown(text);
    assertThat(found).isEqualTo(unknown == null ? List.of() : List.of(unknown.split(",")));
    assertThat(Arrays.stream(encode(text)).filter(id -> id == tokenizer.unknownId()))
        .hasSameSizeAs(found);
    assertThat(tokenizer.decoded(encode(text), found).text()).isEqualTo(text);
  }

  @Test
  void encode_randomBytes_neverFails() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      int[] ids = encode(new String(bytes, StandardCharsets.UTF_16LE));
      assertThat(ids).endsWith(0);
      tokenizer.decode(ids);
    }
  }

  private static List<JsonNode> cases() throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/tokenizer/embedded-model.jsonl"));
    for (String line : lines.subList(1, lines.size())) {
      nodes.add(new JsonMapper().readTree(line));
    }
    return nodes;
  }
}
