package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsLockTest {

  @TempDir private Path folder;

  @Test
  void acquire_heldByAnother_saysSoAndSucceedsLater() throws Exception {
    Path corrections = folder.resolve("corrections.tmx");
    try (CorrectionsLock held = CorrectionsLock.acquire(corrections)) {
      assertThatThrownBy(() -> CorrectionsLock.acquire(corrections, Duration.ofMillis(100)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("corrections.tmx' is being changed by another program");
    }
    CorrectionsLock.acquire(corrections, Duration.ZERO).close();
    assertThat(corrections).doesNotExist();
  }
}
