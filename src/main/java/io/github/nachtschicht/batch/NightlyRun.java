package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.markdown.SafeFiles;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One run from beginning to end: lock, plan, job, index and report. The output files are the state;
 * the job repository is history.
 */
public final class NightlyRun {

  private static final String STATE = ".nachtschicht";

  private final RunOptions options;
  private final PipelineSource source;
  private final @Nullable DataSource configured;
  private final RunListener listener;
  private final StopSignal stop;
  private @Nullable QualityWatch watch;
  private @Nullable RemoteTranslation remote;
  private SafeFiles.Hook hook = SafeFiles.Hook.NONE;
  private final RunClock clock = new RunClock();

  /**
   * Prepares a run; does nothing yet.
   *
   * @param configured a database for the history in place of the embedded one, or null
   */
  public NightlyRun(
      RunOptions options,
      PipelineSource source,
      @Nullable DataSource configured,
      RunListener listener,
      StopSignal stop) {
    this.options = options;
    this.source = source;
    this.configured = configured;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Has quality watched after the documents.
   *
   * @param asked not begun if the run fails, is stopped, or has no time left; null for none
   * @return this
   */
  public NightlyRun watching(@Nullable QualityWatch asked) {
    watch = asked;
    return this;
  }

  /**
   * Has the documents translated by other machines.
   *
   * @param workers closed by their owner; null translates here
   * @return this
   */
  public NightlyRun over(@Nullable RemoteTranslation workers) {
    remote = workers;
    return this;
  }

  /** Has somebody told of what happens to the files of the output. */
  NightlyRun telling(SafeFiles.Hook told) {
    hook = told;
    return this;
  }

  /** The folder below the output folder that holds lock, job database and temporary files. */
  public static Path stateFolder(Path output) {
    return output.toAbsolutePath().normalize().resolve(STATE);
  }

  /** What is done with the state of an output folder. */
  @FunctionalInterface
  public interface StateWork {
    void run() throws IOException;
  }

  /**
   * Does something with the state folder while no run works on it.
   *
   * @throws RunException if a run holds the lock, or the lock cannot be taken
   * @throws IOException if the work fails
   */
  public static void whileLocked(Path output, StateWork work) throws RunException, IOException {
    try (OutputLock lock = OutputLock.acquire(output, stateFolder(output), null)) {
      work.run();
    }
  }

  /**
   * Tells whoever watches the metrics file of a run that could not begin, unless another run has
   * the folder and will write it.
   *
   * @param exitCode with which the program ends
   * @param warnings told if that cannot be written
   */
  public static void couldNotBegin(RunOptions options, int exitCode, Consumer<String> warnings) {
    Path metrics = options.find(RunOptions.METRICS_FILE);
    if (metrics == null || exitCode == ExitCodes.LOCKED) {
      return;
    }
    try {
      MetricsFile.write(metrics, RunSummary.ofNothing(exitCode), null);
    } catch (IOException e) {
      warnings.accept("cannot write " + metrics + ": " + Failures.reason(e));
    }
  }

  /**
   * The documents that a run would look at.
   *
   * @throws RunException if the input folder is not there, or a pattern is none
   * @throws IOException if it cannot be read
   */
  public static List<InputDocument> documents(RunOptions options) throws RunException, IOException {
    return InputListing.of(options, new RunFolders(options).input(), () -> false).documents();
  }

  /**
   * Says what a run would do, and writes nothing.
   *
   * @param line told of every document
   * @throws RunException if a run could not begin
   */
  public void dryRun(Consumer<String> line) throws RunException {
    RunFolders folders = new RunFolders(options);
    Path input = folders.input();
    folders.refuseNestings(input, options.output().toAbsolutePath().normalize());
    requireModelAndCorrections();
    PlanStep.Found found =
        PlanStep.look(options, source, stop, input, options.output(), listener::warning);
    found.plan().tell(options.get(RunOptions.PRUNE), found.outputs(), line);
  }

  /**
   * Runs.
   *
   * @return what was done; also told to the listener
   * @throws RunException if the run could not begin; nothing was changed then
   */
  public RunSummary run() throws RunException {
    RunFolders folders = new RunFolders(options);
    Path input = folders.input();
    List<String> warnings = new ArrayList<>();
    Path output = folders.output(input, warnings::add);
    Path state = output.resolve(STATE);
    try (OutputLock lock = lock(output, state)) {
      RunSummary summary;
      try (RunClock running = clock) {
        running.limit(options.find(RunOptions.MAX_DURATION), stop);
        summary = locked(input, output, state, warnings);
      } finally {
        // what it keeps in the output folder is written while nobody else may
        source.close();
      }
      listener.ended(summary);
      return summary;
    } catch (IOException e) {
      throw RunException.cannot("free the lock of " + output, e);
    }
  }

  private RunSummary locked(Path input, Path output, Path state, List<String> warnings)
      throws RunException {
    requireModelAndCorrections();
    RunLedger ledger = new RunLedger(listener);
    OutputFiles files;
    String folder;
    try {
      files = new OutputFiles(output, state, hook, warnings::add);
      OutputMove.complete(files);
      folder = FolderId.of(state);
    } catch (IOException e) {
      throw RunException.cannot("write to the output folder " + output, e);
    }
    warnings.forEach(ledger::warn);
    RunWork work = new RunWork(options, source, stop, input, files, folder, ledger, clock);
    try (JobStore store = JobStore.open(state, configured, ledger::warn)) {
      return job(JobContext.open(store, ledger::warn), work);
    }
  }

  /** To fail before anything is done. */
  private void requireModelAndCorrections() throws RunException {
    try {
      var unused = source.provenance();
    } catch (RuntimeException e) {
      throw new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    }
    try {
      var unused = source.corrections();
      var unusedToo = source.glossary();
    } catch (UncheckedIOException e) {
      throw new RunException(ExitCodes.FAILED, OneLine.of(String.valueOf(e.getMessage())), e);
    }
  }

  private RunSummary job(JobContext context, RunWork work) throws RunException {
    RunLedger ledger = work.ledger;
    String output = work.files.root().toString();
    LosableHistory history =
        new LosableHistory(context.repository(), e -> ledger.warn(lostDatabase(e)));
    try {
      if (context.recover(NightlyJob.NAME, work.folder, output, host()) > 0) {
        ledger.warn(
            "the last run ended without a word (killed, the machine went down, or the disk was"
                + " full)");
      }
    } catch (DataAccessException | TransactionException e) {
      ledger.warn("cannot look for killed runs in the history: " + JobStore.rootMessage(e));
    }
    String run = UUID.randomUUID().toString();
    Provenance provenance = source.provenance();
    JobParameters parameters =
        new JobParametersBuilder()
            .addString("run", run)
            .addString("input", shortened(work.input.toString()), false)
            .addString("output", shortened(output), false)
            .addString("host", host(), false)
            .addString("folder", work.folder, false)
            .addString("model", shortened(provenance.model()), false)
            .toJobParameters();
    try (DocumentProcessor processor = new DocumentProcessor(work)) {
      QualityWatch asked = watch;
      WatchStep watching =
          asked == null
              ? null
              : new WatchStep(
                  history.repository(),
                  () -> asked.run(context, work.files, provenance, processor::translate),
                  () -> !stop.isRequested() && !history.isLost(),
                  listener);
      PublishStep publishing = new PublishStep(work, watching, history.repository());
      Job job =
          new NightlyJob(work, processor, history.repository())
              .build(new PlanStep(work, remote, run), watching, publishing);
      JobExecution execution = JobContext.start(history.repository(), job, parameters, "the job");
      RunSummary summary = publishing.summary();
      if (summary == null) {
        throw failure(execution);
      }
      return summary;
    }
  }

  /** Why a job ended before anything was done. */
  private static RunException failure(JobExecution execution) {
    Throwable last = null;
    for (Throwable failure : execution.getAllFailureExceptions()) {
      RunException known = Failures.find(failure, RunException.class);
      if (known != null) {
        return known;
      }
      last = failure;
    }
    return new RunException(
        ExitCodes.FAILED,
        last == null
            ? "the job ended as " + execution.getStatus()
            : DocumentException.describe(last),
        last);
  }

  private String lostDatabase(Throwable e) {
    return "the job database"
        + (configured == null ? "" : " that spring.datasource.url names")
        + " was lost in the middle of the run ("
        + JobStore.rootMessage(e)
        + "); this run goes on, and the history lacks it";
  }

  private OutputLock lock(Path output, Path state) throws RunException {
    try {
      return OutputLock.acquire(output, state, configured);
    } catch (IOException e) {
      throw RunException.cannot("write to the output folder " + output, e);
    }
  }

  /** This machine's name, without asking the network for it. */
  public static String host() {
    for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
      String name = System.getenv(variable);
      if (name != null && !name.isBlank()) {
        return shortened(name);
      }
    }
    try {
      return shortened(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    } catch (IOException e) {
      return "localhost";
    }
  }

  /** Job parameters hold 2500 characters. */
  private static String shortened(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 2000);
  }
}
