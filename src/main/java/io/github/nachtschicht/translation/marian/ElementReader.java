package io.github.nachtschicht.translation.marian;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns a run of stored bytes into floats, a piece at a time. */
final class ElementReader {

  private static final int CHUNK_BYTES = 1 << 20;

  /** Where the bytes come from, in order. */
  @FunctionalInterface
  interface Source {
    /**
     * Reads some bytes into the buffer.
     *
     * @return how many, -1 at the end
     */
    int read(ByteBuffer target) throws IOException;
  }

  private ElementReader() {}

  /**
   * Reads exactly {@code count} elements.
   *
   * @throws EOFException if the source ends before
   */
  static float[] read(Source source, ElementType type, int count) throws IOException {
    float[] values = new float[count];
    ByteBuffer buffer =
        ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, (long) count * type.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    int done = 0;
    while (done < count) {
      int elements = Math.min(count - done, buffer.capacity() / type.bytes());
      buffer.clear().limit(elements * type.bytes());
      while (buffer.hasRemaining()) {
        if (source.read(buffer) < 0) {
          throw new EOFException("the data ends too early: is the file truncated?");
        }
      }
      type.decode(buffer.flip(), values, done);
      done += elements;
    }
    return values;
  }
}
