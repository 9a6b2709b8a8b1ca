package io.github.nachtschicht.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do, beside the translation itself.
 *
 * @param input folder of the sources
 * @param output folder of the Markdown
 * @param include patterns of the files to take, see {@link Globs}; empty takes all
 * @param exclude patterns of the files to leave out
 * @param force translate what is up to date, too
 * @param overwriteEdited replace files that a person edited
 * @param prune remove outputs whose source is gone and that nobody edited
 * @param skipLimit most documents that may be skipped before the run fails; at least 0
 * @param settle files changed within this time wait for the next run; zero takes all
 * @param maxDuration time after which the run ends in good order; null for none
 * @param metricsFile where to write figures for Prometheus; null for nowhere
 * @param settings what the report says of the translation's settings, by option
 */
public record RunOptions(
    Path input,
    Path output,
    List<String> include,
    List<String> exclude,
    boolean force,
    boolean overwriteEdited,
    boolean prune,
    int skipLimit,
    Duration settle,
    @Nullable Duration maxDuration,
    @Nullable Path metricsFile,
    Map<String, String> settings) {

  public RunOptions {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
    if (skipLimit < 0) {
      throw new IllegalArgumentException("'skip-limit' must be at least 0, was " + skipLimit);
    }
    if (settle.isNegative()) {
      throw new IllegalArgumentException("'settle' must be at least 0, was " + settle);
    }
    if (maxDuration != null && (maxDuration.isNegative() || maxDuration.isZero())) {
      throw new IllegalArgumentException("'max-duration' must be above 0, was " + maxDuration);
    }
  }

  /** A run with all else at its default. */
  public static RunOptions of(Path input, Path output) {
    return new RunOptions(
        input,
        output,
        List.of(),
        List.of(),
        false,
        false,
        false,
        1000,
        Duration.ZERO,
        null,
        null,
        Map.of());
  }
}
