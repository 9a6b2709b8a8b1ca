package io.github.nachtschicht.quality;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /**
   * Unzips a gzip file.
   *
   * @param name of the file, for what is said if it is damaged
   */
  static byte[] unzipped(String name, byte[] file) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file), 1 << 16)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  /** The words that the lines of a gzip file begin with. */
  static PackedWords words(String name) {
    return PackedWords.ofLines(unzipped(name, bytes(name)));
  }
}
