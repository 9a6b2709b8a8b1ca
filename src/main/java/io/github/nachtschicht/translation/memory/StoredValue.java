package io.github.nachtschicht.translation.memory;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What the store keeps at a key: a checksum over key and content, the day of the last use, and the
 * content. The store checks nothing of what it reads, so the checksum is what a value must pass.
 */
final class StoredValue {

  /** Bytes before the content: checksum and day. */
  private static final int HEAD = 8;

  private StoredValue() {}

  /**
   * Makes a value.
   *
   * @param day day of use, counted from 1970-01-01
   */
  static byte[] of(UUID key, byte[] content, int day) {
    byte[] value =
        ByteBuffer.allocate(HEAD + content.length).putInt(0).putInt(day).put(content).array();
    return sealed(key, value);
  }

  /** The same value, used on another day. */
  static byte[] usedOn(UUID key, byte[] value, int day) {
    byte[] copy = value.clone();
    ByteBuffer.wrap(copy).putInt(4, day);
    return sealed(key, copy);
  }

  /** Day of the last use; {@link Integer#MIN_VALUE} for what cannot be a value. */
  static int day(byte[] value) {
    return value.length < HEAD ? Integer.MIN_VALUE : ByteBuffer.wrap(value).getInt(4);
  }

  /** The content; null if the value is not whole, or of another key. */
  static @Nullable ByteBuffer content(UUID key, byte[] value) {
    return value.length <= HEAD || ByteBuffer.wrap(value).getInt() != checksum(key, value)
        ? null
        : ByteBuffer.wrap(value).position(HEAD);
  }

  private static byte[] sealed(UUID key, byte[] value) {
    ByteBuffer.wrap(value).putInt(0, checksum(key, value));
    return value;
  }

  private static int checksum(UUID key, byte[] value) {
    CRC32C sum = new CRC32C();
    byte[] bits = new byte[16];
    ByteBuffer.wrap(bits)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits());
    sum.update(bits);
    sum.update(value, 4, value.length - 4);
    return (int) sum.getValue();
  }
}
