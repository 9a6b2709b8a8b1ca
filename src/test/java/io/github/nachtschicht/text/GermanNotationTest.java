package io.github.nachtschicht.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanNotationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Am 3.5.2026 und am 24. 12. 2026.      | Am 3. Mai 2026 und am 24. Dezember 2026.
          Vom 03.05.2021 an                     | Vom 3. Mai 2021 an
          1.–3.5.2026, 3.5., 31.13.2020, 3.5.26 | 1.–3.5.2026, 3.5., 31.13.2020, 3.5.26
          Vom 1.3.2026-5.4.2026, 1.3.2026-5     | Vom 1. März 2026 – 5. April 2026, 1.3.2026-5
          Version 1.2.2026.4, A3.5.2026         | Version 1.2.2026.4, A3.5.2026
          Di 14–18 Uhr, Mi 8.30 - 12.15 Uhr     | Di 14 bis 18 Uhr, Mi 8:30 bis 12:15 Uhr
          Beginn 18.30 Uhr, am 3.5. um 9.05 Uhr | Beginn 18:30 Uhr, am 3.5. um 9:05 Uhr
          von 9.00 bis 17.30 Uhr, 18.30 Uhrwerk | von 9:00 bis 17:30 Uhr, 18.30 Uhrwerk
          1.8.30 Uhr, 2018-20 Uhr, 25-30 Uhren  | 1.8.30 Uhr, 2018-20 Uhr, 25-30 Uhren
          Es kosten 38 500,00 EUR, 1 050 000 €  | Es kosten 38.500,00 EUR, 1.050.000 €
          Umsatz: 10 000 Euro, für 4 500 Leute  | Umsatz: 10.000 Euro, für 4.500 Leute
          Im Haus 4 500 Euro, Tel. 030 123 456  | Im Haus 4 500 Euro, Tel. 030 123 456
          Ruf 0221 123 456 789 Köln, Blatt 8 44 | Ruf 0221 123 456 789 Köln, Blatt 8 44
          Je 8.710,06€ und 250,-€ oder 20 000,- | Je 8.710,06 € und 250 € oder 20.000
          Evtl. i. d. R. zzgl. 5 Std. u. v. m.  | Eventuell in der Regel zuzüglich 5 Stunden und vieles mehr.
          Ggf. i.H.v. 5 € gem. § 2 Abs. 3, z.T. | Gegebenenfalls in Höhe von 5 € gemäß § 2 Absatz 3, zum Teil.
          Abs. Weber, Std. und s.o.ä., z. Till  | Abs. Weber, Std. und s.o.ä., z. Till
          Konto 123 456 und die PIN 4 711 sind  | Konto 123 456 und die PIN 4 711 sind
          Kundennummer 12 345 ist, Anzahl 12 345 ist | Kundennummer 12 345 ist, Anzahl 12.345 ist
          Die 1.- und 2.-Klässler, 1990.– Danach | Die 1.- und 2.-Klässler, 1990.– Danach
          Lt. Au sah D. J. Au und Au d. J., lt. | Lt. Au sah D. J. Au und Au d. J., lt.
          Gem. Au, M. E. Au, Z. Z. Au, am 3. Mai d. J. | Gem. Au, M. E. Au, Z. Z. Au, am 3. Mai dieses Jahres.
          M. E. ist das gem. § 3 mind. 4 wert   | Meines Erachtens ist das gemäß § 3 mindestens 4 wert
          Gem. § 3 gilt mind. ein Jahr lt. „Au“ | Gemäß § 3 gilt mindestens ein Jahr laut „Au“
          Abb. 3: Never mind.                   | Abb. 3: Never mind.
          Fr. 250.– und 5,--, Seiten 12.–15.    | Fr. 250 und 5, Seiten 12.–15.
          """)
  void plain_otherNotations_areTheUsualOne(String german, String expected) {
    assertThat(GermanNotation.plain(german)).isEqualTo(expected);
  }

  @Test
  void plain_longRows_endsSoon() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String piece :
              new String[] {"1.1.", "1 000 ", "9.30-", "5,-", "Aaaa", "14 bis ", "i. d. "}) {
            GermanNotation.plain(piece.repeat(50_000));
          }
        });
  }
}
