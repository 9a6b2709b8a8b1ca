package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.NachtschichtApplication;
import io.github.nachtschicht.TestClassPath;
import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.translation.TermCount;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
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
          .contains("--help")
          .doesNotContainPattern(".{81}");
      Matcher page =
          Pattern.compile("What the words mean:\\s+(/\\S+/docs/\\S+)").matcher(said.toString());
      assertThat(page.find()).as("%s", arguments).isTrue();
      assertThat(Path.of(page.group(1))).exists();
    }
  }

  private static CommandLine all() {
    return CommandRunner.all(new Configuration(new MockEnvironment()));
  }

  @Test
  void completion_eitherShell_knowsCommandsAndOptions() {
    for (String shell : List.of("bash", "zsh")) {
      assertThat(execute("completion", shell)).isZero();
      assertThat(said.toString()).contains("translate", "--beam-size", "compdef");
    }
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
          --layout=wide          | 'wide' is none of
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
  void execute_precisionThatIsRepeated_isTakenAsTheDocumentationWritesIt() {
    int code = execute("evaluate", "translation", "--precision=fp32", "--precision=bf16");
    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains("'bf16' is none of fp32, int8");
  }

  @Test
  void execute_layoutThatIsNone_namesTheLayoutsAsTheyAreWritten() {
    assertThat(execute("run", "--layout", "foo")).isEqualTo(2);
    assertThat(said.toString()).contains("'foo' is none of paragraphs, ").doesNotContain("PARAGR");
  }

  @ParameterizedTest
  @CsvSource({"tranlsate,nachtschicht", "models lost,nachtschicht models"})
  void execute_unknownCommand_saysSo(String command, String parent) {
    String[] arguments = command.split(" ");
    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(said.toString())
        .startsWith("'" + arguments[arguments.length - 1] + "' is no command of " + parent + ".")
        .contains("--help");
  }

  @Test
  void correctionsList_withoutAny_saysSo() {
    assertThat(execute("corrections", "list", "--output", folder + "/no")).isEqualTo(1);
    assertThat(said.toString().strip()).isEqualTo("'" + folder + "/no' does not exist");
    assertThat(execute("corrections", "list", "--output", folder + "")).isZero();
    assertThat(said.toString().strip()).isEqualTo("No corrections are kept in " + folder + ".");
  }

  @Test
  void log_ofADocument_tellsTranslatedFromCorrected() {
    assertThat(LogListener.sentences(figures(1, 0, 0))).isEqualTo("1 sentence");
    assertThat(LogListener.sentences(figures(9, 0, 2)))
        .isEqualTo("7 of 9 sentences translated, 2 corrected");
    assertThat(LogListener.sentences(figures(9, 9, 2)))
        .isEqualTo("0 of 9 sentences translated, 7 remembered, 2 corrected");
  }

  private static DocumentResult.Figures figures(int sentences, int remembered, int corrected) {
    return new DocumentResult.Figures(
        "",
        0,
        sentences,
        0,
        0,
        0,
        corrected,
        remembered,
        TermCount.NONE,
        Map.of(),
        null,
        List.of(),
        new Account.Figures(0, 0, new TreeMap<>(), 0, 0));
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

  @ParameterizedTest
  @ValueSource(strings = {"application.yml", "application.properties", "config/application.yaml"})
  void execute_brokenConfigurationFile_isAUsageErrorThatNamesIt(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "nachtschicht:\n  beam-size: 4\n   input: [a \\uzz\n");
    // what is given, its default is not asked for
    for (String[] arguments :
        new String[][] {{"run"}, {"run", "--input", ".", "--output", "out", "--dry-run"}}) {
      String said = inAnotherProcess("C.UTF-8", arguments);
      assertThat(said)
          .startsWith("2\n")
          .contains(file.toRealPath().toString())
          .contains("cannot be read");
      assertThat(said).doesNotContain("\tat ");
    }
  }

  @Test
  void execute_configurationFileInLatin1_saysThatItIsNotInUtf8() throws Exception {
    Path file = folder.resolve("application.yml");
    Files.writeString(file, "nachtschicht:\n  input: Bücher\n", StandardCharsets.ISO_8859_1);
    assertThat(inAnotherProcess("C.UTF-8", "run", "--output", "out", "--dry-run"))
        .startsWith("2\n")
        .contains(file.toRealPath() + " is not in UTF-8 and cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "'nachtschicht: 3\n', 'line 1: ''nachtschicht'' is ''3''.'",
    "'nachtschicht:\n  beam-size=4\n', 'line 2: ''nachtschicht'' is ''beam-size=4''.'",
    "'nachtschicht:\n  - beam-size: 4\n', 'line 2: ''nachtschicht'' is a list.'",
    "'- beam-size: 4\n', 'line 1: the file is a list.'",
    "'beam-size=4\n', 'line 1: the file is ''beam-size=4''.'"
  })
  void execute_configurationThatIsNoMapping_isAUsageErrorThatSaysWhatStandsThere(
      String text, String reason) throws Exception {
    Files.writeString(folder.resolve("application.yml"), text.replace("\\n", "\n"));
    assertThat(inAnotherProcess("C.UTF-8", "run", "--output", "out", "--dry-run"))
        .startsWith("2\n")
        .contains("application.yml, " + reason)
        .contains("Options belong below 'nachtschicht:'");
  }

  @Test
  void execute_configurationThatSaysNothing_isNoError() throws Exception {
    Files.writeString(
        Files.createDirectory(folder.resolve("in")).resolve("a.txt"), "Das ist ein Satz.\n");
    for (String text : List.of("", "# nothing yet\n", "nachtschicht:\n  # input: texts\n")) {
      Files.writeString(folder.resolve("application.yml"), text);
      assertThat(inAnotherProcess("C.UTF-8", "run", "--input", "in", "--dry-run"))
          .doesNotStartWith("2\n")
          .doesNotContain("WARN", "onfiguration");
    }
  }

  @Test
  void doctor_nothingConfigured_saysThatNoFolderIsNamedYet() throws Exception {
    assertThat(inAnotherProcess("C.UTF-8", "doctor"))
        .startsWith("1\n")
        .contains("ok    configuration no application.yml in")
        .contains("TODO  input         no input folder is named");
    assertThat(inAnotherProcess("C.UTF-8", "doctor", "--input", "texts"))
        .contains("WRONG input         the input folder texts does not exist");
  }

  @Test
  void doctor_optionsOfTheJob_areLookedAtToo() throws Exception {
    Path watch = Files.createDirectory(folder.resolve("watch"));
    Files.writeString(watch.resolve("a.de"), "Eins.\nZwei.\n");
    Files.writeString(watch.resolve("a.en"), "One.\nTwo.\n");
    String[] job = {
      "doctor", "--settle=10m", "--max-duration=7h", "--exclude=*.en", "--input=watch"
    };
    assertThat(
            inAnotherProcess(
                "C.UTF-8",
                Stream.concat(
                        Stream.of(job), Stream.of("--watch=watch", "--metrics-file=watch/a.prom"))
                    .toArray(String[]::new)))
        .contains("ok    input         " + watch.toRealPath() + ", 1 file")
        .contains("ok    metrics file  " + watch.toRealPath().resolve("a.prom"))
        .contains("ok    watch         watch, 2 segments");
    assertThat(
            inAnotherProcess(
                "C.UTF-8",
                "doctor",
                "--watch=a",
                "--metrics-file=b/a.prom",
                "--input=watch",
                "--include=["))
        .contains("WRONG input         ")
        .containsPattern("WRONG metrics file  cannot write .*a.prom: its folder does not exist")
        .contains("WRONG watch         there is no folder a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"beam-size: four", "beam-size: 0", "layout: columns", "layout: [table]"})
  void execute_configuredValueIsWrong_saysWhereItStands(String line) throws Exception {
    Path file = folder.resolve("application.yml");
    Files.writeString(file, "logging:\n  level.root: warn\nnachtschicht:\n  " + line + "\n");
    assertThat(inAnotherProcess("C.UTF-8", "run"))
        .startsWith("2\n")
        .contains("(configured: ")
        .contains("application.yml, line 4)");
    assertThat(inAnotherProcess("C.UTF-8", "run", "--beam-size=a", "--layout", "b"))
        .startsWith("2\n")
        .doesNotContain("configured");
  }

  @Test
  void execute_pathThatTheLocaleCannotHold_namesTheWayOut() throws Exception {
    String said = inAnotherProcess("C", "run", "--input", "B\\0303\\0274cher");
    assertThat(said).startsWith("2\n").contains("LC_ALL=C.UTF-8").doesNotContain("Exception");
  }

  /** What docs/broker/compose.yaml starts, the program takes. */
  @Test
  void compose_asDocumented_hasCommandsThatAreTaken() throws Exception {
    Map<String, Map<String, Map<String, Object>>> compose =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(Path.of("docs/broker/compose.yaml")));
    Map<String, Map<String, Object>> services =
        java.util.Objects.requireNonNull(compose.get("services"));
    assertThat(services).containsOnlyKeys("broker", "worker", "run");
    for (String name : List.of("worker", "run")) {
      String command =
          String.valueOf(java.util.Objects.requireNonNull(services.get(name)).get("command"));
      String arguments = command.substring(command.indexOf(".jar ") + 5).strip();
      assertThat(all().parseArgs(arguments.split("\\s+")).subcommand().commandSpec().name())
          .isEqualTo(name);
    }
  }

  /** A command with a fault in it. */
  @CommandLine.Command(name = "faulty")
  static final class Faulty implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("no\nway");
    }
  }

  @Test
  void execute_unforeseenFailure_isOneLineAndNoStackTrace() {
    int code =
        execute(CommandRunner.commandLine(new Faulty(), List.of(), CommandLine.defaultFactory()));
    assertThat(code).isEqualTo(1);
    assertThat(said.toString().strip())
        .isEqualTo("failed: internal error: java.lang.IllegalStateException: no\\nway");
  }

  /**
   * picocli 4.7.7 would read it as a file of arguments, and there cut at {@code #}, at spaces
   * inside {@code --input="a b"} and at the apostrophe of {@code O'Brien}.
   */
  @Test
  void execute_argumentThatBeginsWithAt_isTakenAsItStands() throws Exception {
    Files.createDirectory(folder.resolve("@in#1"));
    int code = execute("run", "--input", "@no/such#1", "--output", folder.resolve("o") + "");
    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).doesNotContain("Expected parameter");
  }

  /**
   * The exit code and what is said, of the program started in the test's folder.
   *
   * @param arguments bytes above ASCII as {@code printf %b} takes them, as the tests' own locale
   *     need not have them
   */
  private String inAnotherProcess(String locale, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "for a; do shift; set -- \"$@\" \"$(printf %b \"$a\")\"; done; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TestClassPath.get(),
                NachtschichtApplication.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", locale);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + "\n" + said;
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
