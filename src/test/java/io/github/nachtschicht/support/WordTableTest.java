package io.github.nachtschicht.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class WordTableTest {

  private final WordTable table = new WordTable(WordTableTest.class, "table.txt");

  @Test
  void list_severalLines_isOneInOrder() {
    assertThat(table.list("colour")).containsExactly("rot", "hell blau", "grün");
  }

  @Test
  void meanings_wordsThatStandForSomething_byWord() {
    assertThat(table.meanings("unit")).containsEntry("kg", "kilo gram").containsEntry("m", "metre");
  }

  @Test
  void list_unknown_namesFileAndList() {
    assertThatIllegalStateException()
        .isThrownBy(() -> table.list("size"))
        .withMessage("the program's own file 'table.txt' has no 'size'");
  }
}
