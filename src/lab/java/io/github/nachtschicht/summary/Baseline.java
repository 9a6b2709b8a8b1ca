package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.ParsedDocument;
import java.util.List;

/** What the methods share that the program's is compared with. */
abstract class Baseline implements Summarizer {

  private final boolean screened;

  /**
   * A method on cleaned or on raw text.
   *
   * @param screened whether page furniture is kept out; the literature does not do that
   */
  Baseline(boolean screened) {
    this.screened = screened;
  }

  @Override
  public final Summary summarize(ParsedDocument document, int title, SummaryLength length) {
    List<Candidate> candidates =
        screened ? Screening.candidates(document) : Screening.runningText(document);
    Budget budget = Budget.of(length, candidates.size());
    if (candidates.size() <= SalienceSummarizer.SHORT || budget.sentences() == 0) {
      return Summary.NONE;
    }
    return new Summary(
        choose(candidates, budget).stream().map(Candidate::segment).sorted().toList());
  }

  @Override
  public final String signature() {
    return method() + (screened ? "" : "-raw");
  }

  /**
   * Chooses sentences.
   *
   * @param candidates in reading order, more than three
   * @param budget at least one sentence
   * @return the chosen ones, in any order
   */
  abstract List<Candidate> choose(List<Candidate> candidates, Budget budget);

  /** Name of the method. */
  abstract String method();
}
