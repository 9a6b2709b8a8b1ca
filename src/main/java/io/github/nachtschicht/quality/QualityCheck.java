package io.github.nachtschicht.quality;

import java.util.List;

/** One thing that is looked at in a sentence and its translation. Stateless and thread-safe. */
@FunctionalInterface
interface QualityCheck {

  /**
   * Looks at a sentence.
   *
   * @return reasons to look at the translation, in plain English and in a stable order; often empty
   */
  List<String> check(SentencePair pair);
}
