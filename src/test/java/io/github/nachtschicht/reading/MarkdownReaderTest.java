package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.ParsedDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {

  private static final String SOURCE =
      """
      ---
      title: "Die Brücke"
      tags: [bau]
      ---

      # Die *neue* Brücke

      Der Rat hat am 3. Oktober [beschlossen](https://example.org/a?b=1), die
      **alte Brücke** mit `make build` zu erneuern.

      > Das ist ein Zitat aus dem Rat.
      >
      > > Und das ist eines darin.

      3. Der dritte Punkt
      4. Der vierte Punkt
         - ein Punkt darunter

      ```java
      int x = 1;
        int y = 2;
      ```

      | Jahr | Kosten |
      |------|--------|
      | 2025 | 3 Mio. |

      ***

      ![Foto der Brücke](bild.jpg)
      """;

  private final DocumentReader reader = new DocumentReader();

  private ParsedDocument read(String source) {
    return reader.read("bruecke.md", source.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void read_markdown_keepsItsStructure() {
    ParsedDocument document = read(SOURCE);

    assertThat(document.frontMatter()).isEqualTo("title: \"Die Brücke\"\ntags: [bau]\n");
    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Die neue Brücke",
            "PARAGRAPH: Der Rat hat am 3. Oktober beschlossen, die alte Brücke mit make build zu"
                + " erneuern.",
            "QUOTATION 1: Das ist ein Zitat aus dem Rat.",
            "QUOTATION 2: Und das ist eines darin.",
            "LIST_ITEM 1 [3.]: Der dritte Punkt",
            "LIST_ITEM 1 [4.]: Der vierte Punkt",
            "LIST_ITEM 2 [-]: ein Punkt darunter",
            "CODE [java]: int x = 1;\n  int y = 2;",
            "TABLE_CELL 0/0: Jahr",
            "TABLE_CELL 0/1: Kosten",
            "TABLE_CELL 1/0: 2025",
            "TABLE_CELL 1/1: 3 Mio.",
            "RULE: ",
            "PARAGRAPH: Foto der Brücke");
  }

  @Test
  void read_inlines_haveTheirPlacesAndTargets() {
    Block paragraph = read(SOURCE).blocks().get(1);

    assertThat(
            paragraph.inlines().stream()
                .map(i -> i.kind() + " " + i.span().of(paragraph.text()) + " " + i.target()))
        .containsExactly(
            "LINK beschlossen https://example.org/a?b=1",
            "STRONG alte Brücke ",
            "CODE make build ");
  }

  @Test
  void read_spans_leadToTheSource() {
    ParsedDocument document = read(SOURCE);
    String text = FormatsTest.textOf("bruecke.md", SOURCE.getBytes(StandardCharsets.UTF_8));

    assertThat(document.blocks().get(0).span().of(text)).isEqualTo("# Die *neue* Brücke");
    assertThat(document.blocks().get(1).span().of(text))
        .startsWith("Der Rat")
        .endsWith("erneuern.");
    assertThat(document.blocks().get(13).span().of(text)).isEqualTo("![Foto der Brücke](bild.jpg)");
  }

  @Test
  void read_ruleAtTheTop_isNotFrontMatter() {
    ParsedDocument document =
        read("---\n\nDer Text steht unter einer Linie.\n\n---\n\nUnd er geht danach weiter.\n");

    assertThat(document.frontMatter()).isEmpty();
    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "RULE: ",
            "PARAGRAPH: Der Text steht unter einer Linie.",
            "RULE: ",
            "PARAGRAPH: Und er geht danach weiter.");
  }

  @Test
  void read_tagThatDeletesWithoutItsOtherEnd_isText() {
    ParsedDocument document =
        read(
            """
            Am Ende jedes Satzes steht das Zeichen </s> im Text des Modells.

            Vor dem Satz steht <s> als Zeichen, und danach kommt der Satz.

            Das kostet <s>zehn</s> zwölf Euro.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: Am Ende jedes Satzes steht das Zeichen </s> im Text des Modells.",
            "PARAGRAPH: Vor dem Satz steht <s> als Zeichen, und danach kommt der Satz.",
            "PARAGRAPH: Das kostet zwölf Euro.");
    assertThat(document.account().addsUp()).isTrue();
  }

  @Test
  void read_codeAndTableOfAnItem_knowItsDepth() {
    ParsedDocument document =
        read(
            "1. Eins\n\n"
                + "   ```\n"
                + "   ls\n"
                + "   ```\n\n"
                + "2. Zwei\n\n"
                + "   | a |\n"
                + "   |---|\n\n"
                + "```\n"
                + "exit\n"
                + "```\n");

    assertThat(document.blocks()).extracting(Block::level).containsExactly(1, 1, 1, 1, 0);
  }
}
