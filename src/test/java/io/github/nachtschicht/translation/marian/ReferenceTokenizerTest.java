package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference's ids and texts, and a second implementation over thousands of sentences. */
class ReferenceTokenizerTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static HuggingFaceMarianTokenizer tiny() {
    return HuggingFaceMarianTokenizer.open(SharedSets.get("reference/tiny-marian"));
  }

  private static List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(SharedSets.get("reference/expected").resolve(name))) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }

  private static int[] ints(JsonNode node) {
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).intValue();
    }
    return values;
  }

  @Test
  void encode_referenceTexts_giveItsIds() throws IOException {
    List<JsonNode> expected = lines("tokens.jsonl");
    List<String> sources = expected.stream().map(e -> e.get("source").stringValue()).toList();
    try (HuggingFaceMarianTokenizer tokenizer = tiny()) {
      List<int[]> all = tokenizer.encode(sources);
      for (int i = 0; i < sources.size(); i++) {
        int[] ids = ints(expected.get(i).get("ids"));
        assertThat(all.get(i)).as(sources.get(i)).isEqualTo(ids);
        assertThat(tokenizer.encode(sources.subList(i, i + 1)).get(0)).isEqualTo(ids);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "greedy.jsonl",
        "beam4.jsonl",
        "beam6-lp0.6.jsonl",
        "beam4-early.jsonl",
        "beam4-never-max32.jsonl"
      })
  void encodeAndDecode_referenceTranslations_giveItsIdsAndTexts(String file) throws IOException {
    try (HuggingFaceMarianTokenizer tokenizer = tiny()) {
      for (JsonNode line : lines(file)) {
        String source = line.get("source").stringValue();
        assertThat(tokenizer.encode(List.of(source)).get(0))
            .as(source)
            .isEqualTo(ints(line.get("source_ids")));
        assertThat(tokenizer.decode(ints(line.get("output_ids"))))
            .isEqualTo(line.get("text").stringValue());
      }
    }
  }

  /** More than 50,000 lines; see {@code tokenizer/ids.py}. */
  @Test
  void encode_linesOfTheSets_givesSentencePiecesIds(@TempDir Path folder) throws Exception {
    Path eval = SharedSets.get("eval");
    List<String> sets = Files.readAllLines(Path.of("src/test/resources/tokenizer/sets.tsv"));
    try (HuggingFaceMarianTokenizer tokenizer = WholeVocabulary.open(folder)) {
      for (String set : sets.subList(1, sets.size())) { // the first states the origin
        String[] cells = set.split("\t");
        List<String> lines = new ArrayList<>();
        PathMatcher pattern = eval.getFileSystem().getPathMatcher("glob:" + eval + "/" + cells[0]);
        try (Stream<Path> files = Files.walk(eval)) {
          for (Path file : files.filter(pattern::matches).sorted().toList()) {
            String content = Files.readString(file);
            if (file.toString().endsWith(".json")) {
              addStrings(JSON.readTree(content), lines);
            } else {
              lines.addAll(List.of(content.split("\n")));
            }
          }
        }
        lines.removeIf(line -> line.matches("[ \t\r]*"));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int[] ids : tokenizer.encode(lines)) {
          digest.update(
              Arrays.stream(ids)
                  .mapToObj(String::valueOf)
                  .collect(Collectors.joining(" ", "", "\n"))
                  .getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(cells[0] + " " + lines.size() + " " + HexFormat.of().formatHex(digest.digest()))
            .isEqualTo(String.join(" ", cells));
      }
    }
  }

  private static void addStrings(JsonNode node, List<String> lines) {
    if (node.isString()) {
      lines.addAll(List.of(node.stringValue().split("\n")));
    }
    node.forEach(child -> addStrings(child, lines));
  }

  @Test
  void encode_newsSentences_givesThePiecesOfSentencePiecesSearch() throws IOException {
    List<String> sources = Files.readAllLines(SharedSets.get("eval/mt/wmt19/src.de"));
    compare(Path.of("models/nachtschicht-de-en"), sources);
    compare(SharedSets.get("reference/tiny-marian"), sources);
  }

  /** Most of them are cut by DJL's tokenizer: it and our search must agree. */
  private static void compare(Path folder, List<String> sources) throws IOException {
    SentencePieceModel model = SentencePieceModel.read(folder.resolve("source.spm"));
    SentencePieceNormalizer normalizer = new SentencePieceNormalizer(model);
    UnigramSearch search = new UnigramSearch(model.usablePieces());
    Map<String, Integer> vocabulary = new HashMap<>();
    JSON.readTree(Files.readAllBytes(folder.resolve("vocab.json")))
        .properties()
        .forEach(e -> vocabulary.put(e.getKey(), e.getValue().intValue()));
    try (HuggingFaceMarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(folder)) {
      List<int[]> actual = tokenizer.encode(sources);
      for (int i = 0; i < sources.size(); i++) {
        List<Integer> expected = new ArrayList<>();
        for (String piece : search.pieces(normalizer.normalize(sources.get(i)))) {
          expected.add(vocabulary.getOrDefault(piece, 1));
        }
        expected.add(0);
        assertThat(actual.get(i))
            .as(sources.get(i))
            .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
      }
    }
  }
}
