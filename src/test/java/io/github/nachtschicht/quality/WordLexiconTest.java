package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordLexiconTest {

  private final WordLexicon lexicon = WordLexicon.standard();

  private int german(String word) {
    return lexicon.germanNumber(Stems.german(word));
  }

  private int english(String word) {
    return lexicon.englishNumber(Stems.english(word));
  }

  @ParameterizedTest
  @CsvSource({
    "neubaugebiet, neubau gebiet",
    "katzentisch, katzen tisch",
    "aufgesprüht, gesprüht",
    "donnerstagabend, ''", // frequent enough to be looked up as it is
    "xyzzyqwert, ''",
  })
  void parts_rareWords_areTakenApart(String word, String parts) {
    assertThat(String.join(" ", lexicon.parts(word))).isEqualTo(parts);
  }

  @Test
  void link_translations_areLikelierThanOthers() {
    assertThat(lexicon.link(german("haus"), english("house"))).isGreaterThan(0.1);
    assertThat(lexicon.link(german("haus"), english("treasure"))).isLessThan(WordLexicon.LINKED);
    assertThat(lexicon.germanCount(german("haus"))).isGreaterThan(1000);
    assertThat(lexicon.englishShare(english("house"))).isBetween(0.5, 1.0);
  }

  @Test
  void unknownWords_countNothing() {
    int unknown = german("qqqxyz");
    assertThat(unknown).isEqualTo(-1);
    assertThat(lexicon.germanCount(unknown)).isZero();
    assertThat(lexicon.link(unknown, english("house"))).isZero();
    assertThat(lexicon.best(unknown)).isZero();
  }

  @Test
  void write_thenRead_isTheSame() throws IOException {
    WordLexicon made =
        new WordLexicon(
            Map.of("a", 0, "b", 1),
            Map.of("x", 0),
            new int[] {7, 3},
            new int[] {5},
            new byte[] {(byte) 255, 0},
            new byte[] {51},
            new int[] {0, 1, 1},
            new int[] {0},
            new byte[] {WordLexiconMaking.rounded(0.5)},
            new byte[] {WordLexiconMaking.rounded(0.01)});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WordLexiconMaking.write(made, bytes);
    WordLexicon read = WordLexicon.read(bytes.toByteArray());

    assertThat(read.english(0, 0)).isBetween(0.49, 0.51);
    assertThat(read.german(0, 0)).isBetween(0.0095, 0.0105);
    assertThat(read.link(1, 0)).isZero();
    assertThat(read.germanShare(0)).isEqualTo(1);
    assertThat(read.englishShare(0)).isEqualTo(0.2);
    assertThat(read.englishCount(0)).isEqualTo(5);
  }
}
