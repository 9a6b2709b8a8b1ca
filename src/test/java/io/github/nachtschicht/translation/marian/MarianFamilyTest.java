package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarianFamilyTest {

  private final MarianFamily family = new MarianFamily();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"</s>\": 0, \"▁Haus\": 1}           | true",
        "{\"</s>\": 0, \"▁„\": 1, \"–\": 2}    | true",
        "{\"</s>\": 0, \"▁(„\": 1, \"'\": 2}   | true",
        "{\"</s>\": 0, \"“\": 1}               | false",
        "{\"</s>\": 0, \".”\": 1}              | false",
        "{\"</s>\": 0, \"▁it’s\": 1}           | false",
        "{\"</s>\": 0, \"\\u2581\\u201C\": 1}  | false",
        "{\"</s>\": 0, \"\\u2581\\u201e\": 1}  | true",
      })
  void expectsPlainPunctuation_vocabulary_decides(String vocabulary, boolean expected)
      throws IOException {
    Files.writeString(folder.resolve("vocab.json"), vocabulary);
    assertThat(family.expectsPlainPunctuation(folder)).isEqualTo(expected);
  }

  @Test
  void expectsPlainPunctuation_embeddedModel_doesNot() {
    assertThat(family.expectsPlainPunctuation(Path.of("models/nachtschicht-de-en"))).isFalse();
  }

  /** The published vocabulary of Helsinki-NLP/opus-mt-de-en. */
  @Test
  void expectsPlainPunctuation_opusMtModel_does() {
    Path published = Path.of(System.getProperty("nachtschicht.shared", "../shared"));
    assumeThat(published.resolve("opus-mt-de-en/vocab.json")).exists();
    assertThat(family.expectsPlainPunctuation(published.resolve("opus-mt-de-en"))).isTrue();
  }

  @Test
  void expectsPlainPunctuation_noVocabulary_namesTheFile() {
    assertThatThrownBy(() -> family.expectsPlainPunctuation(folder))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("vocab.json is missing");
  }
}
