package io.github.nachtschicht.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void write_existingFile_isReplacedAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("ä.txt");
    WholeFile.write(file, bytes("one"));
    WholeFile.write(file, bytes("two"));
    assertThat(file).hasContent("two");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void write_folderInTheWay_failsAndLeavesNothing() throws IOException {
    Path file = folder.resolve("taken");
    Files.createDirectories(file.resolve("inner"));
    assertThatThrownBy(() -> WholeFile.write(file, bytes("one"))).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("taken");
  }

  @Test
  void write_noFolder_failsNamingTheFile() {
    Path file = folder.resolve("gone/a.txt");
    assertThatThrownBy(() -> WholeFile.write(file, bytes("one")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.txt");
  }
}
