package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.PlannedDocument.Action;
import io.github.nachtschicht.batch.RunSummary.Status;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.markdown.SafeFiles;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One run from beginning to end: lock, plan, job, index and report. The output files are the state;
 * the job repository is history.
 */
public final class NightlyRun {

  private static final String REPORT = "run-report.json";
  private static final String STATE = ".nachtschicht";
  private static final int MIN_GRACE_SECONDS = 1;
  private static final int MAX_GRACE_SECONDS = 60;

  private final RunOptions options;
  private final PipelineSource source;
  private final @Nullable DataSource configured;
  private final RunListener listener;
  private final StopSignal stop;
  private final @Nullable QualityWatch watch;
  private final @Nullable RemoteTranslation remote;
  private final SafeFiles.Hook hook;
  private final long started = System.nanoTime();
  private final Instant startTime = Instant.now();

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
    this(options, source, configured, listener, stop, null, null);
  }

  /**
   * As the other constructor, with a watch on quality after the documents, and other machines.
   *
   * @param watch not begun if the run fails, is stopped, or has no time left; null for none
   * @param remote has the documents translated by other machines; null translates them here. Its
   *     owner closes it
   */
  public NightlyRun(
      RunOptions options,
      PipelineSource source,
      @Nullable DataSource configured,
      RunListener listener,
      StopSignal stop,
      @Nullable QualityWatch watch,
      @Nullable RemoteTranslation remote) {
    this(options, source, configured, listener, stop, watch, remote, SafeFiles.Hook.NONE);
  }

  /**
   * As the other constructors.
   *
   * @param hook told of what happens to the files of the output
   */
  NightlyRun(
      RunOptions options,
      PipelineSource source,
      @Nullable DataSource configured,
      RunListener listener,
      StopSignal stop,
      @Nullable QualityWatch watch,
      @Nullable RemoteTranslation remote,
      SafeFiles.Hook hook) {
    this.hook = hook;
    this.watch = watch;
    this.options = options;
    this.source = source;
    this.configured = configured;
    this.listener = listener;
    this.stop = stop;
    this.remote = remote;
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
    } catch (OutputLock.HeldException e) {
      throw new RunException(ExitCodes.LOCKED, String.valueOf(e.getMessage()), e);
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
    Path metrics = options.metricsFile();
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
   * Says what a run would do, and writes nothing.
   *
   * @param line told of every document
   * @throws RunException if a run could not begin
   */
  public void dryRun(Consumer<String> line) throws RunException {
    Path input = input();
    refuseNestings(input, options.output().toAbsolutePath().normalize());
    provenance();
    corrections();
    SentenceCache sentences = sentences(stateFolder(options.output()));
    RunPlan plan =
        plan(input, scan(options.output(), listener::warning), sentences, listener::warning);
    DryRun.print(plan, options, line);
  }

  /**
   * Runs.
   *
   * @return what was done; also told to the listener
   * @throws RunException if the run could not begin; nothing was changed then
   */
  public RunSummary run() throws RunException {
    Path input = input();
    List<String> warnings = new ArrayList<>();
    Path output = output(input, warnings::add);
    Path state = output.resolve(STATE);
    try (OutputLock lock = lock(output, state)) {
      ScheduledExecutorService clock = startClock();
      try {
        return locked(input, output, state, warnings);
      } finally {
        clock.shutdownNow();
        // what it keeps in the output folder is written while nobody else may
        source.close();
      }
    } catch (IOException e) {
      throw new RunException(
          ExitCodes.FAILED, "cannot free the lock of " + output + ": " + Failures.reason(e), e);
    }
  }

  private RunSummary locked(Path input, Path output, Path state, List<String> warnings)
      throws RunException {
    Provenance provenance = provenance();
    corrections();
    OutputFiles files;
    try {
      files = new OutputFiles(output, state, hook, warnings::add);
      OutputMove.complete(files);
    } catch (IOException e) {
      throw notWritable(output, e);
    }
    try (Spill<DocumentOutcome> settled =
            new Spill<>(files.scratch("settled"), DocumentOutcome.class);
        Spill<KnownOutput> written = new Spill<>(files.scratch("written"), KnownOutput.class)) {
      RunLedger ledger = new RunLedger(listener, settled);
      warnings.forEach(ledger::warn);
      Start start = start(input, files, written, ledger);
      RunSummary summary;
      try (JobStore store = JobStore.open(state, configured, ledger::warn)) {
        JobContext context = JobContext.open(store, ledger::warn);
        summary = job(context, start.plan(), files, start.outputs(), ledger, provenance, input);
      }
      listener.ended(summary);
      return summary;
    }
  }

  /** What a run is to do, and what it found. */
  private record Start(RunPlan plan, OutputCatalog outputs) {}

  private Start start(Path input, OutputFiles files, Spill<KnownOutput> written, RunLedger ledger)
      throws RunException {
    SortedMap<String, KnownOutput> outputs = scan(files.root(), ledger::warn);
    SentenceCache sentences = sentences(stateFolder(files.root()));
    RunPlan plan = plan(input, outputs, sentences, ledger::warn);
    sentences.save(files);
    List<PlannedDocument> todo = plan.toTranslate();
    listener.planned(
        todo.size(),
        todo.stream().mapToLong(document -> document.source().size()).sum(),
        plan.with(Action.KEEP).size());
    settleAtOnce(plan, ledger);
    return new Start(plan, new OutputCatalog(outputs, written));
  }

  private RunSummary job(
      JobContext context,
      RunPlan plan,
      OutputFiles files,
      OutputCatalog outputs,
      RunLedger ledger,
      Provenance provenance,
      Path input)
      throws RunException {
    String output = files.root().toString();
    String folder = folderId(files.root());
    LosableHistory history =
        new LosableHistory(
            context.repository(), context.transactions(), e -> ledger.warn(lostDatabase(e)));
    try {
      if (context.recover(DocumentJob.NAME, folder, output, host()) > 0) {
        ledger.warn("the last run ended without a word (killed, or the machine went down)");
      }
    } catch (DataAccessException | TransactionException e) {
      ledger.warn("cannot look for killed runs in the history: " + JobStore.rootMessage(e));
    }
    String failure;
    RunException watchFailure = null;
    JobExecution execution;
    String run = UUID.randomUUID().toString();
    long begun = System.nanoTime();
    ItemWriter<PlannedDocument> elsewhere =
        remote == null || plan.toTranslate().isEmpty()
            ? null
            : remote.open(
                new RemoteRun(
                    run,
                    folder,
                    source,
                    files,
                    new DocumentItemWriter(files, ledger, outputs),
                    ledger,
                    stop,
                    options.skipLimit()));
    try (DocumentProcessor processor = new DocumentProcessor(source, ledger, stop)) {
      Job job =
          new DocumentJob(plan, options, processor, files, outputs, ledger, stop, elsewhere)
              .build(history.repository(), history.transactions());
      execution =
          history
              .operator()
              .start(
                  job,
                  new JobParametersBuilder()
                      .addString("run", run)
                      .addString("input", shortened(input.toString()), false)
                      .addString("output", shortened(output), false)
                      .addString("host", host(), false)
                      .addString("folder", folder, false)
                      .addString("model", shortened(provenance.model()), false)
                      .toJobParameters());
      failure = failureOf(execution);
      if (watch != null
          && execution.getStatus() == BatchStatus.COMPLETED
          && !stop.isRequested()
          && !history.isLost()) {
        watchFailure = watch(watch, context, execution, files, provenance, processor);
      }
    } catch (JobExecutionAlreadyRunningException
        | JobRestartException
        | JobInstanceAlreadyCompleteException
        | InvalidJobParametersException e) {
      throw new RunException(ExitCodes.FAILED, "cannot start the job: " + e.getMessage(), e);
    }
    leaveRest(plan, ledger);
    if (elsewhere != null) {
      ledger.translationTook((System.nanoTime() - begun) / 1e9);
    }
    if (ledger.count(Kind.LEFT) == 0) {
      forgetArithmetic(files, ledger);
    }
    RunSummary summary = summary(execution, failure, ledger, plan, watchFailure);
    summary = publish(summary, files, outputs, plan, ledger, provenance, input);
    RunHistory.store(summary, execution.getExecutionContext());
    execution.setExitStatus(new ExitStatus(summary.status().name(), summary.message()));
    history.repository().updateExecutionContext(execution);
    history.repository().update(execution);
    return summary;
  }

  private static void forgetArithmetic(OutputFiles files, RunLedger ledger) {
    try {
      KeptArithmetic.forget(files);
    } catch (IOException e) {
      ledger.warn("cannot forget the processors' arithmetic: " + Failures.reason(e));
    }
  }

  private String lostDatabase(Throwable e) {
    return "the job database"
        + (configured == null ? "" : " that spring.datasource.url names")
        + " was lost in the middle of the run ("
        + JobStore.rootMessage(e)
        + "); this run goes on, and the history lacks it";
  }

  /**
   * Watches while the job counts as running, so that a watch that is killed is a run that was.
   *
   * @return why it failed, or null
   */
  private @Nullable RunException watch(
      QualityWatch asked,
      JobContext context,
      JobExecution execution,
      OutputFiles files,
      Provenance provenance,
      DocumentProcessor processor) {
    listener.finishing();
    BatchStatus status = execution.getStatus();
    execution.setStatus(BatchStatus.STARTED);
    try {
      context.repository().update(execution);
      listener.watched(asked.run(context, files, provenance, processor::translate).message());
      return null;
    } catch (RunException e) {
      return e;
    } catch (RuntimeException e) {
      return new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    } finally {
      execution.setStatus(status);
      execution.setEndTime(LocalDateTime.now());
    }
  }

  /** Writes index, report and metrics. What cannot be written makes the run a failed one. */
  private RunSummary publish(
      RunSummary summary,
      OutputFiles files,
      OutputCatalog outputs,
      RunPlan plan,
      RunLedger ledger,
      Provenance provenance,
      Path input) {
    RunSummary published = summary;
    for (Path saved : files.safe().rescued()) {
      ledger.warn(
          OneLine.of(files.root().relativize(saved).toString())
              + " was saved by another program while this one moved the file; look at both");
    }
    RunReport report =
        new RunReport(options, input, files.root(), provenance, startTime, Instant.now());
    try {
      String index =
          OutputIndex.write(
              files,
              outputs,
              plan,
              ledger.outcomes(Kind.SKIPPED),
              ledger.written(),
              source.corrections());
      warnOfOther(OutputIndex.NAME, index, ledger);
    } catch (IOException e) {
      published =
          published.failed("cannot write index.md: " + Failures.reason(e), ExitCodes.FAILED);
    } catch (UncheckedIOException e) {
      published = published.failed("cannot write index.md: " + e.getMessage(), ExitCodes.FAILED);
    }
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

  /** Says so where a person's own file has the name of one of this program's. */
  private static void warnOfOther(String name, String used, RunLedger ledger) {
    if (!used.equals(name)) {
      ledger.warn(name + " is not a file of this program and was left as it is; see " + used);
    }
  }

  private RunSummary summary(
      JobExecution execution,
      String failure,
      RunLedger ledger,
      RunPlan plan,
      @Nullable RunException watchFailure) {
    Status status = Status.DONE;
    int code = ExitCodes.DONE;
    String message = failure;
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
    return ledger.summary(status, code, message, orphans, (System.nanoTime() - started) / 1e9);
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

  private static void settleAtOnce(RunPlan plan, RunLedger ledger) {
    for (PlannedDocument document : plan.documents()) {
      switch (document.action()) {
        case KEEP -> {
          if (document.movedFrom() == null) {
            ledger.settle(
                DocumentOutcome.of(
                    document.name(), document.output(), Kind.UNCHANGED, document.reason()));
          }
        }
        case WAIT ->
            ledger.settle(
                DocumentOutcome.of(document.name(), null, Kind.WAITING, document.reason()));
        case SKIP ->
            ledger.settle(
                DocumentOutcome.of(document.name(), null, Kind.SKIPPED, document.reason()));
        default -> {}
      }
    }
  }

  private static void leaveRest(RunPlan plan, RunLedger ledger) {
    Set<String> settled = ledger.sources();
    for (PlannedDocument document : plan.toTranslate()) {
      if (!settled.contains(document.name())) {
        ledger.settle(DocumentOutcome.of(document.name(), null, Kind.LEFT, document.reason()));
      }
    }
  }

  private RunPlan plan(
      Path input,
      SortedMap<String, KnownOutput> outputs,
      SentenceCache sentences,
      Consumer<String> warnings)
      throws RunException {
    Globs globs;
    try {
      globs = Globs.of(options.include(), options.exclude());
    } catch (IllegalArgumentException e) {
      throw new RunException(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
    }
    try {
      InputListing listing =
          options.files().isEmpty()
              ? InputListing.of(input, globs, stop::isRequested)
              : InputListing.ofNamed(options.files(), globs, stop::isRequested);
      if (listing.documents().isEmpty() && listing.refused().isEmpty()) {
        warnings.accept(
            "no documents in "
                + input
                + (listing.names().isEmpty()
                    ? ": the folder is empty"
                    : ": none of its "
                        + listing.names().size()
                        + " files is taken by --include and --exclude"));
      }
      RunPlan plan =
          new Planner(options, source, listing, outputs, sentences, System.currentTimeMillis())
              .plan(stop::isRequested);
      if (listing.names().isEmpty() && listing.refused().isEmpty() && !plan.orphans().isEmpty()) {
        throw new RunException(
            ExitCodes.FAILED,
            "the input folder "
                + input
                + " is empty, but "
                + options.output()
                + " holds "
                + plan.orphans().size()
                + " translations: is a disk not mounted? If the documents are meant to be gone,"
                + " remove their translations, too",
            null);
      }
      return plan;
    } catch (IOException e) {
      throw new RunException(
          ExitCodes.FAILED, "cannot read the input folder " + input + ": " + Failures.reason(e), e);
    }
  }

  private static SortedMap<String, KnownOutput> scan(Path output, Consumer<String> warnings)
      throws RunException {
    try {
      return OutputTree.scan(output, warnings);
    } catch (IOException e) {
      throw new RunException(
          ExitCodes.FAILED,
          "cannot read the output folder " + output + ": " + Failures.reason(e),
          e);
    }
  }

  private Provenance provenance() throws RunException {
    try {
      return source.provenance();
    } catch (RuntimeException e) {
      throw new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    }
  }

  /** Reads them, to fail before anything is done if they cannot be. */
  private void corrections() throws RunException {
    try {
      var unused = source.corrections();
    } catch (UncheckedIOException e) {
      throw new RunException(ExitCodes.FAILED, OneLine.of(String.valueOf(e.getMessage())), e);
    }
  }

  private SentenceCache sentences(Path state) throws RunException {
    return SentenceCache.load(state, provenance().settings().reading());
  }

  /**
   * The real path of the input folder; of files that were named, the folder they have in common.
   */
  private Path input() throws RunException {
    if (!options.files().isEmpty()) {
      return commonFolder(options.files());
    }
    Path input = options.input();
    if (!Files.exists(input)) {
      throw new RunException(
          ExitCodes.USAGE, "the input folder " + input + " does not exist", null);
    }
    if (!Files.isDirectory(input)) {
      throw new RunException(ExitCodes.USAGE, "the input " + input + " is not a folder", null);
    }
    try {
      return input.toRealPath();
    } catch (IOException e) {
      throw new RunException(
          ExitCodes.FAILED, "cannot read the input folder " + input + ": " + Failures.reason(e), e);
    }
  }

  private static Path commonFolder(List<Path> files) throws RunException {
    Path common = null;
    for (Path file : files) {
      Path folder;
      try {
        Path real = file.toRealPath();
        folder = Files.isDirectory(real) ? real : file.toAbsolutePath().normalize().getParent();
      } catch (NoSuchFileException e) {
        throw new RunException(ExitCodes.USAGE, "the input " + file + " does not exist", e);
      } catch (IOException e) {
        throw new RunException(
            ExitCodes.FAILED, "cannot read the input " + file + ": " + Failures.reason(e), e);
      }
      while (common != null && folder != null && !folder.startsWith(common)) {
        common = common.getParent();
      }
      common = common == null ? folder : common;
    }
    return common == null ? Path.of("").toAbsolutePath() : common;
  }

  private Path output(Path input, Consumer<String> warnings) throws RunException {
    Path output = options.output().toAbsolutePath().normalize();
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new RunException(
          ExitCodes.USAGE, "the output " + options.output() + " is not a folder", null);
    }
    refuseNestings(input, output);
    try {
      Files.createDirectories(output);
      Path real = output.toRealPath();
      refuseNestings(input, real);
      StateFolder.prepare(real.resolve(STATE), warnings);
      return real;
    } catch (IOException e) {
      throw notWritable(output, e);
    }
  }

  /** Folders are read whole; a file that was named may lie anywhere. */
  private void refuseNestings(Path input, Path output) throws RunException {
    if (options.files().isEmpty()) {
      refuseNesting(input, output);
    }
    for (Path file : options.files()) {
      if (Files.isDirectory(file)) {
        refuseNesting(file.toAbsolutePath().normalize(), output);
      }
    }
  }

  private static void refuseNesting(Path input, Path output) throws RunException {
    Path existing = output;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    Path real;
    try {
      real = existing.toRealPath().resolve(existing.relativize(output)).normalize();
    } catch (IOException e) {
      real = output;
    }
    if (real.startsWith(input) || input.startsWith(real)) {
      throw new RunException(
          ExitCodes.USAGE,
          "input and output must lie beside each other, not one in the other: "
              + input
              + " and "
              + real,
          null);
    }
  }

  private static RunException notWritable(Path output, IOException e) {
    return new RunException(
        ExitCodes.FAILED,
        "cannot write to the output folder " + output + ": " + Failures.reason(e),
        e);
  }

  private OutputLock lock(Path output, Path state) throws RunException {
    try {
      return OutputLock.acquire(output, state, configured);
    } catch (OutputLock.HeldException e) {
      throw new RunException(ExitCodes.LOCKED, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw notWritable(output, e);
    }
  }

  /**
   * Lets the run end in time: no new document after that, and the one in hand gets a little more.
   */
  private ScheduledExecutorService startClock() {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "clock");
              thread.setDaemon(true);
              return thread;
            });
    if (options.maxDuration() != null) {
      long millis = options.maxDuration().toMillis();
      long grace =
          Math.max(MIN_GRACE_SECONDS * 1000L, Math.min(MAX_GRACE_SECONDS * 1000L, millis / 10));
      var unused =
          clock.schedule(
              () -> stop.stopSoon(StopSignal.Reason.OUT_OF_TIME), millis, TimeUnit.MILLISECONDS);
      var unusedToo =
          clock.schedule(
              () -> stop.stopNow(StopSignal.Reason.OUT_OF_TIME, 0),
              millis + grace,
              TimeUnit.MILLISECONDS);
    }
    return clock;
  }

  private static String folderId(Path output) throws RunException {
    try {
      return FolderId.of(stateFolder(output));
    } catch (IOException e) {
      throw notWritable(output, e);
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
