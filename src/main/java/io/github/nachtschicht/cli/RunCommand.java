package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.Globs;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.OneLine;
import io.github.nachtschicht.batch.QualityWatch;
import io.github.nachtschicht.batch.RemoteTranslation;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.RunListener;
import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.batch.remote.BrokerException;
import io.github.nachtschicht.batch.remote.BrokerSettings;
import io.github.nachtschicht.batch.remote.RemoteManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nachtschicht run}: the nightly job. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    sortOptions = false,
    description = {
      "Translates what is new or changed in the input folder and writes bilingual Markdown to the"
          + " output folder.",
      ""
    },
    footer = {
      "",
      "Every option can also stand in application.yml (nachtschicht.beam-size) or in the"
          + " environment (NACHTSCHICHT_BEAM_SIZE)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or nothing to do",
      "1:failed",
      "2:the command line or configuration is wrong",
      "3:finished, but documents were skipped or left for the next run",
      "75:another run is working on the output folder",
      "130:stopped by SIGINT (Ctrl-C); the next run goes on",
      "143:stopped by SIGTERM; the next run goes on"
    })
public class RunCommand implements Callable<Integer> {

  private static final long SMALLEST_MEMORY = 1 << 20;

  @Spec private CommandSpec spec;

  @Mixin private FolderOptions folders;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "Take only files that match; with a slash the path below the input folder"
              + " counts, else the name. Can be repeated.")
  private @Nullable List<String> include;

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files that match. Can be repeated.")
  private @Nullable List<String> exclude;

  @Mixin private TranslationOptions translation;

  @Option(names = "--force", description = "Translate what is up to date, too.")
  private boolean force;

  @Option(
      names = "--overwrite-edited",
      description = "Replace files that a person edited. Their work is lost.")
  private boolean overwriteEdited;

  @Option(
      names = "--prune",
      description = "Remove outputs whose source is gone and that nobody edited.")
  private boolean prune;

  @Option(
      names = "--dry-run",
      description = "Say what would be done with every document, and why; write nothing.")
  private boolean dryRun;

  @Option(
      names = "--skip-limit",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Fail when more documents than this cannot be done" + " (default: ${DEFAULT-VALUE}).")
  private int skipLimit;

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = Durations.class,
      description =
          "Leave files changed within this time for the next run: 90, 15m, 2h"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration settle;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Stop in good order after this time: 7h30m.")
  private @Nullable Duration maxDuration;

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description = "Write the run's figures for Prometheus's textfile collector.")
  private @Nullable Path metricsFile;

  @Option(
      names = "--memory-size",
      paramLabel = "SIZE",
      defaultValue = "1G",
      converter = Sizes.class,
      description =
          "Size that the memory of translated sentences may grow to; what was used longest ago is"
              + " forgotten first (default: ${DEFAULT-VALUE}).")
  private long memorySize;

  @Option(names = "--no-memory", description = "Translate every sentence, and remember none.")
  private boolean noMemory;

  @Mixin private BrokerOptions broker;

  @Option(
      names = "--worker-timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = Durations.class,
      description =
          "With --broker: fail when no worker was heard for this time"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration workerTimeout;

  @Option(
      names = "--mixed-processors",
      description =
          "With --broker: let workers of different kinds of processors work together; now and then"
              + " a sentence may then come out in other words than on one kind.")
  private boolean mixedProcessors;

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "At the end, score this reference set (see 'evaluate watch') if the model, the settings"
              + " or the program changed.")
  private @Nullable Path watch;

  @Mixin private LogOptions log;

  private final Configuration configuration;
  private final JobDatabase database;

  public RunCommand(Configuration configuration, JobDatabase database) {
    this.configuration = configuration;
    this.database = database;
  }

  @Override
  public Integer call() {
    TranslationSettings settings = translation.settings();
    RunOptions options = options(settings);
    if (memorySize < SMALLEST_MEMORY) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value: 'memory-size' must be at least 1M, was "
              + memorySize
              + "; --no-memory does without.");
    }
    log.start(configuration);
    boolean text = log.format() == LogOptions.Format.TEXT;
    boolean terminal = !log.quiet() && !dryRun && text && System.console() != null;
    RunListener listener =
        terminal ? new ProgressListener(System.err) : new LogListener(log.quiet());
    configuration.misspelt().forEach(listener::warning);
    StopSignal stop = new StopSignal();
    try (Signals signals = Signals.handle(stop);
        MarianPipelineSource source =
            new MarianPipelineSource(settings, options.output(), listener::warning);
        RemoteTranslation workers = dryRun || !broker.given() ? null : workers()) {
      QualityWatch asked =
          watch == null
              ? null
              : new QualityWatch(
                  watch, options.output(), database.configured(), VersionProvider.programVersion());
      NightlyRun run =
          new NightlyRun(options, source, database.configured(), listener, stop, asked, workers);
      if (dryRun) {
        run.dryRun(line -> spec.commandLine().getOut().println(line));
        spec.commandLine().getOut().flush();
        return ExitCodes.DONE;
      }
      if (!noMemory) {
        source.remembering(memorySize);
      }
      return run.run().exitCode();
    } catch (RunException e) {
      LoggerFactory.getLogger("nachtschicht").error(OneLine.of(String.valueOf(e.getMessage())));
      return couldNotBegin(options, e.exitCode(), listener);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      // Nothing that can be foreseen; whatever is on disk is whole.
      Logger logger = LoggerFactory.getLogger("nachtschicht");
      logger.error("failed: internal error: {}", OneLine.of(e.toString()));
      logger.debug("internal error", e);
      return couldNotBegin(options, ExitCodes.FAILED, listener);
    }
  }

  private int couldNotBegin(RunOptions options, int exitCode, RunListener listener) {
    if (!dryRun) {
      NightlyRun.couldNotBegin(options, exitCode, listener::warning);
    }
    return exitCode;
  }

  /** The workers behind the broker. Nothing of it is loaded without one. */
  private RemoteTranslation workers() throws RunException {
    if (workerTimeout.isZero()) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value: 'worker-timeout' must be above 0, was 0.");
    }
    BrokerSettings at = broker.settings(configuration);
    try {
      return new RemoteManager(
          at, workerTimeout, VersionProvider.programVersion(), mixedProcessors);
    } catch (BrokerException e) {
      throw new RunException(e.exitCode(), String.valueOf(e.getMessage()), e);
    }
  }

  private RunOptions options(TranslationSettings settings) {
    List<String> included = patterns(include, "include");
    List<String> excluded = patterns(exclude, "exclude");
    try {
      Globs.of(included, excluded);
      return new RunOptions(
          folders.input(),
          folders.output(),
          included,
          excluded,
          force,
          overwriteEdited,
          prune,
          skipLimit,
          settle,
          maxDuration,
          metricsFile,
          TranslationOptions.described(settings));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "Invalid value: " + e.getMessage() + ".", e);
    }
  }

  private List<String> patterns(@Nullable List<String> given, String key) {
    return given != null ? given : configuration.list("nachtschicht." + key);
  }
}
