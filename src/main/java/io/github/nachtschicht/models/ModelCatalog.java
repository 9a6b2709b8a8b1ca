package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models on this machine: lists and verifies them. Never uses a network. */
public final class ModelCatalog {

  private final ModelLocations locations;
  private final ModelResolver resolver;

  public ModelCatalog(ModelLocations locations) {
    this.locations = locations;
    this.resolver = new ModelResolver(locations);
  }

  /** Where a model lies. */
  public enum Place {
    /** A folder of models. */
    MODELS,
    /** The Hugging Face hub's cache. */
    HUB_CACHE
  }

  /**
   * A model on this machine.
   *
   * @param name what {@code --model} takes
   * @param place where it lies
   * @param path its folder
   * @param bytes of the files that are read
   * @param folder the model, or null if it cannot be used
   * @param problem why it cannot be used, or empty
   */
  public record Entry(
      String name,
      Place place,
      Path path,
      long bytes,
      @Nullable ModelFolder folder,
      String problem) {}

  /**
   * All models, those in folders first, each group by name. Only MarianMT models of the hub's cache
   * are listed.
   *
   * @throws ModelException if a folder cannot be read
   */
  public List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    try {
      Set<String> seen = new HashSet<>();
      for (Path folder : locations.modelFolders()) {
        for (Map.Entry<String, Path> model : modelsIn(folder).entrySet()) {
          if (seen.add(model.getKey())) {
            entries.add(entry(model.getKey(), Place.MODELS, model.getValue()));
          }
        }
      }
      for (HubCache cache : HubCache.all(locations.hubCache())) {
        String current = cache.commitOf(null);
        for (String commit : cache.commits()) {
          Path snapshot = cache.snapshot(commit);
          if (isMarian(snapshot)) {
            String name =
                cache.repository() + (commit.equals(current) ? "" : "@" + commit.substring(0, 12));
            entries.add(entry(name, Place.HUB_CACHE, snapshot));
          }
        }
      }
    } catch (IOException e) {
      throw new ModelException("Cannot list the models: " + Failures.reason(e), e);
    }
    return entries;
  }

  private static Map<String, Path> modelsIn(Path folder) throws IOException {
    Map<String, Path> models = new TreeMap<>();
    for (Path path : folders(folder)) {
      String name = String.valueOf(path.getFileName());
      if (Files.exists(path.resolve(ModelFiles.CONFIG))) {
        models.put(name, path);
      } else {
        for (Path inner : folders(path)) {
          if (Files.exists(inner.resolve(ModelFiles.CONFIG))) {
            models.put(name + "/" + inner.getFileName(), inner);
          }
        }
      }
    }
    return models;
  }

  private static List<Path> folders(Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
        for (Path path : paths) {
          if (Files.isDirectory(path) && !String.valueOf(path.getFileName()).startsWith(".")) {
            folders.add(path);
          }
        }
      }
    }
    return folders;
  }

  private Entry entry(String name, Place place, Path path) throws IOException {
    long bytes = 0;
    for (String file : ModelFiles.all()) {
      if (Files.isRegularFile(path.resolve(file))) {
        bytes += Files.size(path.resolve(file));
      }
    }
    try {
      return new Entry(name, place, path, bytes, ModelFolder.open(path, name, locations), "");
    } catch (ModelException e) {
      return new Entry(name, place, path, bytes, null, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isMarian(Path snapshot) {
    try {
      ModelFolder.checkType(snapshot.resolve(ModelFiles.CONFIG));
      return true;
    } catch (ModelException e) {
      return false;
    }
  }

  /** How a file compares with the hash it should have. */
  public enum Check {
    /** Its content has the hash. */
    OK,
    /** Its content has another hash. */
    DAMAGED,
    /** Nothing says which hash it should have. */
    NOTHING_TO_COMPARE
  }

  /**
   * A file that was verified.
   *
   * @param sha256 of its content as it is now
   */
  public record VerifiedFile(Path path, long bytes, Check check, String sha256) {}

  /**
   * A model that was verified.
   *
   * @param fingerprint of its content as it is now
   */
  public record Verification(ModelFolder model, List<VerifiedFile> files, String fingerprint) {

    public Verification {
      files = List.copyOf(files);
    }

    /** Whether no file is damaged. */
    public boolean passed() {
      return files.stream().noneMatch(file -> file.check() == Check.DAMAGED);
    }
  }

  /**
   * Reads every byte of a model and compares: in the hub's cache with the hash each file is named
   * by, elsewhere with {@code SHA256SUMS}. No remembered hash is trusted.
   *
   * @throws ModelException if there is no such model, it is not whole or cannot be read
   */
  public Verification verify(String name) {
    ModelFolder model = resolver.resolve(name);
    try {
      Map<String, String> sums = FileSums.read(model.path());
      List<VerifiedFile> files = new ArrayList<>();
      for (Path file : model.files()) {
        String sha256 = FileHashes.unremembered().sha256(file);
        files.add(
            new VerifiedFile(file, Files.size(file), FileSums.check(file, sha256, sums), sha256));
      }
      return new Verification(model, files, model.freshFingerprint());
    } catch (IOException e) {
      throw new ModelException("Cannot read the model " + model + ": " + Failures.reason(e), e);
    }
  }
}
