package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.support.OneLine;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Hands the program's arguments to picocli. */
public final class CommandRunner {

  private CommandRunner() {}

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public static int execute(String... args) {
    JavaLogging.use();
    return execute(new Configuration(), args);
  }

  /** As the other, with a configuration of its own. */
  static int execute(Configuration configuration, String... args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      // Asked by scripts and by people in a hurry; setting up the commands takes ten times as long.
      for (String line : new VersionProvider().getVersion()) {
        System.out.println(line);
      }
      return 0;
    }
    List<Class<?>> commands = NachtschichtCommand.COMMANDS;
    for (Class<?> command : commands) {
      if (args.length > 0 && command.getAnnotation(Command.class).name().equals(args[0])) {
        commands = List.of(command);
        break;
      }
    }
    CommandLine program =
        commandLine(new NachtschichtCommand(), commands, new CommandFactory(configuration))
            .setOut(standardOutput());
    try {
      return program.execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      System.err.println(unforeseen(e));
      return ExitCodes.FAILED;
    } finally {
      program.getOut().flush();
      program.getErr().flush();
    }
  }

  /** As the terminal reads it; UTF-8 where there is none, whatever the locale. */
  private static PrintWriter standardOutput() {
    Console console = System.console();
    return new PrintWriter(
        System.out, false, console == null ? StandardCharsets.UTF_8 : console.charset());
  }

  /** All commands; they take longer to look into than most of them take. */
  static CommandLine all(Configuration configuration) {
    return commandLine(
        new NachtschichtCommand(), NachtschichtCommand.COMMANDS, new CommandFactory(configuration));
  }

  /**
   * The program's commands, with what holds for every one of them.
   *
   * @param command the program without a subcommand
   * @param subcommands classes of subcommands
   */
  static CommandLine commandLine(Object command, List<Class<?>> subcommands, IFactory factory) {
    CommandLine commandLine = new CommandLine(command, factory);
    for (Class<?> subcommand : subcommands) {
      commandLine.addSubcommand(new CommandLine(subcommand, factory));
    }
    commandLine
        .registerConverter(Path.class, CommandRunner::path)
        // Paths may begin with @ and hold a #, which picocli would take for a comment.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(CommandRunner::usageError)
        .setExecutionExceptionHandler(CommandRunner::executionError);
    nameChoices(commandLine, commandLine);
    provideVersion(commandLine, new VersionProvider());
    HelpTexts.complete(commandLine);
    return commandLine;
  }

  /** Has options with a choice take and name it as the documentation does, in lower case. */
  private static void nameChoices(CommandLine root, CommandLine commandLine) {
    for (ArgSpec argument : commandLine.getCommandSpec().args()) {
      // of an option that is repeated, its type is the list's
      Class<?> type = argument.auxiliaryTypes()[0];
      if (type.isEnum()) {
        choices(root, type);
      }
    }
    commandLine.getSubcommands().values().forEach(sub -> nameChoices(root, sub));
  }

  private static <T> void choices(CommandLine root, Class<T> type) {
    root.registerConverter(
        type,
        text -> {
          List<String> names = new ArrayList<>();
          for (T constant : type.getEnumConstants()) {
            String name = constant.toString().toLowerCase(Locale.ROOT);
            if (name.equals(text.strip().toLowerCase(Locale.ROOT).replace('-', '_'))) {
              return constant;
            }
            names.add(name);
          }
          throw new TypeConversionException(
              "'" + text + "' is none of " + String.join(", ", names));
        });
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
    err.println(at.getColorScheme().errorText(inWords(e, at) + configured(e, at, args)));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + at.getCommandSpec().qualifiedName() + " --help'.");
    return at.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String inWords(ParameterException e, CommandLine at) {
    if (e instanceof UnmatchedArgumentException unmatched && !at.getSubcommands().isEmpty()) {
      String first = unmatched.getUnmatched().get(0);
      if (!first.startsWith("-")) {
        return "'" + first + "' is no command of " + at.getCommandSpec().qualifiedName() + ".";
      }
    }
    return String.valueOf(e.getMessage());
  }

  /** Where a value stands that was not given on the command line; empty if it was. */
  private static String configured(ParameterException e, CommandLine at, String[] args) {
    return e.getArgSpec() instanceof OptionSpec option
            && Arrays.stream(args)
                .noneMatch(arg -> List.of(option.names()).contains(arg.split("=", 2)[0]))
            && at.getCommandSpec().defaultValueProvider() instanceof OptionDefaults defaults
        ? defaults.origin(option)
        : "";
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      String encoding = System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
      throw new TypeConversionException(
          "'"
              + text
              + "' is no path"
              + (Charset.forName(encoding).newEncoder().canEncode("ä")
                  ? ": " + e.getReason()
                  : "; names with umlauts need a UTF-8 locale, but this one is "
                      + encoding
                      + ": start the program with LC_ALL=C.UTF-8"));
    }
  }

  /**
   * What a command could not do is one line; what none foresaw is one, too, with its stack in the
   * log that is asked for.
   */
  static int executionError(Exception e, CommandLine at, ParseResult parsed) {
    String line =
        e instanceof RunException || e instanceof IOException
            ? OneLine.of(e.getMessage() == null ? e.toString() : e.getMessage())
            : e instanceof ConfigurationException || e instanceof ModelException
                ? String.valueOf(e.getMessage())
                : unforeseen(e);
    at.getErr().println(at.getColorScheme().errorText(line));
    return e instanceof RunException run
        ? run.exitCode()
        : e instanceof ConfigurationException
            ? at.getCommandSpec().exitCodeOnInvalidInput()
            : at.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String unforeseen(Throwable e) {
    LoggerFactory.getLogger("nachtschicht").debug("internal error", e);
    return "failed: internal error: " + OneLine.of(e.toString());
  }
}
