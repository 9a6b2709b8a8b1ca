package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.marian.MarianBenchmark;
import io.github.nachtschicht.translation.marian.MarianBenchmark.Measurement;
import io.github.nachtschicht.translation.marian.MarianBenchmark.TextMeasurement;
import io.github.nachtschicht.translation.marian.MarianBenchmark.Yardstick;
import io.github.nachtschicht.translation.marian.PeakMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast this machine translates, and how near that comes to its limit. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures decoding on this machine, beside the matrix products it consists of.",
      "Without '--text' or '--soak' a model of random weights translates sentences of one length;"
          + " its shape is the model's, or that of '--shape'.",
      ""
    })
public class BenchCommand implements Callable<Integer> {

  private static final int SOAK_REPORTS = 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = ModelResolver.EMBEDDED,
      description = "Model to measure (default: ${DEFAULT-VALUE}).")
  private String model = ModelResolver.EMBEDDED;

  @Option(
      names = "--shape",
      paramLabel = "FOLDER",
      description = "Folder with a config.json: measure random weights of this shape.")
  private @Nullable Path shape;

  @Option(
      names = "--precision",
      split = ",",
      paramLabel = "PRECISION",
      defaultValue = "int8",
      description = "int8 or fp32 (default: ${DEFAULT-VALUE}).")
  private List<Precision> precisions = List.of();

  @Option(
      names = "--shortlist",
      description = "Take tokens from a shortlist; one of random tokens for random weights.")
  private boolean shortlist;

  @Option(
      names = "--beam-size",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,4",
      description = "Beam sizes; 1 is greedy (default: ${DEFAULT-VALUE}).")
  private List<Integer> beams = List.of();

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,8,32,64",
      description = "Sentences of a batch (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches = List.of();

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2",
      description = "Workers (default: ${DEFAULT-VALUE}).")
  private List<Integer> workers = List.of();

  @Option(
      names = "--source-tokens",
      paramLabel = "N",
      defaultValue = "25",
      description = "Tokens of every source sentence (default: ${DEFAULT-VALUE}).")
  private int sourceTokens;

  @Option(
      names = "--target-tokens",
      paramLabel = "N",
      defaultValue = "25",
      description = "Tokens of every translation (default: ${DEFAULT-VALUE}).")
  private int targetTokens;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Sentences of a measurement, at least a batch a worker (default: ${DEFAULT-VALUE}).")
  private int sentences;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Repetitions, of which the median counts (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Real sentences, one a line: compare them with equally long ones.")
  private @Nullable Path text;

  @Option(
      names = "--soak",
      paramLabel = "N",
      description =
          "Translate so many sentences of '--text', again and again, and watch the memory.")
  private @Nullable Integer soak;

  @Option(
      names = "--profile",
      paramLabel = "PREFIX",
      description = "Have ONNX Runtime write a profile of the decoder.")
  private @Nullable String profile;

  @Override
  public Integer call() {
    validate();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      out.printf(
          Locale.ROOT,
          "%s, %s, %d processors%n%n",
          System.getProperty("os.arch"),
          "Java " + System.getProperty("java.version"),
          Runtime.getRuntime().availableProcessors());
      if (soak != null) {
        soak(out, soak);
      } else if (text != null) {
        realText(out, text);
      } else {
        equalLengths(out);
      }
      out.printf(Locale.ROOT, "%nPeak resident memory: %d MiB%n", PeakMemory.mebibytes("VmHWM"));
      out.flush();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    } catch (IOException | ModelException | TranslationException e) {
      err.println("laboratory bench: " + e.getMessage());
      return 1;
    }
  }

  private void validate() {
    check("--source-tokens", sourceTokens, 2, 512);
    check("--target-tokens", targetTokens, 1, 511);
    check("--sentences", sentences, 1, 1_000_000);
    check("--repetitions", repetitions, 1, 1000);
    beams.forEach(beam -> check("--beam-size", beam, 1, 16));
    batches.forEach(batch -> check("--batch", batch, 1, 1024));
    workers.forEach(count -> check("--threads", count, 1, 256));
    if (soak != null) {
      check("--soak", soak, 1, 100_000_000);
      if (text == null) {
        throw new ParameterException(
            spec.commandLine(), "'--soak' needs sentences: give a file with '--text'");
      }
    }
  }

  private void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + option + "' must be " + least + " to " + most + ", was " + value);
    }
  }

  private static Path cache() {
    return ModelLocations.ofProcess().compiledCache();
  }

  private void equalLengths(PrintWriter out) throws InterruptedException, IOException {
    Path folder =
        shape != null ? shape : new ModelResolver(ModelLocations.ofProcess()).resolve(model).path();
    Path temporary = Files.createTempDirectory("nachtschicht-bench");
    try {
      for (Precision precision : precisions) {
        try (MarianBenchmark bench =
            MarianBenchmark.openRandom(folder, precision, shortlist, cache(), profile)) {
          out.printf(
              Locale.ROOT,
              "%s, %s, %d to %d tokens; loaded from the cache in %.2f s%n%n",
              folder,
              precision,
              sourceTokens,
              targetTokens,
              bench.loadSeconds());
          out.println(
              "| beam | batch | workers | tokens/CPU-s | tokens/s | times | products, times"
                  + " | limit | share | limit with quantization | share | products | peak MiB |");
          out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
          for (int beam : beams) {
            for (int batch : batches) {
              equalLengths(out, bench, temporary, beam, batch);
            }
          }
          out.println();
        }
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void equalLengths(
      PrintWriter out, MarianBenchmark bench, Path temporary, int beam, int batch)
      throws InterruptedException, IOException {
    Yardstick yardstick = bench.yardstick(temporary, batch, beam, sourceTokens, targetTokens, 9);
    List<Measurement> found =
        bench.measure(
            temporary,
            DecodingOptions.ofBeamSize(beam),
            sentences,
            batch,
            sourceTokens,
            targetTokens,
            workers,
            repetitions);
    for (int i = 0; i < workers.size(); i++) {
      Measurement m = found.get(i);
      out.printf(
          Locale.ROOT,
          "| %d | %d | %d | %.0f | %.0f | %.2f | %.2f | %.0f | %.0f%% | %.0f | %.0f%%"
              + " | %.2f TOP/s | %d |%n",
          beam,
          batch,
          workers.get(i),
          m.perCpuSecond(),
          m.perSecond(),
          m.times(),
          m.productTimes(),
          yardstick.limit(),
          100 * m.perCpuSecond() / yardstick.limit(),
          yardstick.quantizedLimit(),
          100 * m.perCpuSecond() / yardstick.quantizedLimit(),
          yardstick.operations() / yardstick.cpuSeconds() / 1e12,
          m.peakMebibytes());
      out.flush();
    }
  }

  private void realText(PrintWriter out, Path file) throws InterruptedException, IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    ModelFolder folder = new ModelResolver(ModelLocations.ofProcess()).resolve(model);
    for (Precision precision : precisions) {
      try (MarianBenchmark bench =
          MarianBenchmark.open(
              folder.path(),
              TranslationModel.of(folder).identity(),
              precision,
              shortlist,
              cache())) {
        out.printf(
            Locale.ROOT,
            "%s, %s, %d lines of %s; loaded from the cache in %.2f s%n%n",
            folder.name(),
            precision,
            lines.size(),
            file,
            bench.loadSeconds());
        out.println(
            "| beam | sentences | tokens | searched | places | tokens/CPU-s"
                + " | equally long, tokens/CPU-s | share | share of what is searched |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (int beam : beams) {
          TextMeasurement m =
              bench.measureText(
                  folder.path(), lines, DecodingOptions.ofBeamSize(beam), repetitions);
          out.printf(
              Locale.ROOT,
              "| %d | %d | %d | %d | %d | %.0f | %.0f | %.1f%% | %.1f%% |%n",
              beam,
              m.sentences(),
              m.tokens(),
              m.searched(),
              m.slots(),
              m.perCpuSecond(),
              m.equalPerCpuSecond(),
              100 * m.share(),
              100 * m.searchedShare());
          out.flush();
        }
        out.println();
      }
    }
  }

  private void soak(PrintWriter out, int total) throws InterruptedException, IOException {
    List<String> lines = Files.readAllLines(text == null ? Path.of("") : text);
    if (lines.isEmpty()) {
      throw new IOException(text + " has no lines");
    }
    ModelFolder folder = new ModelResolver(ModelLocations.ofProcess()).resolve(model);
    folder.requireUndamaged(false);
    TranslationModel loaded = TranslationModel.of(folder);
    int step = Math.max(1, total / SOAK_REPORTS);
    int done = 0;
    out.println("| sentences | tokens/s | resident MiB | heap MiB |");
    out.println("|---|---|---|---|");
    try (SegmentTranslator translator =
        loaded.open(
            ModelOptions.of(cache())
                .withDecoding(DecodingOptions.ofBeamSize(beams.get(beams.size() - 1)))
                .withPrecision(precisions.get(0))
                .withShortlist(shortlist)
                .withWorkers(workers.get(workers.size() - 1))
                .withPunctuationNormalization(loaded.expectsPlainPunctuation()))) {
      while (done < total) {
        List<String> part = new ArrayList<>();
        for (int i = 0; i < step && done + i < total; i++) {
          part.add(lines.get((done + i) % lines.size()));
        }
        long start = System.nanoTime();
        long tokens = 0;
        for (TranslatedSegment segment : translator.translate(part)) {
          tokens += segment.targetTokens();
        }
        done += part.size();
        Runtime runtime = Runtime.getRuntime();
        out.printf(
            Locale.ROOT,
            "| %d | %.0f | %d | %d |%n",
            done,
            tokens * 1e9 / (System.nanoTime() - start),
            PeakMemory.mebibytes("VmRSS"),
            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        out.flush();
      }
    }
  }
}
