package io.github.nachtschicht.cli;

import java.io.PrintWriter;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Hands the program's arguments to picocli and keeps the exit code. */
@Component
@ConditionalOnProperty(name = "nachtschicht.command-line", matchIfMissing = true)
public class CommandRunner implements CommandLineRunner, ExitCodeGenerator {

  private final NachtschichtCommand command;
  private final IFactory factory;
  private int exitCode;

  public CommandRunner(NachtschichtCommand command, IFactory factory) {
    this.command = command;
    this.factory = factory;
  }

  @Override
  public void run(String... args) {
    exitCode = commandLine(command, factory).execute(args);
  }

  /** The commands, with what holds for every one of them. */
  static CommandLine commandLine(Object command, IFactory factory) {
    CommandLine commandLine =
        new CommandLine(command, factory)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(CommandRunner::usageError);
    provideVersion(commandLine, new VersionProvider());
    return commandLine;
  }

  /** Without this {@code --version} of a subcommand prints nothing. */
  private static void provideVersion(CommandLine commandLine, IVersionProvider provider) {
    commandLine.getCommandSpec().versionProvider(provider);
    commandLine.getSubcommands().values().forEach(sub -> provideVersion(sub, provider));
  }

  /** One line that says what is wrong, one that says where help is; not the whole help text. */
  private static int usageError(ParameterException e, String[] args) {
    CommandLine at = e.getCommandLine();
    PrintWriter err = at.getErr();
    err.println(at.getColorScheme().errorText(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + at.getCommandSpec().qualifiedName() + " --help'.");
    return at.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
