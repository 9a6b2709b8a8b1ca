package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the input folder, or was named file by file, in the order of the names' characters.
 *
 * @param documents files to translate
 * @param refused files that would be documents but cannot be, and why
 * @param names names of all files but litter, those that the patterns leave out included
 * @param whole whether this is all there is: what is not here is gone
 */
record InputListing(
    List<InputDocument> documents, Map<String, String> refused, Set<String> names, boolean whole) {

  /**
   * Lists what a run is to look at: the files that were named, or the input folder.
   *
   * @param input the input folder's real path
   * @param stopped asked now and then; true ends the listing early
   * @throws RunException if a pattern of {@code --include} or {@code --exclude} is none
   * @throws IOException if what is to be listed cannot be read
   */
  static InputListing of(RunOptions options, Path input, BooleanSupplier stopped)
      throws RunException, IOException {
    Globs globs;
    try {
      globs = Globs.of(options.get(RunOptions.INCLUDE), options.get(RunOptions.EXCLUDE));
    } catch (IllegalArgumentException e) {
      throw new RunException(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
    }
    return options.files().isEmpty()
        ? of(input, globs, stopped)
        : ofNamed(options.files(), globs, stopped);
  }

  /**
   * Lists a folder. Folders that cannot be read are refused by name, and the rest goes on. Hidden
   * files and folders (a name that begins with a dot) are not documents, nor is what office
   * programs and systems leave lying about. Symbolic links to files are followed while they stay in
   * the folder; links to folders are not.
   *
   * @param root the input folder's real path
   * @param stopped asked now and then; true ends the listing early
   * @throws IOException if the folder itself cannot be read
   */
  static InputListing of(Path root, Globs globs, BooleanSupplier stopped) throws IOException {
    Visitor visitor = new Visitor(root, globs, stopped);
    visitor.walk();
    return visitor.result(true);
  }

  /**
   * Lists files that were named, whatever they are called and wherever links lead, and what is in
   * folders that were named, as {@link #of} does.
   *
   * @param named files and folders that exist
   * @throws IOException if one cannot be read
   */
  static InputListing ofNamed(List<Path> named, Globs globs, BooleanSupplier stopped)
      throws IOException {
    Visitor all = new Visitor(Path.of(""), globs, stopped);
    Set<Path> seen = new HashSet<>();
    for (Path path : named) {
      Path real = path.toRealPath();
      if (seen.add(real)) {
        if (Files.isDirectory(real)) {
          Visitor folder = new Visitor(real, globs, stopped);
          folder.walk();
          all.add(folder);
        } else {
          all.add(path);
        }
      }
    }
    return all.result(false);
  }

  private static final class Visitor implements FileVisitor<Path> {

    private final Path root;
    private final Globs globs;
    private final BooleanSupplier stopped;
    private final CharsetEncoder nameEncoder =
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()))
            .newEncoder();
    private final List<InputDocument> documents = new ArrayList<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Set<String> names = new HashSet<>();

    Visitor(Path root, Globs globs, BooleanSupplier stopped) {
      this.root = root;
      this.globs = globs;
      this.stopped = stopped;
    }

    void walk() throws IOException {
      try (var entries = Files.newDirectoryStream(root)) {
        var unused = entries.iterator().hasNext();
      }
      Files.walkFileTree(root, this);
    }

    void add(Visitor other) {
      documents.addAll(other.documents);
      refused.putAll(other.refused);
      names.addAll(other.names);
    }

    /** A file that was named; a link goes where it goes. */
    void add(Path file) throws IOException {
      Path absolute = file.toAbsolutePath().normalize();
      Path folder = absolute.getParent();
      if (folder == null) {
        throw new IOException(file + " is not a file");
      }
      String name = OutputNames.withSlashes(absolute.getFileName());
      names.add(name);
      if (isEncodable(name)) {
        BasicFileAttributes attributes = Files.readAttributes(absolute, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          documents.add(source(name, folder, attributes));
        } else {
          refused.put(name, "is not a regular file");
        }
      }
    }

    private static InputDocument source(String name, Path folder, BasicFileAttributes attributes) {
      return InputDocument.listed(
          name, folder, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && (Litter.isHidden(folder) || Litter.is(folder))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (Litter.is(file)) {
        return FileVisitResult.CONTINUE;
      }
      Path relative = root.relativize(file);
      String name = OutputNames.withSlashes(relative);
      names.add(name);
      if (!Litter.isHidden(file) && globs.takes(relative)) {
        add(file, name, attributes);
      }
      return stopped.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private boolean isEncodable(String name) {
      if (name.indexOf('\uFFFD') >= 0 || !nameEncoder.canEncode(name)) {
        refused.put(
            name,
            "its name has bytes that "
                + nameEncoder.charset()
                + " cannot hold; start the program with LC_ALL=C.UTF-8, or rename the file");
        return false;
      }
      return true;
    }

    private void add(Path file, String name, BasicFileAttributes attributes) {
      if (!isEncodable(name)) {
        return;
      }
      BasicFileAttributes real = attributes;
      if (attributes.isSymbolicLink()) {
        try {
          Path target = file.toRealPath();
          real = Files.readAttributes(target, BasicFileAttributes.class);
          if (!target.startsWith(root)) {
            refused.put(name, "is a symbolic link that leads out of the input folder");
            return;
          }
          if (real.isDirectory()) {
            return;
          }
        } catch (IOException e) {
          refused.put(name, "is a symbolic link that leads nowhere");
          return;
        }
      }
      if (!real.isRegularFile()) {
        refused.put(name, "is not a regular file");
        return;
      }
      documents.add(source(name, root, real));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (Litter.is(file)) {
        return FileVisitResult.CONTINUE;
      }
      refused.put(OutputNames.withSlashes(root.relativize(file)), Failures.reason(failure));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null) {
        refused.put(OutputNames.withSlashes(root.relativize(folder)), Failures.reason(failure));
      }
      return FileVisitResult.CONTINUE;
    }

    /** Refuses all that would meet in one output file. */
    InputListing result(boolean whole) {
      Map<String, List<InputDocument>> byOutput = new HashMap<>();
      for (InputDocument file : documents) {
        byOutput
            .computeIfAbsent(OutputNames.folded(file.output()), key -> new ArrayList<>())
            .add(file);
      }
      for (List<InputDocument> meeting : byOutput.values()) {
        if (meeting.size() > 1) {
          for (InputDocument file : meeting) {
            InputDocument other =
                meeting.stream()
                    .filter(f -> f != file)
                    .min(Comparator.comparing(InputDocument::name))
                    .orElseThrow();
            String named =
                other.name().equals(file.name()) ? other.path().toString() : other.name();
            refused.put(
                file.name(),
                "would be written to the same file as "
                    + OneLine.of(named)
                    + (whole ? "; rename one" : "; rename one, or name another output folder"));
          }
        }
      }
      documents.removeIf(file -> refused.containsKey(file.name()));
      documents.sort(Comparator.comparing(InputDocument::name));
      return new InputListing(List.copyOf(documents), refused, names, whole);
    }
  }
}
