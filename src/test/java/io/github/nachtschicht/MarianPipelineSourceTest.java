package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.markdown.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarianPipelineSourceTest {

  private static final Path EMBEDDED = Path.of("models/nachtschicht-de-en");

  @TempDir Path model;
  private final List<String> warnings = new ArrayList<>();

  /** A folder that looks like a model; nothing here loads it. */
  @BeforeEach
  void folder() throws IOException {
    for (String name :
        List.of("config.json", "generation_config.json", "source.spm", "target.spm")) {
      Files.copy(EMBEDDED.resolve(name), model.resolve(name));
    }
    Files.writeString(model.resolve("model.safetensors"), "no weights");
    describe("de", "mul", "{\"</s>\": 0, \">>eng<<\": 1, \">>nld<<\": 2}");
  }

  private void describe(String from, String to, String vocabulary) throws IOException {
    Files.writeString(
        model.resolve("tokenizer_config.json"),
        "{\"source_lang\": \"" + from + "\", \"target_lang\": \"" + to + "\"}");
    Files.writeString(model.resolve("vocab.json"), vocabulary);
  }

  private Provenance provenance(@Nullable String tag, boolean force) {
    TranslationSettings settings =
        TranslationSettings.defaults()
            .with(TranslationSettings.MODEL_NAME, model.toString())
            .with(TranslationSettings.TARGET_TAG, tag)
            .with(TranslationSettings.FORCE_LANGUAGE, force);
    try (MarianPipelineSource source = new MarianPipelineSource(settings, null, warnings::add)) {
      return source.provenance();
    }
  }

  @Test
  void provenance_sameModelUnderAnotherName_hasTheSameSettings(@TempDir Path other)
      throws IOException {
    String text = provenance("eng", true).settings().text();
    Path renamed = Files.createDirectory(other.resolve("opus-mt-de-mul"));
    try (var files = Files.list(model)) {
      for (Path file : files.toList()) {
        Files.copy(file, renamed.resolve(file.getFileName()));
      }
    }
    model = renamed;
    assertThat(provenance("eng", true).settings().text()).isEqualTo(text);
    Files.writeString(
        renamed.resolve("vocab.json"), "{\"</s>\": 0, \">>eng<<\": 1, \">>nld<<\": 2, \"“\": 3}");
    assertThat(provenance("eng", true).settings().text())
        .as("the vocabulary knows typeset quotation marks")
        .isNotEqualTo(text);
  }

  @Test
  void provenance_targetTag_isPartOfTheSettings() {
    String english = provenance("eng", true).settings().text();
    assertThat(provenance(">>eng<<", true).settings().text()).isEqualTo(english);
    assertThat(provenance("nld", true).settings().text()).isNotEqualTo(english);
    assertThatThrownBy(() -> provenance(null, true)).hasMessageContaining("--target-tag");
    assertThatThrownBy(() -> provenance("swe", true)).hasMessageContaining(">>swe<<");
  }

  @Test
  void provenance_otherLanguages_goOnOnlyWhenForced() throws IOException {
    describe("fr", "en", "{\"</s>\": 0}");
    assertThatThrownBy(() -> provenance(null, false)).hasMessageContaining("--force-language");
    assertThat(warnings).isEmpty();
    provenance(null, true);
    assertThat(warnings).singleElement().asString().contains("going on because of");
  }
}
