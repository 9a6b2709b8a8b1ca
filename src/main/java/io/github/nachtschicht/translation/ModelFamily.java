package io.github.nachtschicht.translation;

import java.nio.file.Path;
import java.util.List;

/**
 * A kind of models: their files, tokenizer, graphs and the form of text they expect. What a family
 * does with a folder is decided by the folder's content, never by its name. Stateless; may be
 * called by several threads at once.
 */
public interface ModelFamily {

  /** The {@code model_type} that {@code config.json} gives a model of this family. */
  String modelType();

  /**
   * Grows when the same sentence would be translated otherwise by the same model and options:
   * documents and remembered sentences are then done again.
   */
  int version();

  /**
   * Whether a model expects typographic punctuation to be made plain before it sees it, as the text
   * it was trained on was.
   *
   * @throws TranslationException if a file is missing or damaged; the message names it
   */
  boolean expectsPlainPunctuation(Path folder);

  /**
   * Opens a model; the first time this compiles it into the cache.
   *
   * @param identity what the model is called, and the fingerprint that its cache is found by
   * @throws TranslationException if a file is missing, damaged or not of this family; the message
   *     names it. What had been opened is closed again
   */
  SegmentTranslator open(Path folder, ModelIdentity identity, ModelOptions options);

  /**
   * The folders of the cache that this version compiled of a model, in any precision, sound or set
   * aside; none if there are none.
   *
   * @param cacheFolder as {@link ModelOptions#cache}; need not exist
   * @throws TranslationException if the model's configuration cannot be read
   */
  List<Path> compiled(Path cacheFolder, Path folder, ModelIdentity identity);
}
