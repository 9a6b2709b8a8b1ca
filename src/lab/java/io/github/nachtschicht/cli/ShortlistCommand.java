package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.evaluation.TranslationEvaluation;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemOutput;
import io.github.nachtschicht.evaluation.TranslationEvaluation.SystemResult;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.marian.ShortlistMaking;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shortlist}: makes the lexicon of the shortlist, or measures what it does. */
@Command(
    name = "shortlist",
    mixinStandardHelpOptions = true,
    description = "Makes the lexicon of the shortlist, or measures what it does.")
public class ShortlistCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "lexicon",
      mixinStandardHelpOptions = true,
      description = "Counts which words translate each other. Needs 3 GB of heap.")
  int lexicon(@Mixin PairsToFile files) throws IOException {
    ShortlistMaking.make(files.pairs, files.output);
    return 0;
  }

  @Command(
      name = "measure",
      mixinStandardHelpOptions = true,
      description = "Translates sentences with all tokens and with the shortlist, by turns.")
  int measure(@Mixin TwoWays ways) throws InterruptedException {
    try {
      measure(ways, ways.lines(), spec.commandLine().getOut());
    } catch (IllegalArgumentException | IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return 0;
  }

  private static void measure(TwoWays ways, TwoWays.Lines lines, PrintWriter out)
      throws InterruptedException {
    List<String> sources = lines.sources();
    ModelFolder folder = ways.folder();
    TranslationModel loaded = TranslationModel.of(folder);
    ModelOptions options = ways.options(loaded);
    TwoWays.Run all = new TwoWays.Run();
    TwoWays.Run shortlist = new TwoWays.Run();
    try (SegmentTranslator exact = loaded.open(options);
        SegmentTranslator fast = loaded.open(options.withShortlist(true))) {
      exact.translate(sources.subList(0, Math.min(50, sources.size())));
      fast.translate(List.of("Ja."));
      for (int from = 0; from < sources.size(); from += TwoWays.TURN) {
        List<SentenceRequest> part =
            sources.subList(from, Math.min(sources.size(), from + TwoWays.TURN)).stream()
                .map(SentenceRequest::of)
                .toList();
        all.add(exact, () -> part);
        shortlist.add(fast, () -> part);
      }
    }
    List<SystemOutput> outputs = List.of(all.output("all tokens"), shortlist.output("shortlist"));
    List<String> exact = outputs.get(0).hypotheses();
    int same = 0;
    for (int i = 0; i < sources.size(); i++) {
      same += exact.get(i).equals(outputs.get(1).hypotheses().get(i)) ? 1 : 0;
    }
    List<SystemResult> scores =
        new TranslationEvaluation(List.of(lines.references()), null).evaluate(outputs);
    out.println("| | BLEU | chrF2 | tokens/CPU-s |");
    out.println("|---|---|---|---|");
    for (SystemResult score : scores) {
      TwoWays.Run run = score == scores.get(0) ? all : shortlist;
      out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.0f |%n",
          score.name(),
          score.metrics().get(0).score(),
          score.metrics().get(1).score(),
          run.segments.stream().mapToInt(TranslatedSegment::targetTokens).sum() / run.seconds);
    }
    out.printf(
        Locale.ROOT,
        "%nIdentical: %.2f%% of %d; %s%n",
        100.0 * same / sources.size(),
        sources.size(),
        ShortlistMaking.recall(folder.path(), loaded.identity(), sources, exact));
    out.flush();
  }
}
