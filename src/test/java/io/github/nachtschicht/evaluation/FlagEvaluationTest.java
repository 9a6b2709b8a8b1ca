package io.github.nachtschicht.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.nachtschicht.evaluation.FlagEvaluation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagEvaluationTest {

  @TempDir private Path folder;

  private static Verdict verdict(char severity, double confidence, String... words) {
    AnnotatedLine line =
        new AnnotatedLine(
            1, "set:1", "Ja.", "Yes.", severity, "mis", Set.of("truppe"), Set.of("treasure"));
    Set<String> checks = words.length == 0 ? Set.of() : Set.of("doubtful-words");
    return new Verdict(line, confidence, checks, List.of(words), List.of());
  }

  @Test
  void auc_tiesCountHalf() {
    double[] values = {0.9, 0.5, 0.5, 0.1};
    assertThat(FlagEvaluation.auc(values, new boolean[] {true, true, false, false}))
        .isCloseTo(0.875, within(1e-9));
    assertThat(FlagEvaluation.auc(values, new boolean[4])).isNaN();
  }

  @Test
  void table_countsRecallFalseAlarmsAndWords() {
    String table =
        new FlagEvaluation(
                List.of(
                    verdict('C', 0.1, "Treasure,"),
                    verdict('M', 0.2, "other"),
                    verdict('M', 0.6),
                    verdict('m', 0.7),
                    verdict('0', 0.9)))
            .table();
    assertThat(table)
        .contains("recall, critical or major       2/3 = 66.7 %")
        .contains("false alarms, faultless         0/1 = 0.0 %")
        .contains("flagged English word is wrong   1/2 = 50.0 %")
        .contains("AUC, critical or major          1.000");
  }

  @Test
  void ratio_wilsonInterval() {
    assertThat(FlagEvaluation.ratio(10, 127)).isEqualTo("10/127 = 7.9 % [4.3, 13.9]");
    assertThat(FlagEvaluation.ratio(0, 0)).isEqualTo("0/0");
  }

  @Test
  void read_wrongFiles_areRefusedWithTheLine() throws IOException {
    Path file = folder.resolve("a.tsv");
    Files.writeString(file, "nr\tgerman\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedLine.read(file))
        .withMessageContaining("no column 'set:line'");
    String header =
        "nr\tset:line\tgerman\treference\ttranslation\tseverity\tkind\twrong_german\twrong_english\n";
    Files.writeString(file, header + "1\ta:1\tJa\tYes\tYes\tX\t\t\t\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedLine.read(file))
        .withMessageContaining("line 2");
    Files.writeString(file, header + "7\ta:1\tJa\tYes\tNo\tM\tnumber\tJa, 2,5\tNo\n");
    AnnotatedLine line = AnnotatedLine.read(file).get(0);
    assertThat(line.wrongGerman()).containsExactly("2,5", "ja");
    assertThat(line.isSerious()).isTrue();
    assertThat(line.set()).isEqualTo("a");
  }
}
