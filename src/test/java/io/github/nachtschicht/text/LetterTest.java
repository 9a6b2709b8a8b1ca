package io.github.nachtschicht.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beginnings of letters, written for this project; their lines stand apart by a slash. */
class LetterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Max Weber/Weg 3/3. Mai 2026/Kündigung/Sehr geehrte Damen und Herren,/wir | 3
          Stadt Au/Betreff: Ihr Antrag/Sehr geehrte Frau Weber,/wir danken Ihnen.  | 1
          Au/Betreff: Antrag vom 3.4.2026/Sehr geehrte Frau Weber,/wir danken.     | 1
          Au/Ihr Antrag vom 3. April 2026/Sehr geehrte Frau Weber,/wir danken.     | 1
          Au/Rechnung zum 30.06.26/Sehr geehrte Frau Weber,/wir danken Ihnen.      | 1
          Au/Neustadt, 12.05.2026/Sehr geehrte Frau Weber,/wir danken Ihnen.       | -1
          Sehr geehrte Damen und Herren,/wir kündigen.                             | -1
          Firma Au/Au, den 3. Mai 2026/Sehr geehrter Herr Weber!/Wir danken.       | -1
          Firma Au/12345 Neustadt/Liebe Eltern,/am Montag ist Schule.              | -1
          Firma Au/Gartenweg 3a/Guten Tag Frau Weber,/hier ist der Brief.          | -1
          Au/Ihr Zeichen: AB-12/Sehr geehrte Frau Weber,/wir danken.               | -1
          [Ort], [Datum]/[Kunde.Name]/Sehr [Kunde:geehrte Frau] [Kunde.Name]/wir   | -1
          Liebe macht blind/Ein Aufsatz über die Liebe./Hallo sagte er.            | -2
          """)
  void subject_beginningOfADocument_isFound(String lines, int expected) {
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    for (String line : lines.split("/", -1)) {
      Span span = new Span(at, at + line.length());
      blocks.add(Block.of(BlockKind.PARAGRAPH, 0, "", line, span));
      at = span.end() + 1;
    }
    ParsedDocument document =
        new ParsedDocument(
            new SourceDocument("", "", 0, "UTF-8", List.of()), "text/plain", "", blocks);
    assertThat(Letter.subject(document.split(new SrxSentenceSplitter()))).isEqualTo(expected);
  }
}
