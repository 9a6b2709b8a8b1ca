package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The graphs written from a model's weights, kept in a cache folder: {@code CACHE/KEY/} with the
 * graphs and {@code files.crc32c}. A folder appears whole or not at all; processes that start at
 * once wait for each other; a damaged folder is set aside as {@code KEY.broken} and made anew. What
 * was not used for long is removed when another is compiled ({@link CompiledUse}).
 */
final class CompiledModel {

  /** To be raised whenever the graphs change, or what is kept beside them. */
  static final String BUILDER_VERSION = "11";

  static final String ENCODER = "encoder";
  static final String DECODER = "decoder";
  static final String COLUMNS = "columns";
  static final String SELECT_KEYS = "select_keys";
  static final String SELECT_SENTENCES = "select_sentences";

  private static final String SUMS = "files.crc32c";
  private static final Map<Path, Object> IN_THIS_PROCESS = new ConcurrentHashMap<>();

  private CompiledModel() {}

  /** Opens the weights when they are needed. */
  @FunctionalInterface
  interface ParametersSource {
    MarianParameters open();
  }

  /**
   * Name of the cache folder of a model: a digest of all that its graphs depend on.
   *
   * @param modelSha256 fingerprint of the model's files
   */
  static String key(
      String modelSha256, MarianConfig config, Precision precision, boolean shortlist) {
    String inputs =
        String.join("\n", "graphs " + BUILDER_VERSION, modelSha256, text(config), precision.name());
    if (shortlist) {
      inputs += "\nshortlist " + Shortlist.VERSION;
    }
    return Sha256.of(inputs).substring(0, 32);
  }

  /**
   * What the record's {@code toString} says. To say it, Java would first make code of two dozen
   * classes.
   */
  private static String text(MarianConfig config) {
    StringJoiner text = new StringJoiner(", ", MarianConfig.class.getSimpleName() + "[", "]");
    try {
      for (RecordComponent component : MarianConfig.class.getRecordComponents()) {
        text.add(component.getName() + "=" + component.getAccessor().invoke(config));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /** As the other method, for all tokens. */
  static Path open(
      Path cacheFolder,
      String modelSha256,
      MarianConfig config,
      Precision precision,
      ParametersSource weights) {
    return open(cacheFolder, modelSha256, config, precision, null, weights);
  }

  /**
   * The folder with the graphs, compiled now if it is not there or damaged.
   *
   * @param shared tokens that every sentence has beside its own of a {@link Shortlist}, ascending;
   *     null if every sentence has all tokens
   * @throws TranslationException if the cache folder cannot be written or the weights cannot be
   *     read
   */
  static Path open(
      Path cacheFolder,
      String modelSha256,
      MarianConfig config,
      Precision precision,
      @Nullable Supplier<int[]> shared,
      ParametersSource weights) {
    String key = key(modelSha256, config, precision, shared != null);
    Path cache = cacheFolder.toAbsolutePath().normalize();
    Path folder = cache.resolve(key);
    CompiledUse.begin(folder);
    if (isWhole(folder)) {
      return folder;
    }
    synchronized (IN_THIS_PROCESS.computeIfAbsent(folder, f -> new Object())) {
      try {
        Files.createDirectories(cache);
        CompiledUse.begin(folder);
        try (FileChannel channel =
                FileChannel.open(
                    folder.resolveSibling(key + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (lock.isValid() && isWhole(folder)) {
            return folder;
          }
          setAside(folder);
          compile(folder, config, precision, shared == null ? null : shared.get(), weights);
          CompiledUse.tidy(cache, Instant.now());
          return folder;
        }
      } catch (IOException e) {
        throw new TranslationException(
            "the model cannot be compiled into " + folder + ": " + describe(e), e);
      }
    }
  }

  private static String describe(IOException e) {
    if (e instanceof FileSystemException system) {
      String reason = system.getReason();
      return e.getClass().getSimpleName() + (reason == null ? " " + e.getMessage() : " " + reason);
    }
    return String.valueOf(e.getMessage());
  }

  private static void compile(
      Path folder,
      MarianConfig config,
      Precision precision,
      int @Nullable [] shared,
      ParametersSource source)
      throws IOException {
    Path temporary = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".tmp");
    try {
      try (MarianParameters parameters = source.open()) {
        ModelTensors tensors = new ModelTensors(config, parameters);
        EncoderGraph.write(ENCODER, temporary, tensors, precision);
        DecoderGraph.write(DECODER, temporary, tensors, precision, shared);
        if (shared != null) {
          CacheGraphs.writeColumns(COLUMNS, temporary, tensors, shared);
        }
      }
      CacheGraphs.write(SELECT_KEYS, SELECT_SENTENCES, temporary, config);
      StringBuilder sums = new StringBuilder();
      for (Map.Entry<String, String> file : sums(temporary).entrySet()) {
        sums.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
      }
      Files.writeString(temporary.resolve(SUMS), sums);
      try {
        Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, folder);
      }
    } finally {
      delete(temporary);
    }
  }

  /** Whether all files are there as they were written. */
  private static boolean isWhole(Path folder) {
    try {
      Path sums = folder.resolve(SUMS);
      if (!Files.isRegularFile(sums)) {
        return false;
      }
      Map<String, String> expected = new TreeMap<>();
      for (String line : Files.readAllLines(sums)) {
        String[] parts = line.split(" {2}", 2);
        if (parts.length != 2) {
          return false;
        }
        expected.put(parts[1], parts[0]);
      }
      return expected.containsKey(DECODER + ".onnx") && expected.equals(sums(folder));
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, String> sums(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.equals(SUMS)) {
        continue;
      }
      sums.put(name, checksum(file));
    }
    return sums;
  }

  /** CRC-32C: it tells damage, and the quick compiler knows the processor's instruction for it. */
  private static String checksum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sum.update(buffer, 0, n);
      }
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /** Moves a folder that cannot be used out of the way, in place of an earlier one. */
  static void setAside(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Path broken = broken(folder);
      delete(broken);
      Files.move(folder, broken);
    }
  }

  /** Where a folder that cannot be used goes. */
  static Path broken(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".broken");
  }

  /** Removes a folder and the files in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  /** The files of a folder, by name. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> list = new ArrayList<>(files.toList());
      list.sort(Comparator.comparing(file -> file.getFileName().toString()));
      return list;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
