package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.RunSummary.Status;
import io.github.nachtschicht.markdown.IndexModel;
import io.github.nachtschicht.markdown.IndexRenderer;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The last step of a run, however those before ended: says what became of it, writes index, metrics
 * and report, and leaves the figures in the history. The job counts as running meanwhile.
 */
final class PublishStep implements Tasklet, JobExecutionListener {

  private static final String REPORT = "run-report.json";
  private static final String INDEX = "index.md";

  /** File of the state folder with the names of the outputs that were last written. */
  private static final String WRITTEN_LAST = "written-last";

  private final RunWork work;
  private final @Nullable WatchStep watch;
  private final JobRepository repository;
  private @Nullable RunSummary summary;
  private @Nullable Throwable failure;

  PublishStep(RunWork work, @Nullable WatchStep watch, JobRepository repository) {
    this.work = work;
    this.watch = watch;
    this.repository = repository;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    JobExecution execution = context.getStepContext().getStepExecution().getJobExecution();
    try {
      leaveRest();
      if (work.ledger.count(Kind.LEFT) == 0) {
        forgetArithmetic();
      }
      RunSummary published = publish(verdict(execution));
      RunHistory.store(published, execution.getExecutionContext());
      repository.updateExecutionContext(execution);
      summary = published;
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    }
    return RepeatStatus.FINISHED;
  }

  /** The job ends as the run did, not as this step. */
  @Override
  public void afterJob(JobExecution execution) {
    if (summary != null) {
      execution.setStatus(
          switch (summary.status()) {
            case DONE, SKIPPED -> BatchStatus.COMPLETED;
            case OUT_OF_TIME, STOPPED -> BatchStatus.STOPPED;
            case FAILED -> BatchStatus.FAILED;
          });
      execution.setExitStatus(new ExitStatus(summary.status().name(), summary.message()));
    }
  }

  /** What was done; null if the run could not be planned. */
  @Nullable RunSummary summary() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException unforeseen) {
      throw unforeseen;
    }
    return summary;
  }

  private void leaveRest() {
    Set<String> recorded = work.ledger.sources();
    for (InputDocument document : work.plan().toTranslate()) {
      if (!recorded.contains(document.name())) {
        work.ledger.record(DocumentOutcome.of(document.name(), null, Kind.LEFT, document.reason()));
      }
    }
  }

  private void forgetArithmetic() {
    try {
      Files.deleteIfExists(work.files.state(RemoteRun.ARITHMETIC));
    } catch (IOException e) {
      work.ledger.warn("cannot forget the processors' arithmetic: " + Failures.reason(e));
    }
  }

  private RunSummary verdict(JobExecution execution) {
    RunException watchFailure = watch == null ? null : watch.failure();
    Status status = Status.DONE;
    int code = ExitCodes.DONE;
    String message = failureOf(execution);
    StopSignal.Reason reason = work.stop.reason();
    if (reason == StopSignal.Reason.SIGNAL) {
      status = Status.STOPPED;
      code = work.stop.exitCode();
      message = "the next run goes on from here";
    } else if (hasFailed(execution)) {
      status = Status.FAILED;
      code = ExitCodes.FAILED;
    } else if (reason != null
        && (work.ledger.count(Kind.LEFT) > 0 || !work.plan().whole() || watchFailure != null)) {
      status = Status.OUT_OF_TIME;
      code = ExitCodes.INCOMPLETE;
      message = "the time given by --max-duration is over, the next run goes on from here";
    } else if (watchFailure != null) {
      status = Status.FAILED;
      code = watchFailure.exitCode();
      message = OneLine.of("the watch failed: " + watchFailure.getMessage());
    } else if (work.ledger.count(Kind.SKIPPED) > 0) {
      status = Status.SKIPPED;
      code = ExitCodes.INCOMPLETE;
    }
    int orphans =
        (int)
            work.plan().orphans().stream()
                .filter(orphan -> work.outputs().containsKey(orphan.name()))
                .count();
    return work.ledger.summary(status, code, message, orphans, work.clock.seconds());
  }

  private static boolean hasFailed(JobExecution execution) {
    // A flow that goes on past a failed step marks that as abandoned.
    return execution.getStepExecutions().stream()
        .anyMatch(step -> step.getStatus().isUnsuccessful());
  }

  /** Why the job failed, on one line; empty if it did not. */
  private String failureOf(JobExecution execution) {
    for (Throwable failure : execution.getAllFailureExceptions()) {
      if (Failures.find(failure, SkipLimitExceededException.class) != null) {
        return "more documents than --skip-limit allows ("
            + work.options.get(RunOptions.SKIP_LIMIT)
            + ") could not be done";
      }
      RunException known = Failures.find(failure, RunException.class);
      if (known != null) {
        return DocumentException.describe(known);
      }
    }
    for (Throwable failure : execution.getAllFailureExceptions()) {
      Throwable root = Failures.root(failure);
      return root instanceof IOException io
          ? Failures.reason(io)
          : DocumentException.describe(root);
    }
    return "";
  }

  /** Writes index, report and metrics. What cannot be written makes the run a failed one. */
  private RunSummary publish(RunSummary summary) {
    Provenance provenance = work.source.provenance();
    RunSummary published = summary;
    for (Path saved : work.files.safe().rescued()) {
      work.ledger.warn(
          OneLine.of(work.files.root().relativize(saved).toString())
              + " was saved by another program while this one moved the file; look at both");
    }
    RunReport report =
        new RunReport(
            work.options,
            work.input,
            work.files.root(),
            provenance,
            work.clock.begun(),
            Instant.now());
    try {
      writeIndex();
    } catch (IOException e) {
      published =
          published.failed("cannot write index.md: " + Failures.reason(e), ExitCodes.FAILED);
    }
    rememberSkips();
    Path metrics = work.options.find(RunOptions.METRICS_FILE);
    if (metrics != null) {
      try {
        MetricsFile.write(metrics, published, provenance);
      } catch (IOException e) {
        published =
            published.failed(
                "cannot write " + metrics + ": " + Failures.reason(e), ExitCodes.FAILED);
      }
    }
    try {
      RunSummary said = published;
      work.files.writeOwn(REPORT, RunReport.MARK, out -> report.write(said, work.ledger, out));
    } catch (IOException e) {
      published =
          published.failed("cannot write run-report.json: " + Failures.reason(e), ExitCodes.FAILED);
    }
    return published;
  }

  /** Writes the index, unless it says the same already. */
  private void writeIndex() throws IOException {
    Map<String, String> skipped = new HashMap<>();
    for (DocumentOutcome outcome : work.ledger.outcomes(Kind.SKIPPED)) {
      skipped.put(outcome.source(), outcome.reason());
    }
    Map<String, String> due = new HashMap<>();
    for (InputDocument document : work.plan().with(InputDocument.Action.TRANSLATE_BESIDE)) {
      due.put(document.output(), document.reason());
    }
    IndexModel model =
        IndexModel.of(
            work.outputs(),
            skipped,
            due,
            work.plan().orphans(),
            fresh(work.ledger.written()),
            work.source.corrections());
    String used =
        work.files.writeOwn(
            INDEX,
            IndexRenderer.MARK,
            out -> {
              Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
              IndexRenderer.render(model, text);
              text.flush();
            });
    if (!used.equals(INDEX)) {
      work.ledger.warn(INDEX + " is not a file of this program and was left as it is; see " + used);
    }
  }

  /**
   * What the last run that wrote anything has written: a run with nothing to do leaves the index as
   * it is.
   */
  private Set<String> fresh(Set<String> written) {
    try {
      if (written.isEmpty()) {
        Path remembered = work.files.state(WRITTEN_LAST);
        return Files.exists(remembered) ? Set.copyOf(Files.readAllLines(remembered)) : Set.of();
      }
      work.files.writeState(
          WRITTEN_LAST,
          (String.join("\n", new TreeSet<>(written)) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It is not worth more than the mark of what is new.
    }
    return written;
  }

  /** For the next run, which says of these that they are tried again. */
  private void rememberSkips() {
    List<String> names =
        work.ledger.outcomes(Kind.SKIPPED).stream().map(DocumentOutcome::source).toList();
    try {
      if (names.isEmpty()) {
        Files.deleteIfExists(work.files.state(Planner.SKIPPED_LAST));
      } else {
        work.files.writeState(
            Planner.SKIPPED_LAST, String.join("\n", names).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The next run calls them new.
    }
  }
}
