package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.support.OneLine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads past runs from the job repository. */
public final class RunHistory {

  private static final String PREFIX = "nachtschicht.";

  private RunHistory() {}

  /**
   * A past run.
   *
   * @param id number of the run in the job repository
   * @param started when it began, in this machine's time zone; null if it never did
   * @param seconds how long it took; null if it was killed or still runs
   * @param status in one word: done, skipped, out-of-time, stopped, failed, killed, running
   * @param input the input folder
   * @param output the output folder
   * @param model name of the model
   * @param figures what it did, by name: translated (and of these written_beside), unchanged,
   *     skipped, sentences, words, flags …
   * @param message why it ended early; empty if it did not
   */
  public record Run(
      long id,
      @Nullable OffsetDateTime started,
      @Nullable Double seconds,
      String status,
      String input,
      String output,
      String model,
      Map<String, Long> figures,
      String message) {

    public Run {
      figures = java.util.Collections.unmodifiableMap(new TreeMap<>(figures));
    }
  }

  /**
   * The last runs on an output folder, the latest first.
   *
   * @param output the output folder
   * @param limit at most so many
   * @param configured the database that the user configured, or null for the embedded one
   * @return empty if there is no history
   * @throws RunException if a run is going on and keeps it to itself
   * @throws SQLException if the database cannot be read; the message is one line
   */
  public static List<Run> of(Path output, int limit, @Nullable DataSource configured)
      throws RunException, SQLException {
    Path state = NightlyRun.stateFolder(output);
    try (JobStore store =
        configured == null ? JobStore.existing(state) : JobStore.open(state, configured, w -> {})) {
      if (store == null) {
        return List.of();
      }
      return read(
          new JobContext(store).repository(),
          FolderId.existing(state),
          output.toAbsolutePath().normalize().toString(),
          limit,
          OutputLock.isHeld(state, configured));
    } catch (SQLException | RuntimeException e) {
      if (configured == null && OutputLock.isHeld(state, null)) {
        throw new RunException(ExitCodes.LOCKED, "a run is going on and has it open", e);
      }
      throw new SQLException(JobStore.rootMessage(e), e);
    }
  }

  private static List<Run> read(
      JobRepository repository, @Nullable String folder, String output, int limit, boolean held) {
    return JobContext.executions(repository, NightlyJob.NAME)
        .filter(
            execution -> {
              String known = execution.getJobParameters().getString("folder");
              return known == null
                  ? JobContext.text(execution, "output").equals(output)
                  : known.equals(folder);
            })
        .limit(limit + 100L) // two that began at the same moment may change places
        .map(execution -> run(execution, held))
        .sorted(Comparator.comparingLong(Run::id).reversed())
        .limit(limit)
        .toList();
  }

  private static Run run(JobExecution execution, boolean held) {
    Map<String, Long> figures = new TreeMap<>();
    for (StepExecution step : execution.getStepExecutions()) {
      collect(step.getExecutionContext(), figures);
    }
    collect(execution.getExecutionContext(), figures);
    figures.merge("translated", figures.getOrDefault("written_beside", 0L), Long::sum);
    LocalDateTime start = execution.getStartTime();
    LocalDateTime end = execution.getEndTime();
    String code = execution.getExitStatus().getExitCode();
    String status =
        execution.getStatus().isRunning()
            ? held ? "running" : "killed"
            : code.equals(KILLED) ? "killed" : code.toLowerCase(Locale.ROOT).replace('_', '-');
    return new Run(
        execution.getId(),
        start == null ? null : start.atZone(ZoneId.systemDefault()).toOffsetDateTime(),
        start == null || end == null || status.equals("killed")
            ? null
            : java.time.Duration.between(start, end).toMillis() / 1000.0,
        status,
        JobContext.text(execution, "input"),
        JobContext.text(execution, "output"),
        JobContext.text(execution, "model"),
        figures,
        OneLine.of(execution.getExitStatus().getExitDescription()));
  }

  /** Exit status of a run that ended without a word. */
  static final String KILLED = "KILLED";

  private static void collect(ExecutionContext context, Map<String, Long> figures) {
    for (Map.Entry<String, Object> entry : context.entrySet()) {
      if (entry.getKey().startsWith(PREFIX) && entry.getValue() instanceof Number number) {
        figures.put(entry.getKey().substring(PREFIX.length()), number.longValue());
      }
    }
  }

  /** Puts a run's figures where {@link #of} finds them. */
  static void store(RunSummary summary, ExecutionContext context) {
    for (Kind kind : Kind.values()) {
      context.putLong(PREFIX + kind.name().toLowerCase(Locale.ROOT), summary.count(kind));
    }
    context.putLong(PREFIX + "sentences", summary.totals().sentences());
    context.putLong(PREFIX + "words", summary.totals().words());
    context.putLong(PREFIX + "flags", summary.totals().flagCount());
  }
}
