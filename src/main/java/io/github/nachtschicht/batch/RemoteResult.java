package io.github.nachtschicht.batch;

import java.util.List;

/**
 * A document that was translated on another machine. What it says of itself is known once its
 * Markdown was written.
 */
public interface RemoteResult extends FileContent {

  /** Size of the Markdown in bytes; 0 while that is not known. */
  long bytes();

  /** Counts for reports. */
  DocumentResult.Figures figures();

  /** What the reading had to say. */
  List<String> notes();

  /** What was translated, each as bytes. */
  List<byte[]> learnt();

  /** What the worker took. */
  double seconds();

  /** Name of the worker. */
  String worker();
}
