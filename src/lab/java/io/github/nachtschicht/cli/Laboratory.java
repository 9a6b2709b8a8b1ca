package io.github.nachtschicht.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Entry point of the laboratory: what measures the parts of the program and makes the files they
 * are built with. It is compiled with the tests and in a Maven profile, and not shipped.
 */
@Command(
    name = "laboratory",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the parts of Nachtschicht and makes the files they are built with.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Laboratory.Evaluate.class,
      DoubtCommand.class,
      ShortlistCommand.class,
      UsualCaseCommand.class,
      BenchCommand.class
    })
public class Laboratory {

  public static void main(String[] args) {
    System.exit(
        CommandRunner.commandLine(new Laboratory(), List.of(), CommandLine.defaultFactory())
            .execute(args));
  }

  @Command(
      name = "evaluate",
      mixinStandardHelpOptions = true,
      description = "Measures summaries, segmentation, quality checks and terms.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {
        // one line a command, in the order of the help text
        EvaluateSummaryCommand.class,
        EvaluateSegmentationCommand.class,
        EvaluateQualityCommand.class,
        EvaluateContrastCommand.class,
        EvaluateQualityResourcesCommand.class,
        EvaluateTermsCommand.class,
      })
  static final class Evaluate {}
}
