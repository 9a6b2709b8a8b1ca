package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The shape of opus-mt-de-en with random weights: every tensor read, one at a time. Slow, so only
 * with {@code -Dnachtschicht.slow=true}.
 */
@EnabledIfSystemProperty(named = "nachtschicht.slow", matches = "true")
class FullSizeModelTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"TORCH_LEGACY", "TORCH_ZIP_F16", "SAFETENSORS_F32"})
  void read_everyTensor_keepsOneInMemory(RandomMarianFolder.Format format) throws IOException {
    long start = System.nanoTime();
    RandomMarianFolder.writeLike(SharedSets.get("opus-mt-de-en"), folder, format, 1);
    long written = System.nanoTime();
    System.gc();
    long before = used();
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);

    MarianConfig config = MarianConfigReader.read(folder);
    long values = 0;
    try (Weights weights = WeightsReader.open(folder)) {
      for (String name : weights.names()) {
        values += weights.read(name).length;
      }
    }
    long read = System.nanoTime();
    try (MarianParameters parameters = MarianParameters.open(folder, config)) {
      assertThat(parameters.sourceEmbedding().rows()).isEqualTo(58101);
    }
    long tokenizerStart = System.nanoTime();
    try (HuggingFaceMarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(folder, config)) {
      assertThat(tokenizer.encode(List.of("Guten Morgen!")).get(0)).endsWith(0);
    }
    long end = System.nanoTime();

    long peak = pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
    System.out.printf(
        java.util.Locale.ROOT,
        "%s: %d MB file written in %.1f s; %d million values read in %.1f s; tokenizer opened in"
            + " %.1f s; heap at most %d MB above the start (no more than this: peaks of pools added,"
            + " garbage included)%n",
        format,
        Files.size(folder.resolve(format.file)) >> 20,
        (written - start) / 1e9,
        values / 1_000_000,
        (read - written) / 1e9,
        (end - tokenizerStart) / 1e9,
        peak >> 20);
    assertThat(values).isGreaterThan(70_000_000);
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
