package io.github.nachtschicht.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the evaluation sets in ../shared/eval; skipped where they are not there. */
@Timeout(120)
class EvaluationSetsTest {

  /** ROUGE of the first sentences, computed with the sets' own Python implementation. */
  @ParameterizedTest
  @CsvSource({
    "cnndm_frank, 3, 39.9981, 17.6244, 36.5557",
    "cnndm_train_sample, 3, 31.8626, 13.3248, 28.8760",
    "20min_examples, 3, 27.2453, 9.8225, 24.9494",
    "klexikon_test, 10, 28.8116, 4.6719, 27.7298",
  })
  void evaluation_lead_agreesWithTheSetsOwnScorer(
      String set, int sentences, double rouge1, double rouge2, double rougeL) throws IOException {
    SummaryEvaluation.Result lead =
        SummaryEvaluation.of(
                read(set),
                Map.of("lead", Baselines.of("lead", false)),
                SummaryLength.sentences(sentences))
            .result("lead")
            .orElseThrow();
    assertThat(lead.rouge1().mean()).isCloseTo(rouge1, within(1e-4));
    assertThat(lead.rouge2().mean()).isCloseTo(rouge2, within(1e-4));
    assertThat(lead.rougeL().mean()).isCloseTo(rougeL, within(1e-4));
  }

  @Test
  void standard_cnndmFrank_beatsLeadAndLexRank() throws IOException {
    SummaryEvaluation evaluation = evaluate("cnndm_frank", 3, "lead", "lexrank");
    assertThat(gain(evaluation, "lead")).isGreaterThanOrEqualTo(0.5);
    assertThat(gain(evaluation, "lexrank")).isGreaterThanOrEqualTo(5);
  }

  @Test
  void standard_cnndmTrainSample_beatsLead() throws IOException {
    SummaryEvaluation evaluation = evaluate("cnndm_train_sample", 3, "lead");
    assertThat(gain(evaluation, "lead")).isGreaterThanOrEqualTo(2.5);
  }

  @Test
  void standard_klexikon_beatsLead() throws IOException {
    assertThat(gain(evaluate("klexikon_test", 3, "lead"), "lead")).isGreaterThan(1.0);
    assertThat(gain(evaluate("klexikon_test", 10, "lead"), "lead")).isGreaterThanOrEqualTo(1.2);
  }

  private static double gain(SummaryEvaluation evaluation, String over) {
    return evaluation
        .result(SummaryEvaluation.STANDARD)
        .orElseThrow()
        .minus(evaluation.result(over).orElseThrow())
        .rouge1()
        .mean();
  }

  private static SummaryEvaluation evaluate(String set, int sentences, String... baselines)
      throws IOException {
    Map<String, Summarizer> systems = new LinkedHashMap<>();
    for (String baseline : baselines) {
      systems.put(baseline, Baselines.of(baseline, false));
    }
    systems.put(SummaryEvaluation.STANDARD, new SalienceSummarizer());
    return SummaryEvaluation.of(read(set), systems, SummaryLength.sentences(sentences));
  }

  private static SummarySet read(String set) throws IOException {
    Path folder =
        Path.of(System.getProperty("nachtschicht.shared", "../shared"), "eval", "sum", set);
    Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there");
    return SummarySet.read(folder);
  }
}
