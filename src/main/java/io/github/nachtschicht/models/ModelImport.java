package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.Folders;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes folders of models over into a folder of models. */
public final class ModelImport {

  /** Files that go along when a model is imported, for its licence's sake and for other tools. */
  private static final List<String> COMPANIONS =
      List.of(
          "README.md",
          "LICENSE",
          "LICENSE.txt",
          "LICENSE.md",
          "SOURCES.md",
          "special_tokens_map.json");

  private final ModelLocations locations;

  public ModelImport(ModelLocations locations) {
    this.locations = locations;
  }

  /**
   * Copies a model folder into a folder of models, with the sums that {@link ModelCatalog#verify}
   * compares.
   *
   * @param source folder of a model
   * @param name what it is to be called; null takes the folder's name
   * @return the copy
   * @throws ModelException if it is no whole model, the name is taken, or it cannot be written;
   *     nothing is left then
   */
  public ModelFolder copy(Path source, @Nullable String name) {
    ModelFolder model = ModelFolder.open(source, ModelFolder.nameOf(source), locations);
    String wanted = name == null ? model.name() : name;
    if (!ModelResolver.isPlainName(wanted) || wanted.chars().filter(c -> c == '/').count() > 1) {
      throw ModelException.of(
          "'%s' cannot be the name of a model; name one with --name", OneLine.brief(wanted));
    }
    Path models = target();
    Path target = models.resolve(wanted);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw ModelException.of(
          "There is already %s; name the model otherwise with --name, or remove that one first",
          target);
    }
    @Nullable Path temporary = null;
    try {
      Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
      temporary = Files.createTempDirectory(models, ".import");
      for (Path file : model.files()) {
        Files.copy(file, temporary.resolve(String.valueOf(file.getFileName())));
      }
      for (String companion : COMPANIONS) {
        if (Files.isRegularFile(source.resolve(companion))) {
          Files.copy(source.resolve(companion), temporary.resolve(companion));
        }
      }
      FileSums.write(temporary);
      checkCopy(model, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return ModelFolder.open(target, wanted, locations);
    } catch (IOException e) {
      throw new ModelException("Cannot import into " + target + ": " + Failures.reason(e), e);
    } finally {
      if (temporary != null) {
        deleteQuietly(temporary);
      }
    }
  }

  private void checkCopy(ModelFolder model, Path copy) {
    ModelFolder copied = ModelFolder.open(copy, model.name(), locations);
    if (!copied.freshFingerprint().equals(model.freshFingerprint())) {
      throw new ModelException("The files of " + model.path() + " changed while they were copied");
    }
  }

  /** Where imported models go: the first folder of models there is, else the first to be. */
  private Path target() {
    for (Path folder : locations.modelFolders()) {
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return locations.modelFolders().get(0);
  }

  private static void deleteQuietly(Path folder) {
    try {
      Folders.deleteAll(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
