package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

  @Test
  void encode_newsSentences_givesThePiecesOfASlowSearch() throws IOException {
    List<String> sources = Files.readAllLines(SharedSets.get("eval/mt/wmt19/src.de"));
    compare(Path.of("models/nachtschicht-de-en"), sources);
    compare(SharedSets.get("reference/tiny-marian"), sources);
  }

  private static void compare(Path folder, List<String> sources) throws IOException {
    SlowUnigram slow = new SlowUnigram(SentencePieceModel.read(folder.resolve("source.spm")));
    Map<String, Integer> vocabulary = new HashMap<>();
    JSON.readTree(Files.readAllBytes(folder.resolve("vocab.json")))
        .properties()
        .forEach(e -> vocabulary.put(e.getKey(), e.getValue().intValue()));
    try (HuggingFaceMarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(folder)) {
      List<int[]> actual = tokenizer.encode(sources);
      for (int i = 0; i < sources.size(); i++) {
        List<Integer> expected = new ArrayList<>();
        for (String piece : slow.pieces(sources.get(i))) {
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
