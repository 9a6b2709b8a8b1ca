package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.Repetition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
   * only one there is. Where there are several and not as many as in the translation, each is the
   * next one that has the same neighbour, and nothing if none has.
   *
   * @param unknownId id of {@code <unk>}
   */
  List<String> copied(int unknownId) {
    int[] target = translation().tokens();
    int words = (int) Arrays.stream(target).filter(id -> id == unknownId).count();
    if (unknown.stream().distinct().count() == 1) {
      return unknown.subList(0, Math.min(words, unknown.size()));
    }
    if (words == unknown.size()) {
      return unknown;
    }
    int[] places = IntStream.range(0, source.length).filter(i -> source[i] == unknownId).toArray();
    List<String> copied = new ArrayList<>();
    int next = 0;
    for (int t = 0; t < target.length; t++) {
      if (target[t] == unknownId) {
        int found = next;
        while (found < places.length && !isAlike(target, t, places[found])) {
          found++;
        }
        copied.add(found < places.length ? unknown.get(found) : "");
        next = found < places.length ? found + 1 : next;
      }
    }
    return copied;
  }

  /** Whether a place of the translation and one of the source have the same neighbour. */
  private boolean isAlike(int[] target, int t, int s) {
    return t > 0 && s > 0 && target[t - 1] == source[s - 1]
        || t + 1 < target.length && s + 1 < source.length && target[t + 1] == source[s + 1];
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
