package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemOutput;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options of commands that translate a set in two ways by turns, and what they share. */
final class TwoWays {

  /** Sentences that are translated in both ways before the next. */
  static final int TURN = 250;

  @Option(names = "--source", required = true, paramLabel = "FILE", description = "German lines.")
  private Path source = Path.of("");

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "FILE",
      description = "Their translations by people.")
  private Path reference = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = ModelResolver.EMBEDDED,
      description = "Model to measure (default: ${DEFAULT-VALUE}).")
  private String model = ModelResolver.EMBEDDED;

  @Option(
      names = "--beam-size",
      paramLabel = "N",
      defaultValue = "4",
      description = "Beam size (default: ${DEFAULT-VALUE}).")
  private int beamSize;

  /**
   * A set of sentences.
   *
   * @param references one translation by a person each
   */
  record Lines(List<String> sources, List<String> references) {}

  /**
   * Reads the set.
   *
   * @throws IllegalArgumentException if the files have not as many lines
   */
  Lines lines() throws IOException {
    List<String> sources = LineFile.read(source);
    List<String> references = LineFile.read(reference);
    if (sources.size() != references.size()) {
      throw new IllegalArgumentException(
          source + " has " + sources.size() + " lines, " + reference + " " + references.size());
    }
    return new Lines(sources, references);
  }

  ModelFolder folder() {
    return new ModelResolver(ModelLocations.ofProcess()).resolve(model);
  }

  /** How a model is opened; one worker. */
  ModelOptions options(TranslationModel opened) {
    return ModelOptions.of(ModelLocations.ofProcess().compiledCache())
        .withDecoding(DecodingOptions.ofBeamSize(beamSize))
        .withPunctuationNormalization(opened.expectsPlainPunctuation());
  }

  /** What one way makes of the sentences, and the CPU seconds it takes. */
  static final class Run {

    final List<TranslatedSegment> segments = new ArrayList<>();
    double seconds;

    void add(SegmentTranslator translator, Supplier<List<SentenceRequest>> requests)
        throws InterruptedException {
      double start = cpuSeconds();
      segments.addAll(translator.translateRequests(requests.get(), done -> {}));
      seconds += cpuSeconds() - start;
    }

    SystemOutput output(String name) {
      return new SystemOutput(name, segments.stream().map(TranslatedSegment::target).toList());
    }
  }

  /** Of all threads of this process. */
  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
