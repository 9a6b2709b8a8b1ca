package io.github.nachtschicht.summary;

import java.util.List;

/**
 * LexRank: PageRank over the graph of sentences whose TF-IDF cosine is at least 0.1.
 *
 * <p>Source: Erkan and Radev, LexRank: Graph-based Lexical Centrality as Salience in Text
 * Summarization, JAIR 22 (2004).
 */
final class LexRankSummarizer extends Baseline {

  /** Cosine from which two sentences are linked; the paper's best value. */
  private static final double THRESHOLD = 0.1;

  LexRankSummarizer(boolean screened) {
    super(screened);
  }

  @Override
  List<Candidate> choose(List<Candidate> candidates, Budget budget) {
    TermVectors vectors = TermVectors.of(candidates);
    double[] scores =
        new SimilarityGraph(candidates.size(), false, sentence -> links(vectors, sentence))
            .stationary();
    Selection selection = new Selection(candidates, vectors, 0, budget);
    selection.take(scores, new double[scores.length], Integer.MAX_VALUE, null);
    return selection.chosen();
  }

  private static double[] links(TermVectors vectors, int sentence) {
    double[] row = vectors.similarityTo(sentence, SimilarityGraph.MOST_SENTENCES);
    for (int other = 0; other < row.length; other++) {
      if (row[other] < THRESHOLD) {
        row[other] = 0;
      }
    }
    return row;
  }

  @Override
  String method() {
    return "lexrank";
  }
}
