package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The shape of opus-mt-de-en with random weights: every tensor is read, one at a time, by a Java
 * process whose heap has little more room than the largest of them (114 MiB). Slow, so only with
 * {@code -Dnachtschicht.slow=true}.
 */
@EnabledIfSystemProperty(named = "nachtschicht.slow", matches = "true")
class FullSizeModelTest {

  private static final String HEAP = "-Xmx160m";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"TORCH_LEGACY", "SAFETENSORS_F32"})
  void read_everyTensor_needsRoomForOne(RandomMarianFolder.Format format) throws Exception {
    RandomMarianFolder.writeLike(SharedSets.get("opus-mt-de-en"), folder, format, 1);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                FullSizeModelTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    System.out.print(format + ", " + HEAP + ": " + output);
    try (HuggingFaceMarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(folder)) {
      assertThat(tokenizer.encode(List.of("Guten Morgen!")).get(0)).endsWith(0);
    }
  }

  /** Reads all weights of the folder named by the first argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    long start = System.nanoTime();
    MarianParameters.open(folder, MarianConfigReader.read(folder)).close();
    long values = 0;
    try (Weights weights = WeightsReader.open(folder)) {
      for (String name : weights.names()) {
        values += weights.read(name).length;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d MB of weights, %d million values read in %.1f s%n",
        Files.size(WeightsReader.file(folder)) / 1_000_000,
        values / 1_000_000,
        (System.nanoTime() - start) / 1e9);
  }
}
