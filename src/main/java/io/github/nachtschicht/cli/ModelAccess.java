package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.HubSettings;
import io.github.nachtschicht.models.ModelLocations;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where models are and how the hub is reached, as configured for this process. */
@Component
public class ModelAccess {

  private final String modelsDir;

  /**
   * @param modelsDir folder of models looked into first; empty for none
   */
  public ModelAccess(@Value("${nachtschicht.models-dir:}") String modelsDir) {
    this.modelsDir = modelsDir;
  }

  /** Where models are looked for. */
  public ModelLocations locations() {
    return ModelLocations.ofProcess(modelsDir.isBlank() ? null : Path.of(modelsDir));
  }

  /** How the hub is reached. */
  public HubSettings hub() {
    return HubSettings.of(System.getenv());
  }
}
