package io.github.nachtschicht.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that is broken off when it comes too slowly: when within a
 * window of time fewer bytes came than the slowest rate allows. A read that waits ends at once when
 * its thread is interrupted. The JDK's own stream does neither.
 */
final class GuardedBody extends InputStream {

  private static final int AHEAD = 8;

  /** What the connection tells: buffers, the end (no buffers, no failure), or a failure. */
  private record Signal(@Nullable List<ByteBuffer> buffers, @Nullable Throwable failure) {}

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> ready = new ArrayDeque<>();
  private final Receiver receiver = new Receiver();
  private final long windowNanos;
  private final long least;
  private long windowStart = System.nanoTime();
  private long windowBytes;
  private boolean ended;

  /**
   * @param window time over which the rate is taken
   * @param slowestRate bytes a second
   */
  GuardedBody(
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, Duration window, long slowestRate) {
    this.windowNanos = window.toNanos();
    this.least = Math.max(1, slowestRate * window.toMillis() / 1000);
    response.body().subscribe(receiver);
  }

  private final class Receiver implements Flow.Subscriber<List<ByteBuffer>> {

    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription s) {
      subscription = s;
      s.request(AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      signals.add(new Signal(buffers, null));
    }

    @Override
    public void onError(Throwable failure) {
      signals.add(new Signal(null, failure));
    }

    @Override
    public void onComplete() {
      signals.add(new Signal(null, null));
    }

    void request() {
      Flow.Subscription s = subscription;
      if (s != null) {
        s.request(1);
      }
    }

    void cancel() {
      Flow.Subscription s = subscription;
      if (s != null) {
        s.cancel();
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (!ended) {
      ByteBuffer first = ready.peek();
      if (first != null && first.hasRemaining()) {
        int n = Math.min(length, first.remaining());
        first.get(buffer, offset, n);
        return n;
      }
      if (first != null) {
        ready.remove();
      } else {
        await();
      }
    }
    return -1;
  }

  private void await() throws IOException {
    Signal signal;
    try {
      long left = windowStart + windowNanos - System.nanoTime();
      signal = signals.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
    if (signal != null && signal.failure() != null) {
      throw signal.failure() instanceof IOException io ? io : new IOException(signal.failure());
    }
    if (signal != null) {
      List<ByteBuffer> buffers = signal.buffers();
      if (buffers == null) {
        ended = true;
        return;
      }
      for (ByteBuffer buffer : buffers) {
        windowBytes += buffer.remaining();
        ready.add(buffer);
      }
      receiver.request();
    }
    long now = System.nanoTime();
    if (now - windowStart >= windowNanos) {
      if (windowBytes < least) {
        throw new TransientHubException(
            "the download came too slowly (less than %s in %s s)"
                .formatted(Messages.size(least), TimeUnit.NANOSECONDS.toSeconds(windowNanos)),
            null);
      }
      windowStart = now;
      windowBytes = 0;
    }
  }

  /** Ends the connection if the body is not at its end. */
  @Override
  public void close() {
    receiver.cancel();
  }
}
