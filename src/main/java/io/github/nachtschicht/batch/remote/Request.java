package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.glossary.GlossaryEntry;
import io.github.nachtschicht.markdown.Correction;
import java.util.List;
import java.util.Objects;

/**
 * The JSON part of a request; the document's bytes follow it.
 *
 * @param schema kind and version
 * @param output name of the output folder
 * @param run name of the execution
 * @param sequence number of the document in it
 * @param name path below the input folder
 * @param bytes size of the document
 * @param identity what the worker must be equal in
 * @param corrections a person's translation of sentences: source and target
 * @param terms the glossary's entries whose terms stand in the document; null is none
 * @param remembered translations of sentences that need not be made again; null is none
 */
record Request(
    String schema,
    String output,
    String run,
    int sequence,
    String name,
    long bytes,
    WorkIdentity identity,
    List<Pair> corrections,
    List<GlossaryEntry> terms,
    List<byte[]> remembered)
    implements Json.Versioned {

  static final String SCHEMA = "nachtschicht-document/1";

  Request {
    Objects.requireNonNull(output);
    Objects.requireNonNull(run);
    Objects.requireNonNull(name);
    Objects.requireNonNull(identity);
    corrections = List.copyOf(corrections);
    terms = Json.orEmpty(terms);
    remembered = Json.orEmpty(remembered);
  }

  /** A correction. */
  record Pair(String source, String target) {

    static Pair of(Correction correction) {
      return new Pair(correction.source(), correction.target());
    }

    Correction correction() {
      return new Correction(source, target, "");
    }
  }

  /** Names the document among all of all runs. */
  String id() {
    return run + ":" + sequence;
  }
}
