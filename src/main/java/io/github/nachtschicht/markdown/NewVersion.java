package io.github.nachtschicht.markdown;

/** The newer version of a document beside the one that a person edited or accepted. */
public final class NewVersion {

  /** What the name of a bilingual file ends with. */
  public static final String SUFFIX = ".de-en.md";

  /** What the name of a newer version ends with. */
  public static final String NEW_SUFFIX = ".de-en.new.md";

  private NewVersion() {}

  /** Name of the newer version beside a file. */
  public static String of(String output) {
    return output.substring(0, output.length() - SUFFIX.length()) + NEW_SUFFIX;
  }

  /** Whether a file's name is that of a newer version. */
  static boolean is(String name) {
    return name.endsWith(NEW_SUFFIX);
  }

  /** Name of the file that a newer version is to replace. */
  static String replacedBy(String name) {
    return name.substring(0, name.length() - NEW_SUFFIX.length()) + SUFFIX;
  }
}
