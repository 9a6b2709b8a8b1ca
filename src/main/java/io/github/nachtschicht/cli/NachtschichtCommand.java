package io.github.nachtschicht.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a subcommand: says which there are. */
@Command(
    name = "nachtschicht",
    mixinStandardHelpOptions = true,
    description = {
      "Translates a folder of German documents to English on this machine and writes bilingual"
          + " Markdown to review.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND")
public class NachtschichtCommand implements Runnable {

  /** In the order of the help text. */
  static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          TranslateCommand.class,
          ReadCommand.class,
          WorkerCommand.class,
          HistoryCommand.class,
          MemoryCommand.class,
          DoctorCommand.class,
          AcceptCommand.class,
          CorrectionsCommand.class,
          GlossaryCommand.class,
          ModelsCommand.class,
          EvaluateCommand.class,
          CompletionCommand.class);

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command; 'nachtschicht run' translates.");
  }
}
