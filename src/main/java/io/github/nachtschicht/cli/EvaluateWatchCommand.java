package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.QualityWatch;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code evaluate watch}: scores a reference set again when something changed. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    sortOptions = false,
    description = {
      "Translates a small reference set if it, the model, the settings or the program changed since"
          + " the last watch, and writes quality.md: scores over past watches and what changed.",
      "'run --watch FOLDER' does the same at the end of a nightly run.",
      ""
    })
public class EvaluateWatchCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FOLDER",
      description = "Pairs of files NAME.de and NAME.en, one segment a line, UTF-8.")
  private Path folder;

  @Mixin
  private final SettingOptions options =
      new SettingOptions(List.of(RunOptions.OUTPUT), TranslationSettings.ALL);

  private final Configuration configuration;

  public EvaluateWatchCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    Logger log = LoggerFactory.getLogger("nachtschicht");
    try (MarianPipelineSource source =
            new MarianPipelineSource(options.as(TranslationSettings::new), null, log::warn);
        Progress progress = Progress.start("quality watch", 0)) {
      QualityWatch.Finding finding =
          new QualityWatch(
                  folder,
                  options.as(RunOptions::new).output(),
                  configuration.jobDatabase(),
                  VersionProvider.programVersion())
              .run(source, progress, log::warn);
      log.info(finding.message());
      return ExitCodes.DONE;
    } catch (RunException e) {
      return LogOptions.failed(e);
    }
  }
}
