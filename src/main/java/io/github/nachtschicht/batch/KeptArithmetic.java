package io.github.nachtschicht.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/**
 * The kind of processor that an unfinished run's workers had, so that the run which goes on from
 * there does not mix it with another. Lost, it is chosen anew.
 */
final class KeptArithmetic {

  private static final String FILE = "arithmetic";
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{1,64}");

  private KeptArithmetic() {}

  /** Reads it; empty if there is none. */
  static String read(OutputFiles files) {
    try {
      String text = Files.readString(files.state(FILE)).strip();
      return FORM.matcher(text).matches() ? text : "";
    } catch (IOException e) {
      return "";
    }
  }

  static void write(OutputFiles files, String arithmetic) throws IOException {
    files.writeState(FILE, (arithmetic + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Forgets it: nothing is left to do. */
  static void forget(OutputFiles files) throws IOException {
    Files.deleteIfExists(files.state(FILE));
  }
}
