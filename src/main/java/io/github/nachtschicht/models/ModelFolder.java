package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder with a MarianMT model in Hugging Face's layout, all files that the loader needs being
 * there: {@code config.json}, {@code vocab.json}, {@code source.spm}, {@code target.spm}, and
 * {@code model.safetensors} or {@code pytorch_model.bin}. What the files hold is the loader's
 * concern. Thread-safe.
 */
public final class ModelFolder {

  private static final int MAX_JSON_BYTES = 64 << 20;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PAIR =
      Pattern.compile(".*opus-mt-(?:tc-(?:big|base|bible-big|bible-base)-)?([^-/]+)-([^-/]+)");
  private static final Pattern TARGET_TAG = Pattern.compile(">>[^<>\\s]+<<");
  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private final Path path;
  private final String name;
  private final List<Path> files;
  private final String sourceLanguage;
  private final String targetLanguage;
  private final FileHashes hashes;
  private volatile @Nullable String fingerprint;
  private volatile @Nullable SortedSet<String> targetTags;

  private ModelFolder(
      Path path,
      String name,
      List<Path> files,
      String sourceLanguage,
      String targetLanguage,
      FileHashes hashes) {
    this.path = path;
    this.name = name;
    this.files = List.copyOf(files);
    this.sourceLanguage = sourceLanguage;
    this.targetLanguage = targetLanguage;
    this.hashes = hashes;
  }

  /**
   * Opens a folder; reads none but its small files.
   *
   * @throws ModelException if there is no such folder, a file is missing or empty, or it is not a
   *     MarianMT model; the message names the folder and everything that is missing
   */
  static ModelFolder open(Path path, String name, ModelLocations locations) {
    if (!Files.isDirectory(path)) {
      throw new ModelException(
          Files.exists(path)
              ? "Not a model folder but a file: " + path
              : "There is no model folder " + path);
    }
    List<String> missing = missing(path);
    if (!missing.isEmpty()) {
      throw new ModelException(
          "Model folder " + path + " is not whole: missing " + String.join(", ", missing));
    }
    Path weights = weightsIn(path);
    List<Path> files = new ArrayList<>();
    for (String file : ModelFiles.REQUIRED) {
      files.add(path.resolve(file));
    }
    for (String file : ModelFiles.OPTIONAL) {
      if (Files.isRegularFile(path.resolve(file))) {
        files.add(path.resolve(file));
      }
    }
    files.add(weights);

    checkType(path.resolve(ModelFiles.CONFIG));
    String source = "";
    String target = "";
    Path tokenizerConfig = path.resolve(ModelFiles.TOKENIZER_CONFIG);
    if (Files.isRegularFile(tokenizerConfig)) {
      JsonNode tokenizer = json(tokenizerConfig);
      source = tokenizer.path("source_lang").asString("");
      target = tokenizer.path("target_lang").asString("");
    }
    Matcher pair = PAIR.matcher(name);
    if (pair.matches()) {
      source = source.isBlank() ? pair.group(1) : source;
      target = target.isBlank() ? pair.group(2) : target;
    }
    return new ModelFolder(
        path,
        name,
        files,
        language(source),
        language(target),
        new FileHashes(locations.ownCache().resolve("hashes")));
  }

  /** Short name: {@code nachtschicht-de-en}, {@code Helsinki-NLP/opus-mt-de-en}. */
  public String name() {
    return name;
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** The files that influence a translation, the weights last. */
  public List<Path> files() {
    return files;
  }

  /** ISO 639-1 code (or what else the model says) in lower case, empty if it does not say. */
  public String sourceLanguage() {
    return sourceLanguage;
  }

  /** ISO 639-1 code (or what else the model says) in lower case, empty if it does not say. */
  public String targetLanguage() {
    return targetLanguage;
  }

  /**
   * SHA-256 over the names and contents of {@link #files()}, 64 hexadecimal digits. Hashes of large
   * files are remembered between runs while size, times and inode stay the same.
   *
   * @throws ModelException if a file cannot be read
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = fingerprint(hashes);
      fingerprint = known;
    }
    return known;
  }

  /**
   * Compares each of {@link #files()} with the sum that {@code SHA256SUMS} or the hub's cache says
   * it has. As cheap as {@link #fingerprint()}.
   *
   * @param everyByte whether to trust no remembered hash
   * @throws ModelException if one is damaged or cannot be read; the message names it
   */
  public void requireUndamaged(boolean everyByte) {
    FileHashes trusted = everyByte ? FileHashes.unremembered() : hashes;
    try {
      Map<String, String> sums = FileSums.read(path);
      for (Path file : files) {
        String sha256 = trusted.sha256(file);
        if (FileSums.check(file, sha256, sums) == ModelCatalog.Check.DAMAGED) {
          throw ModelException.of(
              "%s is damaged: its SHA-256 is not the one that %s",
              file,
              sums.containsKey(String.valueOf(file.getFileName()))
                  ? ModelFiles.SUMS
                      + " beside it says; if it was changed on purpose, remove or renew that"
                  : "the hub's cache names it by; remove the model and pull it again");
        }
      }
    } catch (IOException e) {
      throw new ModelException("Cannot read the model " + this + ": " + Failures.reason(e), e);
    }
  }

  /** As {@link #fingerprint()}, reading every byte. */
  public String freshFingerprint() {
    return fingerprint(FileHashes.unremembered());
  }

  private String fingerprint(FileHashes hashes) {
    MessageDigest digest = Sha256.digest();
    TreeSet<Path> sorted = new TreeSet<>(files);
    for (Path file : sorted) {
      try {
        String line = file.getFileName() + "\0" + hashes.sha256(file) + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new ModelException("Cannot read " + file + ": " + Failures.reason(e), e);
      }
    }
    return Sha256.hex(digest.digest());
  }

  /**
   * The tags by which a model of several target languages is told which one, for example {@code
   * >>deu<<}; empty for a model of one target language. Reads the vocabulary at the first call.
   */
  public SortedSet<String> targetTags() {
    SortedSet<String> known = targetTags;
    if (known == null) {
      known = java.util.Collections.unmodifiableSortedSet(readTargetTags());
      targetTags = known;
    }
    return known;
  }

  private SortedSet<String> readTargetTags() {
    Path file = path.resolve(ModelFiles.VOCABULARY);
    SortedSet<String> tags = new TreeSet<>();
    byte[] vocabulary;
    try {
      vocabulary = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException("Cannot read " + file + ": " + Failures.reason(e), e);
    }
    String glance = new String(vocabulary, StandardCharsets.ISO_8859_1);
    if (!glance.contains(">>") && !glance.contains("\\u003")) {
      return tags; // most models have none, and to read it all takes a tenth of a start
    }
    try (JsonParser parser = JSON.createParser(vocabulary)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          String piece = parser.currentName();
          if (piece != null && TARGET_TAG.matcher(piece).matches()) {
            tags.add(piece);
          }
        }
      }
    } catch (JacksonException e) {
      throw new ModelException(Messages.notJson(file, e), e);
    }
    return tags;
  }

  /** Checks that a {@code config.json} is one of a MarianMT model. */
  static void checkType(Path config) {
    String type = typeIn(config);
    if (!type.equals("marian")) {
      throw ModelException.of(
          "%s%s; only MarianMT models (\"marian\") are supported",
          config,
          type.isEmpty()
              ? " names no \"model_type\""
              : " is of a model of type \"" + OneLine.brief(type) + "\"");
    }
  }

  private static String typeIn(Path config) {
    return json(config).path("model_type").asString("");
  }

  /**
   * The kind of model that {@code config.json} names; empty if it names none.
   *
   * @throws ModelException if it cannot be read
   */
  public String type() {
    return typeIn(path.resolve(ModelFiles.CONFIG));
  }

  /** What a folder lacks to be a model; empty if nothing. */
  static List<String> missing(Path folder) {
    List<String> missing = new ArrayList<>();
    for (String file : ModelFiles.REQUIRED) {
      if (!isFilled(folder.resolve(file))) {
        missing.add(Files.isRegularFile(folder.resolve(file)) ? file + " (empty)" : file);
      }
    }
    if (ModelFiles.WEIGHTS.stream().noneMatch(file -> isFilled(folder.resolve(file)))) {
      missing.add(
          String.join(" or ", ModelFiles.WEIGHTS)
              + (Files.exists(folder.resolve("model.safetensors.index.json"))
                      || Files.exists(folder.resolve("pytorch_model.bin.index.json"))
                  ? " (weights in several files are not supported)"
                  : ""));
    }
    return missing;
  }

  private static Path weightsIn(Path folder) {
    for (String file : ModelFiles.WEIGHTS) {
      if (isFilled(folder.resolve(file))) {
        return folder.resolve(file);
      }
    }
    throw new ModelException("Model folder " + folder + " is not whole: missing weights");
  }

  private static boolean isFilled(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static JsonNode json(Path file) {
    try {
      if (Files.size(file) > MAX_JSON_BYTES) {
        throw new ModelException(file + " is too large for a configuration file");
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ModelException("Cannot read " + file + ": " + Failures.reason(e), e);
    } catch (JacksonException e) {
      throw new ModelException(Messages.notJson(file, e), e);
    }
  }

  /** The name a path gives a model. */
  static String nameOf(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path last = absolute.getFileName();
    if (last == null) {
      return absolute.toString();
    }
    Path snapshots = absolute.getParent();
    Path repository = snapshots == null ? null : snapshots.getParent();
    Path repositoryName = repository == null ? null : repository.getFileName();
    String name = repositoryName == null ? null : HubCache.repositoryOf(repositoryName.toString());
    return name != null
            && HubCache.isCommit(last.toString())
            && snapshots != null
            && snapshots.endsWith("snapshots")
        ? name
        : last.toString();
  }

  /** ISO 639-1 in lower case where there is one: {@code deu} and {@code de_DE} are {@code de}. */
  static String language(String code) {
    String plain = code.strip().toLowerCase(Locale.ROOT);
    String head = plain.split("[_-]", 2)[0];
    return TWO_LETTERS.getOrDefault(head, head.length() == 2 ? head : plain);
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String two : Locale.getISOLanguages()) {
      codes.put(new Locale(two).getISO3Language(), two);
    }
    codes.put("ger", "de");
    return codes;
  }

  @Override
  public String toString() {
    return name + " (" + path + ")";
  }
}
