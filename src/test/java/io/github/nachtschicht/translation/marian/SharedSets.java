package io.github.nachtschicht.translation.marian;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the external evaluation sets are; tests that need them are skipped without. */
final class SharedSets {

  private SharedSets() {}

  /** A file or folder of the external sets; the calling test is skipped if it is not there. */
  static Path get(String name) {
    Path path = Path.of(System.getProperty("nachtschicht.shared", "../shared")).resolve(name);
    assumeTrue(Files.exists(path), () -> "the external sets are not here: " + path);
    return path;
  }
}
