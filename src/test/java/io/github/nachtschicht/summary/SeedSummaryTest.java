package io.github.nachtschicht.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.reading.DocumentReader;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the methods choose from the two articles the repository comes with. */
class SeedSummaryTest {

  @ParameterizedTest
  @CsvSource({
    "000_ef74991f5809691d.txt, salience", "003_d7e80c9e3b924e51.txt, salience",
    "000_ef74991f5809691d.txt, lead", "003_d7e80c9e3b924e51.txt, lead",
    "000_ef74991f5809691d.txt, lexrank", "003_d7e80c9e3b924e51.txt, lexrank",
    "000_ef74991f5809691d.txt, textrank", "003_d7e80c9e3b924e51.txt, textrank",
  })
  void summarize_seed_choosesThreeSentencesOfTheArticle(String file, String method)
      throws IOException {
    ParsedDocument document = read(file);
    Summary summary =
        SummarizersTest.of(method).summarize(document, -1, SummaryLength.sentences(3));
    assertThat(summary.segments()).hasSize(3).isSorted();
    assertThat(Documents.texts(document, summary))
        .noneMatch(text -> text.contains("Kommentar hinterlassen"))
        .noneMatch(text -> text.startsWith("Die Mitarbeiter von"));
  }

  @ParameterizedTest
  @CsvSource({"000_ef74991f5809691d.txt", "003_d7e80c9e3b924e51.txt"})
  void summarize_wholeSeed_stillLeavesOutPageFurniture(String file) throws IOException {
    ParsedDocument document = read(file);
    Summary summary = new SalienceSummarizer().summarize(document, -1, SummaryLength.ratio(1));
    assertThat(Documents.texts(document, summary))
        .hasSizeGreaterThan(10)
        .noneMatch(text -> text.contains("Kommentar hinterlassen"))
        .noneMatch(text -> text.startsWith("Die Mitarbeiter von"));
  }

  private static ParsedDocument read(String file) throws IOException {
    return new DocumentReader()
        .read(file, Files.readAllBytes(Path.of("seeds", file)))
        .split(new SrxSentenceSplitter());
  }
}
