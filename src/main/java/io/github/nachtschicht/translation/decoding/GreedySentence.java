package io.github.nachtschicht.translation.decoding;

import java.util.List;

/** Takes the most probable token each time, the lowest id on a tie. */
final class GreedySentence extends SentenceSearch {

  private Prefix prefix;

  GreedySentence(SearchRules rules, int sentence, int maxLength) {
    super(rules, sentence, maxLength);
    prefix = Prefix.start(rules.startId(), sentence);
  }

  @Override
  List<Prefix> running() {
    return List.of(prefix);
  }

  @Override
  void advance(Candidates candidates, int firstRow, int[][] banned) {
    int best = -1;
    int from = firstRow * candidates.count();
    for (int i = from; i < from + candidates.count(); i++) {
      float value = candidates.logProbabilities()[i];
      if (value <= Candidates.IMPOSSIBLE
          || NgramBan.contains(banned[0], (int) candidates.tokens()[i])) {
        continue;
      }
      if (best < 0
          || value > candidates.logProbabilities()[best]
          || (value == candidates.logProbabilities()[best]
              && candidates.tokens()[i] < candidates.tokens()[best])) {
        best = i;
      }
    }
    if (best < 0) {
      // nothing is left that may be generated
      append(rules.endId(), 0, firstRow);
    } else {
      append((int) candidates.tokens()[best], candidates.logProbabilities()[best], firstRow);
    }
  }

  @Override
  void forceEnd() {
    append(rules.forcedEndId(), 0, 0);
  }

  private void append(int token, double logProbability, int row) {
    done = ends(token);
    prefix = prefix.with(token, logProbability, row);
  }

  @Override
  List<Hypothesis> finished() {
    return List.of(finish(prefix));
  }
}
