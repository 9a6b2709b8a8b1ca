package io.github.nachtschicht.reading;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the reading of documents within a bound of time: in a thread apart, which is left behind
 * when its time is up and otherwise reads the next one, too. A small file can keep a library busy
 * for hours, and Java has no way to end a thread that does not look whether it is asked to; left
 * behind, it runs at the lowest priority and keeps neither the run nor the program from going on or
 * ending. Thread-safe.
 */
final class TimeLimit {

  /** Deep enough for what the formats' libraries do by recursion, in bytes. */
  private static final long STACK = 8L * 1024 * 1024;

  private final ConcurrentLinkedQueue<Lane> idle = new ConcurrentLinkedQueue<>();

  /**
   * Reads a document.
   *
   * @param name its name, for messages
   * @param most time that it may take; more than 0
   * @throws UnreadableDocumentException if it cannot be used, with the reason; if it takes too
   *     long; or if it takes more memory than there is
   * @throws InterruptedException if the calling thread was interrupted; reading is asked to end
   */
  <T> T within(Duration most, String name, Callable<T> work) throws InterruptedException {
    Lane lane = idle.poll();
    if (lane == null) {
      lane = new Lane();
    }
    Future<T> reading = lane.submit(name, work);
    boolean done = false;
    try {
      T document = reading.get(most.toNanos(), TimeUnit.NANOSECONDS);
      done = true;
      return document;
    } catch (TimeoutException e) {
      throw new UnreadableDocumentException(
          name, "reading it takes longer than " + most.toSeconds() + " s (--read-timeout)", e);
    } catch (ExecutionException e) {
      done = true;
      throw failure(name, e.getCause() == null ? e : e.getCause());
    } finally {
      if (done) {
        idle.add(lane);
      } else {
        reading.cancel(true);
        lane.leave();
      }
    }
  }

  /** A thread that reads one document after the other. */
  private static final class Lane {

    private final ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(null, task, "reading", STACK);
              made.setDaemon(true);
              thread = made;
              return made;
            });
    private volatile @Nullable Thread thread;

    <T> Future<T> submit(String name, Callable<T> work) {
      return executor.submit(
          () -> {
            Thread.currentThread().setName("reading " + name);
            return work.call();
          });
    }

    /** It may go on for as long as it likes, behind everything else. */
    void leave() {
      executor.shutdownNow();
      Thread left = thread;
      if (left != null) {
        left.setPriority(Thread.MIN_PRIORITY);
      }
    }
  }

  private static RuntimeException failure(String name, @Nullable Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return new UnreadableDocumentException(
          name, "too large: there is not enough memory to read it", cause);
    }
    if (cause instanceof StackOverflowError) {
      return new UnreadableDocumentException(name, "damaged: it is nested too deep", cause);
    }
    if (cause instanceof RuntimeException e) {
      return e;
    }
    return new IllegalStateException(cause);
  }
}
