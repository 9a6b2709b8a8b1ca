package io.github.nachtschicht.cli;

import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.measure.QualityEvaluation;
import io.github.nachtschicht.quality.measure.QualityEvaluation.CheckResult;
import io.github.nachtschicht.quality.measure.QualityEvaluation.Example;
import io.github.nachtschicht.quality.measure.QualityEvaluation.KindResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate quality}: precision and recall of the quality checks. */
@Component
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the quality checks on human translations: how many injected errors they catch, and"
          + " how many clean sentences they flag.",
      "Files hold one segment a line, UTF-8. Repeat both options to measure several sets.",
      ""
    })
public class EvaluateQualityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

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
          "List up to N flagged clean sentences, and up to N errors of each kind that nothing caught"
              + " (default: 0).")
  private int show;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
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
                QualityChecks.standard(),
                LineFile.read(sources.get(i)),
                LineFile.read(references.get(i)),
                seed);
        print(out, sources.get(i) + " / " + references.get(i).getFileName(), result);
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    out.flush();
    return 0;
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
