package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Largest resident memory of this process since some moment, as Linux knows it. */
public final class PeakMemory {

  private static final Path STATUS = Path.of("/proc/self/status");

  /** Writing a 5 makes the present resident memory the peak (proc(5), clear_refs). */
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private final boolean known;

  private PeakMemory(boolean known) {
    this.known = known;
  }

  /** Watches from now on. */
  static PeakMemory start() {
    try {
      Files.writeString(RESET, "5");
      return new PeakMemory(true);
    } catch (IOException e) {
      return new PeakMemory(false);
    }
  }

  /** The peak since the start, -1 if this system does not tell. */
  long mebibytes() throws IOException {
    return known ? mebibytes("VmHWM") : -1;
  }

  /** A figure of {@code /proc/self/status} in MiB, -1 where there is none. */
  public static long mebibytes(String field) throws IOException {
    if (Files.isReadable(STATUS)) {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(field + ":")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
    }
    return -1;
  }
}
