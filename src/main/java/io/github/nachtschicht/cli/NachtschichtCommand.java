package io.github.nachtschicht.cli;

import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a subcommand: says which there are. */
@Component
@Command(
    name = "nachtschicht",
    mixinStandardHelpOptions = true,
    description = {
      "Translates a folder of German documents to English on this machine and writes bilingual"
          + " Markdown to review.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      // one line a command, in the order of the help text
      RunCommand.class,
      WorkerCommand.class,
      HistoryCommand.class,
      DoctorCommand.class,
      AcceptCommand.class,
      CorrectionsCommand.class,
      ModelsCommand.class,
      EvaluateCommand.class,
    })
public class NachtschichtCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command; 'nachtschicht run' translates.");
  }
}
