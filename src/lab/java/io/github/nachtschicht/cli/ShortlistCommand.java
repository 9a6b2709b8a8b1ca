package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.evaluation.TranslationEvaluation;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemOutput;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemResult;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.marian.ShortlistMaking;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shortlist}: makes the lexicon of the shortlist, or measures what it does. */
@Command(
    name = "shortlist",
    mixinStandardHelpOptions = true,
    description = "Makes the lexicon of the shortlist, or measures what it does.",
    subcommands = {ShortlistCommand.Lexicon.class, ShortlistCommand.Measure.class})
public class ShortlistCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: 'lexicon' or 'measure'?");
  }

  @Command(
      name = "lexicon",
      mixinStandardHelpOptions = true,
      description = "Counts which words translate each other. Needs 3 GB of heap.")
  static final class Lexicon implements Callable<Integer> {

    @Option(
        names = "--pairs",
        required = true,
        split = ",",
        paramLabel = "FILE",
        description = "Source name, German, English; tabs between them.")
    private List<Path> pairs = List.of();

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The lexicon.")
    private Path output = Path.of("");

    @Override
    public Integer call() throws IOException {
      ShortlistMaking.make(pairs, output);
      return 0;
    }
  }

  @Command(
      name = "measure",
      mixinStandardHelpOptions = true,
      description = "Translates sentences with all tokens and with the shortlist, by turns.")
  static final class Measure implements Callable<Integer> {

    /** Sentences that are translated with all tokens and with the shortlist before the next. */
    private static final int TURN = 250;

    @Spec private CommandSpec spec;

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

    private static final class Run {
      final List<TranslatedSegment> segments = new ArrayList<>();
      double seconds;

      void add(SegmentTranslator translator, List<String> sources) throws InterruptedException {
        double start = cpuSeconds();
        segments.addAll(translator.translate(sources));
        seconds += cpuSeconds() - start;
      }

      List<String> targets() {
        return segments.stream().map(TranslatedSegment::target).toList();
      }

      double tokensPerSecond() {
        return segments.stream().mapToInt(TranslatedSegment::targetTokens).sum() / seconds;
      }
    }

    private static double cpuSeconds() {
      return ((com.sun.management.OperatingSystemMXBean)
                  ManagementFactory.getOperatingSystemMXBean())
              .getProcessCpuTime()
          / 1e9;
    }

    @Override
    public Integer call() throws InterruptedException {
      PrintWriter out = spec.commandLine().getOut();
      try {
        List<String> sources = LineFile.read(source);
        List<String> references = LineFile.read(reference);
        if (sources.size() != references.size()) {
          throw new IllegalArgumentException(
              source + " has " + sources.size() + " lines, " + reference + " " + references.size());
        }
        measure(out, sources, references);
      } catch (IllegalArgumentException | IOException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
      out.flush();
      return 0;
    }

    private void measure(PrintWriter out, List<String> sources, List<String> references)
        throws InterruptedException {
      ModelFolder folder = new ModelResolver(ModelLocations.ofProcess()).resolve(model);
      TranslationModel loaded = TranslationModel.of(folder);
      ModelOptions options =
          ModelOptions.of(ModelLocations.ofProcess().compiledCache())
              .withDecoding(DecodingOptions.ofBeamSize(beamSize))
              .withPunctuationNormalization(loaded.expectsPlainPunctuation());
      Run all = new Run();
      Run shortlist = new Run();
      try (SegmentTranslator exact = loaded.open(options);
          SegmentTranslator fast = loaded.open(options.withShortlist(true))) {
        exact.translate(sources.subList(0, Math.min(50, sources.size())));
        fast.translate(List.of("Ja."));
        for (int from = 0; from < sources.size(); from += TURN) {
          List<String> part = sources.subList(from, Math.min(sources.size(), from + TURN));
          all.add(exact, part);
          shortlist.add(fast, part);
        }
      }
      int same = 0;
      for (int i = 0; i < sources.size(); i++) {
        same += all.targets().get(i).equals(shortlist.targets().get(i)) ? 1 : 0;
      }
      List<SystemResult> scores =
          new TranslationEvaluation(List.of(references), null)
              .evaluate(
                  List.of(
                      new SystemOutput("all tokens", all.targets()),
                      new SystemOutput("shortlist", shortlist.targets())));
      out.println("| | BLEU | chrF2 | tokens/CPU-s |");
      out.println("|---|---|---|---|");
      for (SystemResult score : scores) {
        Run run = score == scores.get(0) ? all : shortlist;
        out.printf(
            Locale.ROOT,
            "| %s | %.2f | %.2f | %.0f |%n",
            score.name(),
            score.metrics().get(0).score(),
            score.metrics().get(1).score(),
            run.tokensPerSecond());
      }
      out.printf(
          Locale.ROOT,
          "%nIdentical: %.2f%% of %d; %s%n",
          100.0 * same / sources.size(),
          sources.size(),
          ShortlistMaking.recall(folder.path(), loaded.identity(), sources, all.targets()));
    }
  }
}
