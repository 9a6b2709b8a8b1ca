package io.github.nachtschicht.cli;

import io.github.nachtschicht.text.Capitals;
import io.github.nachtschicht.translation.TrainingPairs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code usual-case}: makes the list of {@link Capitals}. */
@Command(
    name = "usual-case",
    mixinStandardHelpOptions = true,
    description = "Counts how German words are usually written, in capitals or not.")
public class UsualCaseCommand implements Callable<Integer> {

  /** Words seen less often are not listed. */
  private static final int LEAST = 2;

  /** What a word stands behind that is written with a capital whatever it is. */
  private static final Pattern OPENING = Pattern.compile("(?:^|[.!?:\"„“”»«(\u2013-]\\s*)$");

  @Mixin private PairsToFile files;

  @Override
  public Integer call() throws IOException {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    TrainingPairs.read(files.pairs, (german, english) -> count(german, counts));
    try (BufferedWriter list =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(files.output)),
                StandardCharsets.UTF_8))) {
      list.write("# Counted in the project's own training pairs; see docs/decoding.md\n");
      for (Map.Entry<String, Map<String, Integer>> word : counts.entrySet()) {
        String usual = usual(word.getValue());
        int seen = word.getValue().values().stream().mapToInt(Integer::intValue).sum();
        if (seen >= LEAST && !usual.equals(Capitals.unlisted(word.getKey()))) {
          list.write(usual + "\n");
        }
      }
    }
    return 0;
  }

  private static void count(String sentence, Map<String, Map<String, Integer>> counts) {
    if (Capitals.isMostlyCapitals(sentence)) {
      return;
    }
    for (Matcher word = Capitals.WORD.matcher(sentence); word.find(); ) {
      int start = word.start();
      if (!OPENING.matcher(sentence.substring(Math.max(0, start - 3), start)).find()) {
        counts
            .computeIfAbsent(Capitals.key(word.group()), key -> new HashMap<>())
            .merge(word.group(), 1, Integer::sum);
      }
    }
  }

  private static String usual(Map<String, Integer> forms) {
    return forms.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }
}
