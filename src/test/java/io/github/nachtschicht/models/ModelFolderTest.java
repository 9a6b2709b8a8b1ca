package io.github.nachtschicht.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {

  @TempDir Path temp;

  private ModelFolder open(Path path) {
    return ModelFolder.open(path, ModelFolder.nameOf(path), TestFolders.locations(temp));
  }

  @Test
  void open_wholeFolder_saysNameFilesAndLanguages() throws IOException {
    ModelFolder model = open(TestFolders.model(temp.resolve("my-model")));
    assertThat(model.name()).isEqualTo("my-model");
    assertThat(model.sourceLanguage()).isEqualTo("de");
    assertThat(model.targetLanguage()).isEqualTo("en");
    assertThat(model.files()).hasSize(7).endsWith(temp.resolve("my-model/model.safetensors"));
    assertThat(model.targetTags()).isEmpty();
  }

  @Test
  void open_filesMissingOrEmpty_namesThemAll() throws IOException {
    Path folder = TestFolders.model(temp.resolve("m"));
    Files.delete(folder.resolve("vocab.json"));
    Files.delete(folder.resolve("model.safetensors"));
    Files.write(folder.resolve("target.spm"), new byte[0]);
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Model folder "
                + folder
                + " is not whole: missing vocab.json, target.spm (empty), model.safetensors or"
                + " pytorch_model.bin");
  }

  @Test
  void open_noFolder_saysSo() throws IOException {
    assertThatThrownBy(() -> open(temp.resolve("nowhere")))
        .hasMessage("There is no model folder " + temp.resolve("nowhere"));
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> open(file)).hasMessage("Not a model folder but a file: " + file);
  }

  @Test
  void open_otherKindOfModel_isRefused() throws IOException {
    Path folder = TestFolders.model(temp.resolve("m"));
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"t5\"}");
    assertThatThrownBy(() -> open(folder))
        .hasMessage(
            folder.resolve("config.json")
                + " is of a model of type \"t5\"; only MarianMT models (\"marian\") are supported");
    Files.writeString(folder.resolve("config.json"), "{}");
    assertThatThrownBy(() -> open(folder)).hasMessageContaining("names no \"model_type\"");
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": ");
    assertThatThrownBy(() -> open(folder))
        .hasMessageContaining("config.json is not JSON (line 1, column ")
        .hasMessageNotContaining("REDACTED");
  }

  @ParameterizedTest
  @CsvSource({
    "deu,eng,de,en",
    "de,en,de,en",
    "de_DE,en_XX,de,en",
    "gmw,eng,gmw,en",
    "ger,'',de,''",
    "'','','',''"
  })
  void languages_ofTokenizerConfig_areTwoLetters(String source, String target, String s, String t)
      throws IOException {
    Path folder = TestFolders.model(temp.resolve("m"));
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"source_lang\": \"" + source + "\", \"target_lang\": \"" + target + "\"}");
    assertThat(open(folder).sourceLanguage()).isEqualTo(s);
    assertThat(open(folder).targetLanguage()).isEqualTo(t);
  }

  @Test
  void languages_withoutTokenizerConfig_areThoseOfTheName() throws IOException {
    Path folder = TestFolders.model(temp.resolve("opus-mt-tc-big-deu-eng"));
    Files.delete(folder.resolve("tokenizer_config.json"));
    assertThat(open(folder).sourceLanguage()).isEqualTo("de");
    assertThat(open(folder).targetLanguage()).isEqualTo("en");
  }

  @Test
  void targetTags_ofVocabulary_areFound() throws IOException {
    Path folder = TestFolders.model(temp.resolve("m"));
    Files.writeString(
        folder.resolve("vocab.json"), "{\">>deu<<\": 1, \">>\": 2, \">>eng<<\": 3, \"a\": 4}");
    assertThat(open(folder).targetTags()).containsExactly(">>deu<<", ">>eng<<");
  }

  @Test
  void fingerprint_dependsOnContentsNotOnPlaceOrOtherFiles() throws IOException {
    ModelFolder one = open(TestFolders.model(temp.resolve("one")));
    Path two = TestFolders.model(temp.resolve("two"));
    Files.writeString(two.resolve("README.md"), "else");
    Files.writeString(two.resolve("pytorch_model.bin"), "not used");
    assertThat(one.fingerprint())
        .matches("[0-9a-f]{64}")
        .isEqualTo(open(two).fingerprint())
        .isEqualTo(open(two).freshFingerprint());
    for (String file : new String[] {"config.json", "generation_config.json", "source.spm"}) {
      String before = open(two).fingerprint();
      Files.writeString(
          two.resolve(file), new String(Files.readAllBytes(two.resolve(file)), "ISO-8859-1") + " ");
      assertThat(open(two).fingerprint()).as(file).isNotEqualTo(before);
    }
  }

  @Test
  void fingerprint_ofLargeFile_isRememberedUntilTheFileChanges() throws IOException {
    Path folder =
        TestFolders.write(temp.resolve("m"), TestFolders.files(2 << 20, "model.safetensors"));
    Path weights = folder.resolve("model.safetensors");
    FileHashes hashes = new FileHashes(temp.resolve("own/hashes"));
    String fresh = hashes.sha256(weights);
    assertThat(TestFolders.tree(temp.resolve("own"))).as("just written: not trusted").isEmpty();

    waitUntilSettled(weights);
    assertThat(hashes.sha256(weights)).isEqualTo(fresh);
    assertThat(TestFolders.tree(temp.resolve("own/hashes"))).hasSize(1);
    Path entry =
        temp.resolve("own/hashes").resolve(TestFolders.tree(temp.resolve("own/hashes")).get(0));

    // what is remembered is what is answered: proof that the file is not read again
    String forged = "f".repeat(64);
    Files.writeString(entry, Files.readString(entry).replace(fresh, forged));
    assertThat(hashes.sha256(weights)).isEqualTo(forged);
    assertThat(FileHashes.unremembered().sha256(weights)).isEqualTo(fresh);

    // the same size and the same modification time, but other bytes
    FileTime time = Files.getLastModifiedTime(weights);
    byte[] bytes = Files.readAllBytes(weights);
    bytes[77] ^= 1;
    Files.write(weights, bytes);
    Files.setLastModifiedTime(weights, time);
    assertThat(hashes.sha256(weights)).isNotIn(fresh, forged);
  }

  @Test
  void fingerprint_damagedCacheEntry_isIgnored() throws IOException {
    Path folder =
        TestFolders.write(temp.resolve("m"), TestFolders.files(2 << 20, "model.safetensors"));
    Path weights = folder.resolve("model.safetensors");
    FileHashes hashes = new FileHashes(temp.resolve("own"));
    waitUntilSettled(weights);
    String fresh = hashes.sha256(weights);
    Path entry = temp.resolve("own").resolve(TestFolders.tree(temp.resolve("own")).get(0));
    Files.writeString(entry, "garbage");
    assertThat(hashes.sha256(weights)).isEqualTo(fresh);
  }

  private static void waitUntilSettled(Path file) {
    Instant written = Instant.now();
    while (Instant.now().isBefore(written.plusMillis(2100))) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(file + ": interrupted", e);
      }
    }
  }
}
