package io.github.nachtschicht.batch;

/**
 * Is told how a run goes on. Called by the run's thread, {@link #advanced} and {@link #part} by
 * any.
 */
public interface RunListener {

  /**
   * The run knows what it has to do.
   *
   * @param documents documents to translate
   * @param bytes size of their sources
   * @param unchanged documents that are up to date
   * @param line all of that in words, and what waits or is skipped
   */
  default void planned(int documents, long bytes, int unchanged, String line) {}

  /** The model is about to be loaded. */
  default void loading(String model) {}

  /** A document is begun. */
  default void started(String name, long bytes) {}

  /** Sentences of the document in hand are done. */
  default void advanced(int sentences) {}

  /** So many parts of a sentence that is too long to be translated at once are done. */
  default void part(int done, int all) {}

  /** Who works on the run on other machines, in one line; comes again when that changes. */
  default void workers(String line) {}

  /** It is known what became of a document. */
  default void recorded(DocumentOutcome outcome) {}

  /** Something a person should know. */
  default void warning(String message) {}

  /** What became of all documents is known; what is left needs no progress shown. May not come. */
  default void finishing() {}

  /** What the quality watch at the end of the run found. May not come. */
  default void watched(String finding) {}

  /** The run is over. */
  default void ended(RunSummary summary) {}
}
