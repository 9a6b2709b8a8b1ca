package io.github.nachtschicht.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishNotationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sie hat 71.081 Mitarbeiter.         | It has 71.081 employees.     | It has 71,081 employees.
          Er zahlte 795,10 Euro.              | He paid 795,10 euros.        | He paid 795.10 euros.
          Es waren 1.249,50 € und 3,5 %.      | It was €1.249.50 and 3,5%.   | It was €1,249.50 and 3.5%.
          Die Summe: 12.500 Euro.             | The sum: 12.500 euros.       | The sum: 12,500 euros.
          Der Umsatz von €1,5 Mio. stieg.     | Sales of €1,5m rose.         | Sales of €1.5m rose.
          Zu zahlen sind EUR 1.299,00.        | Due are EUR 1.299,00.        | Due are EUR 1,299.00.
          Er kostet 7.850,- Euro.             | It costs 7.850, euros.       | It costs 7,850, euros.
          Das kostet EUR 1.299 im Jahr.       | It costs EUR 1.299 a year.   | It costs EUR 1,299 a year.
          Er nutzt Windows 3.110 noch.        | He still uses Windows 3.110. | He still uses Windows 3.110.
          Siehe § 2.104 und Kapitel 3.110 da. | See 2.104 and chapter 3.110. | See 2.104 and chapter 3.110.
          Das Spiel 1.2.345 und 192.168.1.1 x | Game 1.2.345, 192.168.1.1    | Game 1.2.345, 192.168.1.1
          Er lief 3,5 km und sah Joh 3,5.     | He ran 3,5 km, Jn 3,5.       | He ran 3,5 km, Jn 3,5.
          Der Zug fährt um 4:41 Uhr.          | The train leaves at 4:41 PM. | The train leaves at 4:41 AM.
          Um 12 Uhr ist Pause.                | Break is at 12 a.m.          | Break is at 12 p.m.
          Am Abend um 8 Uhr.                  | At 8 p.m. in the evening.    | At 8 p.m. in the evening.
          Um 8 Uhr abends schläft er.         | At 8 a.m. he sleeps.         | At 8 p.m. he sleeps.
          Er zahlte 38 500,00 Euro.           | He paid 38.500,00 euros.     | He paid 38,500.00 euros.
          Die Wohnung 4.27 und 3,5 Zimmer.    | Flat 4,27 and 3,5 rooms.     | Flat 4.27 and 3.5 rooms.
          Beginn ist um 18.30 Uhr.            | It begins at 18.30 p.m.      | It begins at 18.30 p.m.
          ±18,9                               | ±18,9                        | ±18.9
          18,9 / 20                           | 18,9 / 20                    | 18,9 / 20
          828.000,00 €                        | 828.000,00 €                 | 828,000.00 €
          Menge: 1.200                        | Amount: 1.200                | Amount: 1,200
          Es sind 6,022 · 10²³ Teilchen.      | It's 6,022 · 10²³ particles. | It's 6.022 · 10²³ particles.
          Nummer: 1.200                       | Number: 1.200                | Number: 1.200
          Netto: €1,513.50 und 3.5 kg.        | Net: €1.513.50 and 3,5 kg.   | Net: €1,513.50 and 3.5 kg.
          Um 15:30 Uhr und um 3:30 Uhr.       | At 3:30 p.m. and 3:30 a.m.   | At 3:30 p.m. and 3:30 a.m.
          """)
  void of_germanNotation_isWrittenAsEnglish(String german, String english, String expected) {
    assertThat(EnglishNotation.of(german, english)).isEqualTo(expected).hasSameSizeAs(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It ends at 22:45 p.m.       | It ends at 10:45 p.m.
          At 13.30 a.m. and 18 pm it  | At 1:30 p.m. and 6 p.m. it
          Open 2-18 p.m., 14 to 18 pm | Open 2-18 p.m., 14 to 18 pm
          At 6 p.m. 18 people, 12 pm. | At 6 p.m. 18 people, 12 pm.
          """)
  void possibleTimes_impossibleOnes_areMended(String english, String expected) {
    assertThat(EnglishNotation.possibleTimes("", english)).isEqualTo(expected);
  }

  @Test
  void possibleTimes_picometres_stay() {
    assertThat(EnglishNotation.possibleTimes("Es sind 15 pm.", "It is 15 pm."))
        .isEqualTo("It is 15 pm.");
  }

  @Test
  void of_longRows_endsSoon() {
    StringBuilder german = new StringBuilder();
    for (int i = 1000; i < 9000; i++) {
      german.append(i / 1000).append('.').append(i % 1000 + 1000).append(",5 Euro um 4 Uhr ");
      german.append(i % 899 + 100).append(".100 Leute ");
    }
    String text = german.toString();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          EnglishNotation.of(text, text.replace("Uhr", "p.m."));
          EnglishNotation.of("1.000".repeat(20_000), "1.000".repeat(20_000));
        });
  }
}
