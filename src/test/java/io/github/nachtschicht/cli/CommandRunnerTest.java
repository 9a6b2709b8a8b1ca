package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import picocli.CommandLine;

class CommandRunnerTest {

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @Test
  void version_everyCommand_namesTheProgram() {
    check(all());
  }

  @Test
  void help_everyCommand_endsWellAndNamesEachOption() {
    List<List<String>> commands = new ArrayList<>();
    collect(all(), List.of(), commands);
    assertThat(commands).hasSizeGreaterThan(15);
    for (List<String> command : commands) {
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--help");
      assertThat(execute(arguments.toArray(String[]::new))).as("%s", arguments).isZero();
      assertThat(said.toString())
          .startsWith("Usage: " + String.join(" ", prefixed(command)))
          .contains("--help");
    }
  }

  private static CommandLine all() {
    return CommandRunner.all(new Configuration(new MockEnvironment()));
  }

  private static void collect(CommandLine at, List<String> path, List<List<String>> all) {
    all.add(path);
    at.getSubcommands()
        .forEach(
            (name, command) -> {
              List<String> below = new ArrayList<>(path);
              below.add(name);
              collect(command, below, all);
            });
  }

  private static List<String> prefixed(List<String> command) {
    List<String> all = new ArrayList<>(List.of("nachtschicht"));
    all.addAll(command);
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --length-penalty=9     | 'length-penalty' must be -5 to 5
          --threads=many         | is not an int
          --layout=wide          | --layout
          --settle=soon          | is not a duration
          --skip-limit=-1        | 'skip-limit' must be at least 0
          --summary-ratio=2      | 'summary-ratio' must be above 0 and at most 1
          --include=[a           | 'include' is not a pattern
          --log-format=xml       | --log-format
          --no-such-option       | --no-such-option
          """)
  void run_wrongOption_isAUsageError(String option, String message) {
    Path output = folder.resolve("out");
    int code = execute("run", "--input", folder + "", "--output", output + "", option);
    assertThat(code).as(said.toString()).isEqualTo(2);
    assertThat(said.toString()).contains(message);
    assertThat(said.toString().lines().filter(line -> !line.isBlank())).hasSizeBetween(2, 3);
    assertThat(output).doesNotExist();
  }

  @Test
  void execute_brokenConfiguration_saysSoInOneLine() {
    MockEnvironment environment =
        new MockEnvironment().withProperty("nachtschicht.models-dir", "${NO_SUCH_VARIABLE}");
    for (String[] arguments : new String[][] {{"run"}, {"models", "list"}}) {
      int code = execute(CommandRunner.all(new Configuration(environment)), arguments);
      assertThat(code).as(said.toString()).isEqualTo(2);
      assertThat(said.toString())
          .contains("nachtschicht.models-dir")
          .contains("NO_SUCH_VARIABLE")
          .doesNotContain("Exception");
    }
  }

  private int execute(String... arguments) {
    return execute(all(), arguments);
  }

  private int execute(CommandLine commands, String... arguments) {
    said.getBuffer().setLength(0);
    PrintWriter out = new PrintWriter(said, true);
    return commands
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setOut(out)
        .setErr(out)
        .execute(arguments);
  }

  private static void check(CommandLine command) {
    assertThat(command.getCommandSpec().mixinStandardHelpOptions())
        .as("--help and --version of %s", command.getCommandSpec().qualifiedName())
        .isTrue();
    assertThat(command.getCommandSpec().version())
        .as("version of %s", command.getCommandSpec().qualifiedName())
        .isNotEmpty()
        .allMatch(line -> !line.isBlank());
    assertThat(command.getCommandSpec().version()[0]).startsWith("nachtschicht ");
    command.getSubcommands().values().forEach(CommandRunnerTest::check);
  }
}
