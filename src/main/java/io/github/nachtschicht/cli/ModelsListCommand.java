package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.ModelCatalog;
import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelPuller;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code models list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {"Lists the models on this machine.", ""})
public class ModelsListCommand implements Callable<Integer> {

  private final ModelAccess access;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  public ModelsListCommand(ModelAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<ModelCatalog.Entry> entries = new ModelCatalog(access.locations()).list();
      if (json) {
        printJson(out, entries);
      } else {
        printTable(out, entries);
      }
      out.flush();
      return 0;
    } catch (ModelException e) {
      return ModelsCommand.failed(spec, e);
    }
  }

  private static void printTable(PrintWriter out, List<ModelCatalog.Entry> entries) {
    int width = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    for (ModelCatalog.Entry entry : entries) {
      out.printf(
          Locale.ROOT,
          "%-" + Math.max(1, width) + "s  %-7s %8.1f MB  %-9s  %s%n",
          entry.name(),
          languages(entry.folder()),
          entry.bytes() / 1e6,
          entry.place() == ModelCatalog.Place.MODELS ? "models" : "hub cache",
          entry.path());
      if (!entry.problem().isEmpty()) {
        out.println("  cannot be used: " + entry.problem());
      }
    }
    if (entries.isEmpty()) {
      out.println("There are no models.");
    }
    if (entries.stream().noneMatch(e -> e.name().equals(ModelPuller.DEFAULT_REPOSITORY))) {
      out.println(
          "For production: nachtschicht models pull  (" + ModelPuller.DEFAULT_REPOSITORY + ")");
    }
  }

  private static String languages(@org.jspecify.annotations.Nullable ModelFolder folder) {
    return folder == null ? "-" : or(folder.sourceLanguage()) + "-" + or(folder.targetLanguage());
  }

  private static String or(String language) {
    return language.isEmpty() ? "?" : language;
  }

  private static void printJson(PrintWriter out, List<ModelCatalog.Entry> entries) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (ModelCatalog.Entry entry : entries) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", entry.name());
      one.put("place", entry.place().name().toLowerCase(Locale.ROOT));
      one.put("path", entry.path().toString());
      one.put("bytes", entry.bytes());
      ModelFolder folder = entry.folder();
      one.put("usable", folder != null);
      if (folder != null) {
        one.put("source_language", folder.sourceLanguage());
        one.put("target_language", folder.targetLanguage());
        one.put("fingerprint", folder.fingerprint());
      } else {
        one.put("problem", entry.problem());
      }
      all.add(one);
    }
    out.println(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(all));
  }
}
