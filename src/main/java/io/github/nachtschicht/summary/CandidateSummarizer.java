package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.SegmentedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What all methods share: which sentences may be chosen, when there is no summary, the order. */
abstract class CandidateSummarizer implements Summarizer {

  /** Documents with no more sentences are their own summary. */
  private static final int SHORT = 3;

  private final boolean screened;

  /**
   * A method on cleaned or on raw text.
   *
   * @param screened whether page furniture is kept out; baselines of the literature do not do that
   */
  CandidateSummarizer(boolean screened) {
    this.screened = screened;
  }

  @Override
  public final Summary summarize(SegmentedDocument document, SummaryLength length) {
    List<Candidate> candidates =
        screened ? Screening.candidates(document) : Screening.runningText(document);
    if (candidates.size() <= SHORT) {
      return Summary.NONE;
    }
    Budget budget = Budget.of(length, candidates.size());
    if (budget.sentences() == 0) {
      return Summary.NONE;
    }
    Parts parts = Parts.of(document, candidates, Math.min(budget.sentences(), candidates.size()));
    Set<Integer> chosen =
        choose(document, candidates, parts, budget).stream()
            .map(Candidate::segment)
            .collect(Collectors.toSet());
    List<Integer> segments = new ArrayList<>();
    List<Integer> headings = new ArrayList<>();
    for (int c = 0; c < candidates.size(); c++) {
      if (chosen.contains(candidates.get(c).segment())) {
        segments.add(candidates.get(c).segment());
        headings.add(parts.heading()[c]);
      }
    }
    return new Summary(segments, headings);
  }

  @Override
  public final String signature() {
    return method() + (screened ? "" : "-raw") + settings();
  }

  /**
   * Chooses sentences.
   *
   * @param candidates in reading order, more than three
   * @param parts the document's parts
   * @param budget at least one sentence
   * @return the chosen ones, in any order
   */
  abstract List<Candidate> choose(
      SegmentedDocument document, List<Candidate> candidates, Parts parts, Budget budget);

  /** Name of the method. */
  abstract String method();

  /** What else decides on the choice, for the signature. */
  String settings() {
    return "";
  }
}
