package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.translation.memory.SentenceMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nachtschicht memory}: what is remembered of translated sentences. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    description = {
      "Says how many translated sentences an output folder remembers and how often that helped,"
          + " or forgets them.",
      ""
    })
public class MemoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "output",
      description = "Folder of the Markdown (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(
      names = "--clear",
      description = "Forget them all. The next run translates what it needs anew.")
  private boolean clear;

  @Override
  public Integer call() throws RunException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path file = NightlyRun.stateFolder(output).resolve(MarianPipelineSource.MEMORY_FILE);
    if (!Files.exists(file)) {
      out.println(
          "Nothing is remembered in "
              + output
              + (Files.isDirectory(output) ? "." : ": there is no such folder."));
      return ExitCodes.DONE;
    }
    try {
      NightlyRun.whileLocked(
          output,
          () -> {
            if (clear) {
              Files.deleteIfExists(file);
              out.println("All remembered sentences of " + output + " are forgotten.");
            } else {
              print(file, out, err);
            }
          });
      return ExitCodes.DONE;
    } catch (IOException e) {
      err.println("The memory " + file + " cannot be removed: " + OneLine.of(e.toString()));
      return ExitCodes.FAILED;
    }
  }

  private static void print(Path file, PrintWriter out, PrintWriter err) {
    try (SentenceMemory memory = SentenceMemory.open(file, Long.MAX_VALUE, err::println)) {
      SentenceMemory.Figures figures = memory.figures();
      long asked = figures.hits() + figures.misses();
      out.printf(
          Locale.ROOT,
          "%d entries, %.1f MiB; %d of %d sentences asked for were remembered (%.0f%%)%n",
          figures.entries(),
          figures.bytes() / 1048576.0,
          figures.hits(),
          asked,
          asked == 0 ? 0 : 100.0 * figures.hits() / asked);
    }
  }
}
