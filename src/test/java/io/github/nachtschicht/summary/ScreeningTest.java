package io.github.nachtschicht.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TableCell;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScreeningTest {

  private static final String SENTENCE = "Die Stadt baut im nächsten Jahr eine neue Brücke.";

  static Stream<String> cases() {
    return Cases.lines("screening-cases.tsv");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void candidates_line_areScreened(String line) {
    String[] columns = line.split("\t");
    ParsedDocument document =
        Documents.parsed(
                Stream.of(SENTENCE, columns[1], SENTENCE, SENTENCE)
                    .map(text -> Documents.block(BlockKind.PARAGRAPH, text))
                    .toList())
            .split(text -> List.of(new Span(0, text.length())));
    assertThat(verdict(document, 1)).isEqualTo(columns[0]);
  }

  private static String verdict(ParsedDocument document, int segment) {
    Optional<Candidate> found =
        Screening.candidates(document).stream().filter(c -> c.segment() == segment).findFirst();
    return found
        .map(
            candidate ->
                candidate.flaws().isEmpty()
                    ? "ok"
                    : candidate.flaws().stream()
                        .map(flaw -> flaw.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining("+")))
        .orElse("out");
  }

  @Test
  void candidates_headingsTablesCodeAndOtherLanguages_areOut() {
    Block english =
        new Block(
            BlockKind.QUOTATION,
            1,
            "",
            "The city builds a bridge.",
            new Span(0, 25),
            List.of(),
            "en",
            null);
    Block cell =
        new Block(
            BlockKind.TABLE_CELL,
            0,
            "",
            SENTENCE,
            new Span(0, SENTENCE.length()),
            List.of(),
            null,
            new TableCell(0, 0, 0, false));
    ParsedDocument document =
        Documents.parsed(
                List.of(
                    Documents.block(BlockKind.TITLE, SENTENCE),
                    Documents.block(BlockKind.HEADING, SENTENCE),
                    Documents.block(BlockKind.PARAGRAPH, SENTENCE),
                    cell,
                    english,
                    Documents.block(BlockKind.CODE, SENTENCE),
                    Documents.block(BlockKind.RULE, ""),
                    Documents.block(BlockKind.LIST_ITEM, SENTENCE),
                    Documents.block(BlockKind.QUOTATION, SENTENCE)))
            .split(Documents.SPLITTER);
    assertThat(Screening.candidates(document))
        .extracting(candidate -> document.segments().get(candidate.segment()).block())
        .containsExactly(2, 7, 8);
  }

  @Test
  void candidates_authorBox_goesOutWithTheRestOfItsParagraph() {
    ParsedDocument document =
        Documents.of(
            "",
            List.of(
                SENTENCE,
                SENTENCE,
                "Die Mitarbeiter der Morgenpost sind ein Team von Redakteuren. Sie arbeiten in"
                    + " Hamburg."));
    assertThat(Screening.candidates(document)).hasSize(2);
  }

  @Test
  void candidates_textWithoutFullStops_areNoFragments() {
    ParsedDocument document =
        Documents.of(
            "",
            List.of(
                "Die Stadt baut im nächsten Jahr eine neue Brücke",
                "Der Rat stimmte am Montag mit großer Mehrheit dafür",
                "Anwohner fürchten den Lärm der Bauarbeiten am Ufer"));
    assertThat(Screening.candidates(document)).allMatch(c -> c.flaws().isEmpty());
  }

  @Test
  void candidates_teaserUnderTheTitle_isNoFragment() {
    ParsedDocument document =
        Documents.of(
            "Neue Brücke",
            List.of(
                "Im Mittelpunkt der Debatte stehen der Lärm und die hohen Kosten",
                SENTENCE,
                SENTENCE));
    assertThat(Screening.candidates(document).get(0).flaws()).isEmpty();
  }
}
