package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.RunSummary.Status;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;

/**
 * The end of a run, however its job ended: says what became of it, writes index, metrics and
 * report, and leaves the figures in the history. The job counts as running meanwhile.
 */
final class RunEnd implements JobExecutionListener {

  private static final String REPORT = "run-report.json";

  private final RunOptions options;
  private final PipelineSource source;
  private final StopSignal stop;
  private final RunPlan plan;
  private final OutputFiles files;
  private final OutputCatalog outputs;
  private final RunLedger ledger;
  private final Path input;
  private final RunClock clock;
  private final boolean elsewhere;
  private final @Nullable WatchStep watch;
  private final JobRepository repository;
  private long begun;
  private @Nullable RunSummary summary;
  private @Nullable RuntimeException failure;

  /**
   * Prepares.
   *
   * @param elsewhere whether other machines translate
   */
  RunEnd(
      RunOptions options,
      PipelineSource source,
      StopSignal stop,
      RunWork work,
      Path input,
      RunClock clock,
      boolean elsewhere,
      @Nullable WatchStep watch,
      JobRepository repository) {
    this.options = options;
    this.source = source;
    this.stop = stop;
    this.plan = work.plan();
    this.files = work.files();
    this.outputs = work.outputs();
    this.ledger = work.ledger();
    this.input = input;
    this.clock = clock;
    this.elsewhere = elsewhere;
    this.watch = watch;
    this.repository = repository;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    begun = System.nanoTime();
  }

  /** Spring Batch drops what a listener throws, so that is kept for {@link #summary}. */
  @Override
  public void afterJob(JobExecution execution) {
    try {
      summary = end(execution);
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** What was done. To be called when the job has ended. */
  RunSummary summary() {
    if (failure != null) {
      throw failure;
    }
    if (summary == null) {
      throw new IllegalStateException("the job has not ended");
    }
    return summary;
  }

  private RunSummary end(JobExecution execution) {
    leaveRest();
    if (elsewhere) {
      ledger.translationTook((System.nanoTime() - begun) / 1e9);
    }
    if (ledger.count(Kind.LEFT) == 0) {
      forgetArithmetic();
    }
    RunSummary published = publish(verdict(execution));
    RunHistory.store(published, execution.getExecutionContext());
    execution.setExitStatus(new ExitStatus(published.status().name(), published.message()));
    repository.updateExecutionContext(execution);
    return published;
  }

  private void leaveRest() {
    Set<String> settled = ledger.sources();
    for (PlannedDocument document : plan.toTranslate()) {
      if (!settled.contains(document.name())) {
        ledger.settle(DocumentOutcome.of(document.name(), null, Kind.LEFT, document.reason()));
      }
    }
  }

  private void forgetArithmetic() {
    try {
      KeptArithmetic.forget(files);
    } catch (IOException e) {
      ledger.warn("cannot forget the processors' arithmetic: " + Failures.reason(e));
    }
  }

  private RunSummary verdict(JobExecution execution) {
    RunException watchFailure = watch == null ? null : watch.failure();
    Status status = Status.DONE;
    int code = ExitCodes.DONE;
    String message = failureOf(execution);
    StopSignal.Reason reason = stop.reason();
    if (reason == StopSignal.Reason.SIGNAL) {
      status = Status.STOPPED;
      code = stop.exitCode();
      message = "the next run goes on from here";
    } else if (execution.getStatus() == BatchStatus.FAILED
        || execution.getStatus() == BatchStatus.UNKNOWN) {
      status = Status.FAILED;
      code = ExitCodes.FAILED;
    } else if (reason != null
        && (ledger.count(Kind.LEFT) > 0 || !plan.whole() || watchFailure != null)) {
      status = Status.OUT_OF_TIME;
      code = ExitCodes.INCOMPLETE;
      message = "the time given by --max-duration is over, the next run goes on from here";
    } else if (watchFailure != null) {
      status = Status.FAILED;
      code = watchFailure.exitCode();
      message = OneLine.of("the watch failed: " + watchFailure.getMessage());
    } else if (ledger.count(Kind.SKIPPED) > 0) {
      status = Status.SKIPPED;
      code = ExitCodes.INCOMPLETE;
    } else if (execution.getStatus() != BatchStatus.COMPLETED && reason == null) {
      status = Status.FAILED;
      code = ExitCodes.FAILED;
      message = "the job ended as " + execution.getStatus();
    }
    int orphans = plan.orphans().size() - ledger.count(Kind.PRUNED);
    return ledger.summary(status, code, message, orphans, clock.seconds());
  }

  /** Why the job failed, on one line; empty if it did not. */
  private String failureOf(JobExecution execution) {
    for (Throwable failure : execution.getAllFailureExceptions()) {
      for (Throwable t = failure; t != null; t = t.getCause()) {
        if (t instanceof SkipLimitExceededException) {
          return "more documents than --skip-limit allows ("
              + options.skipLimit()
              + ") could not be done";
        }
        if (t instanceof DocumentProcessor.ModelFailure
            || t instanceof DocumentItemWriter.OutputFailure
            || t instanceof RemoteFailure) {
          return DocumentException.describe(t);
        }
      }
    }
    for (Throwable failure : execution.getAllFailureExceptions()) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      if (!(root instanceof org.springframework.batch.core.job.JobInterruptedException)) {
        return root instanceof IOException io
            ? Failures.reason(io)
            : DocumentException.describe(root);
      }
    }
    return "";
  }

  /** Writes index, report and metrics. What cannot be written makes the run a failed one. */
  private RunSummary publish(RunSummary summary) {
    Provenance provenance = source.provenance();
    RunSummary published = summary;
    for (Path saved : files.safe().rescued()) {
      ledger.warn(
          OneLine.of(files.root().relativize(saved).toString())
              + " was saved by another program while this one moved the file; look at both");
    }
    RunReport report =
        new RunReport(options, input, files.root(), provenance, clock.begun(), Instant.now());
    try {
      String index =
          OutputIndex.write(
              files,
              outputs,
              plan,
              ledger.outcomes(Kind.SKIPPED),
              ledger.written(),
              source.corrections());
      warnOfOther(OutputIndex.NAME, index);
    } catch (IOException e) {
      published =
          published.failed("cannot write index.md: " + Failures.reason(e), ExitCodes.FAILED);
    } catch (UncheckedIOException e) {
      published = published.failed("cannot write index.md: " + e.getMessage(), ExitCodes.FAILED);
    }
    rememberSkips();
    Path metrics = options.metricsFile();
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
      files.writeOwn(REPORT, RunReport.MARK, out -> report.write(said, ledger, out));
    } catch (IOException e) {
      published =
          published.failed("cannot write run-report.json: " + Failures.reason(e), ExitCodes.FAILED);
    }
    return published;
  }

  /** For the next run, which says of these that they are tried again. */
  private void rememberSkips() {
    List<String> names = new ArrayList<>();
    ledger.outcomes(Kind.SKIPPED).forEachRemaining(outcome -> names.add(outcome.source()));
    try {
      if (names.isEmpty()) {
        Files.deleteIfExists(files.state(Planner.SKIPPED_LAST));
      } else {
        files.writeState(
            Planner.SKIPPED_LAST, String.join("\n", names).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException | UncheckedIOException e) {
      // The next run calls them new.
    }
  }

  /** Says so where a person's own file has the name of one of this program's. */
  private void warnOfOther(String name, String used) {
    if (!used.equals(name)) {
      ledger.warn(name + " is not a file of this program and was left as it is; see " + used);
    }
  }
}
