package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.SegmentedDocument;
import java.util.ArrayList;
import java.util.List;

/** The first sentences that fit: on news the baseline to beat. */
final class LeadSummarizer extends CandidateSummarizer {

  LeadSummarizer(boolean screened) {
    super(screened);
  }

  @Override
  List<Candidate> choose(
      SegmentedDocument document, List<Candidate> candidates, Parts parts, Budget budget) {
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
