package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.batch.remote.BrokerSettings;
import io.github.nachtschicht.batch.remote.Worker;
import io.github.nachtschicht.support.OneLine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nachtschicht worker}: translates documents of runs on other machines. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    sortOptions = false,
    description = {
      "Translates documents that 'nachtschicht run --broker' hands out, until it is stopped. Needs"
          + " the model, and neither input nor output folder. Model and options of translation must"
          + " be the run's.",
      ""
    },
    footer = {
      "",
      "SIGTERM and SIGINT let it finish the document in hand; a second one gives it back at once."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by a signal, after the document in hand",
      "1:failed: model, broker",
      "2:the command line or configuration is wrong",
      "130:stopped by a second SIGINT",
      "143:stopped by a second SIGTERM"
    })
public class WorkerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private BrokerOptions broker;

  @Option(
      names = "--worker-name",
      paramLabel = "NAME",
      description = "What reports call this worker (default: the machine's name and process id).")
  private @Nullable String name;

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description =
          "Write the worker's figures for Prometheus's textfile collector, every 15 seconds while"
              + " the broker hears it.")
  private @Nullable Path metricsFile;

  @Mixin private final SettingOptions translation = new SettingOptions(TranslationSettings.ALL);

  @Mixin private LogOptions logging;

  private final Configuration configuration;

  public WorkerCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    TranslationSettings settings = translation.as(TranslationSettings::new);
    BrokerSettings at = broker.settings(configuration);
    logging.start(configuration);
    Logger log = LoggerFactory.getLogger("nachtschicht");
    configuration.misspelt().forEach(log::warn);
    StopSignal stop = new StopSignal();
    try (Signals signals = Signals.handleGently(stop);
        MarianPipelineSource source =
            new MarianPipelineSource(settings, null, warning -> log.warn(OneLine.of(warning)))) {
      new Worker(
              at,
              source,
              name == null ? NightlyRun.host() + "-" + ProcessHandle.current().pid() : name,
              VersionProvider.programVersion(),
              stop,
              (level, line) -> {
                if (level != Level.INFO || !logging.quiet()) {
                  log.atLevel(level).log(line);
                }
              },
              metricsFile)
          .run();
      return ExitCodes.DONE;
    } catch (RunException | RuntimeException | LinkageError | OutOfMemoryError e) {
      return LogOptions.failed(e);
    }
  }
}
