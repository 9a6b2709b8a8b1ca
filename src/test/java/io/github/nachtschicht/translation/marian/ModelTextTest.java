package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Alle Lehrer:innen, ÄrztInnen und Leiter/-innen  | Alle Lehrerinnen, Ärztinnen und Leiterinnen
          Jede Bürger*in, jeder Autor/in, ein DirektorIn  | Jede Bürgerin, jeder Autorin, ein Direktorin
          auf/in der Kiste, außen/innen, log_in, 10:in    | auf/in der Kiste, außen/innen, log_in, 10:in
          bei LinkedIn, ein Plug-In, BuildIn, Haus:innen? | bei LinkedIn, ein Plug-In, BuildIn, Hausinnen?
          (2) Nach §§ 3, 4 und § 6 am 3.5.2026            | Nach Abschnitte 3, 4 und Abschnitt 6 am 3. Mai 2026
          6.2.1 Der Mieter zahlt 250,-€ am Mo 14–18 Uhr    | Der Mieter zahlt 250 € am Mo 14 bis 18 Uhr
          TOP2: Bericht und TOP 3                         | Bericht und TOP 3
          über/in, vor/in, Foto_in_Rot                    | über/in, vor/in, Foto_in_Rot
          1.5 Liter Milch                                 | 1.5 Liter Milch
          4.1 Literatur                                   | Literatur
          18.30 Uhr Beginn, 4.27 fehlt                    | 18:30 Uhr Beginn, 4.27 fehlt
          b) >>Ja<<, es sind 2½ Liter                     | "Ja", es sind 2 ½ Liter
          >>eng<< das Haus                                | >>eng<< das Haus
          """)
  void read_german_asTheModelKnowsIt(String source, String expected) {
    try (MarianTokenizer tokenizer =
        HuggingFaceMarianTokenizer.open(Path.of("models/nachtschicht-de-en"))) {
      ModelText texts = new ModelText(true, true, true, tokenizer, null, Phrases.NONE);
      assertThat(texts.read(source, true).text()).isEqualTo(expected);
    }
  }
}
