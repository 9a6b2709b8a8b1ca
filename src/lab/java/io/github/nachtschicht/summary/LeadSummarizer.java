package io.github.nachtschicht.summary;

import java.util.ArrayList;
import java.util.List;

/** The first sentences that fit: on news the baseline to beat. */
final class LeadSummarizer extends Baseline {

  LeadSummarizer(boolean screened) {
    super(screened);
  }

  @Override
  List<Candidate> choose(List<Candidate> candidates, Budget budget) {
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (budget.fits(candidate.words())) {
        chosen.add(candidate);
        budget = budget.without(candidate.words());
      }
    }
    return chosen;
  }

  @Override
  String method() {
    return "lead";
  }
}
