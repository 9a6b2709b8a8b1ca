package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.SegmentedDocument;
import java.util.List;

/**
 * A weighted sum of what tells an important sentence: being early, like the whole document, like
 * the title, long enough and readable by itself; chosen by maximal marginal relevance. Position
 * outweighs the rest, as it must on news.
 */
final class SalienceSummarizer extends CandidateSummarizer {

  private final SalienceWeights weights;

  SalienceSummarizer(SalienceWeights weights) {
    super(true);
    this.weights = weights;
  }

  @Override
  List<Candidate> choose(
      SegmentedDocument document, List<Candidate> candidates, Parts parts, Budget budget) {
    return new Features(candidates, parts, Screening.title(document)).choose(weights, budget);
  }

  @Override
  String method() {
    return "salience";
  }

  @Override
  String settings() {
    return " " + weights;
  }
}
