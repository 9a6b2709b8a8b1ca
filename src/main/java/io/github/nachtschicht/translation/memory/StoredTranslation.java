package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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

  /** Version of a value with rules, which stand behind all else. */
  private static final byte WITH_RULES = 2;

  /** Grows when the search gives other translations to sentences with rules. */
  private static final int SEARCH = 0;

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
    byte[] rules = bytes(segment.rules());
    TokenScores tokens = segment.tokens();
    ByteBuffer out =
        ByteBuffer.allocate(
            HEAD
                + 1
                + 4 * 6
                + 8
                + source.length
                + target.length
                + 12 * tokens.size()
                + rules.length);
    out.putInt(0).putInt(day).put(rules.length == 0 ? VERSION : WITH_RULES);
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
    byte[] value = out.put(rules).array();
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
   * @param request the sentence that is asked for; null takes any
   * @return null if the value is not whole, or of another sentence, rules or version
   */
  static @Nullable TranslatedSegment read(
      UUID key, byte[] value, @Nullable SentenceRequest request) {
    if (value.length <= HEAD || ByteBuffer.wrap(value).getInt() != checksum(key, value)) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(value).position(HEAD);
    try {
      byte version = in.get();
      if (version != VERSION && version != WITH_RULES) {
        return null;
      }
      String stored = text(in);
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
      TranslatedSegment segment =
          new TranslatedSegment(
              stored,
              target,
              score,
              sourceTokens,
              targetTokens,
              notes,
              TokenScores.of(ends, logProbabilities, agreements),
              version == WITH_RULES ? rules(in) : TermRules.NONE);
      return request == null || segment.request().equals(request) ? segment : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** Rules as bytes; none for no rules. */
  static byte[] bytes(TermRules rules) {
    if (rules.isEmpty()) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(SEARCH);
      out.writeInt(rules.required().size());
      for (RequiredTerm term : rules.required()) {
        write(out, term.source());
        writeAll(out, term.targets());
      }
      writeAll(out, rules.forbidden());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeAll(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static TermRules rules(ByteBuffer in) throws IOException {
    if (in.getInt() != SEARCH) {
      throw new IOException("found by another search");
    }
    List<RequiredTerm> required = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      required.add(new RequiredTerm(text(in), texts(in)));
    }
    return new TermRules(required, texts(in));
  }

  private static List<String> texts(ByteBuffer in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      texts.add(text(in));
    }
    return texts;
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
