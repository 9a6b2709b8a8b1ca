package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.ModelCatalog;
import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelResolver;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every byte of a model and compares it with the hashes it should have.",
      "Exit code 1 if a file is damaged.",
      ""
    })
public class ModelsVerifyCommand implements Callable<Integer> {

  private final ModelAccess access;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      defaultValue = ModelResolver.EMBEDDED,
      description = "Path or name (default: ${DEFAULT-VALUE}).")
  private String model;

  public ModelsVerifyCommand(ModelAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelCatalog.Verification verification;
    try {
      verification = new ModelCatalog(access.locations()).verify(model);
    } catch (ModelException e) {
      return ModelsCommand.failed(spec, e);
    }
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
    out.flush();
    return verification.passed() ? 0 : 1;
  }
}
