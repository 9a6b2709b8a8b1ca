package io.github.nachtschicht.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code models}: what there is, and what can be had. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads, lists, verifies, imports and removes models.",
      "'--model' of 'run' takes a path, a name in models/ or a name in the Hugging Face hub's"
          + " cache. Only 'models pull' uses the network.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelsPullCommand.class,
      ModelsListCommand.class,
      ModelsVerifyCommand.class,
      ModelsPathCommand.class,
      ModelsImportCommand.class,
      ModelsRemoveCommand.class,
    })
public class ModelsCommand implements Runnable {

  @Spec private CommandSpec spec;

  private final ModelAccess access;

  public ModelsCommand(ModelAccess access) {
    this.access = access;
  }

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of models to look into first.")
  void modelsDir(@Nullable Path folder) {
    access.lookInto(folder);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command; 'nachtschicht models list' shows what there is.");
  }

  /** Tells why a command failed; returns its exit code. */
  static int failed(CommandSpec spec, RuntimeException e) {
    var line = spec.commandLine();
    line.getErr().println(line.getColorScheme().errorText(String.valueOf(e.getMessage())));
    line.getErr().flush();
    return line.getCommandSpec().exitCodeOnExecutionException();
  }
}
