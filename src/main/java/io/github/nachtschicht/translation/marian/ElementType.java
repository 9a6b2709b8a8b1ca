package io.github.nachtschicht.translation.marian;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/** Number formats of stored tensors, all little-endian. */
enum ElementType {
  /** IEEE 754 single precision. */
  F32(4, true),
  /** IEEE 754 half precision: 1 sign, 5 exponent, 10 fraction bits. */
  F16(2, true),
  /** The upper half of a single-precision float. */
  BF16(2, true),
  /** 8 bytes, of a kind no weight of a MarianMT model has. */
  OTHER_64(8, false),
  /** 4 bytes, of a kind no weight of a MarianMT model has. */
  OTHER_32(4, false),
  /** 2 bytes, of a kind no weight of a MarianMT model has. */
  OTHER_16(2, false),
  /** 1 byte, of a kind no weight of a MarianMT model has. */
  OTHER_8(1, false);

  private static final int CHUNK_BYTES = 1 << 20;

  private final int bytes;
  private final boolean readable;

  ElementType(int bytes, boolean readable) {
    this.bytes = bytes;
    this.readable = readable;
  }

  /** Size of an element in bytes. */
  int bytes() {
    return bytes;
  }

  /** Whether {@link #decode} can read it. */
  boolean readable() {
    return readable;
  }

  /**
   * Converts stored elements to floats.
   *
   * @param source little-endian, positioned at the first element; fully consumed
   * @param target takes {@code source.remaining() / bytes()} values
   * @param at index of the first value in {@code target}
   */
  void decode(ByteBuffer source, float[] target, int at) {
    int n = source.remaining() / bytes;
    switch (this) {
      case F32 -> source.asFloatBuffer().get(target, at, n);
      case F16 -> {
        for (int i = 0; i < n; i++) {
          target[at + i] = halfToFloat(source.getShort(source.position() + 2 * i));
        }
      }
      case BF16 -> {
        for (int i = 0; i < n; i++) {
          target[at + i] = Float.intBitsToFloat(source.getShort(source.position() + 2 * i) << 16);
        }
      }
      default -> throw new IllegalStateException(this + " is not read");
    }
    source.position(source.limit());
  }

  /** The float that a half-precision number stands for; exact. */
  static float halfToFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0x1f) { // infinities and not-a-numbers
      return Float.intBitsToFloat(sign | 0x7f800000 | (fraction << 13));
    }
    if (exponent == 0) { // zeros and subnormals: fraction * 2^-24
      float value = fraction * 0x1p-24f;
      return sign == 0 ? value : -value;
    }
    return Float.intBitsToFloat(sign | ((exponent + 112) << 23) | (fraction << 13));
  }

  /**
   * Reads exactly {@code count} elements, a piece at a time.
   *
   * @throws EOFException if the source ends before
   */
  float[] read(ReadableByteChannel source, int count) throws IOException {
    float[] values = new float[count];
    ByteBuffer buffer =
        ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, (long) count * bytes))
            .order(ByteOrder.LITTLE_ENDIAN);
    int done = 0;
    while (done < count) {
      int elements = Math.min(count - done, buffer.capacity() / bytes);
      buffer.clear().limit(elements * bytes);
      while (buffer.hasRemaining()) {
        if (source.read(buffer) < 0) {
          throw new EOFException("the data ends too early: is the file truncated?");
        }
      }
      decode(buffer.flip(), values, done);
      done += elements;
    }
    return values;
  }
}
