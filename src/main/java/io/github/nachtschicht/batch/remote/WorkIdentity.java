package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.Hashes;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * All that must be the same on two machines for their outputs to be the same.
 *
 * @param model name of the model
 * @param modelSha256 fingerprint of the model's files
 * @param language language pair
 * @param settings fingerprint of the settings
 * @param layout how the languages stand beside each other
 * @param program version of this program
 */
record WorkIdentity(
    String model,
    String modelSha256,
    String language,
    String settings,
    String layout,
    String program) {

  WorkIdentity {
    Objects.requireNonNull(model);
    Objects.requireNonNull(modelSha256);
    Objects.requireNonNull(language);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(layout);
    Objects.requireNonNull(program);
  }

  static WorkIdentity of(Provenance provenance, Layout layout, String program) {
    return new WorkIdentity(
        provenance.model(),
        provenance.modelSha256(),
        provenance.languagePair(),
        provenance.settings(),
        layout.name().toLowerCase(Locale.ROOT),
        program);
  }

  /** Fingerprint of it all, 64 hexadecimal digits. */
  String key() {
    String text = String.join("\n", model, modelSha256, language, settings, layout, program) + "\n";
    return Hashes.sha256(text);
  }

  /**
   * In what a worker differs from a run, both values named; empty if in nothing.
   *
   * @param run the run's
   */
  String differences(WorkIdentity run) {
    List<String> differences = new ArrayList<>();
    add(differences, "program version", program, run.program);
    add(differences, "model sha256", modelSha256, run.modelSha256);
    add(differences, "model name", model, run.model);
    add(differences, "language pair", language, run.language);
    add(differences, "settings", settings, run.settings);
    add(differences, "layout", layout, run.layout);
    return String.join("; ", differences);
  }

  private static void add(List<String> differences, String what, String worker, String run) {
    if (!worker.equals(run)) {
      differences.add("the worker's " + what + " is " + worker + ", the run's is " + run);
    }
  }
}
