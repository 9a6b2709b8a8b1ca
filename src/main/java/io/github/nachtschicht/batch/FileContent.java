package io.github.nachtschicht.batch;

import java.io.IOException;
import java.io.OutputStream;

/** The content of a file that need not be in memory as a whole. */
@FunctionalInterface
public interface FileContent {

  /**
   * Writes it all.
   *
   * @throws IOException if the file does not take it
   */
  void writeTo(OutputStream out) throws IOException;
}
