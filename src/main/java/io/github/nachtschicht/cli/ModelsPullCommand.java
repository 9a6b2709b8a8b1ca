package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelPuller;
import io.github.nachtschicht.models.PullListener;
import io.github.nachtschicht.models.PulledModel;
import io.github.nachtschicht.translation.TranslationException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code models pull}. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads a MarianMT model from the Hugging Face hub into the hub's own cache.",
      "Every file is verified; an interrupted download goes on where it stopped.",
      "Honours HF_HOME, HF_HUB_CACHE, HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE and proxies.",
      ""
    })
public class ModelsPullCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      defaultValue = ModelPuller.DEFAULT_REPOSITORY,
      description = "Repository on the hub (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--revision",
      paramLabel = "REVISION",
      description = "Branch, tag or commit (default: main).")
  private @Nullable String revision;

  @Option(
      names = "--no-proof",
      description = "Do not load the model and translate a sentence after the download.")
  private boolean noProof;

  @Option(
      names = "--target-tag",
      paramLabel = "TAG",
      description = "For the proof with a model of several target languages, for example eng.")
  private @Nullable String targetTag;

  @Option(names = "--quiet", description = "Print nothing but the folder and errors.")
  private boolean quiet;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (PullProgress progress = new PullProgress(err, System.console() != null)) {
      PulledModel pulled =
          new ModelPuller(models.hub(), models.locations())
              .pull(model, revision, quiet ? PullListener.NONE : progress);
      progress.close();
      if (!noProof) {
        String proof = prove(pulled);
        if (!quiet) {
          err.println(proof);
        }
      }
      spec.commandLine().getOut().println(pulled.folder().path());
      if (!quiet) {
        tell(err, pulled);
      }
      return 0;
    }
  }

  private String prove(PulledModel pulled) throws InterruptedException {
    try {
      return new ModelProof(models.locations().compiledCache()).of(pulled.folder(), targetTag);
    } catch (TranslationException e) {
      throw new ModelException(
          "The model was downloaded and is whole, but cannot be used: " + e.getMessage(), e);
    }
  }

  private static void tell(PrintWriter err, PulledModel pulled) {
    if (!pulled.license().isEmpty()) {
      err.println(
          "Licence: " + pulled.license().toUpperCase(Locale.ROOT) + " (as the hub states it)");
    }
    if (pulled.repository().startsWith("Helsinki-NLP/opus-mt-")) {
      err.println(
          "Cite: Jörg Tiedemann and Santhosh Thottingal (2020): OPUS-MT – Building open"
              + " translation services for the World. EAMT 2020.");
    }
    ModelsCommand.tellLanguages(err, pulled.folder());
    err.println("Use it with: nachtschicht run --model " + pulled.repository());
  }
}
