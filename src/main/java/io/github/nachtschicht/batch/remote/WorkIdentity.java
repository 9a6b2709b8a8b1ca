package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.PipelineSource;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.support.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that must be the same on two machines for their outputs to be the same.
 *
 * @param model name of the model
 * @param modelSha256 fingerprint of the model's files
 * @param language language pair
 * @param settings fingerprint of the settings
 * @param layout how the languages stand beside each other
 * @param program version of this program
 * @param arithmetic {@link Arithmetic} of a worker's processor, or the one that a run's workers
 *     must have; empty if a run has none yet or wants none
 * @param options what the settings are, by name, to say in which they differ
 */
record WorkIdentity(
    String model,
    String modelSha256,
    String language,
    String settings,
    String layout,
    String program,
    String arithmetic,
    Map<String, String> options) {

  WorkIdentity {
    Objects.requireNonNull(model);
    Objects.requireNonNull(modelSha256);
    Objects.requireNonNull(language);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(layout);
    Objects.requireNonNull(program);
    // Versions of before it was there do not say it.
    arithmetic = Objects.requireNonNullElse(arithmetic, "");
    options =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(options, Map.of())));
  }

  static WorkIdentity of(PipelineSource source, String program) {
    Provenance provenance = source.provenance();
    return new WorkIdentity(
        provenance.model(),
        provenance.modelSha256(),
        provenance.languagePair(),
        provenance.settings().all(),
        source.layout().name().toLowerCase(Locale.ROOT),
        program,
        "",
        source.options());
  }

  /** The same with another arithmetic. */
  WorkIdentity with(String other) {
    return new WorkIdentity(
        model, modelSha256, language, settings, layout, program, other, options);
  }

  /** Fingerprint of it all, 64 hexadecimal digits. */
  String key() {
    String text =
        String.join("\n", model, modelSha256, language, settings, layout, program, arithmetic)
            + "\n";
    return Sha256.of(text);
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
    if (!settings.equals(run.settings)) {
      int before = differences.size();
      Set<String> names = new TreeSet<>(options.keySet());
      names.addAll(run.options.keySet());
      for (String name : names) {
        add(
            differences,
            name,
            options.getOrDefault(name, "not given"),
            run.options.getOrDefault(name, "not given"));
      }
      if (differences.size() == before) {
        add(differences, "settings", settings, run.settings);
      }
    }
    add(differences, "layout", layout, run.layout);
    if (!run.arithmetic.isEmpty() && !arithmetic.equals(run.arithmetic)) {
      differences.add(
          "the worker's processor computes otherwise (arithmetic "
              + arithmetic
              + ") than those of the run's other workers ("
              + run.arithmetic
              + "), so that now and then a sentence may come out in other words; the run's option"
              + " --mixed-processors allows it");
    }
    return String.join("; ", differences);
  }

  private static void add(List<String> differences, String what, String worker, String run) {
    if (!worker.equals(run)) {
      differences.add("the worker's " + what + " is " + worker + ", the run's is " + run);
    }
  }
}
