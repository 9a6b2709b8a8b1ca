package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder of a model by its name. Never opens a network connection. Thread-safe.
 *
 * <p>A name is looked for, in this order, as a path, in the folders of models, and in the Hugging
 * Face hub's cache, there also with a revision: {@code owner/name@revision}.
 */
public final class ModelResolver {

  /** The model that comes with the program. */
  public static final String EMBEDDED = "nachtschicht-de-en";

  private final ModelLocations locations;

  public ModelResolver(ModelLocations locations) {
    this.locations = locations;
  }

  /**
   * The model of that name.
   *
   * @param name path, folder name or repository
   * @throws ModelException if there is none or it is not whole; the message says where it was
   *     looked for and which command would download it
   */
  public ModelFolder resolve(String name) {
    if (name.isBlank()) {
      throw new ModelException("The name of the model is empty");
    }
    Path path = path(name);
    if (path != null && Files.isDirectory(path)) {
      return ModelFolder.open(path, ModelFolder.nameOf(path), locations);
    }
    if (path != null && looksLikePath(name)) {
      throw new ModelException(
          Files.exists(path)
              ? "The model '" + name + "' is a file, not a folder"
              : "There is no model folder '" + name + "'");
    }
    if (isPlainName(name)) {
      for (Path folder : locations.modelFolders()) {
        if (Files.isDirectory(folder.resolve(name))) {
          return ModelFolder.open(folder.resolve(name), name, locations);
        }
      }
    }
    ModelFolder cached = inHubCache(name);
    if (cached != null) {
      return cached;
    }
    throw new ModelException(unknown(name));
  }

  private @Nullable ModelFolder inHubCache(String name) {
    int at = name.indexOf('@');
    String repository = at < 0 ? name : name.substring(0, at);
    String revision = at < 0 ? null : name.substring(at + 1);
    if (!HubCache.isRepository(repository)) {
      return null;
    }
    HubCache cache = new HubCache(locations.hubCache(), repository);
    try {
      String commit = cache.commitOf(revision);
      if (commit == null || !Files.isDirectory(cache.snapshot(commit))) {
        List<String> commits = cache.commits();
        if (revision == null && commits.size() > 1) {
          throw ModelException.of(
              "The hub's cache has several versions of %s and does not say which is current; name"
                  + " one: %s",
              repository,
              commits.stream().map(c -> repository + "@" + c).collect(Collectors.joining(", ")));
        }
        return null;
      }
      Path snapshot = cache.snapshot(commit);
      List<String> missing = ModelFolder.missing(snapshot);
      if (!missing.isEmpty()) {
        throw ModelException.of(
            "The model %s is only partly in the hub's cache (%s): missing %s. Complete it with: %s",
            repository, snapshot, String.join(", ", missing), pullCommand(repository, revision));
      }
      return ModelFolder.open(snapshot, repository, locations);
    } catch (IOException e) {
      throw new ModelException(
          "Cannot read the hub's cache " + cache.folder() + ": " + Failures.reason(e), e);
    }
  }

  private String unknown(String name) {
    StringBuilder message = new StringBuilder("There is no model '").append(name).append("'. ");
    message
        .append("Looked for a folder of that name, in ")
        .append(
            locations.modelFolders().stream().map(Path::toString).collect(Collectors.joining(", ")))
        .append(" and in the hub's cache ")
        .append(locations.hubCache())
        .append(". ");
    int at = name.indexOf('@');
    String repository = at < 0 ? name : name.substring(0, at);
    String revision = at < 0 ? null : name.substring(at + 1);
    if (name.equals(EMBEDDED)) {
      message.append(
          "It comes with the program: name the folder that holds it with nachtschicht.models-dir"
              + " or NACHTSCHICHT_MODELS_DIR.");
    } else if (HubCache.isRepository(repository)
        && (revision == null || HubCache.isRevision(revision))) {
      String full = repository.startsWith("opus-mt-") ? "Helsinki-NLP/" + repository : repository;
      message
          .append(
              full.contains("/") ? "Download it with: " : "If it is on the hub, download it with: ")
          .append(pullCommand(full, revision));
    } else {
      message.append("'nachtschicht models list' shows which there are.");
    }
    return message.toString();
  }

  static String pullCommand(String repository, @Nullable String revision) {
    return "nachtschicht models pull "
        + repository
        + (revision == null ? "" : " --revision " + revision);
  }

  private static @Nullable Path path(String name) {
    try {
      String home = System.getProperty("user.home", "");
      return name.startsWith("~/") ? Path.of(home, name.substring(2)) : Path.of(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static boolean looksLikePath(String name) {
    return name.startsWith(".")
        || name.startsWith("/")
        || name.startsWith("~")
        || name.contains("\\")
        || name.endsWith("/")
        || name.chars().filter(c -> c == '/').count() > 1
        || Path.of(name).isAbsolute();
  }

  /** Whether a name may be appended to a folder of models without leaving it. */
  static boolean isPlainName(String name) {
    for (String part : name.split("/", -1)) {
      if (!part.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._+ -]*")) {
        return false;
      }
    }
    return true;
  }
}
