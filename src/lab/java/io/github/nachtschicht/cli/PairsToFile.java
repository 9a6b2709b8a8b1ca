package io.github.nachtschicht.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of commands that learn from sentence pairs. */
final class PairsToFile {

  @Option(
      names = "--pairs",
      required = true,
      split = ",",
      paramLabel = "FILE",
      description = "Source name, German, English; tabs between them. May be given again.")
  List<Path> pairs = List.of();

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "What is made.")
  Path output = Path.of("");
}
