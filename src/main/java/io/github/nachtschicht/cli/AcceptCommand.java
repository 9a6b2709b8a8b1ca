package io.github.nachtschicht.cli;

import io.github.nachtschicht.markdown.Acceptance;
import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      names = "--output",
      paramLabel = "DIR",
      description =
          "Output folder the files belong to: names may be given below it. Default: found from each"
              + " file.")
  private @Nullable Path output;

  @Option(
      names = "--corrections",
      paramLabel = "FILE",
      description =
          "Where corrected sentences are kept. Default: corrections.tmx in the output folder the"
              + " file belongs to.")
  private @Nullable Path corrections;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who accepts; kept with each correction. Default: the user's name.")
  private @Nullable String author;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only say what would be kept; write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int failed = 0;
    Path kept =
        corrections == null && output != null ? output.resolve(Corrections.FILE_NAME) : corrections;
    for (Path named : files) {
      Path file = output == null || Files.exists(named) ? named : output.resolve(named);
      try {
        Acceptance acceptance = Acceptance.of(file, kept);
        String name = author == null ? "" : author.strip();
        Instant now = Instant.now();
        print(
            file,
            acceptance,
            dryRun ? acceptance.foresee(name, now) : acceptance.write(name, now),
            out);
      } catch (IOException e) {
        err.println(describe(file, e));
        failed++;
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private void print(
      Path file, Acceptance acceptance, Acceptance.Consequences consequences, PrintWriter out) {
    if (acceptance.isAlreadyAccepted()) {
      out.println(file + ": already accepted, nothing changed since");
      return;
    }
    List<Correction> corrected =
        Stream.of(acceptance.replacedHarvest(), acceptance.harvest())
            .flatMap(harvest -> harvest.corrected().stream())
            .toList();
    out.println(
        file
            + (dryRun ? ": would be accepted, " : ": accepted, ")
            + OneLine.count(corrected.size(), "correction")
            + (corrected.isEmpty() ? "" : " kept in " + acceptance.corrections()));
    for (Correction correction : corrected) {
      out.println("  " + correction.source());
      out.println("  -> " + correction.target());
      consequences.replaced().stream()
          .filter(was -> was.source().equals(correction.source()))
          .forEach(was -> out.println("     " + CorrectionsCommand.replaces(was)));
    }
    for (Correction was : consequences.withdrawn()) {
      out.println("  " + was.source());
      out.println(
          (dryRun ? "     would withdraw " : "     withdraws ")
              + CorrectionsCommand.correction(was));
    }
    for (Correction was : consequences.passedOver()) {
      out.println("  " + was.source());
      out.println(
          (dryRun ? "     would stay" : "     stays")
              + ", but is not in this file: "
              + CorrectionsCommand.correction(was));
    }
    Stream.of(acceptance.replacedHarvest(), acceptance.harvest())
        .flatMap(harvest -> harvest.missed().stream())
        .forEach(m -> out.println("  not kept: " + m.place() + ": " + m.reason()));
    if (!acceptance.place().endsWith(file.getFileName())) {
      out.println(
          (dryRun ? "  would take the place of " : "  took the place of ")
              + file.resolveSibling(acceptance.place().getFileName()));
      return;
    }
    Path newer = acceptance.newer();
    if (newer != null) {
      out.println(
          "  a newer version stands beside it, and this one counts as out of date: see what is"
              + " other at the beginning of "
              + newer
              + " and accept that, too, to put it into the place of this one");
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
