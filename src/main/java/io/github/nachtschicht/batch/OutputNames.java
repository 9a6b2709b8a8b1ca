package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.support.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Names of output files. They mirror the input's, and can be written on any file system: characters
 * that some system forbids are written as {@code %} and their hexadecimal code, names that Windows
 * reserves get an underscore in front, and names too long are cut.
 */
public final class OutputNames {

  /** Most bytes of a name without its ending: file systems take 255 with it. */
  private static final int MAX_STEM = 255 - NewVersion.NEW_SUFFIX.length();

  private static final Set<String> RESERVED =
      Set.of(
          "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
          "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
          "lpt8", "lpt9", "conin$", "conout$");

  private OutputNames() {}

  /**
   * The output's name for a source.
   *
   * @param source path below the input folder, {@code /} between its parts
   * @return path below the output folder, {@code /} between its parts
   */
  public static String of(String source) {
    String[] parts = source.split("/", -1);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < parts.length - 1; i++) {
      name.append(safe(parts[i])).append('/');
    }
    String last = parts[parts.length - 1];
    int dot = last.lastIndexOf('.');
    String stem = safe(dot > 0 ? last.substring(0, dot) : last);
    return name.append(shortened(stem)).append(NewVersion.SUFFIX).toString();
  }

  /** A relative path as text, {@code /} between its parts on every system. */
  static String withSlashes(Path relative) {
    StringJoiner name = new StringJoiner("/");
    relative.forEach(part -> name.add(part.toString()));
    return name.toString();
  }

  /** Leaves room for what a newer version's name ends with; what was cut is told by a hash. */
  private static String shortened(String stem) {
    if (stem.getBytes(StandardCharsets.UTF_8).length <= MAX_STEM) {
      return stem;
    }
    String hash = "~" + Sha256.of(stem).substring(0, 8);
    int end = stem.length();
    while (stem.substring(0, end).getBytes(StandardCharsets.UTF_8).length
        > MAX_STEM - hash.length()) {
      end = stem.offsetByCodePoints(end, -1);
    }
    return stem.substring(0, end) + hash;
  }

  /** Equal for names that some file system cannot tell apart. */
  static String folded(String name) {
    return Normalizer.normalize(
        name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static String safe(String part) {
    StringBuilder safe = new StringBuilder();
    part.codePoints()
        .forEach(
            c -> {
              boolean bad =
                  "<>:\"|?*\\".indexOf(c) >= 0
                      || switch (Character.getType(c)) {
                        case Character.CONTROL,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.FORMAT,
                            Character.SURROGATE ->
                            true;
                        default -> false;
                      };
              if (bad) {
                safe.append(String.format(Locale.ROOT, "%%%02X", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    int last = safe.length() - 1;
    if (last >= 0 && (safe.charAt(last) == '.' || safe.charAt(last) == ' ')) {
      safe.replace(last, last + 1, String.format(Locale.ROOT, "%%%02X", (int) safe.charAt(last)));
    }
    int dot = safe.indexOf(".");
    String stem = dot < 0 ? safe.toString() : safe.substring(0, dot);
    return RESERVED.contains(stem.strip().toLowerCase(Locale.ROOT)) ? "_" + safe : safe.toString();
  }
}
