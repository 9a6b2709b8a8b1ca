package io.github.nachtschicht.batch;

import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.translation.ModelNotLoadedException;
import io.github.nachtschicht.translation.memory.TranslationMemory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** The options that shape what is written, by name, for messages; may be empty. */
  default Map<String, String> options() {
    return Map.of();
  }

  /**
   * What people corrected, for documents to use.
   *
   * @throws java.io.UncheckedIOException if the file that keeps them cannot be read; the message
   *     names file and cause
   */
  Corrections corrections();

  /**
   * How the house calls things.
   *
   * @throws java.io.UncheckedIOException if a glossary cannot be read; the message names file and
   *     cause
   */
  default Glossary glossary() {
    return Glossary.NONE;
  }

  /**
   * The sentences of a document to which a correction or a term could apply. Only asked for where
   * there are corrections or a glossary.
   *
   * @throws RuntimeException if the document cannot be read
   */
  List<String> sentencesOf(String name, byte[] bytes);

  /**
   * What is remembered of translations by this model under these settings; null for nothing.
   * Whoever asks must hold the output folder's lock.
   *
   * @param processor kind of processor that computes them: another may round otherwise
   */
  default @Nullable TranslationMemory memory(String processor) {
    return null;
  }

  /**
   * Makes the pipeline ready. Called at most once, and only if there is something to translate. The
   * model may be loaded here or when the first sentence needs it, which then fails with {@link
   * ModelNotLoadedException}.
   *
   * @param loading told when the model is about to be loaded; at most once, on any thread
   * @throws RuntimeException if it cannot be loaded; the message names file and cause
   */
  DocumentPipeline open(Runnable loading) throws InterruptedException;

  /** As the other method, telling nobody. */
  default DocumentPipeline open() throws InterruptedException {
    return open(() -> {});
  }

  /** Frees the model, if it was loaded. */
  @Override
  void close();
}
