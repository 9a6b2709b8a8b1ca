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
 * @param sentences sentences of the translated documents
 * @param words German words of these
 * @param sourceTokens tokens the model read
 * @param targetTokens tokens the model generated
 * @param corrected sentences taken from a person's corrections
 * @param remembered sentences whose translation was remembered
 * @param terms terms of the glossary
 * @param flags raised flags by check
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
    long sentences,
    long words,
    long sourceTokens,
    long targetTokens,
    long corrected,
    long remembered,
    TermCount terms,
    Map<String, Integer> flags,
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

  public RunSummary {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    counts.putAll(documents);
    documents = java.util.Collections.unmodifiableMap(counts);
    flags = java.util.Collections.unmodifiableMap(new TreeMap<>(flags));
    workers = java.util.Collections.unmodifiableMap(new TreeMap<>(workers));
  }

  /** A run that could not begin. */
  static RunSummary ofNothing(int exitCode) {
    return new RunSummary(
        Status.FAILED,
        exitCode,
        "",
        Map.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        TermCount.NONE,
        Map.of(),
        Map.of(),
        0,
        0);
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
        sentences,
        words,
        sourceTokens,
        targetTokens,
        corrected,
        remembered,
        terms,
        flags,
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

  /** All flags together. */
  public int flagCount() {
    return flags.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Sentences a second while translating; 0 if none was translated. */
  public double sentencesPerSecond() {
    return translationSeconds > 0 ? sentences / translationSeconds : 0;
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
    if (sentences > 0) {
      line.append(
          String.format(
              Locale.ROOT,
              " (%s, %.1f a second)",
              OneLine.count(sentences, "sentence"),
              sentencesPerSecond()));
    }
    line.append(", ").append(count(Kind.UNCHANGED)).append(" unchanged");
    add(line, Kind.RENAMED, "renamed");
    add(line, Kind.PRUNED, "pruned");
    line.append(", ").append(count(Kind.SKIPPED)).append(" skipped");
    add(line, Kind.WAITING, "too young");
    add(line, Kind.LEFT, "left for the next run");
    if (flagCount() > 0) {
      line.append(", ").append(OneLine.count(flagCount(), "flag"));
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
