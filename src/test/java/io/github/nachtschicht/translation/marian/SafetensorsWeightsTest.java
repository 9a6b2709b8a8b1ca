package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nachtschicht.translation.TranslationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers of safetensors files, right and wrong. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SafetensorsWeightsTest {

  @TempDir Path folder;

  private Path file(long headerBytes, String header, int dataBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(WeightFiles.little(headerBytes, 8));
    bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[dataBytes]);
    Path file = folder.resolve("model.safetensors");
    Files.write(file, bytes.toByteArray());
    return file;
  }

  private Path file(String header, int dataBytes) throws IOException {
    return file(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                                        | 0  | no tensors",
        "[1,2]                                                                     | 0  | no JSON object",
        "{\"x\":1}                                                                 | 0  | 'x'",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1]}}                                 | 4  | 'x'",
        "{\"x\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}           | 4  | Q4",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}         | 4  | natural",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}        | 4  | natural",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}} | 4 | natural",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}          | 4  | needs 8 bytes",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}          | 4  | needs 4 bytes",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}} | 0 | impossible",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}          | 7  | truncated",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}          | 8  | 4 bytes more",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}          | 8  | gap",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | 'x' and 'y' overlap",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | JSON",
        "{\"x\":{\"dtype\":\"F32\",                                                | 8  | truncated",
      })
  void open_wrongHeader_isRefusedSayingWhy(String header, int dataBytes, String why)
      throws IOException {
    Path file = file(header, dataBytes);
    assertThatThrownBy(() -> WeightsReader.openFile(file))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "0",
    "1",
    "1000",
    "100000000",
    "2147483647",
    "4294967296",
    "-1",
    "-9223372036854775808"
  })
  void open_absurdHeaderLength_isRefused(long length) throws IOException {
    Path file = file(length, "{\"x\":{}}", 8);
    assertThatThrownBy(() -> WeightsReader.openFile(file))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining("header");
  }

  @Test
  void open_emptyTensorAndOtherTypes_areNoReasonToRefuse() throws IOException {
    Path file =
        file(
            "{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"F32\",\"shape\":[0,4],"
                + "\"data_offsets\":[0,0]},\"b\":{\"dtype\":\"I64\",\"shape\":[],"
                + "\"data_offsets\":[0,8]}}  ",
            8);
    try (Weights weights = WeightsReader.openFile(file)) {
      assertThat(weights.names()).containsExactly("a", "b");
      assertThat(weights.read("a")).isEmpty();
      assertThat(weights.shape("b")).isEmpty();
      assertThatThrownBy(() -> weights.read("b")).hasMessageContaining("I64");
      assertThatThrownBy(() -> weights.read("c")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void open_changedHeaders_areReadOrRefused() throws IOException {
    RandomMarianFolder.writeSmall(folder, RandomMarianFolder.Format.SAFETENSORS_BF16, 3);
    Path file = folder.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(file);
    byte[] digits = "0123456789[]{}\",:-eFB".getBytes(StandardCharsets.UTF_8);
    Random random = new Random(6);
    for (int i = 0; i < 600; i++) {
      byte[] changed = whole.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        changed[random.nextInt(4_000)] =
            random.nextBoolean()
                ? digits[random.nextInt(digits.length)]
                : (byte) random.nextInt(256);
      }
      Files.write(file, changed);
      Throwable thrown =
          catchThrowable(
              () -> {
                try (Weights weights = WeightsReader.openFile(file)) {
                  for (String name : weights.names()) {
                    weights.shape(name);
                  }
                }
              });
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(TranslationException.class);
        assertThat(thrown.getMessage()).startsWith(file.toString());
      }
    }
  }

  @Test
  void read_fileShortenedAfterOpening_namesFileAndTensor() throws IOException {
    Path file = file("{\"x\":{\"dtype\":\"F32\",\"shape\":[64],\"data_offsets\":[0,256]}}", 256);
    try (Weights weights = WeightsReader.openFile(file)) {
      try (var channel =
          java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
        channel.truncate(100);
      }
      assertThatThrownBy(() -> weights.read("x"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("'x'")
          .hasMessageContaining("truncated");
    }
  }
}
