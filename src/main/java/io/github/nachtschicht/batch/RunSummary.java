package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.translation.TermCount;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run did, in figures.
 *
 * @param status how it ended
 * @param exitCode the program's exit code
 * @param message why it ended early; empty if it did not
 * @param documents how many documents fared how
 * @param orphans outputs whose source is gone and that are still there
 * @param totals counts of the translated documents
 * @param workers what each worker did, by its name; empty where no other machine was asked
 * @param translationSeconds time from the first document's start to the last one's end
 * @param seconds time of the whole run
 */
public record RunSummary(
    Status status,
    int exitCode,
    String message,
    Map<Kind, Integer> documents,
    int orphans,
    Totals totals,
    Map<String, WorkerFigures> workers,
    double translationSeconds,
    double seconds) {

  /** How a run can end. */
  public enum Status {
    /** All is done, or there was nothing to do. */
    DONE,
    /** Finished, but documents were skipped. */
    SKIPPED,
    /** Stopped by its own clock; the rest is left for the next run. */
    OUT_OF_TIME,
    /** Stopped by a signal. */
    STOPPED,
    /** Failed. */
    FAILED
  }

  /**
   * Counts of documents together; each is that of {@link DocumentResult.Figures}.
   *
   * @param flags raised flags by check
   */
  public record Totals(
      long sentences,
      long words,
      long sourceTokens,
      long targetTokens,
      long corrected,
      long remembered,
      TermCount terms,
      Map<String, Integer> flags) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, TermCount.NONE, Map.of());

    public Totals {
      flags = java.util.Collections.unmodifiableMap(new TreeMap<>(flags));
    }

    Totals plus(DocumentResult.Figures figures) {
      Map<String, Integer> both = new TreeMap<>(flags);
      figures.flags().forEach((check, n) -> both.merge(check, n, Integer::sum));
      return new Totals(
          sentences + figures.sentences(),
          words + figures.words(),
          sourceTokens + figures.sourceTokens(),
          targetTokens + figures.targetTokens(),
          corrected + figures.corrected(),
          remembered + figures.remembered(),
          terms.plus(figures.terms()),
          both);
    }

    /** All flags together. */
    public int flagCount() {
      return flags.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * What one worker did of a run.
   *
   * @param documents documents it translated
   * @param skipped documents it could not translate
   * @param sentences sentences of the translated ones
   * @param seconds time it spent on them
   */
  public record WorkerFigures(int documents, int skipped, long sentences, double seconds) {

    static final WorkerFigures NONE = new WorkerFigures(0, 0, 0, 0);

    WorkerFigures plus(DocumentOutcome outcome) {
      DocumentResult.Figures figures = outcome.figures();
      boolean done = figures != null;
      return new WorkerFigures(
          documents + (done ? 1 : 0),
          skipped + (done ? 0 : 1),
          sentences + (figures == null ? 0 : figures.sentences()),
          seconds + outcome.seconds());
    }
  }

  public RunSummary {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    counts.putAll(documents);
    documents = java.util.Collections.unmodifiableMap(counts);
    workers = java.util.Collections.unmodifiableMap(new TreeMap<>(workers));
  }

  /** A run that could not begin. */
  static RunSummary ofNothing(int exitCode) {
    return new RunSummary(Status.FAILED, exitCode, "", Map.of(), 0, Totals.NONE, Map.of(), 0, 0);
  }

  /**
   * These figures of a run in which something more failed. A failed or stopped run stays what it
   * was, with its own exit code.
   *
   * @param message why, on one line; added to what is said already
   * @param exitCode exit code if the run had not failed before
   */
  public RunSummary failed(String message, int exitCode) {
    boolean stays = status == Status.FAILED || status == Status.STOPPED;
    return new RunSummary(
        stays ? status : Status.FAILED,
        stays ? this.exitCode : exitCode,
        this.message.isEmpty() ? message : this.message + "; " + message,
        documents,
        orphans,
        totals,
        workers,
        translationSeconds,
        seconds);
  }

  /** How many documents fared so. */
  public int count(Kind kind) {
    return documents.getOrDefault(kind, 0);
  }

  /** Documents that were translated, beside an edited file or not. */
  public int translated() {
    return count(Kind.TRANSLATED) + count(Kind.WRITTEN_BESIDE);
  }

  /** Sentences a second while translating; 0 if none was translated. */
  public double sentencesPerSecond() {
    return translationSeconds > 0 ? totals.sentences() / translationSeconds : 0;
  }

  /** The one line that says it all. */
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append(
        switch (status) {
          case DONE -> "done";
          case SKIPPED -> "finished with skips";
          case OUT_OF_TIME -> "out of time";
          case STOPPED -> "stopped by a signal";
          case FAILED -> "failed";
        });
    line.append(": ").append(translated()).append(" translated");
    if (totals.sentences() > 0) {
      line.append(
          String.format(
              Locale.ROOT,
              " (%s, %.1f a second)",
              OneLine.count(totals.sentences(), "sentence"),
              sentencesPerSecond()));
    }
    line.append(", ").append(count(Kind.UNCHANGED)).append(" unchanged");
    add(line, Kind.RENAMED, "renamed");
    add(line, Kind.PRUNED, "pruned");
    line.append(", ").append(count(Kind.SKIPPED)).append(" skipped");
    add(line, Kind.WAITING, "too young");
    add(line, Kind.LEFT, "left for the next run");
    if (totals.flagCount() > 0) {
      line.append(", ").append(OneLine.count(totals.flagCount(), "flag"));
    }
    line.append(String.format(Locale.ROOT, "; %.1f s", seconds));
    if (!message.isEmpty()) {
      line.append("; ").append(message);
    }
    return line.toString();
  }

  private void add(StringBuilder line, Kind kind, String word) {
    if (count(kind) > 0) {
      line.append(", ").append(count(kind)).append(' ').append(word);
    }
  }
}
