package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.evaluation.TranslationEvaluation;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemResult;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.quality.TermDrawing;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate terms}: what required terms do to translations, and what they cost. */
@Command(
    name = "terms",
    mixinStandardHelpOptions = true,
    description = {
      "Translates sentences without and with terms that are drawn from their references at random,"
          + " 1 to 3 a sentence. Sentences without a term are left out.",
      "With --glossary, all sentences are translated without it and with it, to see what it costs"
          + " those that hold none of its terms.",
      ""
    })
public class EvaluateTermsCommand extends MeasuringCommand {

  @Mixin private TwoWays ways;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "By which terms are drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Take every Nth line (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write source, reference, terms and both translations, tabs between.")
  private @Nullable Path written;

  @Option(
      names = "--glossary",
      paramLabel = "FILE",
      description = "Take the terms from a glossary, and say the time alone.")
  private @Nullable Path glossary;

  @Override
  void measure(PrintWriter out) throws IOException, InterruptedException {
    TwoWays.Lines lines = ways.lines();
    List<String> sources = lines.sources();
    List<String> references = lines.references();
    List<SentenceRequest> requests = new ArrayList<>();
    List<String> own = new ArrayList<>();
    for (int i = 0; i < sources.size(); i += every) {
      Random random = new Random(seed * 1_000_003 + i);
      TermRules rules =
          glossary != null
              ? TermRules.NONE
              : new TermRules(
                  TermDrawing.draw(sources.get(i), references.get(i), random), List.of());
      if (glossary != null || !rules.isEmpty()) {
        requests.add(new SentenceRequest(sources.get(i), rules));
        own.add(references.get(i));
      }
    }
    measure(out, requests, own);
  }

  private void measure(PrintWriter out, List<SentenceRequest> requests, List<String> references)
      throws IOException, InterruptedException {
    Glossary terms = glossary == null ? null : Glossary.load(List.of(glossary), out::println);
    TranslationModel loaded = TranslationModel.of(ways.folder());
    TwoWays.Run plain = new TwoWays.Run();
    TwoWays.Run constrained = new TwoWays.Run();
    try (SegmentTranslator translator = loaded.open(ways.options(loaded))) {
      var warm = requests.subList(0, Math.min(50, requests.size()));
      translator.translateRequests(warm, done -> {});
      for (int from = 0; from < requests.size(); from += TwoWays.TURN) {
        List<SentenceRequest> part =
            requests.subList(from, Math.min(requests.size(), from + TwoWays.TURN));
        List<SentenceRequest> without =
            part.stream().map(request -> SentenceRequest.of(request.source())).toList();
        boolean first = from / TwoWays.TURN % 2 == 0;
        if (first) {
          plain.add(translator, () -> without);
        }
        constrained.add(translator, () -> terms == null ? part : found(terms, without));
        if (!first) {
          plain.add(translator, () -> without);
        }
      }
    }
    if (terms != null) {
      out.printf(
          Locale.ROOT,
          "%d entries, %d sentences, %d with a term; CPU %.1f s without, %.1f s with: %.3f times%n",
          terms.entries().size(),
          requests.size(),
          constrained.segments.stream().filter(segment -> !segment.rules().isEmpty()).count(),
          plain.seconds,
          constrained.seconds,
          constrained.seconds / plain.seconds);
      return;
    }
    report(out, requests, references, plain, constrained);
    if (written != null) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < requests.size(); i++) {
        lines.add(
            String.join(
                "\t",
                requests.get(i).source(),
                references.get(i),
                requests.get(i).rules().required().toString(),
                plain.segments.get(i).target(),
                constrained.segments.get(i).target(),
                constrained.segments.get(i).notes().toString(),
                String.format(
                    Locale.ROOT,
                    "%.2f %.2f",
                    plain.segments.get(i).score(),
                    constrained.segments.get(i).score())));
      }
      Files.write(written, lines);
    }
  }

  private static List<SentenceRequest> found(Glossary terms, List<SentenceRequest> requests) {
    return requests.stream()
        .map(SentenceRequest::source)
        .map(sentence -> new SentenceRequest(sentence, terms.rules(sentence)))
        .toList();
  }

  private static void report(
      PrintWriter out,
      List<SentenceRequest> requests,
      List<String> references,
      TwoWays.Run plain,
      TwoWays.Run constrained) {
    int terms = 0;
    int again = 0;
    int missed = 0;
    for (int i = 0; i < requests.size(); i++) {
      terms += requests.get(i).rules().required().size();
      again += requests.get(i).rules().areKeptBy(plain.segments.get(i).target()) ? 0 : 1;
      missed += constrained.segments.get(i).notes().contains(TranslationNote.TERMS_MISSED) ? 1 : 0;
    }
    out.printf(
        Locale.ROOT,
        "%d sentences, %d terms; %d sentences lack one without terms, %d with%n%n",
        requests.size(),
        terms,
        again,
        missed);
    out.println("| | terms that stand | BLEU | chrF2 | repetition flags | CPU s |");
    out.println("|---|---|---|---|---|---|");
    List<SystemResult> results =
        new TranslationEvaluation(List.of(references), null)
            .evaluate(List.of(plain.output("without"), constrained.output("with")));
    List<TwoWays.Run> runs = List.of(plain, constrained);
    for (int r = 0; r < runs.size(); r++) {
      TwoWays.Run run = runs.get(r);
      int standing = 0;
      for (int i = 0; i < requests.size(); i++) {
        TermRules rules = requests.get(i).rules();
        standing += rules.required().size() - rules.missedIn(run.segments.get(i).target()).size();
      }
      out.printf(
          Locale.ROOT,
          "| %s terms | %.1f%% | %.2f | %.2f | %d | %.1f |%n",
          results.get(r).name(),
          100.0 * standing / terms,
          results.get(r).metrics().get(0).score(),
          results.get(r).metrics().get(1).score(),
          repetitions(run.segments),
          run.seconds);
    }
    out.printf(Locale.ROOT, "%nTime ratio: %.3f%n", constrained.seconds / plain.seconds);
  }

  private static long repetitions(List<TranslatedSegment> segments) {
    QualityChecker checker = QualityChecks.standard();
    return segments.stream()
        .flatMap(segment -> checker.check(segment).stream())
        .filter(flag -> flag.check().equals("repetition"))
        .count();
  }
}
