package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.ModelLocations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What all help texts have in common: options in groups where there are many, and the page that
 * explains a command's words.
 */
final class HelpTexts {

  /** More options than this are shown in groups, and not one by one in the first line. */
  private static final int MANY = 12;

  /** Options by group; an option that is in none comes last. */
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    group(
        "What is translated",
        "input output include exclude force overwrite-edited prune dry-run as front-matter");
    group(
        "How",
        "model models-dir target-tag glossary beam-size length-penalty no-repeat-ngram-size"
            + " max-length-ratio precision shortlist normalize-punctuation summary-sentences"
            + " summary-ratio summary-words layout force-language memory-size no-memory threads");
    group(
        "When, and what is told",
        "settle max-duration read-timeout skip-limit metrics-file watch log-format quiet");
    group("Many machines", "broker worker-name worker-timeout mixed-processors max-message-size");
  }

  private static void group(String heading, String options) {
    GROUPS.put(heading, List.of(options.split(" ")));
  }

  /** Where the words of a command are explained. */
  private static final Map<String, String> PAGES =
      Map.of(
          "read", "formats.md",
          "worker", "scaling.md",
          "doctor", "unattended.md",
          "accept", "markdown-format.md",
          "corrections", "markdown-format.md",
          "models", "models.md",
          "evaluate", "evaluation.md");

  private HelpTexts() {}

  /** Completes the help of a command and of those below it. */
  static void complete(CommandLine root) {
    root.getSubcommands().forEach((name, command) -> complete(name, command));
    page(root, "running.md");
  }

  private static void complete(String topic, CommandLine command) {
    page(command, PAGES.getOrDefault(topic, "running.md"));
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    if (command.getCommandSpec().options().size() > MANY) {
      usage.abbreviateSynopsis(true);
      command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpTexts::grouped);
    }
    command.getSubcommands().values().forEach(below -> complete(topic, below));
  }

  private static void page(CommandLine command, String page) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    List<String> footer = new ArrayList<>(List.of(usage.footer()));
    footer.add("");
    footer.add("What the words mean: " + pages().resolve(page));
    usage.footer(footer.toArray(String[]::new));
  }

  /** The program's documentation where it is installed; a relative path if it is not there. */
  private static Path pages() {
    int levels = 4;
    for (Path folder = ModelLocations.program();
        folder != null && levels > 0;
        folder = folder.getParent(), levels--) {
      if (Files.exists(folder.resolve("docs/running.md"))) {
        return folder.resolve("docs");
      }
    }
    return Path.of("docs");
  }

  private static String grouped(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    GROUPS.keySet().forEach(heading -> groups.put(heading, new ArrayList<>()));
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.hidden()) {
        groups.computeIfAbsent(heading(option), heading -> new ArrayList<>()).add(option);
      }
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (heading, options) -> {
          if (!options.isEmpty()) {
            Help.Layout layout =
                help.createDefaultLayout(
                    options, List.<PositionalParamSpec>of(), help.colorScheme());
            layout.addOptions(options, help.parameterLabelRenderer());
            text.append(String.format("%n%s:%n%s", heading, layout));
          }
        });
    return text.toString();
  }

  private static String heading(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "");
    for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
      if (group.getValue().contains(name.startsWith("broker-") ? "broker" : name)) {
        return group.getKey();
      }
    }
    return "Other";
  }
}
