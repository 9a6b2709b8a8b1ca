package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.TranslatedParagraphs;
import io.github.nachtschicht.evaluation.Bootstrap;
import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.evaluation.TranslationEvaluation;
import io.github.nachtschicht.evaluation.TranslationEvaluation.MetricResult;
import io.github.nachtschicht.evaluation.TranslationEvaluation.ScoredSegment;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemOutput;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemResult;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code evaluate translation}: corpus BLEU and chrF2 of files of translations. */
@Command(
    name = "translation",
    mixinStandardHelpOptions = true,
    description = {
      "Scores translations against references: BLEU and chrF2, as sacreBLEU defines them.",
      "Files hold one segment a line, UTF-8. The first system is the baseline the others are"
          + " compared with.",
      ""
    })
public class EvaluateTranslationCommand extends MeasuringCommand {

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
      names = "--source",
      paramLabel = "FILE",
      description = "German segments, to be translated by each '--model' and scored.")
  private @Nullable Path source;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Model that translates '--source' the way documents are translated; repeat to compare"
              + " (default: nachtschicht-de-en).")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      description = "int8 or fp32; repeat to compare (default: int8).")
  private List<Precision> precisions = new ArrayList<>();

  @Option(
      names = "--beam-size",
      paramLabel = "N",
      description = "Hypotheses of the search, 1 is greedy; repeat to compare (default: 4).")
  private List<Integer> beamSizes = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that translate (default: one a core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--write-translations",
      paramLabel = "FOLDER",
      description = "Write each model's translations to a file in FOLDER.")
  private @Nullable Path translationsFolder;

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

  private final Map<String, Run> runs = new LinkedHashMap<>();

  @Override
  void measure(PrintWriter out) throws IOException, InterruptedException {
    List<SystemOutput> systems = new ArrayList<>();
    List<List<String>> referenceLines = new ArrayList<>();
    for (Path file : references) {
      referenceLines.add(LineFile.read(file));
    }
    for (Path file : hypotheses) {
      systems.add(new SystemOutput(file.toString(), LineFile.read(file)));
    }
    if (source != null) {
      systems.addAll(translate(LineFile.read(source), referenceLines.get(0).size()));
    } else if (!models.isEmpty()) {
      throw new IllegalArgumentException("'--model' needs '--source': what is it to translate?");
    }
    if (systems.isEmpty()) {
      throw new IllegalArgumentException(
          "'--hypothesis' or '--source' is needed: there is nothing to score");
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
  }

  /** Translates the source with every combination of model, precision and beam size. */
  private List<SystemOutput> translate(List<String> sources, int expected)
      throws IOException, InterruptedException {
    if (sources.size() != expected) {
      throw new IllegalArgumentException(
          source + " has " + sources.size() + " lines, the first reference has " + expected);
    }
    List<SystemOutput> systems = new ArrayList<>();
    for (String model : models.isEmpty() ? List.of(ModelResolver.EMBEDDED) : models) {
      for (Precision precision : precisions.isEmpty() ? List.of(Precision.INT8) : precisions) {
        for (int beamSize : beamSizes.isEmpty() ? List.of(4) : beamSizes) {
          TranslationSettings settings =
              TranslationSettings.defaults()
                  .with(TranslationSettings.MODEL_NAME, model)
                  .with(TranslationSettings.BEAM_SIZE, beamSize)
                  .with(TranslationSettings.PRECISION, precision)
                  .with(TranslationSettings.THREADS, threads)
                  .with(TranslationSettings.FORCE_LANGUAGE, true);
          try (MarianPipelineSource pipelines = new MarianPipelineSource(settings, null)) {
            String name =
                String.format(
                    Locale.ROOT,
                    "%s %s %s",
                    pipelines.provenance().model(),
                    precision.name().toLowerCase(Locale.ROOT),
                    beamSize == 1 ? "greedy" : "beam" + beamSize);
            DocumentPipeline pipeline = pipelines.open();
            long start = System.nanoTime();
            TranslatedParagraphs translation = translate(pipeline, name, sources);
            double seconds = (System.nanoTime() - start) / 1e9;
            systems.add(new SystemOutput(name, translation.paragraphs()));
            QualityChecker checker = QualityChecks.of(pipelines.provenance().modelSha256());
            runs.put(name, run(translation.sentences(), seconds, checker));
            if (translationsFolder != null) {
              Files.createDirectories(translationsFolder);
              Files.writeString(
                  translationsFolder.resolve(name.replaceAll("[^A-Za-z0-9._-]+", "-") + ".en"),
                  String.join("\n", translation.paragraphs()) + "\n");
            }
          }
        }
      }
    }
    return systems;
  }

  private static Run run(
      List<TranslatedSegment> sentences, double seconds, QualityChecker checker) {
    Map<String, Integer> flags = new TreeMap<>();
    long tokens = 0;
    for (TranslatedSegment sentence : sentences) {
      tokens += sentence.targetTokens();
      for (QualityFlag flag : checker.check(sentence)) {
        flags.merge(flag.check(), 1, Integer::sum);
      }
    }
    return new Run(sentences.size(), tokens, seconds, flags);
  }

  /**
   * How the translation of a set went.
   *
   * @param sentences sentences translated
   * @param targetTokens tokens generated
   * @param seconds wall-clock time
   * @param flags raised flags by check
   */
  private record Run(
      int sentences, long targetTokens, double seconds, Map<String, Integer> flags) {}

  private void printTable(
      PrintWriter out, List<SystemResult> results, Map<String, List<ScoredSegment>> worst) {
    for (SystemResult result : results) {
      out.printf(Locale.ROOT, "%s (%d segments)%n", result.name(), result.segments());
      Run run = runs.get(result.name());
      if (run != null) {
        out.printf(
            Locale.ROOT,
            "  %d sentences, %d tokens in %.1f s (%.0f tokens/s); flags %s%n",
            run.sentences(),
            run.targetTokens(),
            run.seconds(),
            run.targetTokens() / run.seconds(),
            run.flags());
      }
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

  private void printJson(
      PrintWriter out, List<SystemResult> results, Map<String, List<ScoredSegment>> worst) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("systems", results);
    if (!runs.isEmpty()) {
      report.put("runs", runs);
    }
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
