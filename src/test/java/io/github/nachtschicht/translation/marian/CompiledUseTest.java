package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.TestClassPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledUseTest {

  private static final Instant NOW = Instant.now();
  private static final String KEY = "0123456789abcdef0123456789abcde";

  @TempDir Path cache;

  private Path folder(String name, Duration age) throws IOException {
    Path folder = Files.createDirectory(cache.resolve(name));
    Path file = Files.writeString(folder.resolve("decoder.onnx"), "graph");
    FileTime time = FileTime.from(NOW.minus(age));
    for (Path path : new Path[] {file, folder}) {
      Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(time, time, null);
    }
    return folder;
  }

  @Test
  void tidy_unusedForLong_isRemovedAndNothingElse() throws IOException {
    Path old = folder(KEY + "0", Duration.ofDays(31));
    Path broken = folder(KEY + "1.broken", Duration.ofDays(31));
    Path killed = folder(KEY + "2.tmp123", Duration.ofDays(31));
    Path young = folder(KEY + "3", Duration.ofDays(29));
    Path another = folder("notes", Duration.ofDays(400));
    CompiledUse.tidy(cache, NOW);
    assertThat(old).doesNotExist();
    assertThat(broken).doesNotExist();
    assertThat(killed).doesNotExist();
    assertThat(young.resolve("decoder.onnx")).exists();
    assertThat(another.resolve("decoder.onnx")).exists();
  }

  @Test
  void tidy_inUse_isKept() throws IOException {
    Path here = folder(KEY + "0", Duration.ofDays(31));
    CompiledUse.begin(here);
    CompiledUse.tidy(cache, NOW.plus(Duration.ofDays(365)));
    assertThat(here).exists();
  }

  @Test
  void tidy_usedByAnotherProcess_isKeptUntilItEnds() throws Exception {
    Path there = folder(KEY + "0", Duration.ofDays(31));
    Path used = cache.resolve(KEY + "0.used");
    Process other = OtherUser.start(used);
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      CompiledUse.tidy(cache, NOW.plus(Duration.ofDays(365)));
      assertThat(there).exists();
    } finally {
      other.destroyForcibly().waitFor();
    }
    CompiledUse.tidy(cache, NOW.plus(Duration.ofDays(365)));
    assertThat(there).doesNotExist();
  }

  @Test
  void tidy_noCache_isNoError() {
    CompiledUse.begin(cache.resolve("no/" + KEY + "0"));
    CompiledUse.tidy(cache.resolve("no"), NOW);
    assertThat(cache.resolve("no")).doesNotExist();
  }

  /** A process that holds a shared lock until it is ended. */
  static final class OtherUser {

    static Process start(Path file) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              TestClassPath.get(),
              OtherUser.class.getName(),
              file.toString())
          .start();
    }

    public static void main(String[] args) throws Exception {
      try (FileChannel channel =
              FileChannel.open(
                  Path.of(args[0]),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
        System.out.println(lock.isShared() ? "held" : "no");
        System.in.read();
        Thread.sleep(60_000);
      }
    }
  }
}
