package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.Repetition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a segment that is translated by itself: usually all of it. Not thread-safe. */
final class Part {

  final int segment;

  /** Token ids. */
  final int[] source;

  /** What of it the model cannot spell, one for each {@code <unk>} in {@link #source}. */
  final List<String> unknown;

  /** Tokens of its shortlist; none if all tokens are possible. */
  final int[] shortlist;

  /** What it must keep by itself: nothing where the segment is in several parts. */
  final TermRules rules;

  private @Nullable Hypothesis translation;
  float[] agreements = {};
  @Nullable TranslationNote note;

  Part(int segment, int[] source, List<String> unknown, int[] shortlist, TermRules rules) {
    this.segment = segment;
    this.source = source;
    this.unknown = unknown;
    this.shortlist = shortlist;
    this.rules = rules;
  }

  /**
   * Takes a hypothesis for the translation.
   *
   * @param found all that were found with it
   */
  void take(Hypothesis hypothesis, List<Hypothesis> found) {
    translation = hypothesis;
    agreements = hypothesis.agreements(found);
  }

  boolean isTranslated() {
    return translation != null;
  }

  Hypothesis translation() {
    if (translation == null) {
      throw new IllegalStateException("not translated");
    }
    return translation;
  }

  boolean isDegenerate(Hypothesis hypothesis) {
    return Repetition.isDegenerate(source, hypothesis.tokens());
  }
}
