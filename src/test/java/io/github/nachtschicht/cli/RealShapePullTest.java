package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.NachtschichtApplication;
import io.github.nachtschicht.TestClassPath;
import io.github.nachtschicht.models.HubEmulator;
import io.github.nachtschicht.translation.marian.RandomMarianFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of a model of the shape of opus-mt-de-en, whose repository holds a legacy {@code
 * pytorch_model.bin}: pulled from the emulated hub, compiled, and one sentence translated, by a
 * process of its own with little heap. Takes a minute or more, so it runs on request only: {@code
 * ./mvnw test -Dtest=RealShapePullTest -Dnachtschicht.realShape=true}. The weights are random, the
 * configuration and the vocabulary those of opus-mt-de-en.
 */
@EnabledIfSystemProperty(named = "nachtschicht.realShape", matches = "true")
@Timeout(600)
class RealShapePullTest {

  private static final String HEAP = System.getProperty("nachtschicht.realShape.heap", "384m");

  @TempDir Path temp;

  @Test
  void pull_opusMtShape_worksWithLittleHeap() throws Exception {
    Path original =
        Path.of(System.getProperty("nachtschicht.shared", "../shared"), "opus-mt-de-en");
    Assumptions.assumeTrue(Files.isDirectory(original), "needs " + original);
    Path folder = temp.resolve("opus");
    RandomMarianFolder.writeLike(original, folder, RandomMarianFolder.Format.TORCH_LEGACY, 7);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var paths = Files.list(folder)) {
      for (Path path : paths.sorted().toList()) {
        files.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    assertThat(Files.size(folder.resolve("pytorch_model.bin"))).isGreaterThan(290_000_000);
    try (HubEmulator hub = new HubEmulator(files)) {
      for (String run : List.of("first", "second")) {
        Measured measured = pull(hub, run);
        System.out.println(measured.output());
        System.out.printf(
            "%s pull: %.1f s, heap limit %s, peak resident memory %d MB%n",
            run, measured.seconds(), HEAP, measured.peakMegabytes());
        assertThat(measured.exitCode()).as(measured.output()).isZero();
        assertThat(measured.output()).contains("Proof: ").contains("Licence: CC-BY-4.0");
      }
    }
  }

  private record Measured(int exitCode, String output, double seconds, long peakMegabytes) {}

  private Measured pull(HubEmulator hub, String run) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + HEAP);
    command.add("-cp");
    command.add(TestClassPath.get());
    command.add(NachtschichtApplication.class.getName());
    command.addAll(List.of("models", "pull"));
    Path output = temp.resolve(run + ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HF_ENDPOINT", hub.endpoint().toString());
    builder.environment().put("HF_HOME", temp.resolve("hf").toString());
    builder.environment().put("XDG_CACHE_HOME", temp.resolve("cache").toString());
    builder.environment().keySet().removeIf(name -> name.matches("HF_HUB_.*|HF_TOKEN"));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    long begun = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakMegabytes(process.pid()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Measured(process.exitValue(), Files.readString(output), seconds, peak);
  }

  /** The kernel's own high-water mark; 0 where there is none. */
  private static long peakMegabytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1000;
        }
      }
    } catch (IOException e) {
      return 0; // just ended
    }
    return 0;
  }
}
