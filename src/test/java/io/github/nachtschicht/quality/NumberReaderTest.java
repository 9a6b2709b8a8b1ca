package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What numbers mean: cases written for this program. */
class NumberReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,5 Euro | 1234.5",
        "1.234 Menschen | 1234",
        "7,5 Meter | 7.5",
        "10 000 Stück | 10000",
        "20 000,50 Euro | 20000.5",
        "3,2 Millionen | 3200000",
        "zweihundertfünfzig Leute | 250",
        "einundzwanzig Tage | 21",
        "zwölf Meter | 12",
        "eine Million | 1000000",
        "zwei Wochen | 14 2",
        "halb acht | 7 8"
      })
  void german_writtenSo_meansThis(String text, String values) {
    assertThat(values(NumberReader.german(TokenizedText.of(text)))).containsAll(set(values));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.5 euros | 1234.5",
        "3.2 million | 3200000",
        "two hundred and five | 205",
        "twenty-one days | 21",
        "a million | 1000000",
        "two weeks | 14 2",
        "three dozen | 36",
        "the 1990s | 1990 90"
      })
  void english_writtenSo_meansThis(String text, String values) {
    assertThat(values(NumberReader.english(TokenizedText.of(text)))).containsAll(set(values));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 Kilometer | 5 kilometers | kilometre",
        "20 Pfund Sterling | 20 pounds | pound sterling",
        "dreijährige Pause | a break of three years | year",
        "3 Prozent | 3 per cent | percent",
        "12 € | €12 | euro"
      })
  void measures_ofBothLanguages_haveTheSameUnit(String german, String english, String unit) {
    SentencePair pair = SentencePair.of(new TranslatedSegment(german, english, 0, 0, 0, Set.of()));
    assertThat(pair.germanMeasures()).extracting(MeasureReader.Measure::unit).contains(unit);
    assertThat(pair.englishMeasures()).extracting(MeasureReader.Measure::unit).contains(unit);
  }

  private static Set<String> set(String values) {
    return Set.of(values.split(" "));
  }

  private static Set<String> values(List<Quantity> numbers) {
    Set<String> values = new TreeSet<>();
    numbers.forEach(number -> values.addAll(number.values()));
    return values;
  }
}
