package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.HubSettings;
import io.github.nachtschicht.models.ModelLocations;
import java.nio.file.Path;

/** Where models are and how the hub is reached, as configured for this process. */
public class ModelAccess {

  private final Configuration configuration;

  public ModelAccess(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Where models are looked for. */
  public ModelLocations locations() {
    String modelsDir = configuration.get("nachtschicht.models-dir");
    return ModelLocations.ofProcess(
        modelsDir == null || modelsDir.isBlank() ? null : Path.of(modelsDir));
  }

  /** How the hub is reached. */
  public HubSettings hub() {
    return HubSettings.of(System.getenv());
  }
}
