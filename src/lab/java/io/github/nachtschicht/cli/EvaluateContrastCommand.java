package io.github.nachtschicht.cli;

import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate contrast}: flags of wrong translations beside those of good ones. */
@Command(
    name = "contrast",
    mixinStandardHelpOptions = true,
    description = {
      "Says how many wrong translations get a flag that the good translation of the same sentence"
          + " does not have, by kind of error, and how many good ones have a flag.",
      "The sentences are halved by their SHA-256: look at the half with an even first byte, and"
          + " only at the figures of the other.",
      ""
    })
public class EvaluateContrastCommand extends MeasuringCommand {

  @Parameters(
      paramLabel = "FILE",
      description =
          "Tab-separated, without a header: kind of error, German, good translation, wrong"
              + " translation; without the last, only the good one counts.")
  private Path file;

  @Option(names = "--rules", description = "All checks but doubtful-words.")
  private boolean rules;

  /** How many of how many, in both halves. */
  private static final class Count {
    private final int[] some = new int[2];
    private final int[] all = new int[2];

    void add(int half, boolean counts) {
      some[half] += counts ? 1 : 0;
      all[half]++;
    }

    @Override
    public String toString() {
      return "%5d of %4d %9d of %4d".formatted(some[0], all[0], some[1], all[1]);
    }
  }

  @Override
  void measure(PrintWriter out) throws IOException {
    QualityChecker checker = rules ? QualityChecks.rules() : QualityChecks.standard();
    Map<String, Count> caught = new TreeMap<>();
    Map<String, Count> flagged = new TreeMap<>();
    Map<List<String>, List<QualityFlag>> known = new HashMap<>();
    for (String line : LineFile.read(file)) {
      String[] fields = line.split("\t", -1);
      if (fields.length < 3) {
        throw new IllegalArgumentException(file + " has a line of less than 3 fields: " + line);
      }
      int half = half(fields[1]);
      List<String> pair = List.of(fields[1], fields[2]);
      boolean wrong = fields.length > 3 && !fields[3].isEmpty();
      List<QualityFlag> good = known.get(pair);
      if (good == null) {
        good = flags(checker, fields[1], fields[2]);
        known.put(pair, good);
        String kind = wrong ? "good translations" : fields[0];
        flagged.computeIfAbsent(kind, k -> new Count()).add(half, !good.isEmpty());
      }
      if (wrong) {
        boolean tells = tells(flags(checker, fields[1], fields[3]), good);
        caught.computeIfAbsent(fields[0], k -> new Count()).add(half, tells);
      }
    }
    out.printf("%-34s %13s %17s%n", "flagged", "even half", "other half");
    caught.forEach((kind, count) -> out.printf("%-34s %s%n", kind, count));
    out.println();
    flagged.forEach((kind, count) -> out.printf("%-34s %s%n", kind, count));
  }

  private static List<QualityFlag> flags(QualityChecker checker, String german, String english) {
    return checker.check(new TranslatedSegment(german, english, 0, 0, 0, Set.of()));
  }

  /** Whether a flag says what those of the good translation do not, or names another word. */
  private static boolean tells(List<QualityFlag> flags, List<QualityFlag> good) {
    Set<String> said = new HashSet<>();
    for (QualityFlag flag : good) {
      said.add(flag.check() + " " + flag.message());
      said.addAll(flag.english());
      said.addAll(flag.german());
    }
    return flags.stream()
        .anyMatch(
            flag ->
                flag.english().isEmpty() && flag.german().isEmpty()
                    ? !said.contains(flag.check() + " " + flag.message())
                    : !said.containsAll(flag.english()) || !said.containsAll(flag.german()));
  }

  private static int half(String german) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(german.getBytes(StandardCharsets.UTF_8));
      return hash[0] & 1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
