package io.github.nachtschicht.cli;

import io.github.nachtschicht.summary.Resampling.Interval;
import io.github.nachtschicht.summary.SummaryEvaluation;
import io.github.nachtschicht.summary.SummaryEvaluation.Difference;
import io.github.nachtschicht.summary.SummaryEvaluation.Result;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.summary.SummarySet;
import io.github.nachtschicht.summary.SummaryTuning;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate summary}: ROUGE of the summarizers on sets of documents. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = {
      "Scores the summarizers against summaries that people wrote: ROUGE-1, -2 and -L (F1), with"
          + " 95%% bootstrap intervals and paired tests against lead and LexRank.",
      ""
    })
public class EvaluateSummaryCommand extends MeasuringCommand {

  /** The methods the others are compared with. */
  private static final List<String> COMPARED = List.of("lead", "lexrank");

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "Folders of .json files with 'sentences' and 'reference', optionally 'title' and 'text'.")
  private List<Path> folders;

  @Option(
      names = "--summary-sentences",
      split = ",",
      paramLabel = "N",
      description = "Summaries of N sentences (default: 3); several by commas.")
  private List<Integer> sentences = new ArrayList<>();

  @Option(
      names = "--summary-ratio",
      split = ",",
      paramLabel = "R",
      description = "Summaries of this share of the sentences, above 0 and at most 1.")
  private List<Double> ratios = new ArrayList<>();

  @Option(
      names = "--summary-words",
      split = ",",
      paramLabel = "N",
      description = "Summaries of at most N words.")
  private List<Integer> words = new ArrayList<>();

  @Option(
      names = "--tune",
      description =
          "Search the standard method's weights on all sources but one, for each of them, and"
              + " report what they reach on that one. Sets whose names agree up to the first"
              + " underscore are one source. Takes minutes.")
  private boolean tune;

  @Override
  void measure(PrintWriter out) throws IOException {
    List<SummaryLength> lengths = lengths();
    if (tune) {
      tune(out, lengths);
      return;
    }
    for (Path folder : folders) {
      SummarySet set = SummarySet.read(folder);
      for (SummaryLength length : lengths) {
        print(out, SummaryEvaluation.of(set, SummaryEvaluation.standardSystems(), length));
        out.flush();
      }
    }
  }

  private void tune(PrintWriter out, List<SummaryLength> lengths) throws IOException {
    List<SummarySet> sets = new ArrayList<>();
    for (Path folder : folders) {
      sets.add(SummarySet.read(folder));
    }
    SummaryTuning.Outcome outcome = new SummaryTuning(sets, lengths).run();
    outcome
        .without()
        .forEach((source, weights) -> out.printf("without %-10s %s%n", source + ":", weights));
    out.printf("%-18s %s%n%n", "all:", outcome.all());
    outcome.evaluations().forEach(evaluation -> print(out, evaluation));
    out.flush();
  }

  private List<SummaryLength> lengths() {
    List<SummaryLength> lengths = new ArrayList<>();
    sentences.forEach(count -> lengths.add(SummaryLength.sentences(count)));
    ratios.forEach(ratio -> lengths.add(SummaryLength.ratio(ratio)));
    words.forEach(count -> lengths.add(SummaryLength.words(count)));
    return lengths.isEmpty() ? List.of(SummaryLength.sentences(3)) : lengths;
  }

  private static void print(PrintWriter out, SummaryEvaluation evaluation) {
    out.printf(
        Locale.ROOT,
        "%s: %d documents, summaries of %s%n",
        evaluation.set(),
        evaluation.documents(),
        describe(evaluation.length()));
    out.printf(
        Locale.ROOT,
        "  %-18s %-21s %7s %7s %9s %6s%n",
        "",
        "ROUGE-1",
        "ROUGE-2",
        "ROUGE-L",
        "sentences",
        "words");
    for (Result result : evaluation.systems()) {
      out.printf(
          Locale.ROOT,
          "  %-18s %-21s %7.2f %7.2f %9.1f %6.1f%s%n",
          result.system(),
          bounds("%.2f [%.2f, %.2f]", result.rouge1()),
          result.rouge2().mean(),
          result.rougeL().mean(),
          result.sentences(),
          result.words(),
          differences(evaluation, result));
    }
    out.println();
  }

  private static String differences(SummaryEvaluation evaluation, Result result) {
    StringBuilder text = new StringBuilder();
    for (String other : COMPARED) {
      if (!other.equals(result.system())) {
        evaluation
            .result(other)
            .map(result::minus)
            .map(EvaluateSummaryCommand::describe)
            .ifPresent(text::append);
      }
    }
    return text.toString();
  }

  private static String describe(Difference difference) {
    return String.format(
        Locale.ROOT,
        "  %s %s p=%.4f",
        difference.with(),
        bounds("%+.2f [%+.2f, %+.2f]", difference.rouge1()),
        difference.p());
  }

  private static String bounds(String format, Interval interval) {
    return String.format(Locale.ROOT, format, interval.mean(), interval.low(), interval.high());
  }

  private static String describe(SummaryLength length) {
    return switch (length.unit()) {
      case DOCUMENT -> "the length that suits each";
      case SENTENCES -> String.format(Locale.ROOT, "%.0f sentences", length.value());
      case RATIO -> String.format(Locale.ROOT, "%s of the sentences", length.value());
      case WORDS -> String.format(Locale.ROOT, "at most %.0f words", length.value());
    };
  }
}
