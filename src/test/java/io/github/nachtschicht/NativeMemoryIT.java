package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operating system gives the process no more memory while one document needs much. */
@Timeout(400)
class NativeMemoryIT {

  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  @Test
  void run_outOfNativeMemoryOverOneDocument_losesAtMostThatDocument() throws Exception {
    assumeTrue(
        PackagedJar.works("prlimit", "--version") && Files.exists(Path.of("/proc/self/status")),
        "no prlimit here");
    Path input = Files.createDirectory(folder.resolve("in"));
    Path output = folder.resolve("out");
    Files.writeString(input.resolve("a.txt"), "Der Zug fährt nach Berlin.\n");
    String sentence = "Das Haus " + "und der Baum im Garten der Stadt ".repeat(30) + "ist schön";
    StringBuilder large = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      large.append(sentence).append(' ').append(i).append(".\n\n");
    }
    Files.writeString(input.resolve("b.txt"), large);
    Files.writeString(input.resolve("c.txt"), "Die Sitzung beginnt morgen um acht Uhr.\n");
    String[] arguments = {
      "run",
      "--input",
      input + "",
      "--output",
      output + "",
      "--threads",
      "1",
      "--max-length-ratio",
      "1"
    };
    PackagedJar.Running running = PackagedJar.unpacked(folder).start(arguments);
    while (running.process.isAlive() && !running.soFar().contains("translated a.txt")) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(running.process.isAlive()).as(running.soFar()).isTrue();
    String pid = Long.toString(running.process.pid());
    long size =
        Files.readAllLines(Path.of("/proc", pid, "status")).stream()
            .filter(line -> line.startsWith("VmSize:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
            .findFirst()
            .orElseThrow();
    assertThat(PackagedJar.works("prlimit", "--pid", pid, "--as=" + (size + 4 * MIB))).isTrue();
    PackagedJar.Result result = running.await();
    // Smaller batches may have been enough.
    assertThat(result.code()).as(result.out()).isIn(0, 3);
    assertThat(output.resolve("a.de-en.md")).exists();
    assertThat(output.resolve("c.de-en.md")).as(result.out()).exists();
    if (result.code() == 3) {
      assertThat(result.out()).contains("skipped b.txt (out of memory: too little is free");
      assertThat(output.resolve("b.de-en.md")).doesNotExist();
    }
    Map<String, String> made = PackagedJar.markdown(output);
    String[] again = Arrays.copyOf(arguments, arguments.length + (result.code() == 0 ? 1 : 0));
    if (result.code() == 0) {
      again[arguments.length] = "--force";
    }
    PackagedJar.Result next = PackagedJar.unpacked(folder).run(again);
    assertThat(next.code()).as(next.out()).isZero();
    if (result.code() == 0) {
      assertThat(PackagedJar.markdown(output)).isEqualTo(made);
    } else {
      assertThat(next.lastLine()).contains("1 translated").contains("2 unchanged");
    }
  }
}
