package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects what becomes of the documents of a run, and passes it on. Sums are kept in memory, the
 * documents' own figures on disk.
 */
final class RunLedger {

  private final RunListener listener;
  private final Spill<DocumentOutcome> spill;
  private final List<Settled> settled = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Map<String, Integer> flags = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private long sentences;
  private long words;
  private long sourceTokens;
  private long targetTokens;
  private long corrected;
  private long remembered;
  private final Map<String, WorkerFigures> workers = new TreeMap<>();
  private double translationSeconds;

  /**
   * Begins with nothing.
   *
   * @param spill takes the documents' figures
   */
  RunLedger(RunListener listener, Spill<DocumentOutcome> spill) {
    this.listener = listener;
    this.spill = spill;
  }

  /**
   * A document that is settled.
   *
   * @param at where the rest is
   */
  private record Settled(String source, Kind kind, long at) {}

  RunListener listener() {
    return listener;
  }

  void settle(DocumentOutcome outcome) {
    counts.merge(outcome.kind(), 1, Integer::sum);
    if (outcome.kind() != Kind.UNCHANGED) {
      settled.add(new Settled(outcome.source(), outcome.kind(), spill.add(outcome)));
    }
    translationSeconds += outcome.seconds();
    DocumentResult.Figures figures = outcome.figures();
    if (outcome.worker() != null) {
      workers.merge(outcome.worker(), WorkerFigures.of(outcome), WorkerFigures::plus);
    }
    if (figures != null) {
      sentences += figures.sentences();
      words += figures.words();
      sourceTokens += figures.sourceTokens();
      targetTokens += figures.targetTokens();
      corrected += figures.corrected();
      remembered += figures.remembered();
      figures.flags().forEach((check, n) -> flags.merge(check, n, Integer::sum));
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
    listener.settled(outcome);
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

  /** Names of the sources of all that was not merely unchanged. */
  Set<String> sources() {
    Set<String> sources = new HashSet<>(settled.size() * 2);
    settled.forEach(document -> sources.add(document.source()));
    return sources;
  }

  /**
   * Names of the outputs that were written.
   *
   * @throws UncheckedIOException if they cannot be read any more
   */
  Set<String> written() {
    Set<String> written = new HashSet<>();
    for (Kind kind : List.of(Kind.TRANSLATED, Kind.WRITTEN_BESIDE)) {
      outcomes(kind)
          .forEachRemaining(
              outcome -> {
                if (outcome.output() != null) {
                  written.add(outcome.output());
                }
              });
    }
    return written;
  }

  /**
   * All that was not merely unchanged, in the order of the sources' names, as it is read. The
   * iterator throws {@link UncheckedIOException} if it cannot be read any more.
   */
  Iterator<DocumentOutcome> outcomes() {
    return read(settled);
  }

  /** The same, only what ended in one way. */
  Iterator<DocumentOutcome> outcomes(Kind kind) {
    return read(settled.stream().filter(document -> document.kind() == kind).toList());
  }

  private Iterator<DocumentOutcome> read(List<Settled> documents) {
    return documents.stream()
        .sorted(Comparator.comparing(Settled::source))
        .map(
            document -> {
              try {
                return spill.read(document.at());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .iterator();
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  RunSummary summary(
      RunSummary.Status status, int exitCode, String message, int orphans, double seconds) {
    return new RunSummary(
        status,
        exitCode,
        message,
        counts,
        orphans,
        sentences,
        words,
        sourceTokens,
        targetTokens,
        corrected,
        remembered,
        flags,
        workers,
        translationSeconds,
        seconds);
  }
}
