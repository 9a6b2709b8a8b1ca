package io.github.nachtschicht.batch;

import org.jspecify.annotations.Nullable;

/**
 * What became of one document.
 *
 * @param source name of the source
 * @param output name of the file that holds its translation; null if there is none
 * @param kind what was done
 * @param reason why, in plain English without a full stop
 * @param seconds time from reading to writing; 0 if it was not translated
 * @param figures counts; null if it was not translated
 * @param notes what the reading had to say
 * @param worker name of the worker that did it or failed; null if no other machine was asked
 */
public record DocumentOutcome(
    String source,
    @Nullable String output,
    Kind kind,
    String reason,
    double seconds,
    DocumentResult.@Nullable Figures figures,
    java.util.List<String> notes,
    @Nullable String worker) {

  /** What can become of a document; the lower-case names stand in the report. */
  public enum Kind {
    /** Translated and written. */
    TRANSLATED,
    /** Translated and written beside an output that a person edited. */
    WRITTEN_BESIDE,
    /** Up to date already. */
    UNCHANGED,
    /** Up to date, and its output now has its new name. */
    RENAMED,
    /** Its output was removed because the source is gone, or a newer version that is none. */
    PRUNED,
    /** Could not be read, translated or written. */
    SKIPPED,
    /** Too young, left for the next run. */
    WAITING,
    /** The run ended before. */
    LEFT
  }

  public DocumentOutcome {
    notes = java.util.List.copyOf(notes);
  }

  static DocumentOutcome of(String source, @Nullable String output, Kind kind, String reason) {
    return new DocumentOutcome(source, output, kind, reason, 0, null, java.util.List.of(), null);
  }
}
