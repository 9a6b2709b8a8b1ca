package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.ParsedDocument;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents within a bound of time: each in a thread of its own, which is left behind when
 * its time is up. A small file can keep a library busy for hours, and Java has no way to end a
 * thread that does not look whether it is asked to; left behind, it runs at the lowest priority and
 * keeps neither the run nor the program from going on or ending. Thread-safe.
 */
public final class TimedReader {

  /** Reads one document; a {@link DocumentReader} does. */
  public interface Reader {

    /** As {@link DocumentReader#read(String, byte[])}. */
    ParsedDocument read(String name, byte[] content);
  }

  /** Deep enough for what the formats' libraries do by recursion, in bytes. */
  private static final long STACK = 8L * 1024 * 1024;

  private final Reader reader;
  private final Duration most;

  /**
   * Makes a reader.
   *
   * @param most time that reading a document may take; more than 0
   */
  public TimedReader(Reader reader, Duration most) {
    this.reader = reader;
    this.most = most;
  }

  /**
   * Reads a document.
   *
   * @throws UnreadableDocumentException if it cannot be used, with the reason; if it takes too
   *     long; or if it takes more memory than there is
   * @throws InterruptedException if the calling thread was interrupted; reading is asked to end
   */
  public ParsedDocument read(String name, byte[] content) throws InterruptedException {
    FutureTask<ParsedDocument> reading = new FutureTask<>(() -> reader.read(name, content));
    Thread thread = new Thread(null, reading, "reading " + name, STACK);
    thread.setDaemon(true);
    thread.start();
    boolean done = false;
    try {
      ParsedDocument document = reading.get(most.toNanos(), TimeUnit.NANOSECONDS);
      done = true;
      return document;
    } catch (TimeoutException e) {
      throw new UnreadableDocumentException(
          name, "reading it takes longer than " + most.toSeconds() + " s (--read-timeout)", e);
    } catch (ExecutionException e) {
      done = true;
      throw failure(name, e.getCause() == null ? e : e.getCause());
    } finally {
      if (!done) {
        reading.cancel(true);
        thread.setPriority(Thread.MIN_PRIORITY);
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
