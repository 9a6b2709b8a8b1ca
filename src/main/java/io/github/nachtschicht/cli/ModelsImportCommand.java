package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.LanguageCheck;
import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a MarianMT folder, brought from elsewhere, into models/ with sums to verify.",
      ""
    })
public class ModelsImportCommand implements Callable<Integer> {

  private final ModelAccess access;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "A model in Hugging Face's layout.")
  private Path folder;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What it is to be called (default: the folder's name).")
  private @Nullable String name;

  public ModelsImportCommand(ModelAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      ModelFolder model = new ModelImport(access.locations()).copy(folder, name);
      out.println("Imported into " + model.path());
      String other = LanguageCheck.otherLanguages(model, null);
      if (other != null) {
        out.println("Note: " + other.replaceFirst("^The model", "the model") + ".");
      }
      out.println("Use it with: nachtschicht run --model " + model.name());
      out.flush();
      return 0;
    } catch (ModelException e) {
      return ModelsCommand.failed(spec, e);
    }
  }
}
