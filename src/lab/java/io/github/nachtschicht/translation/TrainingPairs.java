package io.github.nachtschicht.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** Files of sentence pairs: lines of source name, German and English, tabs between them. */
public final class TrainingPairs {

  private TrainingPairs() {}

  /**
   * Reads files one after the other.
   *
   * @param pair takes the German and the English sentence of each line
   */
  public static void read(List<Path> files, BiConsumer<String, String> pair) throws IOException {
    for (Path file : files) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] fields = line.split("\t", -1);
          pair.accept(fields[1], fields[2]);
        }
      }
    }
  }
}
