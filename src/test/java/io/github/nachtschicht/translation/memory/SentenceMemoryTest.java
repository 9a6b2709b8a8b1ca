package io.github.nachtschicht.translation.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What MVStore (H2 2.4.240) does not guard is guarded: docs/decisions/sentence-memory.md. */
@Timeout(60)
class SentenceMemoryTest {

  private static final long BOUND = 64L << 20;

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  private SentenceMemory open() {
    return SentenceMemory.open(file(), BOUND, warnings::add);
  }

  private Path file() {
    return folder.resolve("sentences.mv");
  }

  private static TranslatedSegment segment(int i) {
    String source = "Der Satz Nummer " + i + " steht für sich.";
    String target = "Sentence number " + i + " stands by itself.";
    return new TranslatedSegment(
        source,
        target,
        -0.25 * i,
        9,
        2,
        Set.of(TranslationNote.SPLIT, TranslationNote.LENGTH_LIMIT),
        TokenScores.of(
            new int[] {3, target.length()}, new float[] {-0.5f, -i}, new float[] {1, 0.5f}));
  }

  @Test
  void find_afterReopening_givesAllThatDecodingGave() {
    try (SentenceMemory memory = open()) {
      memory.put("a", segment(1));
      assertThat(memory.find("a", segment(1).request())).isEqualTo(segment(1));
    }
    try (SentenceMemory memory = open()) {
      assertThat(memory.find("a", segment(1).request())).isEqualTo(segment(1));
      assertThat(memory.find("b", segment(1).request())).isNull();
      assertThat(memory.find("a", segment(2).request())).isNull();
      assertThat(memory.figures().entries()).isEqualTo(1);
      assertThat(memory.figures().hits()).isEqualTo(2);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void put_passedThrough_isNotKept() {
    try (SentenceMemory memory = open()) {
      memory.put("a", TranslatedSegment.passedThrough("12"));
      assertThat(memory.figures().entries()).isZero();
    }
  }

  @Test
  void read_anyBitFlipped_givesNothing() {
    UUID key = new UUID(1, 2);
    byte[] value = StoredValue.of(key, StoredTranslation.content(segment(3)), 20000);
    assertThat(read(key, value, 3)).isEqualTo(segment(3));
    for (int bit = 0; bit < value.length * 8; bit++) {
      byte[] flipped = value.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(read(key, flipped, 3)).isNull();
    }
    assertThat(read(new UUID(1, 3), value, 3)).isNull();
    assertThat(read(key, value, 4)).isNull();
  }

  private static @Nullable TranslatedSegment read(UUID key, byte[] value, int sentence) {
    ByteBuffer content = StoredValue.content(key, value);
    return content == null ? null : StoredTranslation.read(content, segment(sentence).request());
  }

  @Test
  void open_damagedAnywhere_neverLiesAndNeverFails() throws IOException {
    try (SentenceMemory memory = open()) {
      for (int i = 0; i < 500; i++) {
        memory.put("a", segment(i));
      }
    }
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      byte[] damaged =
          round % 3 == 0
              ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length))
              : whole.clone();
      for (int n = round % 3 == 2 ? 50 : 1; n > 0 && damaged.length > 0; n--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file(), damaged);
      try (SentenceMemory memory = open()) {
        for (int i = 0; i < 500; i += 7) {
          TranslatedSegment found = memory.find("a", segment(i).request());
          assertThat(found == null || found.equals(segment(i))).isTrue();
        }
        memory.put("a", segment(1000));
      }
    }
  }

  @Test
  void open_foreignFile_isSetAsideWithAMessage() throws IOException {
    Files.writeString(file(), "eine Einkaufsliste\n".repeat(1000), StandardCharsets.UTF_8);
    try (SentenceMemory memory = open()) {
      memory.put("a", segment(1));
      assertThat(memory.find("a", segment(1).request())).isEqualTo(segment(1));
    }
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("set aside").contains("sentences.mv.damaged");
    assertThat(folder.resolve("sentences.mv.damaged")).exists();
  }

  @Test
  void open_folderInItsPlace_goesOnWithoutMemory() throws IOException {
    Files.createDirectory(file());
    try (SentenceMemory memory = open()) {
      memory.put("a", segment(1));
      assertThat(memory.find("a", segment(1).request())).isNull();
    }
    assertThat(warnings).hasSize(1);
    assertThat(file()).isDirectory();
  }

  @Test
  void find_interruptedThread_storeStaysOpen() {
    try (SentenceMemory memory = open()) {
      memory.put("a", segment(1));
      Thread.currentThread().interrupt();
      memory.find("a", segment(1).request());
      memory.put("a", segment(2));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(memory.find("a", segment(2).request())).isEqualTo(segment(2));
    }
    try (SentenceMemory memory = open()) {
      assertThat(memory.find("a", segment(2).request())).isEqualTo(segment(2));
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void open_aboveItsBound_forgetsWhatWasUsedLongestAgo() throws IOException {
    Random random = new Random(3);
    byte[] noise = new byte[600];
    for (int day = 100; day < 140; day += 10) {
      try (SentenceMemory memory = SentenceMemory.open(file(), BOUND, warnings::add, day)) {
        for (int i = 0; i < 1500; i++) {
          random.nextBytes(noise);
          String text = java.util.HexFormat.of().formatHex(noise);
          memory.put("a", new TranslatedSegment("d" + day + "/" + i, text, -1, 1, 1, Set.of()));
          if (day == 130) {
            memory.find("a", SentenceRequest.of("d100/" + i));
          }
        }
      }
    }
    assertThat(Files.size(file())).isGreaterThan(4L << 20);
    try (SentenceMemory memory = SentenceMemory.open(file(), 3L << 20, warnings::add, 131)) {
      assertThat(memory.find("a", SentenceRequest.of("d110/7"))).isNull();
      assertThat(memory.find("a", SentenceRequest.of("d130/7"))).isNotNull();
      assertThat(memory.find("a", SentenceRequest.of("d100/7")))
          .as("used on the last day")
          .isNotNull();
    }
    assertThat(Files.size(file())).isLessThanOrEqualTo(3L << 20);
    assertThat(warnings).isEmpty();
  }

  @Test
  void put_manyNights_fileDoesNotGrow() throws IOException {
    long size = 0;
    for (int night = 0; night < 15; night++) {
      try (SentenceMemory memory = open()) {
        for (int i = 0; i < 400; i++) {
          memory.put("a", segment(i));
        }
      }
      if (night == 4) {
        size = Files.size(file());
      }
    }
    assertThat(Files.size(file())).isLessThanOrEqualTo(2 * size);
  }
}
