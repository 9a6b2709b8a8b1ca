package io.github.nachtschicht.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorpusMetricTest {

  private static final Bleu BLEU = new Bleu();
  private static final Chrf CHRF = new Chrf();

  @TestFactory
  Stream<DynamicTest> score_caseFile_equalsSacreBleuDefinition() throws IOException {
    JsonNode root;
    try (InputStream in = CorpusMetricTest.class.getResourceAsStream("/evaluation/cases.json")) {
      root = new JsonMapper().readTree(in);
    }
    return root.get("cases")
        .valueStream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("name").asString(),
                    () -> {
                      List<String> hypotheses = strings(c.get("hypotheses"));
                      List<List<String>> references = new ArrayList<>();
                      for (int i = 0; i < hypotheses.size(); i++) {
                        List<String> of = new ArrayList<>();
                        for (JsonNode stream : c.get("references")) {
                          of.add(stream.get(i).asString());
                        }
                        references.add(of);
                      }
                      assertThat(BLEU.score(BLEU.countAll(hypotheses, references)))
                          .isCloseTo(c.get("bleu").asDouble(), within(1e-6));
                      assertThat(CHRF.score(CHRF.countAll(hypotheses, references)))
                          .isCloseTo(c.get("chrf2").asDouble(), within(1e-6));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> score_externalSets_equalPublishedFigures() throws IOException {
    Path sets = Path.of(System.getProperty("nachtschicht.shared", "../shared")).resolve("eval/mt");
    assumeTrue(Files.isDirectory(sets), "evaluation sets absent");
    List<String> lines;
    try (InputStream in =
        CorpusMetricTest.class.getResourceAsStream("/evaluation/external-scores.tsv")) {
      lines =
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    }
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .map(
            f ->
                DynamicTest.dynamicTest(
                    String.join(" ", f),
                    () -> {
                      List<String> hypotheses = LineFile.read(sets.resolve(f[0]).resolve(f[1]));
                      List<List<String>> streams = new ArrayList<>();
                      for (String name : f[2].split("\\+")) {
                        streams.add(LineFile.read(sets.resolve(f[0]).resolve(name)));
                      }
                      List<List<String>> references = new ArrayList<>();
                      for (int i = 0; i < hypotheses.size(); i++) {
                        int segment = i;
                        references.add(streams.stream().map(s -> s.get(segment)).toList());
                      }
                      assertThat(BLEU.score(BLEU.countAll(hypotheses, references)))
                          .isCloseTo(Double.parseDouble(f[3]), within(1e-6));
                      assertThat(CHRF.score(CHRF.countAll(hypotheses, references)))
                          .isCloseTo(Double.parseDouble(f[4]), within(1e-6));
                    }));
  }

  @Test
  void score_systemsTable_equalsItsTwoDecimals() throws IOException {
    Path sets = Path.of(System.getProperty("nachtschicht.shared", "../shared")).resolve("eval/mt");
    assumeTrue(Files.isDirectory(sets), "evaluation sets absent");
    int compared = 0;
    for (String line : LineFile.read(sets.resolve("systems.tsv"))) {
      String[] f = line.split("\t", -1);
      Path hypothesis = sets.resolve(f[0]).resolve("hyp." + f[1] + ".en");
      if (!Files.exists(hypothesis)) {
        continue;
      }
      List<List<String>> references =
          LineFile.read(sets.resolve(f[0]).resolve("ref." + f[2] + ".en")).stream()
              .map(List::of)
              .toList();
      List<String> hypotheses = LineFile.read(hypothesis);
      assertThat(BLEU.score(BLEU.countAll(hypotheses, references)))
          .as("BLEU of %s on %s", f[1], f[0])
          .isCloseTo(Double.parseDouble(f[5]), within(0.005001));
      assertThat(CHRF.score(CHRF.countAll(hypotheses, references)))
          .as("chrF2 of %s on %s", f[1], f[0])
          .isCloseTo(Double.parseDouble(f[6]), within(0.005001));
      compared++;
    }
    assertThat(compared).isEqualTo(6);
  }

  @Test
  void score_anyCorpus_liesBetween0And100AndIsFullForItself() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<String> a = corpus(random);
      List<List<String>> b = new ArrayList<>();
      for (String ignored : a) {
        b.add(corpus(random).subList(0, 1));
      }
      assertThat(BLEU.score(BLEU.countAll(a, b))).isBetween(0.0, 100.0 + 1e-9);
      assertThat(CHRF.score(CHRF.countAll(a, b))).isBetween(0.0, 100.0 + 1e-9);
      assertThat(CHRF.score(CHRF.countAll(a, a.stream().map(List::of).toList())))
          .isCloseTo(100, within(1e-9));
    }
  }

  @Test
  void signature_always_followsSacreBleuForm() {
    assertThat(BLEU.signature(1))
        .startsWith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:nachtschicht-");
    assertThat(CHRF.signature(2))
        .startsWith("nrefs:2|case:mixed|eff:yes|nc:6|nw:0|space:no|version:nachtschicht-");
  }

  private static List<String> corpus(Random random) {
    List<String> corpus = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      StringBuilder segment = new StringBuilder();
      for (int w = random.nextInt(12) + 1; w > 0; w--) {
        segment.appendCodePoint(
            "abcäß.,-1😀 "
                .codePointAt(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}[random.nextInt(10)]));
        if (random.nextInt(3) == 0) {
          segment.append(' ');
        }
      }
      corpus.add("x" + segment);
    }
    return corpus;
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
