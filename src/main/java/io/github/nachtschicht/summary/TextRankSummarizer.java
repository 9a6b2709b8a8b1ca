package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.SegmentedDocument;
import java.util.List;

/**
 * TextRank: PageRank over the graph of sentences linked by the number of terms they share, divided
 * by the logarithms of their lengths.
 *
 * <p>Source: Mihalcea and Tarau, TextRank: Bringing Order into Texts, EMNLP 2004.
 */
final class TextRankSummarizer extends CandidateSummarizer {

  TextRankSummarizer(boolean screened) {
    super(screened);
  }

  @Override
  List<Candidate> choose(SegmentedDocument document, List<Candidate> candidates, Budget budget) {
    TermVectors vectors = TermVectors.of(candidates);
    double[] scores =
        new SimilarityGraph(candidates.size(), true, sentence -> overlaps(vectors, sentence))
            .stationary();
    return Selection.best(candidates, scores, vectors, 0, budget);
  }

  private static double[] overlaps(TermVectors vectors, int sentence) {
    double[] row = new double[vectors.size()];
    for (int term : vectors.terms(sentence)) {
      for (int other : vectors.sentencesWith(term)) {
        row[other]++;
      }
    }
    row[sentence] = 0;
    double own = Math.log(Math.max(1, vectors.terms(sentence).length));
    for (int other = 0; other < row.length; other++) {
      if (row[other] > 0) {
        double both = own + Math.log(Math.max(1, vectors.terms(other).length));
        // two sentences of one word each: the formula has no value there
        row[other] = both > 0 ? row[other] / both : 0;
      }
    }
    return row;
  }

  @Override
  String method() {
    return "textrank";
  }
}
