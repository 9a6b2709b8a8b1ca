package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.ModelCatalog;
import io.github.nachtschicht.models.ModelException;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models remove}. */
@Component
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Removes a model from models/ or from the hub's cache (which other tools share).",
      "Without --yes it only says what would go; on a terminal it asks.",
      ""
    })
public class ModelsRemoveCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  private final ModelAccess access;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Name, or name@revision for one snapshot.")
  private String model;

  @Option(names = "--yes", description = "Remove without asking.")
  private boolean yes;

  public ModelsRemoveCommand(ModelAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      ModelCatalog catalog = new ModelCatalog(access.locations());
      ModelCatalog.Removal removal = catalog.planRemoval(model);
      removal.paths().stream().limit(SHOWN).forEach(out::println);
      if (removal.paths().size() > SHOWN) {
        out.println("… and " + (removal.paths().size() - SHOWN) + " more");
      }
      String size = String.format(Locale.ROOT, "%.1f MB", removal.bytes() / 1e6);
      out.flush();
      if (!yes && !confirmed(size)) {
        out.println("Nothing was removed (" + size + "); repeat with --yes to remove.");
        out.flush();
        return 1;
      }
      catalog.remove(removal);
      out.println("Removed " + removal.name() + ", " + size + " freed");
      out.flush();
      return 0;
    } catch (ModelException e) {
      return ModelsCommand.failed(spec, e);
    }
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
