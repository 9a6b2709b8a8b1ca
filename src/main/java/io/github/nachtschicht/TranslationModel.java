package io.github.nachtschicht;

import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.translation.ModelFamily;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.marian.MarianFamily;
import java.nio.file.Path;
import java.util.List;

/** A model folder with the family that its {@code config.json} names. Opens nothing by itself. */
public final class TranslationModel {

  private static final List<ModelFamily> FAMILIES = List.of(new MarianFamily());

  private final ModelFolder folder;
  private final ModelFamily family;

  private TranslationModel(ModelFolder folder, ModelFamily family) {
    this.folder = folder;
    this.family = family;
  }

  /**
   * Finds a folder's family.
   *
   * @throws TranslationException if there is none for it
   */
  public static TranslationModel of(ModelFolder folder) {
    String type = folder.type();
    for (ModelFamily family : FAMILIES) {
      if (family.modelType().equals(type)) {
        return new TranslationModel(folder, family);
      }
    }
    throw TranslationException.of(
        "%s holds a model of type '%s'; there are only %s",
        folder.path(),
        type,
        String.join(", ", FAMILIES.stream().map(ModelFamily::modelType).toList()));
  }

  /** What the model calls itself; hashes its files if that was not done before. */
  public ModelIdentity identity() {
    return new ModelIdentity(
        folder.name(), folder.fingerprint(), folder.sourceLanguage(), folder.targetLanguage());
  }

  /** As {@link ModelFamily#version}. */
  public int version() {
    return family.version();
  }

  /** As {@link ModelFamily#expectsPlainPunctuation}. */
  public boolean expectsPlainPunctuation() {
    return family.expectsPlainPunctuation(folder.path());
  }

  /** As {@link ModelFamily#open}. */
  public SegmentTranslator open(ModelOptions options) {
    return family.open(folder.path(), identity(), options);
  }

  /** As {@link ModelFamily#compiled}. */
  public List<Path> compiled(Path cacheFolder) {
    return family.compiled(cacheFolder, folder.path(), identity());
  }
}
