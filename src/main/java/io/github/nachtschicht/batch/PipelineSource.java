package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.Provenance;
import java.util.List;

/**
 * Gives a run its pipeline, and tells before what it would make: whether a document is up to date
 * is decided without loading a model.
 */
public interface PipelineSource extends AutoCloseable {

  /**
   * What the front matter of everything made tonight says. Reads the model's files at most to hash
   * them.
   *
   * @throws RuntimeException if the model is not there; the message says what would help
   */
  Provenance provenance();

  /** How the languages are to stand beside each other. */
  Layout layout();

  /**
   * What people corrected, for documents to use.
   *
   * @throws java.io.UncheckedIOException if the file that keeps them cannot be read; the message
   *     names file and cause
   */
  Corrections corrections();

  /**
   * The sentences of a document to which a correction could apply. Only asked for where there are
   * corrections.
   *
   * @throws RuntimeException if the document cannot be read
   */
  List<String> sentencesOf(String name, byte[] bytes);

  /**
   * Loads the model. Called at most once, and only if there is something to translate.
   *
   * @throws RuntimeException if it cannot be loaded; the message names file and cause
   */
  DocumentPipeline open() throws InterruptedException;

  /** Frees the model, if it was loaded. */
  @Override
  void close();
}
