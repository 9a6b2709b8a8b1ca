package io.github.nachtschicht.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists in text files that are part of the program: one entry a line, {@code #} for comments. */
public final class WordList {

  private WordList() {}

  /**
   * The entries of a list, without the white space around them, blank lines and comments.
   *
   * @param owner the class that the file lies beside
   * @param name of the file, UTF-8
   * @throws IllegalStateException if it is not there
   */
  public static List<String> lines(Class<?> owner, String name) {
    InputStream in = owner.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the program's own file '" + name + "' is missing");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file '" + name + "' is unreadable", e);
    }
  }
}
