package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.SafeFiles;
import io.github.nachtschicht.support.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The folders of a run, as they really are; refuses those that cannot be. */
final class RunFolders {

  private final RunOptions options;

  RunFolders(RunOptions options) {
    this.options = options;
  }

  /**
   * The real path of the input folder; of files that were named, the folder they have in common.
   */
  Path input() throws RunException {
    if (!options.files().isEmpty()) {
      return commonFolder(options.files());
    }
    Path input = options.input();
    String noInput = options.noInput();
    if (noInput != null) {
      throw new RunException(ExitCodes.USAGE, noInput);
    }
    try {
      return input.toRealPath();
    } catch (IOException e) {
      throw RunException.cannot("read the input folder " + input, e);
    }
  }

  private static Path commonFolder(List<Path> files) throws RunException {
    Path common = null;
    for (Path file : files) {
      Path folder;
      try {
        Path real = file.toRealPath();
        folder = Files.isDirectory(real) ? real : file.toAbsolutePath().normalize().getParent();
      } catch (NoSuchFileException e) {
        throw new RunException(ExitCodes.USAGE, "the input " + file + " does not exist", e);
      } catch (IOException e) {
        throw RunException.cannot("read the input " + file, e);
      }
      while (common != null && folder != null && !folder.startsWith(common)) {
        common = common.getParent();
      }
      common = common == null ? folder : common;
    }
    return common == null ? Path.of("").toAbsolutePath() : common;
  }

  Path output(Path input, Consumer<String> warnings) throws RunException {
    Path output = options.output().toAbsolutePath().normalize();
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new RunException(
          ExitCodes.USAGE, "the output " + options.output() + " is not a folder");
    }
    refuseNestings(input, output);
    try {
      Files.createDirectories(output);
      Path real = output.toRealPath();
      refuseNestings(input, real);
      StateFolder.prepare(real.resolve(SafeFiles.STATE), warnings);
      return real;
    } catch (IOException e) {
      throw RunException.cannot("write to the output folder " + output, e);
    }
  }

  /** Folders are read whole; a file that was named may lie anywhere. */
  void refuseNestings(Path input, Path output) throws RunException {
    if (options.files().isEmpty()) {
      refuseNesting(input, output);
    }
    for (Path file : options.files()) {
      if (Files.isDirectory(file)) {
        refuseNesting(file.toAbsolutePath().normalize(), output);
      }
    }
  }

  private static void refuseNesting(Path input, Path output) throws RunException {
    Path existing = Folders.nearest(output);
    Path real;
    try {
      real = existing.toRealPath().resolve(existing.relativize(output)).normalize();
    } catch (IOException e) {
      real = output;
    }
    if (real.startsWith(input) || input.startsWith(real)) {
      throw new RunException(
          ExitCodes.USAGE,
          "input and output must lie beside each other, not one in the other: %s and %s"
              .formatted(input, real));
    }
  }
}
