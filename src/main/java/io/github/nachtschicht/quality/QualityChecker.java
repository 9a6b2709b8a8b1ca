package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.List;

/** Looks at a sentence and its translation. Implementations are stateless and thread-safe. */
public interface QualityChecker {

  /** Checks one sentence. */
  SentenceReview review(TranslatedSegment segment);

  /** The flags of {@link #review}, in a stable order; often empty. */
  default List<QualityFlag> check(TranslatedSegment segment) {
    return review(segment).flags();
  }
}
