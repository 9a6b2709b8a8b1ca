package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each file of a model folder missing, empty, cut short, or garbage in turn. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokenModelFolderTest {

  @TempDir Path folder;

  /** Opens and reads everything there is, as a translator would. */
  private void open() throws IOException {
    MarianConfig config = MarianConfigReader.read(folder);
    HuggingFaceMarianTokenizer.open(folder, config).close();
    try (MarianParameters parameters = MarianParameters.open(folder, config)) {
      parameters.sourceEmbedding();
      parameters.finalLogitsBias();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "config.json,            TORCH_ZIP",
    "vocab.json,             TORCH_ZIP",
    "source.spm,             TORCH_ZIP",
    "target.spm,             TORCH_ZIP",
    "model.safetensors,      SAFETENSORS_F32",
    "pytorch_model.bin,      TORCH_ZIP",
    "pytorch_model.bin,      TORCH_LEGACY",
    "generation_config.json, TORCH_LEGACY",
  })
  void open_fileBroken_saysWhichFileOnOneLine(String name, RandomMarianFolder.Format format)
      throws IOException {
    RandomMarianFolder.writeSmall(folder, format, 1);
    assertThatCode(this::open).doesNotThrowAnyException();
    Path file = folder.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    boolean optional = name.startsWith("generation");

    Files.delete(file);
    if (!optional) {
      check(name.contains("model.") || name.contains("_model") ? "holds no weights" : name, "");
    }
    for (int length : new int[] {0, 1, 7, whole.length / 3, whole.length / 2, whole.length - 9}) {
      Files.write(file, Arrays.copyOf(whole, length));
      check(name, "cut to " + length);
    }
    Random random = new Random(9);
    byte[] garbage = new byte[whole.length];
    random.nextBytes(garbage);
    Files.write(file, garbage);
    check(name, "random bytes");
    Files.write(file, new byte[whole.length]);
    check(name, "zeros");
    for (String text :
        new String[] {
          "<!DOCTYPE html><html><body>404: Not Found</body></html>",
          "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
        }) {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      check(name, text);
    }
    Files.delete(file);
    Files.createDirectory(file);
    check(name, "a folder");
  }

  private void check(String named, String how) {
    Throwable thrown = catchThrowable(this::open);
    assertThat(thrown).as(how).isInstanceOf(TranslationException.class);
    assertThat(thrown.getMessage())
        .as(how)
        .contains(named)
        .startsWith(folder.toString())
        .doesNotContain("\n");
  }

  /** A flipped bit may go unnoticed, or be noticed; it must not end in anything else. */
  @ParameterizedTest
  @CsvSource({
    "model.safetensors, SAFETENSORS_F16",
    "pytorch_model.bin, TORCH_LEGACY_F16",
    "pytorch_model.bin, TORCH_ZIP_F16",
    "source.spm,        SAFETENSORS_F16",
    "vocab.json,        SAFETENSORS_F16",
    "config.json,       SAFETENSORS_F16",
  })
  void open_bytesChanged_isReadOrRefused(String name, RandomMarianFolder.Format format)
      throws IOException {
    RandomMarianFolder.writeSmall(folder, format, 2);
    Path file = folder.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(4);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      byte[] changed = whole.clone();
      int changes = 1 + random.nextInt(3);
      for (int k = 0; k < changes; k++) {
        // the interesting parts are at the start and at the end
        int at = random.nextInt(Math.min(whole.length, 6000));
        changed[random.nextInt(4) == 0 ? whole.length - 1 - at : at] = (byte) random.nextInt(256);
      }
      Files.write(file, changed);
      Throwable thrown = catchThrowable(this::open);
      if (thrown != null) {
        refused++;
        assertThat(thrown).isInstanceOf(TranslationException.class);
        assertThat(thrown.getMessage()).contains(folder.toString());
      }
    }
    assertThat(refused).isPositive();
  }
}
