package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelResolver;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models path}. */
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    description = {"Prints the folder that a model name stands for.", ""})
public class ModelsPathCommand implements Callable<Integer> {

  private final ModelAccess access;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      defaultValue = ModelResolver.EMBEDDED,
      description = "Path or name (default: ${DEFAULT-VALUE}).")
  private String model;

  public ModelsPathCommand(ModelAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() {
    try {
      var path = new ModelResolver(access.locations()).resolve(model).path();
      spec.commandLine().getOut().println(path.toAbsolutePath());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (ModelException e) {
      return ModelsCommand.failed(spec, e);
    }
  }
}
