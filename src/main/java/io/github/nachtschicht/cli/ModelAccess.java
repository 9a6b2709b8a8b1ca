package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.HubSettings;
import io.github.nachtschicht.models.ModelLocations;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where models are and how the hub is reached, as configured for this process. */
public class ModelAccess {

  private final Configuration configuration;
  private @Nullable Path modelsDir;

  public ModelAccess(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Looks into this folder first, whatever is configured; null for none. */
  void lookInto(@Nullable Path folder) {
    modelsDir = folder;
  }

  /** Where models are looked for. */
  public ModelLocations locations() {
    Path given = modelsDir;
    String configured = given != null ? null : configuration.get("nachtschicht.models-dir");
    return ModelLocations.ofProcess(
        configured == null || configured.isBlank() ? given : Path.of(configured));
  }

  /** How the hub is reached. */
  public HubSettings hub() {
    return HubSettings.of(System.getenv());
  }
}
