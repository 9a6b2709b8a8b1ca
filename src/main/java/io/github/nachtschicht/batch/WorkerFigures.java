package io.github.nachtschicht.batch;

/**
 * What one worker did of a run.
 *
 * @param documents documents it translated
 * @param skipped documents it could not translate
 * @param sentences sentences of the translated ones
 * @param seconds time it spent on them
 */
public record WorkerFigures(int documents, int skipped, long sentences, double seconds) {

  static WorkerFigures of(DocumentOutcome outcome) {
    DocumentResult.Figures figures = outcome.figures();
    return figures == null
        ? new WorkerFigures(0, 1, 0, outcome.seconds())
        : new WorkerFigures(1, 0, figures.sentences(), outcome.seconds());
  }

  WorkerFigures plus(WorkerFigures other) {
    return new WorkerFigures(
        documents + other.documents,
        skipped + other.skipped,
        sentences + other.sentences,
        seconds + other.seconds);
  }
}
