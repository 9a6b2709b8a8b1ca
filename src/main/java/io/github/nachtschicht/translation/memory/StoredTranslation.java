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
import org.jspecify.annotations.Nullable;

/** A translation as the content of a {@link StoredValue}: all that decoding gave. */
final class StoredTranslation {

  private static final byte VERSION = 1;

  /** Version of a value with rules, which stand behind all else. */
  private static final byte WITH_RULES = 2;

  /** Grows when the search gives other translations to sentences with rules. */
  private static final int SEARCH = 3;

  private static final TranslationNote[] NOTES = TranslationNote.values();

  private StoredTranslation() {}

  /** A translation as bytes. */
  static byte[] content(TranslatedSegment segment) {
    byte[] source = segment.source().getBytes(StandardCharsets.UTF_8);
    byte[] target = segment.target().getBytes(StandardCharsets.UTF_8);
    byte[] rules = bytes(segment.rules());
    TokenScores tokens = segment.tokens();
    ByteBuffer out =
        ByteBuffer.allocate(
            1 + 4 * 6 + 8 + source.length + target.length + 12 * tokens.size() + rules.length);
    out.put(rules.length == 0 ? VERSION : WITH_RULES);
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
    return out.put(rules).array();
  }

  /**
   * Reads a translation.
   *
   * @param in content as {@link #content} makes it
   * @param request the sentence that is asked for; null takes any
   * @return null if it is of another sentence, rules or version
   */
  static @Nullable TranslatedSegment read(ByteBuffer in, @Nullable SentenceRequest request) {
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
