package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.Repetition;
import java.util.Arrays;
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

  /** Where the best translation does not keep the rules, one found beside it that keeps more. */
  @Nullable Hypothesis kept;

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

  /**
   * What stands for the unknown words of the translation: those of the source, in order, or the
   * only one there is. Where there are several and not as many as in the translation, nobody can
   * say which is which, and nothing does.
   *
   * @param unknownId id of {@code <unk>}
   */
  List<String> copied(int unknownId) {
    long words = Arrays.stream(translation().tokens()).filter(id -> id == unknownId).count();
    return unknown.stream().distinct().count() == 1
        ? unknown.subList(0, (int) Math.min(words, unknown.size()))
        : words == unknown.size() ? unknown : List.of();
  }

  /**
   * What the model says of its certainty.
   *
   * @param ends UTF-16 offset in the text behind each token
   */
  TokenScores scores(int[] ends) {
    double[] found = translation().logProbabilities();
    float[] logProbabilities = new float[found.length];
    for (int i = 0; i < found.length; i++) {
      logProbabilities[i] = (float) found[i];
    }
    return TokenScores.of(ends, logProbabilities, agreements);
  }

  boolean isDegenerate(Hypothesis hypothesis) {
    return Repetition.isDegenerate(source, hypothesis.tokens());
  }
}
