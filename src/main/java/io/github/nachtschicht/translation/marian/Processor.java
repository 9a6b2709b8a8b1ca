package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What decides how a processor rounds: the instructions that matrix products are made of. Costs
 * nothing, unlike the probe translations by which workers are told apart; two processors of one
 * kind compute alike, two of different kinds may or may not.
 */
public final class Processor {

  private static final Path INFO = Path.of("/proc/cpuinfo");
  private static final Pattern FLAGS = Pattern.compile("(?m)^(?:flags|Features)\\s*:(.*)$");
  private static final Pattern ARITHMETIC =
      Pattern.compile("avx\\w*|fma\\w*|f16c|amx\\w*|sse4_\\d|asimd\\w*|sve\\w*|i8mm|bf16");

  private Processor() {}

  /**
   * The architecture and its instructions for arithmetic, for example {@code amd64 avx avx2 fma}.
   */
  public static String kind() {
    TreeSet<String> kind = new TreeSet<>();
    try (Stream<String> lines = Files.lines(INFO)) {
      lines
          .map(FLAGS::matcher)
          .filter(Matcher::matches)
          .limit(1)
          .forEach(
              flags -> {
                for (String flag : flags.group(1).strip().split("\\s+")) {
                  if (ARITHMETIC.matcher(flag).matches()) {
                    kind.add(flag);
                  }
                }
              });
    } catch (IOException | RuntimeException e) {
      // other systems do not say; their architecture must do
    }
    return (System.getProperty("os.arch", "") + " " + String.join(" ", kind)).strip();
  }
}
