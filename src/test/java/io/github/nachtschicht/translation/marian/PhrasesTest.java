package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phrases of the embedded model, and files of phrases. */
class PhrasesTest {

  private static final Path EMBEDDED = Path.of("models/nachtschicht-de-en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sehr geehrte Damen und Herren,                    | Dear Sir or Madam,          | ''
          Mit freundlichen Grüssen                          | Yours sincerely             | ''
          Sehr geehrte Frau Dr. von Ahlen!                  | Dear Dr. von Ahlen!         | ''
          Sehr geehrter Herr Weber, wir danken Ihnen.       | Dear Mr Weber,              | wir danken Ihnen.
          Sehr geehrte Frau Au, sehr geehrter Herr Weber,   | Dear Ms Au, Dear Mr Weber,  | ''
          Sehr geehrte Frau [Name],                         | Dear Ms [Name],             | ''
          Liebe Gäste und Freunde,                          | Dear                        | Gäste und Freunde,
          Sehr geehrter Herr Präsident, wir                 | Dear Mr                     | Präsident, wir
          Sehr geehrte Frau Oberbürgermeisterin Au,         | Dear Ms                     | Oberbürgermeisterin Au,
          Sehr geehrter Herr Vorsitzender!                  | Dear Mr                     | Vorsitzender!
          Sehr geehrter Herr Richter,                       | Dear Mr Richter,            | ''
          Liebe Frau und Mutter,                            | Dear                        | Frau und Mutter,
          Liebe Frau zu Au,                                 | Dear Ms zu Au,              | ''
          Liebe Eltern,                                     | Dear parents,               | ''
          Anlage: Der Lebenslauf                            | Enclosure:                  | Der Lebenslauf
          Anlagen                                           | Enclosures                  | ''
          i. A. Weber                                       | p.p. Weber                  | ''
          Liebe macht blind,                                | ''                          | Liebe macht blind,
          Liebe                                             | ''                          | Liebe
          Anlage und Umwelt                                 | ''                          | Anlage und Umwelt
          Die Anlage: groß                                  | ''                          | Die Anlage: groß
          Vorsicht ist gut.                                 | ''                          | Vorsicht ist gut.
          Sehr geehrte Frau Weber wir danken                | ''                          | Sehr geehrte Frau Weber wir danken
          Gruß. Weber                                       | ''                          | Gruß. Weber
          Rechnungsdatum:                                   | Invoice date:               | ''
          """)
  void given_sentence_isItsPhrase(String sentence, String english, String rest) {
    Phrases.Given given = Phrases.of(EMBEDDED).given(sentence);
    assertThat(given.english()).isEqualTo(english);
    assertThat(sentence.substring(given.length())).isEqualTo(rest);
  }

  @Test
  void of_folderWithoutFile_hasNone(@TempDir Path folder) {
    assertThat(Phrases.of(folder).given("Anlage").length()).isZero();
  }

  @Test
  void of_lineWithoutTranslation_isNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(Phrases.FILE), "# Wörter\nAnlage\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Phrases.of(folder))
        .withMessageContaining(Phrases.FILE)
        .withMessageContaining("'Anlage'");
  }

  @Test
  void given_longRows_endsSoon() {
    Phrases phrases = Phrases.of(EMBEDDED);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String piece : new String[] {"Anlage: ", "Liebe ", "Sehr geehrte Frau A, ", "["}) {
            phrases.given(piece.repeat(20_000));
          }
        });
  }
}
