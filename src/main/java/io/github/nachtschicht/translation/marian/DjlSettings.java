package io.github.nachtschicht.translation.marian;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Deep Java Library off the network, and shows it where the distribution has ONNX Runtime's
 * libraries. To be called before any of its classes is used.
 *
 * <p>Without it the library asks cloud metadata services for its usage statistics, and downloads
 * native libraries when it sees a GPU. What the user set is left as it is.
 */
final class DjlSettings {

  private static final String NATIVE_PATH = "onnxruntime.native.path";

  private DjlSettings() {}

  /** Sets DJL's switches; may be called any number of times. */
  static void apply() {
    set("ai.djl.offline", "DJL_OFFLINE");
    set("OPT_OUT_TRACKING", "OPT_OUT_TRACKING");
    if (System.getProperty(NATIVE_PATH) == null) {
      Path natives = natives();
      if (natives != null && Files.isDirectory(natives)) {
        System.setProperty(NATIVE_PATH, natives.toString());
      }
    }
  }

  /** The folder beside the program's jar; from a jar they would be unpacked at each start. */
  private static @Nullable Path natives() {
    CodeSource source = DjlSettings.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI()).resolveSibling("native");
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  private static void set(String property, String variable) {
    if (System.getProperty(property) == null && System.getenv(variable) == null) {
      System.setProperty(property, "true");
    }
  }
}
