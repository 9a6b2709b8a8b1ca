package io.github.nachtschicht.cli;

import io.github.nachtschicht.quality.measure.ResourceMaking;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate quality-resources}: makes the files the quality checks are built with. */
@Command(
    name = "quality-resources",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the word lists, the lexicon and the weights the quality checks are built with, from"
          + " sentence pairs. For developers; docs/quality-checks.md gives the commands.",
      ""
    })
public class EvaluateQualityResourcesCommand extends MeasuringCommand {

  @Option(
      names = "--pairs",
      required = true,
      paramLabel = "FILE",
      description = "Sentence pairs, UTF-8: source name, German, English, with tabs between.")
  private Path pairs;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the files are written; those of the same name are replaced.")
  private Path output;

  @Option(
      names = "--fit",
      description =
          "Leave part of the pairs out of the counting, and fit the weights on these. Without it"
              + " all pairs are counted, and no weights are fitted.")
  private boolean fit;

  @Override
  void measure(PrintWriter out) throws IOException {
    int count = fit ? ResourceMaking.fit(pairs, output) : ResourceMaking.count(pairs, output);
    out.printf(
        Locale.ROOT, fit ? "fitted on %,d pairs: %s%n" : "counted %,d pairs: %s%n", count, output);
  }
}
