package io.github.nachtschicht.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RougeTest {

  static Stream<String> cases() {
    return Cases.lines("rouge-cases.tsv");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void of_case_givesTheExpectedF1(String line) {
    String[] columns = line.split("\t");
    Rouge rouge = Rouge.of(List.of(columns[0].split("\\|")), List.of(columns[1].split("\\|")));
    assertThat(100 * rouge.rouge1().f1()).isCloseTo(Double.parseDouble(columns[2]), within(1e-6));
    assertThat(100 * rouge.rouge2().f1()).isCloseTo(Double.parseDouble(columns[3]), within(1e-6));
    assertThat(100 * rouge.rougeL().f1()).isCloseTo(Double.parseDouble(columns[4]), within(1e-6));
  }

  /** Lin (2004), section 3.1: ROUGE-L ranks S2 over S3, which ROUGE-2 cannot tell apart. */
  @Test
  void rougeL_linsGunman_tellsTheOrder() {
    List<String> reference = List.of("police killed the gunman");
    Rouge s2 = Rouge.of(List.of("police kill the gunman"), reference);
    Rouge s3 = Rouge.of(List.of("the gunman kill police"), reference);
    assertThat(s2.rougeL().f1()).isEqualTo(0.75);
    assertThat(s3.rougeL().f1()).isEqualTo(0.5);
    assertThat(s2.rouge2().f1()).isEqualTo(s3.rouge2().f1());
  }

  /** Lin (2004), section 3.2: the union of the two common subsequences is w1 w2 w3 w5. */
  @Test
  void rougeL_linsUnion_isFourFifths() {
    Rouge rouge = Rouge.of(List.of("w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"), List.of("w1 w2 w3 w4 w5"));
    assertThat(rouge.rougeL().recall()).isEqualTo(0.8);
  }

  @Test
  void of_sameText_isPerfect() {
    List<String> text = List.of("Der Hund bellt.", "Die Katze schläft.");
    assertThat(Rouge.of(text, text).rouge1()).isEqualTo(new Rouge.Score(1, 1));
    assertThat(Rouge.of(text, text).rouge2()).isEqualTo(new Rouge.Score(1, 1));
    assertThat(Rouge.of(text, text).rougeL()).isEqualTo(new Rouge.Score(1, 1));
  }

  @Test
  void of_nothing_isZero() {
    assertThat(Rouge.of(List.of(), List.of("Ein Satz.")).rouge1().f1()).isZero();
    assertThat(Rouge.of(List.of("Ein Satz."), List.of()).rougeL().f1()).isZero();
    assertThat(Rouge.of(List.of("…", ""), List.of("?!")).rouge2().f1()).isZero();
  }

  @Test
  void of_otherScripts_countsTheirWords() {
    assertThat(Rouge.of(List.of("Мир и война."), List.of("Война и мир")).rouge1().f1())
        .isEqualTo(1);
  }
}
