package io.github.nachtschicht.models;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where models are looked for.
 *
 * @param modelFolders folders that hold one folder for each model, first match wins; they need not
 *     exist
 * @param hubCache cache of the Hugging Face hub, shared with other tools; it need not exist
 * @param ownCache where this program keeps hashes of large files and compiled models; it need not
 *     exist
 */
public record ModelLocations(List<Path> modelFolders, Path hubCache, Path ownCache) {

  /** Environment variable, system property: a folder of models looked into before all others. */
  static final String MODELS_DIR_VARIABLE = "NACHTSCHICHT_MODELS_DIR";

  static final String MODELS_DIR_PROPERTY = "nachtschicht.models-dir";

  public ModelLocations {
    modelFolders = List.copyOf(modelFolders);
  }

  /**
   * The locations of this process: {@code models/} of the working directory and beside the program,
   * and the caches that the environment names.
   *
   * @param modelsDir a configured folder of models, looked into first; null takes the system
   *     property {@code nachtschicht.models-dir}, else the environment variable {@code
   *     NACHTSCHICHT_MODELS_DIR}, else none
   */
  public static ModelLocations ofProcess(@Nullable Path modelsDir) {
    Path configured = modelsDir;
    String property = System.getProperty(MODELS_DIR_PROPERTY);
    if (configured == null && property != null && !property.isBlank()) {
      configured = Path.of(property);
    }
    return of(
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")),
        Path.of("").toAbsolutePath(),
        program(),
        configured);
  }

  /**
   * Where compiled models are kept, so that a model is compiled once on a machine; a folder for
   * temporary files where the user has no cache that can be written to.
   */
  public Path compiledCache() {
    return CacheFolder.writable(
        ownCache.resolve("compiled"),
        Path.of(System.getProperty("java.io.tmpdir")),
        System.getProperty("user.name"));
  }

  /** As {@link #ofProcess(Path)} with no folder configured by the caller. */
  public static ModelLocations ofProcess() {
    return ofProcess(null);
  }

  /**
   * The locations in a given surrounding.
   *
   * @param environment environment variables: {@code HF_HUB_CACHE}, {@code HF_HOME}, {@code
   *     XDG_CACHE_HOME}, {@code NACHTSCHICHT_MODELS_DIR}
   * @param home the user's home
   * @param workingDirectory absolute
   * @param program the jar, or the folder of classes, that runs; null if unknown
   * @param modelsDir a configured folder of models, or null
   */
  static ModelLocations of(
      Map<String, String> environment,
      Path home,
      Path workingDirectory,
      @Nullable Path program,
      @Nullable Path modelsDir) {
    Set<Path> folders = new LinkedHashSet<>();
    String configured =
        modelsDir == null ? variable(environment, MODELS_DIR_VARIABLE) : modelsDir.toString();
    if (configured != null) {
      folders.add(workingDirectory.resolve(expand(configured, home)).normalize());
    }
    folders.add(workingDirectory.resolve("models").normalize());
    for (Path folder : besideProgram(program)) {
      folders.add(folder.resolve("models").normalize());
    }

    String xdg = variable(environment, "XDG_CACHE_HOME");
    Path caches = xdg == null ? home.resolve(".cache") : expand(xdg, home);
    String hfHome = variable(environment, "HF_HOME");
    Path hubHome = hfHome == null ? caches.resolve("huggingface") : expand(hfHome, home);
    String hubCache = variable(environment, "HF_HUB_CACHE");
    if (hubCache == null) {
      hubCache = variable(environment, "HUGGINGFACE_HUB_CACHE");
    }
    Path hub = hubCache == null ? hubHome.resolve("hub") : expand(hubCache, home);
    return new ModelLocations(
        new ArrayList<>(folders),
        workingDirectory.resolve(hub).normalize(),
        workingDirectory.resolve(caches).resolve("nachtschicht").normalize());
  }

  /**
   * The jar's folder; and the one above when the jar or the classes lie in a build or lib folder.
   */
  private static List<Path> besideProgram(@Nullable Path program) {
    Path folder = program == null ? null : program.getParent();
    if (folder == null) {
      return List.of();
    }
    Path name = folder.getFileName();
    Path above = folder.getParent();
    boolean inner = name != null && List.of("target", "lib").contains(name.toString());
    return inner && above != null ? List.of(folder, above) : List.of(folder);
  }

  /** The jar (also one packaged by Spring Boot) or folder of classes this class came from. */
  public static @Nullable Path program() {
    CodeSource source = ModelLocations.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    return program(source.getLocation().toString());
  }

  /** The file of a code location: {@code file:/a.jar}, {@code jar:nested:/a.jar/!BOOT-INF/…}. */
  static @Nullable Path program(String location) {
    String rest = location;
    for (String scheme : List.of("jar:", "nested:", "file:")) {
      if (rest.startsWith(scheme)) {
        rest = rest.substring(scheme.length());
      }
    }
    int inner = rest.indexOf("!");
    if (inner >= 0) {
      rest = rest.substring(0, inner);
    }
    while (rest.length() > 1 && rest.endsWith("/")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    try {
      Path path = Path.of(new URI("file:" + rest.replace(" ", "%20")));
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (URISyntaxException | IllegalArgumentException | IOException e) {
      return null;
    }
  }

  private static @Nullable String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  private static Path expand(String path, Path home) {
    try {
      return path.equals("~") || path.startsWith("~/") || path.startsWith("~\\")
          ? home.resolve(path.length() < 2 ? "" : path.substring(2))
          : Path.of(path);
    } catch (InvalidPathException e) {
      throw new ModelException("Not a path: '" + path + "': " + e.getReason(), e);
    }
  }
}
