package io.github.nachtschicht.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

  @TempDir private Path folder;

  @Test
  void acquire_heldByAnother_isNullAndSucceedsLater() throws Exception {
    Path file = folder.resolve("state/some.lock");
    try (LockFile held = LockFile.await(file, false, () -> {})) {
      assertThat(held.acrossProcesses()).isTrue();
      assertThat(LockFile.acquire(file, Duration.ofMillis(100))).isNull();
    }
    try (LockFile held = LockFile.acquire(file, Duration.ZERO)) {
      assertThat(held).isNotNull();
    }
  }

  @Test
  void await_heldByAnotherThread_tellsOnceAndWaits() throws Exception {
    Path file = folder.resolve("some.lock");
    CountDownLatch told = new CountDownLatch(1);
    AtomicBoolean got = new AtomicBoolean();
    Thread second =
        new Thread(
            () -> {
              try (LockFile held = LockFile.await(file, true, told::countDown)) {
                got.set(held.acrossProcesses());
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    try (LockFile held = LockFile.await(file, true, () -> {})) {
      second.start();
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(got).isFalse();
    }
    second.join(10_000);
    assertThat(got).isTrue();
  }
}
