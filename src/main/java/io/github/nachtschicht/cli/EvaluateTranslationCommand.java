package io.github.nachtschicht.cli;

import io.github.nachtschicht.evaluation.Bootstrap;
import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.evaluation.TranslationEvaluation;
import io.github.nachtschicht.evaluation.TranslationEvaluation.MetricResult;
import io.github.nachtschicht.evaluation.TranslationEvaluation.ScoredSegment;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemOutput;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code evaluate translation}: corpus BLEU and chrF2 of files of translations. */
@Component
@Command(
    name = "translation",
    mixinStandardHelpOptions = true,
    description = {
      "Scores translations against references: BLEU and chrF2, as sacreBLEU defines them.",
      "Files hold one segment a line, UTF-8. The first system is the baseline the others are"
          + " compared with.",
      ""
    })
public class EvaluateTranslationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "FILE",
      description = "Human translations; repeat for several references.")
  private List<Path> references;

  @Option(
      names = "--hypothesis",
      paramLabel = "FILE",
      description = "Translations to score; repeat to compare.")
  private List<Path> hypotheses = new ArrayList<>();

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Resample N times for 95%% intervals and paired p-values; 0 is off (default: 0; 1000 is"
              + " usual).")
  private int bootstrap;

  @Option(
      names = "--worst",
      paramLabel = "N",
      defaultValue = "0",
      description = "List the N segments of each system with the lowest chrF2 (default: 0).")
  private int worst;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<SystemOutput> systems = new ArrayList<>();
    try {
      List<List<String>> referenceLines = new ArrayList<>();
      for (Path file : references) {
        referenceLines.add(LineFile.read(file));
      }
      for (Path file : hypotheses) {
        systems.add(new SystemOutput(file.toString(), LineFile.read(file)));
      }
      if (systems.isEmpty()) {
        throw new IllegalArgumentException("'--hypothesis' is needed at least once");
      }
      TranslationEvaluation evaluation =
          new TranslationEvaluation(
              referenceLines,
              bootstrap == 0 ? null : new Bootstrap(bootstrap, Bootstrap.DEFAULT_SEED));
      List<SystemResult> results = evaluation.evaluate(systems);
      Map<String, List<ScoredSegment>> worstSegments = new LinkedHashMap<>();
      for (SystemOutput system : systems) {
        if (worst > 0) {
          worstSegments.put(system.name(), evaluation.worst(system, worst));
        }
      }
      if (json) {
        printJson(out, results, worstSegments);
      } else {
        printTable(out, results, worstSegments);
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    out.flush();
    return 0;
  }

  private static void printTable(
      PrintWriter out, List<SystemResult> results, Map<String, List<ScoredSegment>> worst) {
    for (SystemResult result : results) {
      out.printf(Locale.ROOT, "%s (%d segments)%n", result.name(), result.segments());
      for (MetricResult metric : result.metrics()) {
        out.printf(
            Locale.ROOT,
            "  %-6s %6.2f%s%s  %s%n",
            metric.metric(),
            metric.score(),
            interval(metric.interval()),
            difference(metric.difference()),
            metric.signature());
      }
    }
    worst.forEach(
        (name, segments) -> {
          out.printf("%nLowest chrF2 of %s%n", name);
          for (ScoredSegment segment : segments) {
            out.printf(
                Locale.ROOT,
                "  line %d: %.1f%n    translation: %s%n    reference:   %s%n",
                segment.line(),
                segment.score(),
                segment.hypothesis(),
                segment.reference());
          }
        });
  }

  private static String interval(Bootstrap.@Nullable Interval interval) {
    return interval == null
        ? ""
        : String.format(Locale.ROOT, " [%.2f, %.2f]", interval.low(), interval.high());
  }

  private static String difference(Bootstrap.@Nullable Comparison comparison) {
    return comparison == null
        ? ""
        : String.format(
            Locale.ROOT,
            " (%+.2f [%+.2f, %+.2f] p=%.4f)",
            comparison.difference(),
            comparison.interval().low(),
            comparison.interval().high(),
            comparison.pValue());
  }

  private static void printJson(
      PrintWriter out, List<SystemResult> results, Map<String, List<ScoredSegment>> worst) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("systems", results);
    if (!worst.isEmpty()) {
      report.put("worst", worst);
    }
    out.println(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(report));
  }
}
