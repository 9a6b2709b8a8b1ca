package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.SegmentedDocument;
import java.util.List;

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
    return new Summary(
        choose(document, candidates, budget).stream().map(Candidate::segment).sorted().toList());
  }

  @Override
  public final String signature() {
    return method() + (screened ? "" : "-raw") + settings();
  }

  /**
   * Chooses sentences.
   *
   * @param candidates in reading order, more than three
   * @param budget at least one sentence
   * @return the chosen ones, in any order
   */
  abstract List<Candidate> choose(
      SegmentedDocument document, List<Candidate> candidates, Budget budget);

  /** Name of the method. */
  abstract String method();

  /** What else decides on the choice, for the signature. */
  String settings() {
    return "";
  }
}
