package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.ModelIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this program compiled of a model, for those who tidy up. */
public final class CompiledModels {

  private CompiledModels() {}

  /**
   * The folders of the cache that this version compiled of a model, in any precision, sound or set
   * aside; none if there are none.
   *
   * @param cacheFolder as {@link MarianSettings#cacheFolder}; need not exist
   * @throws io.github.nachtschicht.translation.TranslationException if the model's configuration
   *     cannot be read
   */
  public static List<Path> of(Path cacheFolder, Path modelFolder, ModelIdentity identity) {
    MarianConfig config = MarianConfigReader.read(modelFolder);
    List<Path> folders = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      Path folder = cacheFolder.resolve(CompiledModel.key(identity.sha256(), config, precision));
      for (Path path : List.of(folder, CompiledModel.broken(folder))) {
        if (Files.isDirectory(path)) {
          folders.add(path);
        }
      }
    }
    return folders;
  }
}
