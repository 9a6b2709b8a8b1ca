package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.StopSignal;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM, SIGINT and SIGHUP into a stop in good order: the document in hand is dropped, the
 * run reports and ends with 128 and the signal's number. A run that has not ended within five
 * seconds is ended; whatever is on disk is whole.
 */
final class Signals implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 4500;
  private static final Map<String, Integer> CODES = Map.of("TERM", 143, "INT", 130, "HUP", 129);

  private final StopSignal stop;
  private final boolean gently;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean seen;

  private Signals(StopSignal stop, boolean gently) {
    this.stop = stop;
    this.gently = gently;
  }

  /** Listens until closed. */
  static Signals handle(StopSignal stop) {
    return listen(new Signals(stop, false));
  }

  /**
   * Listens until closed. The first signal lets the document in hand be finished, however long that
   * takes; a second one ends the program.
   */
  static Signals handleGently(StopSignal stop) {
    return listen(new Signals(stop, true));
  }

  private static Signals listen(Signals signals) {
    CODES.forEach(signals::install);
    return signals;
  }

  /**
   * By reflection: {@code sun.misc.Signal} is the only way to learn which signal it was, and no
   * part of the platform's specification. Where it is missing the JVM ends without asking.
   */
  private void install(String name, int code) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  received(code);
                  return null;
                }
                return switch (method.getName()) {
                  case "equals" -> arguments != null && self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  default -> name;
                };
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Windows knows no SIGHUP; some JVMs do not let it be handled.
    }
  }

  private void received(int code) {
    if (seen) {
      Runtime.getRuntime().halt(code);
    }
    seen = true;
    if (gently) {
      stop.stopSoon(StopSignal.Reason.SIGNAL);
      return;
    }
    Thread watch =
        new Thread(
            () -> {
              try {
                if (!finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                  Runtime.getRuntime().halt(code);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "signal-watch");
    watch.setDaemon(true);
    watch.start();
    stop.stopNow(StopSignal.Reason.SIGNAL, code);
  }

  /** The run has ended; what is left to do takes no time. */
  @Override
  public void close() {
    // The watch goes on while the program shuts down, unless nobody sent a signal.
    if (!seen) {
      finished.countDown();
    }
  }
}
