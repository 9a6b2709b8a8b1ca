package io.github.nachtschicht.cli;

import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.CorrectionsLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows people's corrections and takes over those of other programs. */
@Command(
    name = "corrections",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Lists or imports corrected sentences (translation memories in TMX).", ""})
public class CorrectionsCommand implements Runnable {

  private static final String DEFAULT = "output/" + Corrections.FILE_NAME;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: 'corrections list' or 'corrections import'.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the corrections: German, tab, English.")
  int list(
      @Option(
              names = "--corrections",
              paramLabel = "FILE",
              defaultValue = DEFAULT,
              description = "Where they are kept. Default: ${DEFAULT-VALUE}")
          Path file) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      for (Correction correction : Corrections.load(file).all()) {
        out.println(oneLine(correction.source()) + "\t" + oneLine(correction.target()));
      }
      out.flush();
      return 0;
    } catch (IOException e) {
      return failed(e);
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Adds the German-English pairs of TMX files, from OmegaT, Okapi or another program.")
  int importFiles(
      @Parameters(arity = "1..*", paramLabel = "TMX", description = "Files to read.")
          List<Path> files,
      @Option(
              names = "--corrections",
              paramLabel = "FILE",
              defaultValue = DEFAULT,
              description = "Where corrections are kept. Default: ${DEFAULT-VALUE}")
          Path kept,
      @Option(
              names = "--keep-existing",
              description =
                  "Where both have a sentence, keep what is there; otherwise what is imported"
                      + " counts.")
          boolean keepExisting) {
    PrintWriter out = spec.commandLine().getOut();
    try (CorrectionsLock lock = CorrectionsLock.acquire(kept)) {
      Corrections before = Corrections.load(kept);
      Corrections after = before;
      for (Path file : files) {
        if (!Files.exists(file)) {
          throw new IOException("'" + file + "' does not exist");
        }
        Corrections read = Corrections.load(file);
        after = after.with(read.all());
        out.println(file + ": " + read.size() + " German-English pairs");
      }
      if (keepExisting) {
        after = after.with(before.all());
      }
      if (!after.all().equals(before.all())) {
        after.save(kept);
      }
      int added = after.size() - before.size();
      out.println(kept + ": " + added + " new, " + after.size() + " in all");
      out.flush();
      return 0;
    } catch (IOException e) {
      return failed(e);
    }
  }

  private int failed(IOException e) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(e.getMessage() == null ? e.toString() : e.getMessage());
    err.flush();
    return 1;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\t\\r\\n]+", " ");
  }
}
