package io.github.nachtschicht.cli;

import io.github.nachtschicht.markdown.Acceptance;
import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Harvest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over what people corrected in bilingual files. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = {
      "Marks bilingual files as reviewed, and keeps the corrected sentences so that they are used"
          + " from now on.",
      ""
    })
public class AcceptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Bilingual Markdown files that were looked through.")
  private List<Path> files;

  @Option(
      names = "--corrections",
      paramLabel = "FILE",
      description =
          "Where corrected sentences are kept. Default: corrections.tmx in the output folder the"
              + " file belongs to.")
  private @Nullable Path corrections;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only say what would be kept; write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int failed = 0;
    for (Path file : files) {
      try {
        Acceptance acceptance = Acceptance.of(file, corrections);
        if (!dryRun) {
          acceptance.write();
        }
        print(file, acceptance, out);
      } catch (IOException e) {
        err.println(describe(file, e));
        failed++;
      }
    }
    out.flush();
    err.flush();
    return failed == 0 ? 0 : 1;
  }

  private void print(Path file, Acceptance acceptance, PrintWriter out) {
    if (acceptance.isAlreadyAccepted()) {
      out.println(file + ": already accepted, nothing changed since");
      return;
    }
    Harvest harvest = acceptance.harvest();
    out.println(
        file
            + (dryRun ? ": would be accepted, " : ": accepted, ")
            + harvest.corrected().size()
            + (harvest.corrected().size() == 1 ? " correction" : " corrections")
            + (harvest.corrected().isEmpty() ? "" : " kept in " + acceptance.corrections()));
    for (Correction correction : harvest.corrected()) {
      out.println("  " + correction.source());
      out.println("  -> " + correction.target());
    }
    for (Harvest.Missed missed : harvest.missed()) {
      out.println("  not kept: " + missed.place() + ": " + missed.reason());
    }
  }

  private static String describe(Path file, IOException e) {
    String message = e.getMessage();
    boolean named = message != null && message.contains(file.toString());
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "'" + file + "' does not exist";
    }
    return named
        ? String.valueOf(message)
        : "'" + file + "' cannot be accepted: " + (message == null ? e : message);
  }
}
