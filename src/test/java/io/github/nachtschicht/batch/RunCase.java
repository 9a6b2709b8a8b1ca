package io.github.nachtschicht.batch;

import io.github.nachtschicht.settings.Setting;
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

/** What tests of whole runs share: options by name, what was told, and what lies there after. */
public final class RunCase {

  private RunCase() {}

  /** Options at their defaults but for what is said. */
  public static final class Options {

    private RunOptions options;

    public Options(Path input, Path output) {
      options = RunOptions.of(input, output);
    }

    public Options force() {
      return with(RunOptions.FORCE, true);
    }

    public Options prune() {
      return with(RunOptions.PRUNE, true);
    }

    public Options skipLimit(int documents) {
      return with(RunOptions.SKIP_LIMIT, documents);
    }

    public Options settle(Duration time) {
      return with(RunOptions.SETTLE, time);
    }

    public Options maxDuration(Duration time) {
      return with(RunOptions.MAX_DURATION, time);
    }

    public Options metricsFile(Path file) {
      return with(RunOptions.METRICS_FILE, file);
    }

    private <T> Options with(Setting<T> setting, T value) {
      options = options.with(setting, value);
      return this;
    }

    public RunOptions build() {
      return options;
    }
  }

  /** Keeps what a run tells. */
  public static class Told implements RunListener {

    public final List<DocumentOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    public final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    public final List<String> planned = new ArrayList<>();

    @Override
    public void planned(int documents, long bytes, int unchanged, String line) {
      planned.add(line);
    }

    @Override
    public void recorded(DocumentOutcome outcome) {
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
  public static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
