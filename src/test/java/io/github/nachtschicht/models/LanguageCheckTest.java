package io.github.nachtschicht.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageCheckTest {

  @TempDir Path temp;
  private final List<String> warnings = new ArrayList<>();

  private ModelFolder model(String source, String target, String... tags) throws IOException {
    Path folder = TestFolders.model(temp.resolve("m"));
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"source_lang\": \"" + source + "\", \"target_lang\": \"" + target + "\"}");
    StringBuilder vocabulary = new StringBuilder("{\"</s>\": 0");
    for (String tag : tags) {
      vocabulary.append(", \"").append(tag).append("\": 1");
    }
    Files.writeString(folder.resolve("vocab.json"), vocabulary.append("}"));
    return ModelFolder.open(folder, "m", TestFolders.locations(temp));
  }

  private @Nullable String require(ModelFolder model, @Nullable String tag, boolean force) {
    return LanguageCheck.require(model, tag, force, warnings::add);
  }

  @Test
  void require_germanToEnglish_passesSilently() throws IOException {
    assertThat(require(model("de", "en"), null, false)).isNull();
    assertThat(require(model("deu", "eng"), null, false)).isNull();
    assertThat(require(model("gmw", "eng"), null, false)).isNull();
    assertThat(warnings).isEmpty();
  }

  @Test
  void require_otherLanguages_goOnOnlyWhenForced() throws IOException {
    ModelFolder french = model("fr", "en");
    assertThatThrownBy(() -> require(french, null, false))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "The model m translates 'fr' to 'en', not German to English."
                + " Use --force-language if it is to translate all the same.");
    assertThat(require(french, null, true)).isNull();
    assertThat(warnings)
        .containsExactly(
            "The model m translates 'fr' to 'en', not German to English; going on because of"
                + " --force-language");
    ModelFolder reverse = model("en", "de");
    assertThatThrownBy(() -> require(reverse, null, false)).hasMessageContaining("'en' to 'de'");
  }

  @Test
  void require_unnamedLanguages_areNoted() throws IOException {
    assertThat(require(model("", ""), null, false)).isNull();
    assertThat(warnings).singleElement().asString().contains("does not say which languages");
  }

  @Test
  void require_severalTargets_needATag() throws IOException {
    ModelFolder many = model("de", "mul", ">>eng<<", ">>fra<<", ">>deu<<");
    assertThatThrownBy(() -> require(many, null, true))
        .hasMessage(
            "The model m translates into several languages; name one with --target-tag:"
                + " >>eng<<, >>deu<<, >>fra<<");
    assertThat(require(many, ">>eng<<", false)).isEqualTo(">>eng<<");
    assertThat(require(many, "eng", false)).isEqualTo(">>eng<<");
    assertThatThrownBy(() -> require(many, "fra", false))
        .hasMessageContaining("'de' to 'fr', not German to English");
    assertThat(require(many, "fra", true)).isEqualTo(">>fra<<");
    assertThatThrownBy(() -> require(many, "xyz", true))
        .hasMessageContaining("does not know the target tag >>xyz<<; it knows >>eng<<");
  }

  @Test
  void require_tagForAModelWithout_isRefused() throws IOException {
    ModelFolder plain = model("de", "en");
    assertThatThrownBy(() -> require(plain, ">>eng<<", false))
        .hasMessageContaining("it translates into one language and needs none");
  }
}
