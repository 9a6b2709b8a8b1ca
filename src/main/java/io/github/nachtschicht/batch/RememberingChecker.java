package io.github.nachtschicht.batch;

import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.memory.CarriedMemory;
import io.github.nachtschicht.translation.memory.SentenceMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks only what is not remembered; the checks are opened when the first sentence needs them. */
public final class RememberingChecker implements QualityChecker {

  private static final byte VERSION = 1;

  private final SentenceMemory memory;
  private final String context;
  private final Supplier<QualityChecker> opener;
  private @Nullable QualityChecker opened;

  /**
   * @param context all that the checks depend on beside the translation
   * @param opener gives the checks; called once at most
   */
  public RememberingChecker(
      SentenceMemory memory, String context, Supplier<QualityChecker> opener) {
    this.memory = memory;
    this.context = context;
    this.opener = opener;
  }

  @Override
  public SentenceReview review(TranslatedSegment segment) {
    byte[] seen = CarriedMemory.packed(segment);
    if (!CarriedMemory.unpacked(List.of(seen)).equals(List.of(segment))) {
      return checker().review(segment); // half a character: what is written is not what was there
    }
    byte[] content = memory.find(context, seen);
    SentenceReview known = content == null ? null : read(content);
    if (known != null) {
      return known;
    }
    SentenceReview review = checker().review(segment);
    byte[] learnt = written(review);
    if (learnt != null) {
      memory.put(context, seen, learnt);
    }
    return review;
  }

  private synchronized QualityChecker checker() {
    QualityChecker checker = opened;
    if (checker == null) {
      checker = opener.get();
      opened = checker;
    }
    return checker;
  }

  /** A review as bytes; null if a text in it is longer than 65,535 bytes. */
  private static byte @Nullable [] written(SentenceReview review) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeDouble(review.confidence());
      out.writeInt(review.flags().size());
      for (QualityFlag flag : review.flags()) {
        out.writeUTF(flag.check());
        out.writeUTF(flag.message());
        write(out, flag.english());
        write(out, flag.german());
      }
    } catch (IOException e) {
      return null;
    }
    return bytes.toByteArray();
  }

  /** A review from what was {@link #written}; null if it is of another version. */
  private static @Nullable SentenceReview read(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (in.readByte() != VERSION) {
        return null;
      }
      double confidence = in.readDouble();
      List<QualityFlag> flags = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        flags.add(new QualityFlag(in.readUTF(), in.readUTF(), strings(in), strings(in)));
      }
      return new SentenceReview(flags, confidence);
    } catch (IOException e) {
      return null;
    }
  }

  private static void write(DataOutputStream out, List<String> strings) throws IOException {
    out.writeInt(strings.size());
    for (String string : strings) {
      out.writeUTF(string);
    }
  }

  private static List<String> strings(DataInputStream in) throws IOException {
    List<String> strings = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      strings.add(in.readUTF());
    }
    return strings;
  }
}
