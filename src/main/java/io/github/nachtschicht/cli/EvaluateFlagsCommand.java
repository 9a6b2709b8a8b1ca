package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.TranslatedParagraphs;
import io.github.nachtschicht.evaluation.AnnotatedLine;
import io.github.nachtschicht.evaluation.FlagEvaluation;
import io.github.nachtschicht.evaluation.FlagEvaluation.Verdict;
import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate flags}: whether the flags find the errors that a person found. */
@Command(
    name = "flags",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    sortOptions = false,
    description = {
      "Translates sentences whose translations a person searched for errors, and says how many of"
          + " the errors raise a flag, how many faultless translations do, and whether the words"
          + " named are the wrong ones.",
      "A sentence that is now translated otherwise is left out.",
      ""
    })
public class EvaluateFlagsCommand extends MeasuringCommand {

  @Parameters(
      paramLabel = "FILE",
      description =
          "Tab-separated, with a header: nr, set:line, german, translation, severity (C, M, m, 0),"
              + " kind, wrong_german, wrong_english.")
  private Path file;

  @Option(names = "--set", paramLabel = "NAME", description = "Only the lines of this set.")
  private @Nullable String set;

  @Option(
      names = "--given",
      description =
          "Check the translations of the file as they stand, as the embedded model's. Nothing is"
              + " translated, and what a model says of its certainty is not known.")
  private boolean given;

  @Option(
      names = "--other-model",
      description = "As --given, but as the translations of a model that is not known.")
  private boolean otherModel;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Also write what the program says of each line: number, doubt, flag, English and German"
              + " words.")
  private @Nullable Path predictions;

  @Mixin
  private final SettingOptions options = new SettingOptions(List.of(), TranslationSettings.ALL);

  @Override
  void measure(PrintWriter out) throws IOException, InterruptedException {
    List<AnnotatedLine> lines = new ArrayList<>();
    for (AnnotatedLine line : AnnotatedLine.read(file)) {
      if (set == null || line.set().equals(set)) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          file + " has no lines" + (set == null ? "" : " of the set '" + set + "'"));
    }
    List<Verdict> verdicts = given || otherModel ? given(lines) : translated(lines, out);
    out.print(new FlagEvaluation(verdicts).table());
    if (predictions != null) {
      Files.write(predictions, verdicts.stream().map(EvaluateFlagsCommand::prediction).toList());
    }
  }

  private List<Verdict> given(List<AnnotatedLine> lines) {
    QualityChecker checker = otherModel ? QualityChecks.standard() : QualityChecks.fitted();
    List<Verdict> verdicts = new ArrayList<>();
    for (AnnotatedLine line : lines) {
      TranslatedSegment segment =
          new TranslatedSegment(line.german(), line.translation(), 0, 0, 0, Set.of());
      verdicts.add(verdict(line, List.of(segment), checker));
    }
    return verdicts;
  }

  private List<Verdict> translated(List<AnnotatedLine> lines, PrintWriter out)
      throws IOException, InterruptedException {
    TranslationSettings settings = options.as(TranslationSettings::new);
    try (MarianPipelineSource pipelines = new MarianPipelineSource(settings, null)) {
      String model = pipelines.provenance().model();
      long start = System.nanoTime();
      List<String> german = lines.stream().map(AnnotatedLine::german).toList();
      TranslatedParagraphs done = translate(pipelines.open(), model, german);
      double translating = (System.nanoTime() - start) / 1e9;
      QualityChecker checker = QualityChecks.of(pipelines.provenance().modelSha256());
      List<Verdict> verdicts = new ArrayList<>();
      start = System.nanoTime();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).translation().equals(done.paragraphs().get(i))) {
          verdicts.add(verdict(lines.get(i), done.sentencesOf().get(i), checker));
        }
      }
      double checking = (System.nanoTime() - start) / 1e9;
      out.printf(
          Locale.ROOT,
          "%s: %d of %d sentences are translated as annotated; translated in %.1f s with %d"
              + " threads, checked in %.1f s with one%n%n",
          model,
          verdicts.size(),
          lines.size(),
          translating,
          settings.threads(),
          checking);
      return verdicts;
    }
  }

  private static Verdict verdict(
      AnnotatedLine line, List<TranslatedSegment> sentences, QualityChecker checker) {
    double confidence = 1;
    Set<String> checks = new TreeSet<>();
    List<String> english = new ArrayList<>();
    List<String> german = new ArrayList<>();
    for (TranslatedSegment sentence : sentences) {
      SentenceReview review = checker.review(sentence);
      confidence *= review.confidence();
      for (QualityFlag flag : review.flags()) {
        checks.add(flag.check());
        english.addAll(flag.english());
        german.addAll(flag.german());
      }
    }
    return new Verdict(line, confidence, checks, english, german);
  }

  private static String prediction(Verdict verdict) {
    return String.format(
        Locale.ROOT,
        "%d\t%.6f\t%d\t%s\t%s",
        verdict.line().number(),
        1 - verdict.confidence(),
        verdict.checks().isEmpty() ? 0 : 1,
        String.join(",", verdict.english()),
        String.join(",", verdict.german()));
  }
}
