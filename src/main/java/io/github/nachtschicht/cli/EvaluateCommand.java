package io.github.nachtschicht.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands that measure translations. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures how good translations are.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      // one line a command, in the order of the help text
      EvaluateTranslationCommand.class,
      EvaluateFlagsCommand.class,
      EvaluateWatchCommand.class,
    })
public class EvaluateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: what is to be evaluated?");
  }
}
