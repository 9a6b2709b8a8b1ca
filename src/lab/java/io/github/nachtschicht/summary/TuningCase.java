package io.github.nachtschicht.summary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One document of a set, prepared to be summarized and scored many times. */
final class TuningCase {

  private final SentenceFeatures features;
  private final List<Budget> budgets;
  private final Map<Integer, int[]> words = new HashMap<>();
  private final int[] wanted;
  private final int referenceWords;

  TuningCase(SummarySet.Item item, List<SummaryLength> lengths) {
    List<Candidate> candidates = Screening.candidates(item.document());
    this.budgets = lengths.stream().map(l -> Budget.of(l, candidates.size())).toList();
    this.features =
        new SentenceFeatures(
            candidates,
            Parts.of(item.document(), candidates, 1),
            Screening.title(item.document()),
            -1);
    Map<String, Integer> ids = new HashMap<>();
    int[] reference =
        item.reference().stream()
            .flatMap(sentence -> Rouge.words(sentence).stream())
            .mapToInt(word -> ids.computeIfAbsent(word, w -> ids.size()))
            .toArray();
    this.referenceWords = reference.length;
    this.wanted = new int[ids.size()];
    for (int word : reference) {
      wanted[word]++;
    }
    for (Candidate candidate : candidates) {
      words.put(
          candidate.segment(),
          Rouge.words(candidate.text()).stream()
              .mapToInt(word -> ids.getOrDefault(word, -1))
              .toArray());
    }
  }

  /** F1 of ROUGE-1 that weights reach, mean over the lengths. */
  double score(SalienceWeights weights) {
    double sum = 0;
    for (Budget budget : budgets) {
      sum += rouge1(features.choose(weights, budget));
    }
    return sum / budgets.size();
  }

  private double rouge1(List<Candidate> chosen) {
    int[] missing = wanted.clone();
    int matches = 0;
    int length = 0;
    for (Candidate candidate : chosen) {
      int[] own = words.getOrDefault(candidate.segment(), new int[0]);
      length += own.length;
      for (int word : own) {
        if (word >= 0 && missing[word]-- > 0) {
          matches++;
        }
      }
    }
    return Rouge.Score.of(matches, length, referenceWords).f1();
  }
}
