package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.HubSettings;
import io.github.nachtschicht.models.LanguageCheck;
import io.github.nachtschicht.models.ModelCatalog;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelImport;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelPuller;
import io.github.nachtschicht.models.ModelResolver;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code models}: what there is, and what can be had. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads, lists, verifies, imports and removes models.",
      "'--model' of 'run' takes a path, a name in models/ or a name in the Hugging Face hub's"
          + " cache. Only 'models pull' uses the network.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ModelsPullCommand.class, ModelsRemoveCommand.class})
public class ModelsCommand implements Runnable {

  private static final String MODEL = "Path or name (default: ${DEFAULT-VALUE}).";

  @Spec private CommandSpec spec;

  private final Configuration configuration;

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of models to look into first.")
  private @Nullable Path modelsDir;

  public ModelsCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Where models are looked for. */
  ModelLocations locations() {
    String configured = modelsDir != null ? null : configuration.get("nachtschicht.models-dir");
    return ModelLocations.ofProcess(
        configured == null || configured.isBlank() ? modelsDir : Path.of(configured));
  }

  /** How the hub is reached. */
  HubSettings hub() {
    return HubSettings.of(System.getenv());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command; 'nachtschicht models list' shows what there is.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {"Lists the models on this machine.", ""})
  int list(@Option(names = "--json", description = "Print JSON instead of a table.") boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    List<ModelCatalog.Entry> entries = new ModelCatalog(locations()).list();
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(entries.stream().map(ModelsCommand::json).toList()));
    } else {
      printTable(out, entries);
    }
    return 0;
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

  private static String languages(@Nullable ModelFolder folder) {
    return folder == null ? "-" : or(folder.sourceLanguage()) + "-" + or(folder.targetLanguage());
  }

  private static String or(String language) {
    return language.isEmpty() ? "?" : language;
  }

  private static Map<String, Object> json(ModelCatalog.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.name());
    json.put("place", entry.place().name().toLowerCase(Locale.ROOT));
    json.put("path", entry.path().toString());
    json.put("bytes", entry.bytes());
    ModelFolder folder = entry.folder();
    json.put("usable", folder != null);
    if (folder != null) {
      json.put("source_language", folder.sourceLanguage());
      json.put("target_language", folder.targetLanguage());
      json.put("fingerprint", folder.fingerprint());
    } else {
      json.put("problem", entry.problem());
    }
    return json;
  }

  @Command(
      name = "path",
      mixinStandardHelpOptions = true,
      description = {"Prints the folder that a model name stands for.", ""})
  int path(
      @Parameters(
              arity = "0..1",
              paramLabel = "MODEL",
              defaultValue = ModelResolver.EMBEDDED,
              description = MODEL)
          String model) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(new ModelResolver(locations()).resolve(model).path().toAbsolutePath());
    return 0;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Copies a MarianMT folder, brought from elsewhere, into models/ with sums to verify.",
        ""
      })
  int importFolder(
      @Parameters(paramLabel = "FOLDER", description = "A model in Hugging Face's layout.")
          Path folder,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "What it is to be called (default: the folder's name).")
          @Nullable String name) {
    PrintWriter out = spec.commandLine().getOut();
    ModelFolder model = new ModelImport(locations()).copy(folder, name);
    out.println("Imported into " + model.path());
    tellLanguages(out, model);
    out.println("Use it with: nachtschicht run --model " + model.name());
    return 0;
  }

  /** Says so if a model is for other languages. */
  static void tellLanguages(PrintWriter out, ModelFolder model) {
    String other = LanguageCheck.otherLanguages(model, null);
    if (other != null) {
      out.println("Note: " + other.replaceFirst("^The model", "the model") + ".");
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Reads every byte of a model and compares it with the hashes it should have.",
        "Exit code 1 if a file is damaged.",
        ""
      })
  int verify(
      @Parameters(
              arity = "0..1",
              paramLabel = "MODEL",
              defaultValue = ModelResolver.EMBEDDED,
              description = MODEL)
          String model) {
    return tell(spec.commandLine().getOut(), new ModelCatalog(locations()).verify(model)) ? 0 : 1;
  }

  private static boolean tell(PrintWriter out, ModelCatalog.Verification verification) {
    boolean compared = false;
    for (ModelCatalog.VerifiedFile file : verification.files()) {
      compared |= file.check() != ModelCatalog.Check.NOTHING_TO_COMPARE;
      out.printf(
          Locale.ROOT,
          "%-10s %s  %s (%d bytes)%n",
          switch (file.check()) {
            case OK -> "ok";
            case DAMAGED -> "DAMAGED";
            case NOTHING_TO_COMPARE -> "unknown";
          },
          file.sha256(),
          file.path().getFileName(),
          file.bytes());
    }
    out.println("fingerprint " + verification.fingerprint());
    if (!verification.passed()) {
      out.println(
          "The model is damaged: "
              + verification.model().path()
              + ". Pull or import it again ('models pull' replaces what is damaged).");
    } else if (!compared) {
      out.println(
          "Nothing says which hashes these files should have; 'models import' writes SHA256SUMS.");
    }
    return verification.passed();
  }
}
