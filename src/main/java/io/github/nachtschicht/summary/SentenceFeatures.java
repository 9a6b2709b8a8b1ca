package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of a document's sentences before weights are applied: one value a sentence, each
 * between 0 and 1, but for what is too long.
 */
final class SentenceFeatures {

  /** Words from which a sentence is too long for a point. */
  private static final double MOST_WORDS = 40;

  /** Content terms from which a sentence of a long document says enough. */
  private static final double ENOUGH_TERMS = 20;

  /** Sentences of a document that is all news, and times as many of one that is not at all. */
  private static final double NEWS = 15;

  private static final double BOOK = 20;

  /** A part that makes no statement has no point. */
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static final Set<Flaw> NO_STATEMENT =
      EnumSet.of(Flaw.QUESTION, Flaw.FRAGMENT, Flaw.CAPTION);

  private final List<Candidate> candidates;
  private final Parts parts;
  private final int titleSegment;
  private final TermVectors vectors;
  private final double[] centroid;
  private final double[] title;
  private final Language language;
  private final double length;

  /**
   * Prepares a document.
   *
   * @param title the text it is headed by; may be empty
   * @param titleSegment the sentence this is, if it is one of the text; otherwise -1
   */
  SentenceFeatures(List<Candidate> candidates, Parts parts, String title, int titleSegment) {
    this.candidates = candidates;
    this.parts = parts;
    this.titleSegment = titleSegment;
    List<String> texts = candidates.stream().map(Candidate::text).toList();
    this.language = Language.of(texts);
    this.vectors = TermVectors.of(texts, language);
    this.centroid = scaled(vectors.centroidSimilarity());
    this.title = scaled(vectors.similarityTo(TermVectors.terms(title, language)));
    this.length = Math.max(0, Math.min(1, Math.log(candidates.size() / NEWS) / Math.log(BOOK)));
  }

  /** The score of each sentence by itself, in the document or in its part. */
  private double[] scores(SalienceWeights weights, boolean inPart) {
    double[] scores = new double[candidates.size()];
    double[] title = inPart ? partTitle() : this.title;
    for (int c = 0; c < scores.length; c++) {
      Candidate candidate = candidates.get(c);
      double tooLong = Math.max(0, candidate.words() - MOST_WORDS) / MOST_WORDS;
      double substance = Math.min(1, vectors.terms(c).length / ENOUGH_TERMS);
      scores[c] =
          weights.lead() / Math.sqrt(1.0 + (inPart ? parts.rank()[c] : c))
              + weights.centroid() * centroid[c]
              + weights.title() * title[c]
              + weights.substance() * length * substance
              - weights.overlong() * tooLong
              - (hasNoStatement(candidate) ? inPart ? NEVER : weights.statement() : 0)
              - (needsContext(candidate) ? weights.context() : 0);
    }
    return scores;
  }

  /** Likeness of each sentence to the heading of its part. */
  private double[] partTitle() {
    double[] likeness = new double[candidates.size()];
    for (int from = 0; from < likeness.length; ) {
      int to = from + 1;
      while (to < likeness.length && parts.heading()[to] == parts.heading()[from]) {
        to++;
      }
      List<String> terms = TermVectors.terms(parts.title()[from], language);
      double[] own = scaled(vectors.similarityTo(terms, from, to));
      System.arraycopy(own, 0, likeness, from, own.length);
      from = to;
    }
    return likeness;
  }

  /**
   * The sentences to choose, best first. Of a long document all parts of which are to have their
   * share these are as many as of a news text, and then the best of each stretch that has none.
   */
  List<Candidate> choose(SalienceWeights weights, Budget budget) {
    double[] relief = relief(weights);
    Selection selection = new Selection(candidates, vectors, weights.redundancy(), budget);
    double[] scores = scores(weights, false);
    if (budget.spread()) {
      selection.take(scores, relief, Budget.FEWEST, null);
      selection.take(scores(weights, true), relief, Integer.MAX_VALUE, parts.stretch());
    }
    selection.take(scores, relief, Integer.MAX_VALUE, null);
    return selection.chosen();
  }

  /** A sentence that refers to the one before it is as good as any once that one is chosen. */
  private double[] relief(SalienceWeights weights) {
    double[] relief = new double[candidates.size()];
    for (int c = 1; c < relief.length; c++) {
      Candidate candidate = candidates.get(c);
      boolean follows =
          !candidate.opensBlock() && candidates.get(c - 1).segment() == candidate.segment() - 1;
      relief[c] = follows && needsContext(candidate) ? weights.context() : 0;
    }
    return relief;
  }

  private static boolean hasNoStatement(Candidate candidate) {
    return candidate.flaws().stream().anyMatch(NO_STATEMENT::contains);
  }

  /** Whether it cannot be read by itself; what stands behind the title sentence can. */
  private boolean needsContext(Candidate candidate) {
    boolean behindTitle =
        titleSegment >= 0 && !candidate.opensBlock() && candidate.segment() == titleSegment + 1;
    return !behindTitle
        && (candidate.flaws().contains(Flaw.DANGLING)
            || candidate.flaws().contains(Flaw.QUOTATION));
  }

  private static double[] scaled(double[] values) {
    double max = Arrays.stream(values).max().orElse(0);
    if (max > 0) {
      Arrays.setAll(values, i -> values[i] / max);
    }
    return values;
  }
}
