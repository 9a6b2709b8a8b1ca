package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelRemoval;
import io.github.nachtschicht.translation.TranslationException;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code models remove}. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Removes a model from models/ or from the hub's cache (which other tools share), and what"
          + " was compiled of it.",
      "Without --yes it only says what would go; on a terminal it asks.",
      ""
    })
public class ModelsRemoveCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Name, or name@revision for one snapshot.")
  private String model;

  @Option(names = "--yes", description = "Remove without asking.")
  private boolean yes;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelRemoval removal = ModelRemoval.plan(model, models.locations());
    removal = removal.with(compiled(removal.models(models.locations())));
    removal.paths().stream().limit(SHOWN).forEach(out::println);
    if (removal.paths().size() > SHOWN) {
      out.println("… and " + (removal.paths().size() - SHOWN) + " more");
    }
    String size = String.format(Locale.ROOT, "%.1f MB", removal.bytes() / 1e6);
    out.flush();
    if (!yes && !confirmed(size)) {
      out.println("Nothing was removed (" + size + "); repeat with --yes to remove.");
      return 1;
    }
    removal.execute();
    out.println("Removed " + removal.name() + ", " + size + " freed");
    return 0;
  }

  /** What was compiled of the models. */
  private List<Path> compiled(List<ModelFolder> removed) {
    Set<Path> folders = new LinkedHashSet<>();
    for (ModelFolder folder : removed) {
      try {
        folders.addAll(TranslationModel.of(folder).compiled(models.locations().compiledCache()));
      } catch (TranslationException | ModelException e) {
        // A damaged model may go all the same; nothing was compiled of it as it is.
        continue;
      }
    }
    return List.copyOf(folders);
  }

  private static boolean confirmed(String size) {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    String answer = console.readLine("Remove %s? [y/N] ", size);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
