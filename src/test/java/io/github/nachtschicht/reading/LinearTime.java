package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/**
 * That twice as much takes at most two and a half times as long. Counts the processor time of the
 * thread, and the shortest of several turns, so that other work on the machine does not count: what
 * is quadratic takes four times as long in every turn.
 */
final class LinearTime {

  private static final double MOST = 2.5;

  /** Differences below this, in milliseconds, are noise of clock and compiler. */
  private static final double NOISE = 30;

  private static final int TURNS = 8;

  private LinearTime() {}

  /**
   * Compares two amounts of work.
   *
   * @param what for the message
   * @param once the work
   * @param twice the same on twice as much
   */
  static void check(String what, Runnable once, Runnable twice) {
    double first = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    for (int turn = 0; turn < TURNS; turn++) {
      first = Math.min(first, time(once));
      second = Math.min(second, time(twice));
      if (second < MOST * first + NOISE) {
        return;
      }
    }
    assertThat(second).as("%s: %.0f ms, then", what, first).isLessThan(MOST * first + NOISE);
  }

  /** Milliseconds. */
  private static double time(Runnable work) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
  }
}
