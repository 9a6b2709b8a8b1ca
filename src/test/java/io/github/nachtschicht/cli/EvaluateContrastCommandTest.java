package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The sentences were written for this project. */
class EvaluateContrastCommandTest {

  @TempDir Path folder;

  @Test
  void measure_wrongBesideGood_countsWhatOnlyTheWrongOneHas() throws Exception {
    Path file = folder.resolve("contrast.tsv");
    Files.write(
        file,
        List.of(
            "question\tDer Zug fährt um acht.\tThe train leaves at eight.\tDoes the train leave at"
                + " eight?",
            "number\tDer Zug fährt um acht.\tThe train leaves at eight.\tThe train leaves at nine.",
            "number\tEs waren 20 Leute da.\tThere were 30 people.\tThere were 30 people!",
            "reference\tEs waren 20 Leute da.\tThere were 20 people."));
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new EvaluateContrastCommand());
    command.setOut(new PrintWriter(out));
    assertThat(command.execute("--rules", file.toString())).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "flagged even half other half",
            "number 0 of 1 1 of 1",
            "question 0 of 0 1 of 1",
            "",
            "good translations 1 of 1 0 of 1",
            "reference 0 of 1 0 of 0");
  }
}
