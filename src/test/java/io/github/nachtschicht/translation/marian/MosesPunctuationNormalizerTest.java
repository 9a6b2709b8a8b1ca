package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published script's results. */
class MosesPunctuationNormalizerTest {

  private static List<JsonNode> cases() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/moses/normalize-punctuation.jsonl"));
    JsonMapper json = new JsonMapper();
    return lines.subList(1, lines.size()).stream().map(json::readTree).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en", "sv", "cs"})
  void normalize_eachCase_givesWhatTheScriptGives(String language) throws IOException {
    MosesPunctuationNormalizer normalizer = new MosesPunctuationNormalizer(language);
    assertThat(cases()).hasSizeGreaterThan(200);
    for (JsonNode node : cases()) {
      String text = node.get("text").stringValue();
      assertThat(normalizer.normalize(text)).as(text).isEqualTo(node.get(language).stringValue());
    }
  }

  @Test
  void normalize_ordinarySentences_isIdempotent() throws IOException {
    MosesPunctuationNormalizer normalizer = new MosesPunctuationNormalizer("de");
    List<String> sentences =
        List.of(
            "„Wir haben“, sagte sie, „seit 1998 nie so viele Bücher verkauft.“",
            "Das kostet 1\u00a0299,90 € (zzgl. 19\u00a0% MwSt.) – immerhin…",
            "»Nein«, rief er – ‚niemals‘!");
    for (String sentence : sentences) {
      String once = normalizer.normalize(sentence);
      assertThat(once).doesNotContainPattern("[„“”‚‘’»«–…]");
      assertThat(normalizer.normalize(once)).isEqualTo(once);
    }
    for (String line : Files.readAllLines(SharedSets.get("eval/mt/wmt19/src.de"))) {
      String once = normalizer.normalize(line);
      assertThat(normalizer.normalize(once)).isEqualTo(once);
    }
  }

  @Test
  void normalize_plainWords_leavesThemAlone() {
    MosesPunctuationNormalizer normalizer = new MosesPunctuationNormalizer("de");
    assertThat(normalizer.normalize("Die Straße ist 1.200 m lang, ja?"))
        .isEqualTo("Die Straße ist 1.200 m lang, ja?");
  }

  @Test
  void normalize_lines_areNormalizedOneByOne() {
    assertThat(new MosesPunctuationNormalizer("de").normalize("a.\"\n<b\n\n…"))
        .isEqualTo("a\".\n<b\n\n...");
  }

  @Test
  void normalize_longRuns_takeLittleTime() {
    MosesPunctuationNormalizer normalizer = new MosesPunctuationNormalizer("de");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String run :
              List.of(".", "\"", ".\"", " ", "(", ") ", "\t", ".\"\t", "'", "\u00a0")) {
            normalizer.normalize(run.repeat(50_000));
          }
          normalizer.normalize(".".repeat(50_000) + "\"" + "\t".repeat(50_000));
        });
  }
}
