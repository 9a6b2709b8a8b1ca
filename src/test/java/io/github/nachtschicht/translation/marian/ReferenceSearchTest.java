package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.DecodingOptions.EarlyStopping;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.decoding.BatchSearch;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.StepModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The search against the fixtures of the reference implementation in ../shared/reference. */
class ReferenceSearchTest {

  @TempDir static Path cache;

  private static MarianConfig config;
  private static MarianModel model;

  private record Expected(int[] source, int[] output, double sum, double score) {}

  @BeforeAll
  static void open() {
    Path folder = SharedSets.get("reference/tiny-marian");
    config = MarianConfigReader.read(folder);
    Path compiled =
        CompiledModel.open(
            cache, "tiny", config, Precision.FP32, () -> MarianParameters.open(folder, config));
    model = MarianModel.open(compiled, config, null);
  }

  @AfterAll
  static void close() {
    if (model != null) {
      model.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "greedy, 1, 1.0, HEURISTIC, 0",
    "beam4, 4, 1.0, HEURISTIC, 0",
    "beam6-lp0.6, 6, 0.6, HEURISTIC, 0",
    "beam4-early, 4, 1.0, FIRST, 0",
    "beam4-never-max32, 4, 1.0, NEVER, 32"
  })
  void search_fp32_equalsReference(
      String file, int beam, double lengthPenalty, EarlyStopping stopping, int maxLength)
      throws Exception {
    List<Expected> expected = read(file);
    DecodingOptions options =
        new DecodingOptions(beam, lengthPenalty, stopping, 0, maxLength == 0 ? null : maxLength, 0);
    for (int batch : new int[] {1, 7, expected.size()}) {
      for (int from = 0; from < expected.size(); from += batch) {
        List<Expected> part = expected.subList(from, Math.min(expected.size(), from + batch));
        List<Hypothesis> found = search(part, options);
        for (int i = 0; i < part.size(); i++) {
          Expected e = part.get(i);
          Hypothesis h = found.get(i);
          assertThat(h.tokens())
              .as("%s, line %d, batch %d", file, from + i, batch)
              .isEqualTo(e.output);
          assertThat(h.sum()).isCloseTo(e.sum, within(1e-3));
          assertThat(h.score()).isCloseTo(e.score, within(1e-4));
        }
      }
    }
  }

  private static List<Hypothesis> search(List<Expected> part, DecodingOptions options)
      throws InterruptedException {
    int maxLength = options.maxLength() == null ? config.maxLength() : options.maxLength();
    int[] maxLengths = new int[part.size()];
    Arrays.fill(maxLengths, maxLength);
    try (MarianWorker worker = model.newWorker();
        StepModel steps = worker.start(part.stream().map(Expected::source).toList())) {
      return BatchSearch.search(steps, maxLengths, config.searchRules(options)).stream()
          .map(list -> list.get(0))
          .toList();
    }
  }

  private static List<Expected> read(String file) throws IOException {
    List<Expected> expected = new ArrayList<>();
    for (String line :
        Files.readAllLines(SharedSets.get("reference/expected/" + file + ".jsonl"))) {
      JsonNode node = new JsonMapper().readTree(line);
      expected.add(
          new Expected(
              ints(node.get("source_ids")),
              ints(node.get("output_ids")),
              node.get("sum_logprob").asDouble(),
              node.get("score").asDouble()));
    }
    assertThat(expected).hasSizeGreaterThan(20);
    return expected;
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }
}
