package io.github.nachtschicht.batch;

import static io.github.nachtschicht.settings.Effect.RUN;

import io.github.nachtschicht.settings.Setting;
import io.github.nachtschicht.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do, beside the translation itself: the settings of it, and their values.
 * Immutable.
 */
public final class RunOptions {

  public static final Setting<Path> INPUT =
      Setting.of("input", "DIR", Path.class, RUN, "Folder of German documents")
          .byDefault(Path.of("seeds"));

  /** Has no option: these are the command's arguments. */
  public static final Setting<List<String>> FILES =
      Setting.list("files", "FILE", RUN, "Documents, or folders of them, in place of a folder");

  public static final Setting<Path> OUTPUT =
      Setting.of("output", "DIR", Path.class, RUN, "Folder for the Markdown")
          .byDefault(Path.of("output"));

  public static final Setting<List<String>> INCLUDE =
      Setting.list(
          "include",
          "GLOB",
          RUN,
          "Take only files that match; with a slash the path below the input folder counts, else"
              + " the name. Can be repeated");

  public static final Setting<List<String>> EXCLUDE =
      Setting.list("exclude", "GLOB", RUN, "Leave out files that match. Can be repeated");

  public static final Setting<Boolean> FORCE =
      Setting.flag("force", RUN, "Translate what is up to date, too");

  public static final Setting<Boolean> OVERWRITE_EDITED =
      Setting.flag(
          "overwrite-edited", RUN, "Replace files that a person edited. Their work is lost");

  public static final Setting<Boolean> PRUNE =
      Setting.flag("prune", RUN, "Remove outputs whose source is gone and that nobody edited");

  public static final Setting<Integer> SKIP_LIMIT =
      Setting.of(
              "skip-limit",
              "N",
              Integer.class,
              RUN,
              "Fail when more documents than this cannot be done")
          .byDefault(1000)
          .only(n -> n >= 0, "at least 0");

  public static final Setting<Duration> SETTLE =
      Setting.of(
              "settle",
              "TIME",
              Duration.class,
              RUN,
              "Leave files changed within this time for the next run: 90, 15m, 2h")
          .byDefault(Duration.ZERO)
          .only(time -> !time.isNegative(), "at least 0");

  public static final Setting<Duration> MAX_DURATION =
      Setting.of(
              "max-duration",
              "TIME",
              Duration.class,
              RUN,
              "Stop in good order after this time: 7h30m")
          .only(RunOptions::positive, "above 0");

  public static final Setting<Path> METRICS_FILE =
      Setting.of(
          "metrics-file",
          "FILE",
          Path.class,
          RUN,
          "Write the run's figures for Prometheus's textfile collector");

  public static final Setting<Long> MEMORY_SIZE =
      Setting.of(
              "memory-size",
              "SIZE",
              Long.class,
              RUN,
              "Size that the memory of translated sentences may grow to; what was used longest ago"
                  + " is forgotten first")
          .byDefault(1L << 30)
          .only(size -> size >= 1 << 20, "at least 1M");

  public static final Setting<Boolean> NO_MEMORY =
      Setting.flag("no-memory", RUN, "Translate every sentence, and remember none");

  public static final Setting<Duration> WORKER_TIMEOUT =
      Setting.of(
              "worker-timeout",
              "TIME",
              Duration.class,
              RUN,
              "With --broker: fail when no worker was heard for this time")
          .byDefault(Duration.ofMinutes(5))
          .only(RunOptions::positive, "above 0");

  public static final Setting<Boolean> MIXED_PROCESSORS =
      Setting.flag(
          "mixed-processors",
          RUN,
          "With --broker: let workers of different kinds of processors work together; now and then"
              + " a sentence may then come out in other words than on one kind");

  public static final Setting<Path> WATCH =
      Setting.of(
          "watch",
          "DIR",
          Path.class,
          RUN,
          "At the end, score this reference set (see 'evaluate watch') if the model, the settings"
              + " or the program changed");

  /** Where documents come from and go to. */
  public static final List<Setting<?>> FOLDERS = List.of(INPUT, OUTPUT);

  /** Which of the documents are taken. */
  public static final List<Setting<?>> SELECTION = List.of(INCLUDE, EXCLUDE);

  /** What is done with them. */
  public static final List<Setting<?>> WORK =
      List.of(
          FORCE,
          OVERWRITE_EDITED,
          PRUNE,
          SKIP_LIMIT,
          SETTLE,
          MAX_DURATION,
          METRICS_FILE,
          MEMORY_SIZE,
          NO_MEMORY,
          WATCH);

  /** How workers behind a broker are dealt with. */
  public static final List<Setting<?>> WORKERS = List.of(WORKER_TIMEOUT, MIXED_PROCESSORS);

  private final Settings values;

  /** Takes values of the settings above; there may be others beside them. */
  public RunOptions(Settings values) {
    this.values = values;
  }

  /** A run with all else at its default. */
  public static RunOptions of(Path input, Path output) {
    return new RunOptions(
            Settings.defaults(
                Stream.of(FOLDERS, SELECTION, WORK, WORKERS).flatMap(List::stream).toList()))
        .with(INPUT, input)
        .with(OUTPUT, output);
  }

  /**
   * The same but for one.
   *
   * @param value null for none
   * @throws IllegalArgumentException if it is out of range
   */
  public <T> RunOptions with(Setting<T> setting, @Nullable T value) {
    return new RunOptions(values.with(setting, value));
  }

  private static boolean positive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }

  /** All values, those that are not a run's too: what the report says of the settings. */
  public Settings values() {
    return values;
  }

  /** The value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    return values.get(setting);
  }

  /** The value of a setting, or null if it was not given and has no default. */
  public <T> @Nullable T find(Setting<T> setting) {
    return values.find(setting);
  }

  /** Folder of the sources. */
  public Path input() {
    return values.get(INPUT);
  }

  /** Whether the input folder is another than the default. */
  public boolean isInputNamed() {
    return !input().equals(INPUT.standard());
  }

  /** Why the input folder cannot be read; null if it is a folder. */
  public @Nullable String noInput() {
    Path input = input();
    if (Files.isDirectory(input)) {
      return null;
    }
    if (Files.exists(input)) {
      return "the input " + input + " is not a folder";
    }
    return isInputNamed()
        ? "the input folder " + input + " does not exist"
        : ("no input folder is named, and the default, '%s', does not exist in %s: name yours by"
                + " --%s or by 'nachtschicht.%3$s' in application.yml there")
            .formatted(input, Path.of("").toAbsolutePath(), INPUT.name());
  }

  /** Files and folders to translate in place of the input folder; empty for that folder. */
  public List<Path> files() {
    List<String> files = values.find(FILES);
    return files == null ? List.of() : files.stream().map(Path::of).toList();
  }

  /** Folder of the Markdown. */
  public Path output() {
    return values.get(OUTPUT);
  }
}
