package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class EvaluateSummaryCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void summary_folder_printsRougeWithIntervalsAndComparisons() throws IOException {
    writeSet();
    assertThat(run(folder.toString(), "--summary-sentences", "1,2")).isZero();
    assertThat(out.toString())
        .contains(": 6 documents, summaries of 1 sentences")
        .contains(": 6 documents, summaries of 2 sentences")
        .containsPattern("lead, cleaned +\\d+\\.\\d\\d \\[\\d+\\.\\d\\d, \\d+\\.\\d\\d\\]")
        .containsPattern("salience .* lead [+-]\\d+\\.\\d\\d \\[.*\\] p=\\d\\.\\d{4} +lexrank ");
  }

  @Test
  void summary_tune_printsWeightsAndCrossValidation() throws IOException {
    writeSet();
    assertThat(run(folder.toString(), "--tune", "--summary-words", "20")).isZero();
    assertThat(out.toString())
        .containsPattern("without [^ ]+: +lead=1.00 centroid=")
        .containsPattern("all: +lead=1.00 centroid=")
        .contains("source held out ");
    String first = out.toString();
    out.getBuffer().setLength(0);
    run(folder.toString(), "--tune", "--summary-words", "20");
    assertThat(out.toString()).isEqualTo(first);
  }

  @Test
  void summary_wrongUse_isAUsageError() throws IOException {
    assertThat(run()).isEqualTo(2);
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no .json files");
    writeSet();
    assertThat(run(folder.toString(), "--summary-ratio", "1.5")).isEqualTo(2);
    assertThat(err.toString()).contains("'summary-ratio' must be above 0 and at most 1, was 1.5");
  }

  private int run(String... arguments) {
    return new CommandLine(new EvaluateSummaryCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void writeSet() throws IOException {
    for (int i = 0; i < 6; i++) {
      Files.writeString(
          folder.resolve(i + ".json"),
          """
          {"title": "Brücke %1$d", "reference": "Die Stadt baut die Brücke %1$d im Herbst.",
           "sentences": ["Von Maria Beispiel", "Die Stadt baut im Herbst die Brücke %1$d.",
             "Was kostet sie?", "Er sagte dazu am Montag nichts.",
             "Der Rat beschloss den Bau der Brücke mit großer Mehrheit.",
             "Das Wetter war am Montag schön und warm."]}
          """
              .formatted(i));
    }
  }
}
