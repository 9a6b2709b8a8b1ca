package io.github.nachtschicht.cli;

import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.support.LockFile;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Shows people's corrections and takes over those of other programs. */
@Command(
    name = "corrections",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Lists, imports or removes corrected sentences (translation memories in TMX).",
      ""
    })
public class CorrectionsCommand implements Runnable {

  private static final String KEPT =
      "Where corrections are kept (default: " + Corrections.FILE_NAME + " in the output folder).";

  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "output",
      scope = ScopeType.INHERIT,
      description = "Output folder whose corrections are meant (default: ${DEFAULT-VALUE}).")
  private Path output;

  private Path kept(@Nullable Path given) {
    return given == null ? output.resolve(Corrections.FILE_NAME) : given;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: 'corrections list', 'corrections import' or 'corrections remove'.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the corrections: German, tab, English, tab, who made it when.")
  int list(
      @Option(names = "--corrections", paramLabel = "FILE", description = KEPT)
          @Nullable Path given)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path kept = kept(given);
    if (!Files.exists(kept)) {
      Path folder = kept.toAbsolutePath().getParent();
      if (given != null || folder == null || !Files.isDirectory(folder)) {
        throw new IOException("'" + (given == null ? output : given) + "' does not exist");
      }
      spec.commandLine().getErr().println("No corrections are kept in " + output + ".");
    }
    for (Correction correction : Corrections.load(kept).all()) {
      out.println(
          "%s\t%s\t%s"
              .formatted(
                  OneLine.joined(correction.source()),
                  OneLine.joined(correction.target()),
                  OneLine.joined(correction.origin())));
    }
    return 0;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Adds the German-English pairs of TMX files, from OmegaT, Okapi or another program.")
  int importFiles(
      @Parameters(arity = "1..*", paramLabel = "TMX", description = "Files to read.")
          List<Path> files,
      @Option(names = "--corrections", paramLabel = "FILE", description = KEPT)
          @Nullable Path given,
      @Option(
              names = "--keep-existing",
              description =
                  "Where both have a sentence, keep what is there; otherwise what is imported"
                      + " counts.")
          boolean keepExisting)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path kept = kept(given);
    try (LockFile lock = Corrections.lock(kept)) {
      Corrections imported = Corrections.NONE;
      for (Path file : files) {
        if (!Files.exists(file)) {
          throw new IOException("'" + file + "' does not exist");
        }
        Corrections read = Corrections.load(file);
        imported = imported.with(read.all());
        out.println(file + ": " + read.size() + " German-English pairs");
      }
      Corrections all = imported;
      Corrections.Changed changed =
          Corrections.change(
              lock, kept, before -> keepExisting ? all.with(before.all()) : before.with(all.all()));
      int added = changed.after().size() - changed.before().size();
      changed.replaced().forEach(was -> out.println("  " + replaces(was)));
      out.println(kept + ": " + added + " new, " + changed.after().size() + " in all");
      return 0;
    }
  }

  /** Says what a correction replaces. */
  static String replaces(Correction was) {
    return "replaces " + correction(was);
  }

  /** Whose correction it is, and what it says. */
  static String correction(Correction was) {
    return "the correction"
        + (was.origin().isEmpty() ? "" : " by " + was.origin())
        + ": "
        + OneLine.joined(was.target());
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = {
        "Removes corrections. Documents that used them are done again by the next run; accepted"
            + " files are kept as they are.",
        ""
      })
  int remove(
      @Parameters(
              arity = "0..*",
              paramLabel = "GERMAN",
              description = "German sentences whose correction is to go.")
          List<String> sentences,
      @Option(
              names = "--document",
              paramLabel = "SOURCE",
              description =
                  "All corrections that were made in this document (path below the input folder).")
          String document,
      @Option(names = "--corrections", paramLabel = "FILE", description = KEPT)
          @Nullable Path given)
      throws IOException {
    List<String> asked = sentences == null ? List.of() : sentences;
    if (asked.isEmpty() && document == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing: a German sentence, or --document SOURCE");
    }
    PrintWriter out = spec.commandLine().getOut();
    Path kept = kept(given);
    try (LockFile lock = Corrections.lock(kept)) {
      Corrections known = Corrections.load(kept);
      for (String sentence : asked) {
        if (known.find(sentence).isEmpty()) {
          throw new IOException(
              "'" + kept + "' has no correction of '" + sentence + "'; nothing was removed");
        }
      }
      Corrections.Changed changed =
          Corrections.change(
              lock,
              kept,
              before ->
                  before
                      .without(asked)
                      .without(
                          before.all().stream()
                              .filter(c -> c.document().equals(document))
                              .map(Correction::source)
                              .toList()));
      for (Correction was : changed.removed()) {
        out.println(
            "removed: " + OneLine.joined(was.source()) + "\t" + OneLine.joined(was.target()));
      }
      int removed = changed.removed().size();
      out.println(kept + ": " + removed + " removed, " + changed.after().size() + " left");
      return removed == 0 ? 1 : 0;
    }
  }
}
