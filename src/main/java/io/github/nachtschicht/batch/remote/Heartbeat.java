package io.github.nachtschicht.batch.remote;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of itself every two seconds and when something changed.
 *
 * @param schema kind and version
 * @param worker its name
 * @param identity what it is
 * @param state {@code idle}, {@code busy}, {@code leaving}
 * @param run execution it works for; null if it is idle
 * @param document name of the document in hand; null if it is idle
 * @param sentencesDone sentences done of that document
 * @param sentencesOf sentences it has; 0 while that is not known
 * @param documents documents it has finished since it started, for whatever run
 * @param sentences sentences of these
 * @param seconds time it spent on these
 */
record Heartbeat(
    String schema,
    String worker,
    WorkIdentity identity,
    String state,
    @Nullable String run,
    @Nullable String document,
    int sentencesDone,
    int sentencesOf,
    long documents,
    long sentences,
    double seconds)
    implements Json.Versioned {

  static final String SCHEMA = "nachtschicht-worker/1";
  static final String IDLE = "idle";
  static final String BUSY = "busy";
  static final String LEAVING = "leaving";

  Heartbeat {
    Objects.requireNonNull(worker);
    Objects.requireNonNull(identity);
    Objects.requireNonNull(state);
  }
}
