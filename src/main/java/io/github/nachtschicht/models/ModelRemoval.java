package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.Folders;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What removing a model would delete.
 *
 * @param name of the model
 * @param paths files, links and folders that would go; a folder goes with all it holds
 * @param bytes that become free
 */
public record ModelRemoval(String name, List<Path> paths, long bytes) {

  public ModelRemoval {
    paths = List.copyOf(paths);
  }

  /**
   * Says what removing a model would delete; deletes nothing.
   *
   * @param name of a model in a folder of models, or of one in the hub's cache, there also {@code
   *     owner/name@revision} for one of its snapshots; never a path
   * @throws ModelException if there is no such model, or it is the embedded one
   */
  public static ModelRemoval plan(String name, ModelLocations locations) {
    if (name.equals(ModelResolver.EMBEDDED)) {
      throw new ModelException(name + " comes with the program and is not removed");
    }
    try {
      if (ModelResolver.isPlainName(name)) {
        for (Path folder : locations.modelFolders()) {
          Path path = folder.resolve(name);
          if (Files.isDirectory(path) && Files.exists(path.resolve(ModelFiles.CONFIG))) {
            boolean link = Files.isSymbolicLink(path);
            return new ModelRemoval(name, List.of(path), link ? 0 : size(path));
          }
        }
      }
      ModelRemoval cached = planInCache(name, locations);
      if (cached != null) {
        return cached;
      }
    } catch (IOException e) {
      throw new ModelException("Cannot read the model " + name + ": " + Failures.reason(e), e);
    }
    throw ModelException.of(
        "There is no model '%s' in a folder of models or in the hub's cache; 'nachtschicht models"
            + " list' shows which there are",
        OneLine.brief(name));
  }

  /** The usable models that go. */
  public List<ModelFolder> models(ModelLocations locations) {
    List<ModelFolder> models = new ArrayList<>();
    for (ModelCatalog.Entry entry : new ModelCatalog(locations).list()) {
      ModelFolder model = entry.folder();
      if (model != null && paths.stream().anyMatch(entry.path()::startsWith)) {
        models.add(model);
      }
    }
    return models;
  }

  /**
   * A removal of more.
   *
   * @param folders that go too, with all they hold
   * @throws ModelException if they cannot be read
   */
  public ModelRemoval with(List<Path> folders) {
    List<Path> all = new ArrayList<>(paths);
    long sum = bytes;
    for (Path folder : folders) {
      try {
        sum += size(folder);
      } catch (IOException e) {
        throw new ModelException("Cannot read " + folder + ": " + Failures.reason(e), e);
      }
      all.add(folder);
    }
    return new ModelRemoval(name, all, sum);
  }

  private static @Nullable ModelRemoval planInCache(String name, ModelLocations locations)
      throws IOException {
    int at = name.indexOf('@');
    String repository = at < 0 ? name : name.substring(0, at);
    if (!HubCache.isRepository(repository)) {
      return null;
    }
    HubCache cache = new HubCache(locations.hubCache(), repository);
    if (!Files.isDirectory(cache.folder())) {
      return null;
    }
    List<String> commits = cache.commits();
    String commit = at < 0 ? null : cache.commitOf(name.substring(at + 1));
    if (at >= 0 && (commit == null || !commits.contains(commit))) {
      return null;
    }
    if (commit == null || commits.size() == 1) {
      return new ModelRemoval(name, List.of(cache.folder()), size(cache.folder()));
    }
    Set<Path> kept = new HashSet<>();
    for (String other : commits) {
      if (!other.equals(commit)) {
        kept.addAll(blobs(cache, other));
      }
    }
    Set<Path> paths = new TreeSet<>(blobs(cache, commit));
    paths.removeAll(kept);
    long bytes = size(cache.snapshot(commit));
    for (Path blob : paths) {
      bytes += Files.size(blob);
    }
    List<Path> all = new ArrayList<>();
    all.add(cache.snapshot(commit));
    all.addAll(refs(cache, commit));
    all.addAll(paths);
    return new ModelRemoval(name, all, bytes);
  }

  /** The blobs that a snapshot's links lead to; links that lead anywhere else are left out. */
  private static Set<Path> blobs(HubCache cache, String commit) throws IOException {
    Set<Path> blobs = new HashSet<>();
    Path folder = cache.folder().toRealPath().resolve("blobs");
    try (var files = Files.walk(cache.snapshot(commit))) {
      for (Path file : files.toList()) {
        if (Files.isSymbolicLink(file) && Files.isRegularFile(file)) {
          Path target = file.toRealPath();
          if (folder.equals(target.getParent())) {
            blobs.add(target);
          }
        }
      }
    }
    return blobs;
  }

  private static List<Path> refs(HubCache cache, String commit) throws IOException {
    List<Path> refs = new ArrayList<>();
    Path folder = cache.folder().resolve("refs");
    if (Files.isDirectory(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) < 100 && Files.readString(file).strip().equals(commit)) {
            refs.add(file);
          }
        }
      }
    }
    return refs;
  }

  private static long size(Path folder) throws IOException {
    long bytes = 0;
    try (var files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  /**
   * Deletes what was planned; links are deleted, not what they point to.
   *
   * @throws ModelException if something cannot be deleted
   */
  public void execute() {
    for (Path path : paths) {
      try {
        Folders.deleteAll(path);
      } catch (IOException e) {
        throw new ModelException("Cannot remove " + path + ": " + Failures.reason(e), e);
      }
    }
  }
}
