package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.List;

/** Looks at a sentence and its translation. Implementations are stateless and thread-safe. */
public interface QualityChecker {

  /**
   * Checks one sentence.
   *
   * @return the flags it raises in a stable order; often empty
   */
  List<QualityFlag> check(TranslatedSegment segment);
}
