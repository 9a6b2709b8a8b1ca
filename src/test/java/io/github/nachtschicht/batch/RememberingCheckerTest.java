package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.memory.SentenceMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingCheckerTest {

  private static final TranslatedSegment SEGMENT =
      new TranslatedSegment(
          "Zwölf.",
          "Ten.",
          -1,
          2,
          2,
          Set.of(TranslationNote.LENGTH_LIMIT),
          TokenScores.of(new int[] {3, 4}, new float[] {-1, -2}, new float[] {1, 1}));

  @TempDir Path folder;
  private final List<TranslatedSegment> asked = new ArrayList<>();
  @AutoClose private SentenceMemory memory;

  @BeforeEach
  void openMemory() {
    memory = SentenceMemory.open(folder.resolve("m.mv"), 1 << 20, w -> {});
  }

  private SentenceReview review(String context, TranslatedSegment segment) {
    QualityChecker checks =
        seen -> {
          asked.add(seen);
          return reviewOf(seen);
        };
    return new RememberingChecker(memory, context, () -> checks).review(segment);
  }

  private static SentenceReview reviewOf(TranslatedSegment seen) {
    QualityFlag words =
        new QualityFlag("doubtful-words", "ü\ud800", List.of("Ten"), List.of("Zwölf"));
    return new SentenceReview(
        List.of(words, new QualityFlag("numbers", seen.target())), 0.1 + 1e-17 + seen.score());
  }

  @Test
  void review_seenBefore_isTheSameWithoutAsking() {
    assertThat(review("a", SEGMENT)).isEqualTo(reviewOf(SEGMENT));
    assertThat(review("a", SEGMENT)).isEqualTo(reviewOf(SEGMENT));
    assertThat(asked).containsExactly(SEGMENT);
  }

  @Test
  void review_anythingElseDiffers_asks() {
    TranslatedSegment unsure =
        new TranslatedSegment(
            SEGMENT.source(),
            SEGMENT.target(),
            -1,
            2,
            2,
            SEGMENT.notes(),
            TokenScores.of(new int[] {3, 4}, new float[] {-1, -3}, new float[] {1, 1}));
    TranslatedSegment noted =
        new TranslatedSegment(
            SEGMENT.source(), SEGMENT.target(), -1, 2, 2, Set.of(), SEGMENT.tokens());
    List<TranslatedSegment> all =
        List.of(SEGMENT, unsure, noted, SEGMENT.withTarget("Two."), SEGMENT.with("Elf.  ", "Ten."));
    all.forEach(segment -> review("a", segment));
    review("b", SEGMENT);
    assertThat(asked).startsWith(all.toArray(TranslatedSegment[]::new)).endsWith(SEGMENT);
    assertThat(asked).hasSize(6);
  }

  @Test
  void review_halfACharacter_isNotTakenForAnother() {
    for (String source : List.of("a?", "a\ud800", "a\udc00", "a\ud800")) {
      TranslatedSegment segment = TranslatedSegment.passedThrough(source);
      assertThat(review("a", segment)).isEqualTo(reviewOf(segment));
    }
    assertThat(asked).hasSize(4);
  }

  @Test
  void review_messageTooLong_isNotRemembered() {
    TranslatedSegment segment = TranslatedSegment.passedThrough("a".repeat(70_000));
    assertThat(review("a", segment)).isEqualTo(reviewOf(segment));
    assertThat(review("a", segment)).isEqualTo(reviewOf(segment));
    assertThat(asked).hasSize(2);
  }
}
