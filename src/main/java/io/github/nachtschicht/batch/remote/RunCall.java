package io.github.nachtschicht.batch.remote;

import java.util.Objects;

/**
 * What a run says of itself every two seconds, so that workers which may not work for it can say
 * why.
 *
 * @param schema kind and version
 * @param run name of the execution
 * @param identity what workers must be equal in
 */
record RunCall(String schema, String run, WorkIdentity identity) implements Json.Versioned {

  static final String SCHEMA = "nachtschicht-run/1";

  RunCall {
    Objects.requireNonNull(run);
    Objects.requireNonNull(identity);
  }
}
