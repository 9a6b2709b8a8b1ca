package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.measure.QualityEvaluation;
import io.github.nachtschicht.quality.measure.QualityEvaluation.CheckResult;
import io.github.nachtschicht.quality.measure.QualityEvaluation.Example;
import io.github.nachtschicht.quality.measure.QualityEvaluation.KindResult;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate quality}: precision and recall of the quality checks. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the quality checks on human translations: how many injected errors they catch, and"
          + " how many clean sentences they flag.",
      "Files hold one segment a line, UTF-8. Repeat both options to measure several sets.",
      ""
    })
public class EvaluateQualityCommand extends MeasuringCommand {

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "German sentences; repeat for several sets.")
  private List<Path> sources = new ArrayList<>();

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "FILE",
      description = "Human translations of the source in the same place.")
  private List<Path> references = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + QualityEvaluation.DEFAULT_SEED,
      description = "Seed of the injected errors (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "List up to N flagged clean sentences, and up to N errors of each kind that nothing"
              + " caught (default: 0).")
  private int show;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Also translate the sources by this model, and count the flags its translations get.")
  private @Nullable String model;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that translate (default: one a core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  void measure(PrintWriter out) throws IOException, InterruptedException {
    if (sources.size() != references.size()) {
      throw new IllegalArgumentException(
          "'--source' and '--reference' must be given equally often, were given "
              + sources.size()
              + " and "
              + references.size()
              + " times");
    }
    for (int i = 0; i < sources.size(); i++) {
      QualityEvaluation.Result result =
          QualityEvaluation.evaluate(
              QualityChecks.rules(),
              LineFile.read(sources.get(i)),
              LineFile.read(references.get(i)),
              seed);
      print(out, sources.get(i) + " / " + references.get(i).getFileName(), result);
    }
    if (model != null) {
      translate(out, model);
    }
  }

  /** Checks the model's own translations of all sources. */
  private void translate(PrintWriter out, String name) throws IOException, InterruptedException {
    TranslationSettings settings =
        TranslationSettings.defaults()
            .with(TranslationSettings.MODEL_NAME, name)
            .with(TranslationSettings.THREADS, threads)
            .with(TranslationSettings.FORCE_LANGUAGE, true);
    try (MarianPipelineSource pipelines = new MarianPipelineSource(settings, null)) {
      String model = pipelines.provenance().model();
      for (int i = 0; i < sources.size(); i++) {
        List<String> lines = LineFile.read(sources.get(i));
        List<TranslatedSegment> sentences = translate(pipelines.open(), model, lines).sentences();
        printFlags(out, sources.get(i) + " translated by " + model, sentences);
      }
    }
  }

  private static void printFlags(PrintWriter out, String name, List<TranslatedSegment> sentences) {
    QualityChecker checker = QualityChecks.rules();
    Map<String, Integer> byCheck = new TreeMap<>();
    int flagged = 0;
    for (TranslatedSegment sentence : sentences) {
      List<String> checks =
          checker.check(sentence).stream().map(QualityFlag::check).distinct().toList();
      checks.forEach(check -> byCheck.merge(check, 1, Integer::sum));
      flagged += checks.isEmpty() ? 0 : 1;
    }
    out.printf(
        Locale.ROOT,
        "%s: %d of %d sentences with a flag (%.1f %%)%n",
        name,
        flagged,
        sentences.size(),
        100.0 * flagged / Math.max(1, sentences.size()));
    byCheck.forEach((check, count) -> out.printf("%-24s %10d%n", check, count));
    out.println();
  }

  private void print(PrintWriter out, String name, QualityEvaluation.Result result) {
    out.printf(
        Locale.ROOT,
        "%s: %d sentences, seed %d%nClean sentences with a flag: %d (%.2f %%)%n%n",
        name,
        result.sentences(),
        seed,
        result.flaggedClean(),
        100 * result.cleanRate());
    out.printf(
        "%-24s %10s %10s %10s %10s%n",
        "injected error", "applicable", "its check", "any check", "caught");
    for (KindResult kind : result.kinds()) {
      out.printf(
          Locale.ROOT,
          "%-24s %10d %10d %10d %9.1f%%%n",
          kind.kind(),
          kind.applicable(),
          kind.caught(),
          kind.caughtByAny(),
          100 * kind.recall());
    }
    out.printf(
        "%n%-24s %10s %10s %10s %10s %10s%n",
        "check", "errors", "caught", "clean", "recall", "precision");
    for (CheckResult check : result.checks()) {
      out.printf(
          Locale.ROOT,
          "%-24s %10d %10d %10d %9.1f%% %9.1f%%%n",
          check.check(),
          check.errors(),
          check.caught(),
          check.cleanSentences(),
          100 * check.recall(),
          100 * check.precision());
    }
    examples(out, "Flagged clean sentences", result.falseAlarms());
    for (KindResult kind : result.kinds()) {
      examples(
          out,
          "Not caught: " + kind.kind(),
          result.missed().stream().filter(e -> e.kind().equals(kind.kind())).toList());
    }
    out.println();
  }

  private void examples(PrintWriter out, String title, List<Example> examples) {
    if (show == 0 || examples.isEmpty()) {
      return;
    }
    out.printf("%n%s%n", title);
    for (Example example : examples.subList(0, Math.min(show, examples.size()))) {
      out.printf(
          Locale.ROOT,
          "  line %d: %s%n    %s%n",
          example.line(),
          example.source(),
          example.target());
      for (QualityFlag flag : example.flags()) {
        out.printf("    [%s] %s%n", flag.check(), flag.message());
      }
    }
  }
}
