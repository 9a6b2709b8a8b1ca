package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.RunHistory;
import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.support.OneLine;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code nachtschicht history}: what past runs did. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    description = {"Lists past runs on an output folder, the latest first.", ""})
public class HistoryCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

  @Spec private CommandSpec spec;

  @Mixin private final SettingOptions options = new SettingOptions(List.of(RunOptions.OUTPUT));

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many runs (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "One JSON object a line, with all figures.")
  private boolean json;

  private final Configuration configuration;

  public HistoryCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value: 'limit' must be at least 1, was " + limit + ".");
    }
    PrintWriter out = spec.commandLine().getOut();
    Path output = options.as(RunOptions::new).output();
    List<RunHistory.Run> runs;
    try {
      runs = RunHistory.of(output, limit, configuration.jobDatabase());
    } catch (RunException | SQLException e) {
      spec.commandLine()
          .getErr()
          .println(
              "The job database of %s cannot be read: %s."
                  .formatted(output, OneLine.of(String.valueOf(e.getMessage()))));
      return ExitCodes.FAILED;
    }
    if (json) {
      JsonMapper mapper = new JsonMapper();
      runs.forEach(run -> out.println(mapper.writeValueAsString(run)));
    } else if (runs.isEmpty()) {
      out.println(
          "No runs on "
              + output
              + " are known"
              + (Files.isDirectory(output) ? "." : ": there is no such folder."));
    } else {
      out.println(
          "run  started                    seconds  status        translated  unchanged  skipped"
              + "  sentences  flags");
      for (RunHistory.Run run : runs) {
        out.println(line(run));
      }
    }
    return ExitCodes.DONE;
  }

  private static String line(RunHistory.Run run) {
    return String.format(
        Locale.ROOT,
        "%-4d %-25s %8s  %-12s %11d %10d %8d %10d %6d%s",
        run.id(),
        run.started() == null ? "-" : TIME.format(run.started()),
        run.seconds() == null ? "-" : String.format(Locale.ROOT, "%.1f", run.seconds()),
        run.status(),
        figure(run, "translated"),
        figure(run, "unchanged"),
        figure(run, "skipped"),
        figure(run, "sentences"),
        figure(run, "flags"),
        run.message().isEmpty() ? "" : "  " + run.message());
  }

  private static long figure(RunHistory.Run run, String name) {
    return run.figures().getOrDefault(name, 0L);
  }
}
