package io.github.nachtschicht.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The counted and fitted files the checks read, packed into the program beside this class. */
final class Resources {

  /**
   * System property that names a folder to read from instead, for {@link QualityTraining}; what is
   * missing there comes from the program.
   */
  static final String FOLDER = "nachtschicht.quality.resources";

  private Resources() {}

  private static InputStream open(String name) throws IOException {
    String folder = System.getProperty(FOLDER);
    if (folder != null && Files.exists(Path.of(folder, name))) {
      return Files.newInputStream(Path.of(folder, name));
    }
    InputStream in = Resources.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the resource " + name + " is missing from the program");
    }
    return in;
  }

  /** All bytes of a file. */
  static byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  /** Hands over the lines of a gzip file, without comments. */
  static void lines(String name, Consumer<String> to) {
    try (InputStream in = open(name);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          to.accept(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }
}
