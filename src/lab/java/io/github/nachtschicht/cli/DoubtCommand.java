package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.TranslatedParagraphs;
import io.github.nachtschicht.evaluation.AnnotatedLine;
import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.quality.DoubtTraining;
import io.github.nachtschicht.quality.WordLexiconMaking;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doubt}: makes what the check {@code doubtful-words} knows and how it weighs it. */
@Command(
    name = "doubt",
    mixinStandardHelpOptions = true,
    description = "Makes the lexicon, or the weights, of the check 'doubtful-words'.",
    subcommands = DoubtCommand.Fit.class)
public class DoubtCommand {

  @Command(
      name = "lexicon",
      mixinStandardHelpOptions = true,
      description = "Counts which words translate each other. Needs 8 GB of heap.")
  int lexicon(@Mixin PairsToFile files) throws IOException {
    WordLexiconMaking.make(files.pairs, files.output);
    return 0;
  }

  @Command(
      name = "fit",
      mixinStandardHelpOptions = true,
      description = {
        "Translates sets, and fits the weights on what good translations of them say.",
        "Sentences that a person judged are left out of it; only the confidence is fitted on them."
      })
  static final class Fit implements Callable<Integer> {

    @Option(
        names = "--set",
        required = true,
        split = ",",
        paramLabel = "FOLDER",
        description =
            "Folder with src.de and good translations of it, named *.en; its name is the set's.")
    private List<Path> sets;

    @Option(
        names = "--annotated",
        required = true,
        paramLabel = "FILE",
        description = "Judged translations, as 'evaluate flags' takes them.")
    private Path annotated;

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "Translates.")
    private String model;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "For the files.")
    private Path output;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Map<String, AnnotatedLine> judged = new TreeMap<>();
      AnnotatedLine.read(annotated).forEach(line -> judged.put(line.place(), line));
      TranslationSettings settings =
          TranslationSettings.defaults()
              .with(TranslationSettings.MODEL_NAME, model)
              .with(TranslationSettings.FORCE_LANGUAGE, true);
      DoubtTraining training = new DoubtTraining();
      List<String> names = new ArrayList<>();
      int learnt = 0;
      int known = 0;
      try (MarianPipelineSource pipelines = new MarianPipelineSource(settings, null)) {
        for (Path set : sets) {
          names.add(String.valueOf(set.getFileName()));
          List<String> sources = LineFile.read(set.resolve("src.de"));
          List<List<String>> good = good(set);
          TranslatedParagraphs done =
              MeasuringCommand.translate(pipelines.open(), set.toString(), sources);
          for (int i = 0; i < sources.size(); i++) {
            List<TranslatedSegment> sentences = done.sentencesOf().get(i);
            @Nullable AnnotatedLine line = judged.get(set.getFileName() + ":" + (i + 1));
            int at = i;
            List<String> right = good.stream().map(all -> all.get(at)).toList();
            if (line == null) {
              training.add(sentences, sources.get(i), right);
              learnt += sentences.size();
            } else if (line.translation().equals(done.paragraphs().get(i))) {
              training.addJudged(sentences, line.isSerious(), sources.get(i), right);
              known++;
            }
          }
        }
        Files.createDirectories(output);
        training.fit(
            output,
            pipelines.provenance().modelSha256(),
            String.format(
                java.util.Locale.ROOT,
                "Written by: laboratory doubt fit%nModel %s, int8, beam 4.%n"
                    + "Thresholds: %d sentences of %s that nobody judged.%n"
                    + "Confidence: %d judged lines.",
                pipelines.provenance().model(),
                learnt,
                String.join(", ", names),
                known));
      }
      return 0;
    }

    private static List<List<String>> good(Path set) throws IOException {
      List<List<String>> good = new ArrayList<>();
      try (var files = Files.list(set)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".en")).sorted().toList()) {
          good.add(LineFile.read(file));
        }
      }
      return good;
    }
  }
}
