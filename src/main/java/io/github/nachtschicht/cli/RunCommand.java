package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.Globs;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.QualityWatch;
import io.github.nachtschicht.batch.RemoteTranslation;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.RunListener;
import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.batch.remote.RemoteManager;
import io.github.nachtschicht.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
      "Examples:",
      "  nachtschicht run berichte --output reports",
      "  nachtschicht run brief.docx notiz.md --layout table",
      "  nachtschicht run --input /srv/texts --output /srv/translations --quiet",
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

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "Documents to translate, or one folder or several, in place of --input. Outputs of other"
              + " documents are left alone.")
  private @Nullable List<String> files;

  @Mixin
  private final SettingOptions settings =
      new SettingOptions(
          RunOptions.FOLDERS,
          RunOptions.SELECTION,
          TranslationSettings.ALL,
          RunOptions.WORK,
          RunOptions.WORKERS);

  @Option(
      names = "--dry-run",
      description = "Say what would be done with every document, and why; write nothing.")
  private boolean dryRun;

  @Mixin private BrokerOptions broker;

  @Mixin private LogOptions log;

  private final Configuration configuration;

  public RunCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    TranslationSettings translation = settings.as(TranslationSettings::new);
    RunOptions options = settings.as(values -> chosen(options(translation.resolved())));
    log.start(configuration);
    boolean text = log.format() == LogOptions.Format.TEXT;
    boolean terminal = !log.quiet() && !dryRun && text && System.console() != null;
    RunListener listener =
        terminal ? new ProgressListener(System.err) : new LogListener(log.quiet());
    configuration.misspelt().forEach(listener::warning);
    StopSignal stop = new StopSignal();
    try (Signals signals = Signals.handle(stop);
        MarianPipelineSource source =
            new MarianPipelineSource(translation, options.output(), listener::warning);
        RemoteTranslation workers = dryRun || !broker.given() ? null : workers(options)) {
      Path watch = options.find(RunOptions.WATCH);
      QualityWatch asked =
          watch == null
              ? null
              : new QualityWatch(
                  watch,
                  options.output(),
                  configuration.jobDatabase(),
                  VersionProvider.programVersion());
      NightlyRun run =
          new NightlyRun(options, source, configuration.jobDatabase(), listener, stop)
              .watching(asked)
              .over(workers);
      if (dryRun) {
        run.dryRun(line -> spec.commandLine().getOut().println(line));
        return ExitCodes.DONE;
      }
      if (!options.get(RunOptions.NO_MEMORY)) {
        source.remembering(options.get(RunOptions.MEMORY_SIZE));
      }
      return run.run().exitCode();
    } catch (RunException | RuntimeException | LinkageError | OutOfMemoryError e) {
      int exitCode = LogOptions.failed(e);
      if (!dryRun) {
        NightlyRun.couldNotBegin(options, exitCode, listener::warning);
      }
      return exitCode;
    }
  }

  /** With the files that the command line names; one folder alone is the input folder. */
  private RunOptions chosen(RunOptions options) {
    if (files == null) {
      return options;
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--input")) {
      throw new IllegalArgumentException("give either --input or files, not both");
    }
    Path first = Path.of(files.get(0));
    return files.size() == 1 && Files.isDirectory(first)
        ? options.with(RunOptions.INPUT, first)
        : options.with(RunOptions.FILES, files);
  }

  /** The workers behind the broker. Nothing of it is loaded without one. */
  private RemoteTranslation workers(RunOptions options) throws RunException {
    return new RemoteManager(
        broker.settings(configuration),
        options.get(RunOptions.WORKER_TIMEOUT),
        VersionProvider.programVersion(),
        options.get(RunOptions.MIXED_PROCESSORS));
  }

  private static RunOptions options(Settings values) {
    RunOptions options = new RunOptions(values);
    Globs.of(
        options.get(RunOptions.INCLUDE),
        options.get(RunOptions.EXCLUDE)); // refuses patterns that are none
    return options;
  }
}
