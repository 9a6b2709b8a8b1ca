package io.github.nachtschicht.batch.remote;

/** Names that manager, workers and the broker's configuration agree on; they never change. */
final class Names {

  /** Queue of documents to translate. */
  static final String DOCUMENTS = "nachtschicht.documents";

  /** Queue of what became of them. */
  static final String RESULTS = "nachtschicht.results";

  /** Queue of documents that were delivered too often. */
  static final String DEAD = "nachtschicht.dead";

  /** Topic on which runs announce themselves. */
  static final String RUNS = "nachtschicht.runs";

  /** Topic on which workers are heard. */
  static final String WORKERS = "nachtschicht.workers";

  /** Property: the output folder's name, in requests and replies. */
  static final String OUTPUT = "nachtschicht_output";

  /** Property: the execution's name, in requests and replies. */
  static final String RUN = "nachtschicht_run";

  /** Property: number of the document in its run, in requests and replies. */
  static final String SEQUENCE = "nachtschicht_sequence";

  /** Property: fingerprint of what a worker must be equal in, in requests. */
  static final String KEY = "nachtschicht_key";

  /** Property: what became of the document, in replies: {@link #DONE} or {@link #SKIPPED}. */
  static final String STATE = "nachtschicht_state";

  static final String DONE = "done";
  static final String SKIPPED = "skipped";

  /** Requests and replies that nobody takes for a week are of no use to anybody. */
  static final long KEPT_MILLIS = 7L * 24 * 3600 * 1000;

  private Names() {}

  /**
   * A selector for messages whose property has a value, and for those without it: these come from
   * elsewhere, and somebody must take them away.
   *
   * @param value hexadecimal digits and hyphens only
   */
  static String selector(String property, String value) {
    return property + " = '" + value + "' OR " + property + " IS NULL";
  }

  /** The same, with another value that will do. */
  static String selector(String property, String value, String other) {
    return property + " = '" + other + "' OR " + selector(property, value);
  }

  /** A selector for messages whose property has a value. */
  static String strictSelector(String property, String value) {
    return property + " = '" + value + "'";
  }
}
