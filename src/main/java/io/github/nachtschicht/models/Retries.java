package io.github.nachtschicht.models;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a request to the hub is tried again, and after how long: pauses that double, with some
 * chance in them, or the longer pause the hub asks for. For one pull.
 */
final class Retries {

  private final HubSettings settings;
  private final PullListener listener;

  /**
   * @param settings how often and how long
   * @param listener told of every pause
   */
  Retries(HubSettings settings, PullListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** Something that talks to the hub. */
  interface HubCall<T> {
    T call() throws TransientHubException, InterruptedException;
  }

  /**
   * Calls until it works.
   *
   * @throws ModelException if it is given up
   */
  <T> T until(HubCall<T> call) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return call.call();
      } catch (TransientHubException e) {
        pause(e, failures);
      }
    }
  }

  /**
   * Waits before another try.
   *
   * @param failures tries in a row that failed, at least 1
   * @throws ModelException if there were too many, or the hub asks to wait for too long
   */
  void pause(TransientHubException e, int failures) throws InterruptedException {
    if (failures >= settings.attempts()) {
      throw new ModelException(
          e.getMessage() + ". Given up after " + failures + " tries; pulling again resumes.", e);
    }
    long exponential = settings.firstPause().toMillis() << Math.min(failures - 1, 20);
    Duration wait =
        Duration.ofMillis(exponential + ThreadLocalRandom.current().nextLong(exponential / 4 + 1));
    Duration asked = e.retryAfter();
    if (asked != null && asked.compareTo(settings.longestPause()) > 0) {
      throw new ModelException(
          e.getMessage() + " and asks to wait " + asked.toSeconds() + " s. Pull again then.", e);
    }
    if (asked != null && asked.compareTo(wait) > 0) {
      wait = asked;
    }
    if (wait.compareTo(settings.longestPause()) > 0) {
      wait = settings.longestPause();
    }
    listener.note(e.getMessage() + "; trying again in " + Math.max(1, wait.toSeconds()) + " s");
    Thread.sleep(wait.toMillis());
  }
}
