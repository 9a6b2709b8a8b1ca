package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.RunSummary.Totals;
import io.github.nachtschicht.batch.RunSummary.WorkerFigures;
import io.github.nachtschicht.support.OneLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects what becomes of the documents of a run, and passes it on. */
final class RunLedger {

  private final RunListener listener;
  private final List<DocumentOutcome> recorded = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final List<String> warnings = new ArrayList<>();
  private Totals totals = Totals.NONE;
  private final Map<String, WorkerFigures> workers = new TreeMap<>();
  private double translationSeconds;

  RunLedger(RunListener listener) {
    this.listener = listener;
  }

  RunListener listener() {
    return listener;
  }

  void record(DocumentOutcome outcome) {
    counts.merge(outcome.kind(), 1, Integer::sum);
    if (outcome.kind() != Kind.UNCHANGED || outcome.figures() != null) {
      recorded.add(outcome);
    }
    translationSeconds += outcome.seconds();
    DocumentResult.Figures figures = outcome.figures();
    if (outcome.worker() != null) {
      workers.put(
          outcome.worker(),
          workers.getOrDefault(outcome.worker(), WorkerFigures.NONE).plus(outcome));
    }
    if (figures != null) {
      totals = totals.plus(figures);
      if (!figures.reading().addsUp()) {
        warn(
            OneLine.of(outcome.source())
                + ": what was read of it does not add up ("
                + figures.reading().lost()
                + " letters lost, "
                + figures.reading().invented()
                + " invented); look at it with 'nachtschicht read', and please report it");
      }
    }
    listener.recorded(outcome);
  }

  void warn(String message) {
    warnings.add(message);
    listener.warning(message);
  }

  /** Counts the time that passed, in place of the documents' own, where many are done at once. */
  void translationTook(double seconds) {
    translationSeconds = seconds;
  }

  int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Names of the sources of all for which anything was done. */
  Set<String> sources() {
    return recorded.stream().map(DocumentOutcome::source).collect(Collectors.toSet());
  }

  /** Names of the outputs that were written. */
  Set<String> written() {
    return recorded.stream()
        .filter(
            outcome -> outcome.kind() == Kind.TRANSLATED || outcome.kind() == Kind.WRITTEN_BESIDE)
        .map(DocumentOutcome::output)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** All for which anything was done, in the order of the sources' names. */
  List<DocumentOutcome> outcomes() {
    return recorded.stream().sorted(Comparator.comparing(DocumentOutcome::source)).toList();
  }

  /** The same, only what ended in one way. */
  List<DocumentOutcome> outcomes(Kind kind) {
    return outcomes().stream().filter(outcome -> outcome.kind() == kind).toList();
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  RunSummary summary(
      RunSummary.Status status, int exitCode, String message, int orphans, double seconds) {
    return new RunSummary(
        status, exitCode, message, counts, orphans, totals, workers, translationSeconds, seconds);
  }
}
