package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListItemsTest {

  private static Block paragraph(String text) {
    return Block.of(BlockKind.PARAGRAPH, 0, "", text, new Span(0, 0));
  }

  private static List<String> found(String... paragraphs) {
    return ListItems.find(Stream.of(paragraphs).map(ListItemsTest::paragraph).toList(), out -> {})
        .stream()
        .map(block -> block.marker() + "|" + block.text())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1. Eins,1.,3",
    "12) Zwölf,12),4",
    "(3) Drei,(3),4",
    "a) Erstens,a),3",
    "•\u00A0Punkt,•,2",
    "o Punkt,o,2",
    "3. Oktoberfeste,3.,3"
  })
  void marker_itemInText_isTold(String line, String marker, int end) {
    assertThat(ListItems.marker(line)).isEqualTo(new ListItems.Marker(marker, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3. Oktober 2024", "2. Mal", "o weh", "1.5 Meter", "1234. Tag", "–Text"})
  void marker_noItem_isNull(String line) {
    assertThat(ListItems.marker(line)).isNull();
  }

  @Test
  void find_numbersAndDashes_onlyInCompany() {
    assertThat(found("1. Eins", "2. Zwei", "Text", "7. Sinn", "Text", "– Strich", "– Strich"))
        .containsExactly(
            "1.|Eins", "2.|Zwei", "|Text", "|7. Sinn", "|Text", "-|Strich", "-|Strich");
  }

  @Test
  void find_listBelowItem_isCompany() {
    assertThat(found("3. Drei", "a) Erstens", "4. Vier", "1. Eins"))
        .containsExactly("3.|Drei", "a)|Erstens", "4.|Vier", "1.|Eins");
  }

  @Test
  void find_markOfNoteInItem_isKept() {
    List<Inline> mark = List.of(new Inline(Inline.Kind.NOTE, new Span(6, 6), "5"));
    List<String> markup = new ArrayList<>();

    Block item =
        ListItems.find(List.of(paragraph("• Text").withText("• Text", mark)), markup::add).get(0);

    assertThat(item.text()).isEqualTo("Text");
    assertThat(item.inlines()).containsExactly(new Inline(Inline.Kind.NOTE, new Span(4, 4), "5"));
    assertThat(markup).containsExactly("• ");
  }
}
