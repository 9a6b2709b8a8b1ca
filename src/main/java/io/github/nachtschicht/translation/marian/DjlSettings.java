package io.github.nachtschicht.translation.marian;

/**
 * Keeps Deep Java Library off the network. To be called before any of its classes is used.
 *
 * <p>Without it the library asks cloud metadata services for its usage statistics, and downloads
 * native libraries when it sees a GPU. What the user set is left as it is.
 */
final class DjlSettings {

  private DjlSettings() {}

  /** Sets DJL's switches; may be called any number of times. */
  static void apply() {
    set("ai.djl.offline", "DJL_OFFLINE");
    set("OPT_OUT_TRACKING", "OPT_OUT_TRACKING");
  }

  private static void set(String property, String variable) {
    if (System.getProperty(property) == null && System.getenv(variable) == null) {
      System.setProperty(property, "true");
    }
  }
}
