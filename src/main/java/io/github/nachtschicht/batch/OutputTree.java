package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.KnownOutput;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the files of an output folder say of themselves. */
final class OutputTree {

  /** Larger files are not ours. */
  private static final int MAX_BYTES = 512 << 20;

  private OutputTree() {}

  /**
   * All bilingual documents below a folder, by name; follows no links. A file that cannot be read
   * counts as somebody else's.
   *
   * @param warnings told, one line each, of files and folders that cannot be read
   * @throws IOException if the folder itself cannot be read
   */
  static SortedMap<String, KnownOutput> scan(Path root, Consumer<String> warnings)
      throws IOException {
    SortedMap<String, KnownOutput> outputs = new TreeMap<>();
    if (!Files.isDirectory(root)) {
      return outputs;
    }
    List<KnownFile> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && Litter.isHidden(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.toString();
            if (attributes.isRegularFile()
                && (name.endsWith(NewVersion.SUFFIX) || name.endsWith(NewVersion.NEW_SUFFIX))) {
              files.add(
                  new KnownFile(
                      OutputNames.withSlashes(root.relativize(file)), file, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            return postVisitDirectory(file, failure);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null && folder.equals(root)) {
              throw failure;
            }
            if (failure != null) {
              warnings.accept("cannot read " + folder + ": " + Failures.reason(failure));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    // Every byte is hashed, to notice what people edited: work for all cores.
    files.parallelStream()
        .map(Found::of)
        .toList()
        .forEach(
            found -> {
              outputs.put(found.output().name(), found.output());
              if (!found.problem().isEmpty()) {
                warnings.accept(found.problem());
              }
            });
    return outputs;
  }

  /**
   * A file of the folder that was looked at.
   *
   * @param problem why it could not be read, on one line; empty if it was
   */
  private record Found(KnownOutput output, String problem) {

    static Found of(KnownFile file) {
      try {
        return new Found(read(file), "");
      } catch (IOException e) {
        return new Found(
            unreadable(file.name()), "cannot read " + file.path() + ": " + Failures.reason(e));
      } catch (RuntimeException | OutOfMemoryError e) {
        return new Found(
            unreadable(file.name()),
            "cannot read " + file.path() + ": " + DocumentException.describe(e));
      }
    }

    private static KnownOutput unreadable(String name) {
      return new KnownOutput(name, null, "", false);
    }
  }

  /** A file of the folder that may be one of ours. */
  private record KnownFile(String name, Path path, long size) {}

  private static KnownOutput read(KnownFile file) throws IOException {
    if (file.size() > MAX_BYTES) {
      return new KnownOutput(file.name(), null, "", false);
    }
    try {
      return KnownOutput.of(file.name(), Files.readString(file.path(), StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      return new KnownOutput(file.name(), null, "", false);
    }
  }

  /**
   * Whether a file may be replaced or removed without a person's work being lost.
   *
   * @param path where it is at this moment
   * @param known what may go although it was edited; null for nothing
   * @throws IOException if it cannot be read: then nobody knows
   */
  static boolean mayGo(Path path, String name, @Nullable KnownOutput known) throws IOException {
    KnownOutput now = read(new KnownFile(name, path, Files.size(path)));
    return now.isReplaceable() || now.equals(known);
  }
}
