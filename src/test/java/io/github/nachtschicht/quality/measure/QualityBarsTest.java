package io.github.nachtschicht.quality.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nachtschicht.quality.QualityChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds what the checks reach, on the first 300 sentences of the evaluation sets beside the
 * checkout; the figures of the whole sets stand in {@code docs/quality-checks.md}.
 */
class QualityBarsTest {

  private static final int SENTENCES = 300;

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new ArrayList<>(lines.subList(0, Math.min(SENTENCES, lines.size())));
  }

  /** Least share of errors of a kind that must be caught, 0 to 1. */
  private static double bar(String kind) {
    return switch (kind) {
      case "name-dropped", "name-replaced" -> 0.78;
      case "acronym-dropped" -> 0.7;
      case "negation-deleted", "negation-inserted" -> 0.8;
      case "word-untranslated" -> 0.93;
      default -> 0.95;
    };
  }

  /** Most errors that may be missed; two where so few sentences say nothing of a share. */
  private static int most(QualityEvaluation.KindResult kind) {
    return Math.max(2, (int) ((1 - bar(kind.kind())) * kind.applicable() + 1e-9));
  }

  @ParameterizedTest
  @CsvSource({"wmt19, ref.opus.en, 6", "flores-dev, ref.mozilla.en, 10"})
  void evaluate_reachesWhatTheDocsSay(String set, String reference, int mostFlagged)
      throws IOException {
    Path folder =
        Path.of(System.getProperty("nachtschicht.shared", "../shared"), "eval", "mt", set);
    assumeTrue(Files.exists(folder), "no evaluation sets beside the checkout");
    QualityEvaluation.Result result =
        QualityEvaluation.evaluate(
            QualityChecks.rules(),
            lines(folder.resolve("src.de")),
            lines(folder.resolve(reference)),
            QualityEvaluation.DEFAULT_SEED);
    SoftAssertions all = new SoftAssertions();
    result
        .kinds()
        .forEach(
            kind ->
                all.assertThat(kind.applicable() - kind.caughtByAny())
                    .as("%s: missed of %d", kind.kind(), kind.applicable())
                    .isLessThanOrEqualTo(most(kind)));
    all.assertAll();
    assertThat(result.flaggedClean()).isLessThanOrEqualTo(mostFlagged);
  }
}
