package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {

  private static String usageError(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine command =
        CommandRunner.commandLine(new BenchCommand(), List.of(), CommandLine.defaultFactory())
            .setErr(new PrintWriter(err, true));
    assertThat(command.execute(arguments)).isEqualTo(2);
    return err.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "--beam-size, 17",
    "--batch, 0",
    "--threads, 0",
    "--source-tokens, 1",
    "--target-tokens, 512",
    "--sentences, 0",
    "--repetitions, 0"
  })
  void call_valueOutOfRange_namesOptionAndValue(String option, String value) {
    assertThat(usageError(option, value))
        .contains("'" + option + "' must be")
        .contains("was " + value);
  }

  @Test
  void call_soakWithoutText_asksForIt() {
    assertThat(usageError("--soak", "5")).contains("'--text'");
  }
}
