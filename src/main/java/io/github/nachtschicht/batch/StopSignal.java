package io.github.nachtschicht.batch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a run to stop: after the document in hand, or at once. Thread-safe. */
public final class StopSignal {

  /** Why a run stops. */
  public enum Reason {
    /** The time given to it is over. */
    OUT_OF_TIME,
    /** The operating system or a person sent a signal. */
    SIGNAL
  }

  private final List<Runnable> dropListeners = new ArrayList<>();
  private volatile @Nullable Reason reason;
  private volatile boolean dropping;
  private volatile int exitCode;

  /** Stops after the document in hand. */
  public synchronized void stopSoon(Reason why) {
    if (reason == null) {
      reason = why;
    }
  }

  /**
   * Stops at once, dropping the document in hand.
   *
   * @param why the reason; kept if there is none yet, and a signal outranks the clock
   * @param code exit code of a signal, otherwise 0
   */
  public void stopNow(Reason why, int code) {
    List<Runnable> listeners;
    synchronized (this) {
      if (reason == null || why == Reason.SIGNAL) {
        reason = why;
        exitCode = code;
      }
      dropping = true;
      listeners = List.copyOf(dropListeners);
    }
    listeners.forEach(Runnable::run);
  }

  /** Why to stop; null while nobody asked. */
  public @Nullable Reason reason() {
    return reason;
  }

  public boolean isRequested() {
    return reason != null;
  }

  /** Whether the document in hand is to be dropped. */
  public boolean isDropping() {
    return dropping;
  }

  /** The exit code that goes with a signal: 128 and its number; 0 if there was none. */
  public int exitCode() {
    return exitCode;
  }

  /** Runs something when the document in hand is to be dropped; at once if that was before. */
  void onDrop(Runnable listener) {
    synchronized (this) {
      dropListeners.add(listener);
      if (!dropping) {
        return;
      }
    }
    listener.run();
  }

  void removeOnDrop(Runnable listener) {
    synchronized (this) {
      dropListeners.remove(listener);
    }
  }
}
