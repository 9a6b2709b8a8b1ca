package io.github.nachtschicht.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files and folders that programs and systems leave lying about: nobody's documents. */
final class Litter {

  private static final Pattern NAMES = Pattern.compile(read(), Pattern.DOTALL);

  private Litter() {}

  private static String read() {
    try (InputStream in = Litter.class.getResourceAsStream("litter.txt")) {
      if (in == null) {
        throw new IllegalStateException("litter.txt is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> Pattern.quote(line).replace("*", "\\E.*\\Q"))
          .collect(Collectors.joining("|"));
    } catch (IOException e) {
      throw new UncheckedIOException("litter.txt cannot be read", e);
    }
  }

  /** Whether the last part of a path begins with a dot. */
  static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  /** Whether the last part of a path says so. */
  static boolean is(Path path) {
    Path name = path.getFileName();
    return name != null && NAMES.matcher(name.toString().toLowerCase(Locale.ROOT)).matches();
  }
}
