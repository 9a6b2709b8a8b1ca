package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A translation as bytes: a checksum over key and content, the day of its last use, and all that
 * decoding gave. The store checks nothing of what it reads, so the checksum is what a value must
 * pass.
 */
final class StoredTranslation {

  /** Bytes before the content: checksum and day. */
  private static final int HEAD = 8;

  private static final byte VERSION = 1;
  private static final TranslationNote[] NOTES = TranslationNote.values();

  private StoredTranslation() {}

  /**
   * Writes a translation.
   *
   * @param day day of use, counted from 1970-01-01
   */
  static byte[] write(UUID key, TranslatedSegment segment, int day) {
    byte[] source = segment.source().getBytes(StandardCharsets.UTF_8);
    byte[] target = segment.target().getBytes(StandardCharsets.UTF_8);
    TokenScores tokens = segment.tokens();
    ByteBuffer out =
        ByteBuffer.allocate(
            HEAD + 1 + 4 * 6 + 8 + source.length + target.length + 12 * tokens.size());
    out.putInt(0).putInt(day).put(VERSION);
    put(out, source);
    put(out, target);
    out.putDouble(segment.score()).putInt(segment.sourceTokens()).putInt(segment.targetTokens());
    int notes = 0;
    for (TranslationNote note : segment.notes()) {
      notes |= 1 << note.ordinal();
    }
    out.putInt(notes).putInt(tokens.size());
    for (int t = 0; t < tokens.size(); t++) {
      out.putInt(tokens.end(t)).putFloat(tokens.logProbability(t)).putFloat(tokens.agreement(t));
    }
    byte[] value = out.array();
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

  /**
   * Reads a translation.
   *
   * @param source the sentence that is asked for; null takes any
   * @return null if the value is not whole, or of another sentence or version
   */
  static @Nullable TranslatedSegment read(UUID key, byte[] value, @Nullable String source) {
    if (value.length <= HEAD || ByteBuffer.wrap(value).getInt() != checksum(key, value)) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(value).position(HEAD);
    try {
      if (in.get() != VERSION) {
        return null;
      }
      String stored = text(in);
      if (source != null && !stored.equals(source)) {
        return null;
      }
      String target = text(in);
      double score = in.getDouble();
      int sourceTokens = in.getInt();
      int targetTokens = in.getInt();
      EnumSet<TranslationNote> notes = EnumSet.noneOf(TranslationNote.class);
      int bits = in.getInt();
      for (TranslationNote note : NOTES) {
        if ((bits & 1 << note.ordinal()) != 0) {
          notes.add(note);
        }
      }
      int size = in.getInt();
      int[] ends = new int[size];
      float[] logProbabilities = new float[size];
      float[] agreements = new float[size];
      for (int t = 0; t < size; t++) {
        ends[t] = in.getInt();
        logProbabilities[t] = in.getFloat();
        agreements[t] = in.getFloat();
      }
      return new TranslatedSegment(
          stored,
          target,
          score,
          sourceTokens,
          targetTokens,
          notes,
          TokenScores.of(ends, logProbabilities, agreements));
    } catch (IOException | RuntimeException e) {
      return null;
    }
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

  private static void put(ByteBuffer out, byte[] bytes) {
    out.putInt(bytes.length).put(bytes);
  }

  private static String text(ByteBuffer in) throws IOException {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IOException("a text of " + length + " bytes does not fit");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
