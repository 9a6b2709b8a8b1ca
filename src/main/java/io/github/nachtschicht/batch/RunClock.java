package io.github.nachtschicht.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time a run takes, and the end of it that {@code --max-duration} sets. */
final class RunClock implements AutoCloseable {

  private static final int MIN_GRACE_SECONDS = 1;
  private static final int MAX_GRACE_SECONDS = 60;

  private final Instant begun = Instant.now();
  private final long nanos = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "clock");
            thread.setDaemon(true);
            return thread;
          });

  /** When the run began. */
  Instant begun() {
    return begun;
  }

  /** Seconds since then. */
  double seconds() {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /**
   * Lets the run end in time: no new document after that, and the one in hand gets a little more.
   *
   * @param limit time from now on; null for none
   */
  void limit(@Nullable Duration limit, StopSignal stop) {
    if (limit != null) {
      long millis = limit.toMillis();
      long grace =
          Math.max(MIN_GRACE_SECONDS * 1000L, Math.min(MAX_GRACE_SECONDS * 1000L, millis / 10));
      var unused =
          timer.schedule(
              () -> stop.stopSoon(StopSignal.Reason.OUT_OF_TIME), millis, TimeUnit.MILLISECONDS);
      var unusedToo =
          timer.schedule(
              () -> stop.stopNow(StopSignal.Reason.OUT_OF_TIME, 0),
              millis + grace,
              TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
