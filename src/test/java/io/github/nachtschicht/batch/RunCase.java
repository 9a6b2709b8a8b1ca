package io.github.nachtschicht.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tests of whole runs share: options by name, what was told, and what lies there after. */
public final class RunCase {

  private RunCase() {}

  /** Options at their defaults but for what is said. */
  public static final class Options {

    private final Path input;
    private final Path output;
    private boolean force;
    private boolean prune;
    private int skipLimit = 1000;
    private Duration settle = Duration.ZERO;
    private @Nullable Duration maxDuration;
    private @Nullable Path metricsFile;

    public Options(Path input, Path output) {
      this.input = input;
      this.output = output;
    }

    public Options force() {
      force = true;
      return this;
    }

    public Options prune() {
      prune = true;
      return this;
    }

    public Options skipLimit(int documents) {
      skipLimit = documents;
      return this;
    }

    public Options settle(Duration time) {
      settle = time;
      return this;
    }

    public Options maxDuration(Duration time) {
      maxDuration = time;
      return this;
    }

    public Options metricsFile(Path file) {
      metricsFile = file;
      return this;
    }

    public RunOptions build() {
      return new RunOptions(
          input,
          output,
          List.of(),
          List.of(),
          force,
          false,
          prune,
          skipLimit,
          settle,
          maxDuration,
          metricsFile,
          Map.of());
    }
  }

  /** Keeps what a run tells. */
  public static class Told implements RunListener {

    public final List<DocumentOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    public final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void settled(DocumentOutcome outcome) {
      outcomes.add(outcome);
    }

    @Override
    public void warning(String message) {
      warnings.add(message);
    }
  }

  /** The text of all files of an output folder, by name, but those that tell of the run. */
  public static Map<String, String> files(Path output) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(output)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = output.relativize(file).toString();
        if (!name.startsWith(".nachtschicht") && !name.equals("run-report.json")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  /** Writes a file, its folders too. */
  public static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
