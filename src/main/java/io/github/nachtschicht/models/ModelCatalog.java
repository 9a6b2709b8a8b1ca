package io.github.nachtschicht.models;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The models on this machine: lists, verifies, imports and removes them. Never uses a network. */
public final class ModelCatalog {

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
      throw new ModelException("Cannot list the models: " + Messages.of(e), e);
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
      throw new ModelException("Cannot read the model " + model + ": " + Messages.of(e), e);
    }
  }

  /**
   * Copies a model folder into a folder of models, with the sums that {@link #verify} compares.
   *
   * @param source folder of a model
   * @param name what it is to be called; null takes the folder's name
   * @return the copy
   * @throws ModelException if it is no whole model, the name is taken, or it cannot be written;
   *     nothing is left then
   */
  public ModelFolder importFolder(Path source, @Nullable String name) {
    ModelFolder model = ModelFolder.open(source, ModelFolder.nameOf(source), locations);
    String wanted = name == null ? model.name() : name;
    if (!ModelResolver.isPlainName(wanted) || wanted.chars().filter(c -> c == '/').count() > 1) {
      throw new ModelException(
          "'"
              + Messages.printable(wanted)
              + "' cannot be the name of a model; name one with --name");
    }
    Path models = importFolder();
    Path target = models.resolve(wanted);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new ModelException(
          "There is already "
              + target
              + "; name the model otherwise with --name, or remove that one first");
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
      throw new ModelException("Cannot import into " + target + ": " + Messages.of(e), e);
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
  private Path importFolder() {
    for (Path folder : locations.modelFolders()) {
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return locations.modelFolders().get(0);
  }

  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  /**
   * What removing a model would delete.
   *
   * @param name of the model
   * @param paths files, links and folders that would go; a folder goes with all it holds
   * @param bytes that become free
   */
  public record Removal(String name, List<Path> paths, long bytes) {

    public Removal {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Says what removing a model would delete; deletes nothing.
   *
   * @param name of a model in a folder of models, or of one in the hub's cache, there also {@code
   *     owner/name@revision} for one of its snapshots; never a path
   * @throws ModelException if there is no such model, or it is the embedded one
   */
  public Removal planRemoval(String name) {
    if (name.equals(ModelResolver.EMBEDDED)) {
      throw new ModelException(name + " comes with the program and is not removed");
    }
    try {
      if (ModelResolver.isPlainName(name)) {
        for (Path folder : locations.modelFolders()) {
          Path path = folder.resolve(name);
          if (Files.isDirectory(path) && Files.exists(path.resolve(ModelFiles.CONFIG))) {
            boolean link = Files.isSymbolicLink(path);
            return new Removal(name, List.of(path), link ? 0 : size(path));
          }
        }
      }
      Removal cached = planCacheRemoval(name);
      if (cached != null) {
        return cached;
      }
    } catch (IOException e) {
      throw new ModelException("Cannot read the model " + name + ": " + Messages.of(e), e);
    }
    throw new ModelException(
        "There is no model '"
            + Messages.printable(name)
            + "' in a folder of models or in the hub's cache; 'nachtschicht models list' shows"
            + " which there are");
  }

  /** The usable models that a removal would delete. */
  public List<ModelFolder> modelsOf(Removal removal) {
    List<ModelFolder> models = new ArrayList<>();
    for (Entry entry : list()) {
      ModelFolder model = entry.folder();
      if (model != null && removal.paths().stream().anyMatch(entry.path()::startsWith)) {
        models.add(model);
      }
    }
    return models;
  }

  /**
   * A removal of more than was planned.
   *
   * @param folders that go too, with all they hold
   * @throws ModelException if they cannot be read
   */
  public static Removal extended(Removal removal, List<Path> folders) {
    List<Path> paths = new ArrayList<>(removal.paths());
    long bytes = removal.bytes();
    for (Path folder : folders) {
      try {
        bytes += size(folder);
      } catch (IOException e) {
        throw new ModelException("Cannot read " + folder + ": " + Messages.of(e), e);
      }
      paths.add(folder);
    }
    return new Removal(removal.name(), paths, bytes);
  }

  private @Nullable Removal planCacheRemoval(String name) throws IOException {
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
      return new Removal(name, List.of(cache.folder()), size(cache.folder()));
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
    return new Removal(name, all, bytes);
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
  public void remove(Removal removal) {
    for (Path path : removal.paths()) {
      try {
        delete(path);
      } catch (IOException e) {
        throw new ModelException("Cannot remove " + path + ": " + Messages.of(e), e);
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.isSymbolicLink(path)) {
      Files.delete(path);
      return;
    }
    try (var files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
