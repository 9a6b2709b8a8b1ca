package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.List;

/**
 * TextRank: PageRank over the graph of sentences linked by the number of terms they share, divided
 * by the logarithms of their lengths.
 *
 * <p>Source: Mihalcea and Tarau, TextRank: Bringing Order into Texts, EMNLP 2004.
 */
final class TextRankSummarizer extends Baseline {

  TextRankSummarizer(boolean screened) {
    super(screened);
  }

  @Override
  List<Candidate> choose(List<Candidate> candidates, Budget budget) {
    TermVectors vectors = TermVectors.of(candidates);
    double[] logLengths = new double[vectors.size()];
    Arrays.setAll(logLengths, s -> Math.log(Math.max(1, vectors.terms(s).length)));
    double[] scores =
        new SimilarityGraph(
                candidates.size(), true, sentence -> overlaps(vectors, logLengths, sentence))
            .stationary();
    Selection selection = new Selection(candidates, vectors, 0, budget);
    selection.take(scores, new double[scores.length], Integer.MAX_VALUE, null);
    return selection.chosen();
  }

  private static double[] overlaps(TermVectors vectors, double[] logLengths, int sentence) {
    double[] row = new double[vectors.size()];
    for (int term : vectors.terms(sentence)) {
      int[] sentences = vectors.sentencesWith(term);
      if (sentences.length <= SimilarityGraph.MOST_SENTENCES) {
        for (int other : sentences) {
          row[other]++;
        }
      }
    }
    row[sentence] = 0;
    for (int other = 0; other < row.length; other++) {
      // two sentences of one word each: the formula has no value there
      double both = logLengths[sentence] + logLengths[other];
      row[other] = both > 0 ? row[other] / both : 0;
    }
    return row;
  }

  @Override
  String method() {
    return "textrank";
  }
}
