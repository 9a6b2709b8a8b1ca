package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.TestClassPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

  /** As where JNA's library is unpacked to a file system that may hold no programs. */
  @Test
  void keepFreedMemory_withoutNativeLibrary_goesOn() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djna.nounpack=true",
                "-Djna.nosys=true",
                "-cp",
                TestClassPath.get(),
                NativeMemoryTest.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("went on");
  }

  public static void main(String[] args) {
    NativeMemory.keepFreedMemory();
    NativeMemory.giveBack();
    System.out.println("went on");
  }
}
