package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.ParsedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One document of each packed format, and what is refused. */
class FormatsTest {

  private final DocumentReader reader = new DocumentReader();

  /** Kind, level or place, and text of each block. */
  static List<String> outline(ParsedDocument document) {
    return document.blocks().stream()
        .map(
            b ->
                b.kind()
                    + (b.cell() == null ? "" : " " + b.cell().row() + "/" + b.cell().column())
                    + (b.level() == 0 ? "" : " " + b.level())
                    + (b.marker().isEmpty() ? "" : " [" + b.marker() + "]")
                    + ": "
                    + b.text())
        .toList();
  }

  /** The text that the spans of a document's blocks refer to. */
  static String textOf(String name, byte[] content) {
    return FormatReaders.of(name, content).read(name, content, ReadingOptions.defaults()).text();
  }

  private static void assertSpansHoldTheText(ParsedDocument document, byte[] content) {
    String text = textOf(document.source().name(), content);
    for (Block block : document.blocks()) {
      assertThat(block.span().of(text)).isEqualTo(block.text());
    }
  }

  @Test
  void read_docx_keepsHeadingsTablesAndBold() throws IOException {
    ParsedDocument document = reader.read("bruecke.docx", Fixtures.docx());

    assertThat(outline(document))
        .containsExactly(
            "TITLE 1: Die neue Brücke",
            "PARAGRAPH: " + Fixtures.FIRST,
            "HEADING 2: Der Zeitplan",
            "PARAGRAPH: " + Fixtures.SECOND,
            "TABLE_CELL 0/0: Jahr",
            "TABLE_CELL 0/1: Kosten",
            "TABLE_CELL 1/0: 2025",
            "TABLE_CELL 1/1: 3,5 Mio. Euro");
    Inline bold = document.blocks().get(3).inlines().get(0);
    assertThat(bold.kind()).isEqualTo(Inline.Kind.STRONG);
    assertThat(bold.span().of(Fixtures.SECOND)).isEqualTo("beginnen");
    assertSpansHoldTheText(document, Fixtures.docx());
    assertThat(document.source().encoding()).isEqualTo(".docx");
  }

  @Test
  void read_odt_keepsHeadingsAndLists() {
    ParsedDocument document = reader.read("bruecke.odt", Fixtures.odt());

    assertThat(outline(document))
        .containsExactly(
            "TITLE 1: Die neue Brücke",
            "PARAGRAPH: " + Fixtures.FIRST,
            "LIST_ITEM 1 [-]: Erster Punkt der Liste",
            "LIST_ITEM 1 [-]: Zweiter Punkt der Liste",
            "PARAGRAPH: " + Fixtures.SECOND);
    assertSpansHoldTheText(document, Fixtures.odt());
  }

  @Test
  void read_epub_followsTheSpine() {
    ParsedDocument document = reader.read("bruecke.epub", Fixtures.epub());

    assertThat(outline(document))
        .containsExactly(
            "TITLE 1: Die neue Brücke",
            "PARAGRAPH: " + Fixtures.FIRST,
            "HEADING 2: Der Zeitplan",
            "PARAGRAPH: " + Fixtures.SECOND);
  }

  @Test
  void read_rtf_decodesItsCodePage() {
    ParsedDocument document = reader.read("bruecke.rtf", Fixtures.rtf());

    assertThat(outline(document))
        .containsExactly("PARAGRAPH: " + Fixtures.FIRST, "PARAGRAPH: " + Fixtures.SECOND);
  }

  @Test
  void read_pdf_joinsLinesAndDividedWordsAndDropsPageNumbers() throws IOException {
    byte[] pdf =
        Fixtures.pdf(
            List.of(
                List.of(
                    "Die neue Brücke",
                    "",
                    "Der Rat hat am 3. Oktober beschlossen, die Brücke über den Fluss zu erneu-",
                    "ern. Die Kosten trägt die Stadt zur Hälfte, die andere Hälfte zahlen der Bund",
                    "und das Land. Einen Plan für den Bau hat das Amt noch nicht vorgelegt.",
                    "",
                    "Im nächsten Jahr sollen die Arbeiten beginnen, sagte der Bürgermeister der",
                    "",
                    "1"),
                List.of("kleinen Stadt am Dienstag vor der Presse und den Bürgern.", "", "2")));

    ParsedDocument document = reader.read("bruecke.pdf", pdf);

    assertThat(outline(document))
        .containsExactly(
            "TITLE 1: Die neue Brücke",
            "PARAGRAPH: Der Rat hat am 3. Oktober beschlossen, die Brücke über den Fluss zu"
                + " erneuern. Die Kosten trägt die Stadt zur Hälfte, die andere Hälfte zahlen der"
                + " Bund und das Land. Einen Plan für den Bau hat das Amt noch nicht vorgelegt.",
            "PARAGRAPH: Im nächsten Jahr sollen die Arbeiten beginnen, sagte der Bürgermeister der"
                + " kleinen Stadt am Dienstag vor der Presse und den Bürgern.");
  }

  @Test
  void read_pdfWithoutText_saysSo() throws IOException {
    byte[] pdf = Fixtures.pdf(List.of(List.of("")));

    assertThatThrownBy(() -> reader.read("scan.pdf", pdf))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("there is no text in the .pdf");
  }

  @Test
  void read_contentThatIsNotWhatTheNameSays_isToldByContent() {
    assertThat(reader.read("bruecke.txt", Fixtures.odt()).format())
        .isEqualTo("application/vnd.oasis.opendocument.text");
    assertThat(
            reader
                .read(
                    "seite.txt",
                    ("<!DOCTYPE html><html><body><p>" + Fixtures.FIRST + "</p></body></html>")
                        .getBytes(StandardCharsets.UTF_8))
                .format())
        .isEqualTo("text/html");
  }

  @Test
  void read_damagedOrUnsupported_saysWhy() throws IOException {
    byte[] docx = Fixtures.docx();
    assertReason("kurz.docx", java.util.Arrays.copyOf(docx, docx.length / 2), "damaged");
    assertReason("text.docx", "nur Text".getBytes(StandardCharsets.UTF_8), "damaged .docx");
    assertReason("x.pdf", "%PDF-1.4 kaputt".getBytes(StandardCharsets.UTF_8), "damaged .pdf");
    assertReason("x.json", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8), "unsupported format");
    assertReason(
        "x.docx",
        Fixtures.zip(java.util.Map.of("a.txt", "b")),
        "the ZIP archive lacks the document");
    assertReason("x.xlsx", Fixtures.zip(java.util.Map.of("xl/workbook.xml", "b")), "spreadsheet");
  }

  private void assertReason(String name, byte[] content, String reason) {
    assertThatThrownBy(() -> reader.read(name, content))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).contains(reason).doesNotContain("\n"));
  }
}
