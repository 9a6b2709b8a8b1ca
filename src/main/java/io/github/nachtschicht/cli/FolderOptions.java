package io.github.nachtschicht.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options for the folders of a run, for the commands that look at both. */
final class FolderOptions {

  @Option(
      names = "--input",
      paramLabel = "DIR",
      defaultValue = "seeds",
      description = "Folder of German documents (default: ${DEFAULT-VALUE}).")
  private Path input;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "output",
      description = "Folder for the Markdown (default: ${DEFAULT-VALUE}).")
  private Path output;

  /** Where the documents are, as given; need not exist. */
  Path input() {
    return input;
  }

  /** Where the Markdown goes, as given; need not exist. */
  Path output() {
    return output;
  }
}
