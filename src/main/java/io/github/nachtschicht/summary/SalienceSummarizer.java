package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The program's method: a weighted sum of what tells an important sentence, chosen by maximal
 * marginal relevance. Page furniture is kept out.
 */
public final class SalienceSummarizer implements Summarizer {

  /** Documents with no more sentences are their own summary. */
  static final int SHORT = 3;

  private final SalienceWeights weights;

  /** With the standard weights. */
  public SalienceSummarizer() {
    this(SalienceWeights.STANDARD);
  }

  SalienceSummarizer(SalienceWeights weights) {
    this.weights = weights;
  }

  @Override
  public Summary summarize(ParsedDocument document, int title, SummaryLength length) {
    List<Candidate> candidates = new ArrayList<>(Screening.candidates(document));
    if (candidates.size() <= SHORT) {
      return Summary.NONE;
    }
    candidates.removeIf(candidate -> candidate.segment() == title);
    Budget budget = Budget.of(length, candidates.size());
    if (budget.sentences() == 0) {
      return Summary.NONE;
    }
    List<Segment> segments = document.segments();
    Parts parts = Parts.of(document, candidates, Math.min(budget.sentences(), candidates.size()));
    SentenceFeatures features =
        new SentenceFeatures(
            candidates,
            parts,
            title < 0 ? Screening.title(document) : segments.get(title).text(),
            title);
    return summary(candidates, parts, features.choose(weights, budget));
  }

  private static Summary summary(List<Candidate> candidates, Parts parts, List<Candidate> chosen) {
    Set<Integer> taken = chosen.stream().map(Candidate::segment).collect(Collectors.toSet());
    List<Integer> segments = new ArrayList<>();
    List<Integer> headings = new ArrayList<>();
    for (int c = 0; c < candidates.size(); c++) {
      if (taken.contains(candidates.get(c).segment())) {
        segments.add(candidates.get(c).segment());
        headings.add(parts.heading()[c]);
      }
    }
    return new Summary(segments, headings);
  }

  @Override
  public String signature() {
    return "salience " + weights;
  }
}
