package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.support.LockFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GlossaryCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int glossary(String command, String... more) {
    return new CommandLine(new GlossaryCommand(), new CommandFactory(Configuration.none()))
        .setExecutionExceptionHandler(CommandRunner::executionError)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(
                    Stream.of(
                        command,
                        "--output",
                        folder.resolve("out").toString(),
                        "--input",
                        folder.resolve("in").toString()),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  @Test
  void check_namesWhatIsWrongAndWhatIsInNoDocument() throws Exception {
    Files.createDirectories(folder.resolve("in"));
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        folder.resolve("in/a.txt"), "Der Vertrag mit der Stadt gilt ab heute. Die Ämter sind zu.");
    assertThat(glossary("check")).isEqualTo(1);
    assertThat(err.toString()).contains("glossary.tsv, and no --glossary is given");

    Files.writeString(folder.resolve("out/glossary.tsv"), "Vertrag\tcontract\nAmt\toffice\n");
    assertThat(glossary("check")).isZero();
    assertThat(out.toString()).contains("2 terms, 2 of them in 1 document of ", "nothing to mend");

    Path more =
        Files.writeString(
            folder.resolve("more.csv"), "Amt,authority\nHof,yard\nx\n*vertrag,deal\n");
    out.getBuffer().setLength(0);
    assertThat(glossary("check", "--glossary", more.toString())).isEqualTo(1);
    assertThat(out.toString().lines())
        .contains(
            "more.csv, line 3: there is no English term for \"x\"",
            "more.csv, line 1: \"Amt\" is \"authority\" here and \"office\" in glossary.tsv, line"
                + " 2; all are allowed",
            "more.csv, line 2: \"Hof\" is in no document",
            "more.csv, line 4: \"*vertrag\" is in no document; a noun needs its capital");

    assertThat(glossary("check", "--glossary", "none.tsv")).isEqualTo(1);
    assertThat(err.toString()).contains("'none.tsv' does not exist");
  }

  @Test
  void check_patternThatIsNone_isWrongUse() throws Exception {
    Files.createDirectories(folder.resolve("in"));
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/glossary.tsv"), "Amt\toffice\n");
    assertThat(glossary("check", "--include", "[")).isEqualTo(2);
    assertThat(err.toString()).contains("'include' is not a pattern: '['");
  }

  @Test
  void suggest_printsAGlossary() throws Exception {
    Path kept = Files.createDirectories(folder.resolve("out")).resolve(Corrections.FILE_NAME);
    assertThat(glossary("suggest")).isZero();
    assertThat(out.toString()).contains("# 0 suggestions from 0 corrections");
    try (LockFile lock = Corrections.lock(kept)) {
      Corrections.change(
          lock,
          kept,
          before ->
              before.with(
                  List.of(
                      new Correction("Hier gilt der Vertrag.", "Here the deal applies.", ""),
                      new Correction("Nun endet der Vertrag.", "The deal ends now.", ""))));
    }
    out.getBuffer().setLength(0);
    assertThat(glossary("suggest")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "# 2 corrections, for example \"Hier gilt der Vertrag.\" > \"Here the deal applies.\"",
            "Vertrag\tdeal",
            "# 1 suggestion from 2 corrections");
  }

  @Test
  void glossary_alone_saysWhatThereIs() {
    assertThat(
            new CommandLine(new GlossaryCommand(), new CommandFactory(Configuration.none()))
                .setErr(new PrintWriter(err, true))
                .execute())
        .isEqualTo(2);
    assertThat(err.toString()).contains("'glossary check' or 'glossary suggest'");
  }
}
