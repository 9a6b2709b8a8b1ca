package io.github.nachtschicht.translation.marian;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has glibc keep freed memory for the next decoding step. Every step needs some hundred megabytes
 * of scratch for a short time; by default the C library hands much of it back to the system and
 * takes it anew, and each page then costs a fault and is filled with zeros. Other C libraries are
 * left alone.
 */
final class NativeMemory {

  // names and numbers of malloc.h
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_THRESHOLD = -3;

  /** The largest that glibc takes: half of what a thread's heap grows by. */
  private static final int LARGEST_IN_HEAP = 32 << 20;

  /** Freed memory at a heap's end that is kept; a thread's heap is as large as that at most. */
  private static final int KEPT = 64 << 20;

  private static final AtomicBoolean APPLIED = new AtomicBoolean();

  private NativeMemory() {}

  /** Sets the C library's switches once; what the user set in the environment is left as it is. */
  static void keepFreedMemory() {
    if (!Platform.isLinux() || !APPLIED.compareAndSet(false, true)) {
      return;
    }
    try {
      Function mallopt = Function.getFunction("c", "mallopt");
      set(mallopt, M_MMAP_THRESHOLD, LARGEST_IN_HEAP, "MALLOC_MMAP_THRESHOLD_");
      set(mallopt, M_TRIM_THRESHOLD, 2 * KEPT, "MALLOC_TRIM_THRESHOLD_");
      set(mallopt, M_TOP_PAD, KEPT, "MALLOC_TOP_PAD_");
    } catch (LinkageError e) {
      // Not glibc, or nowhere for JNA to unpack its library: only slower.
    }
  }

  /** Gives freed memory back to the system after all: for when decoding is over. */
  static void giveBack() {
    if (APPLIED.get()) {
      try {
        Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {0L});
      } catch (LinkageError e) {
        // As above: nothing was kept.
      }
    }
  }

  private static void set(Function mallopt, int option, int value, String variable) {
    if (System.getenv(variable) == null) {
      mallopt.invokeInt(new Object[] {option, value});
    }
  }
}
