package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a source before the model sees it: target tag and plain punctuation. */
class SourceTextSettingsTest {

  private static final String SENTENCE = "das Haus ist alt";

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = temp.resolve("model");
    RandomMarianFolder.writeSmall(folder, RandomMarianFolder.Format.SAFETENSORS_F32, 5);
    Path vocabulary = folder.resolve("vocab.json");
    Files.writeString(
        vocabulary, Files.readString(vocabulary).replace("\"\u2581und\"", "\">>eng<<\""));
  }

  private TranslatedSegment translate(ModelOptions settings, String source)
      throws InterruptedException {
    ModelIdentity identity = new ModelIdentity("small", "0".repeat(64), "de", "en");
    try (MarianTranslator translator = new MarianFamily().open(folder, identity, settings)) {
      return translator.translate(List.of(source)).get(0);
    }
  }

  private ModelOptions settings() {
    return ModelOptions.of(temp.resolve("cache")).withDecoding(DecodingOptions.ofBeamSize(1));
  }

  @Test
  void translate_targetTag_isPutBeforeTheSourceAsOneToken() throws InterruptedException {
    TranslatedSegment plain = translate(settings(), SENTENCE);
    TranslatedSegment tagged = translate(settings().withTargetTag(">>eng<<"), SENTENCE);
    TranslatedSegment byHand = translate(settings(), ">>eng<< " + SENTENCE);
    assertThat(tagged.sourceTokens()).isEqualTo(plain.sourceTokens() + 1);
    assertThat(tagged.target()).isEqualTo(byHand.target());
    assertThat(tagged.score()).isEqualTo(byHand.score()).isNotEqualTo(plain.score());
    assertThat(tagged.source()).isEqualTo(SENTENCE);
  }

  @Test
  void translate_normalizedPunctuation_isWhatTheModelSees() throws InterruptedException {
    String typographic = "\u201Edas Haus\u201C\u2026 ist\u00a0: alt";
    TranslatedSegment asIs = translate(settings(), typographic);
    TranslatedSegment normalized =
        translate(settings().withPunctuationNormalization(true), typographic);
    TranslatedSegment byHand = translate(settings(), "\"das Haus\"... ist: alt");
    assertThat(normalized.target()).isEqualTo(byHand.target());
    assertThat(normalized.score()).isEqualTo(byHand.score()).isNotEqualTo(asIs.score());
    assertThat(normalized.source()).isEqualTo(typographic);
  }
}
