package io.github.nachtschicht.models;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A process of its own that pulls from an emulated hub: endpoint, folder. */
final class PullMain {

  private PullMain() {}

  public static void main(String[] args) throws InterruptedException {
    HubSettings settings =
        new HubSettings(
            URI.create(args[0]),
            null,
            false,
            EnvironmentProxies.of(Map.of(), null),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            1,
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(5));
    PulledModel pulled =
        new ModelPuller(settings, TestFolders.locations(Path.of(args[1])))
            .pull(HubEmulator.REPOSITORY, null, PullListener.NONE);
    System.out.println(pulled.folder().fingerprint());
  }
}
