package io.github.nachtschicht.batch;

import io.github.nachtschicht.evaluation.LineFile;
import io.github.nachtschicht.support.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small set of segments with human translations: pairs of files {@code NAME.de} and {@code
 * NAME.en} in one folder, one segment a line, the pairs in the order of their names.
 *
 * @param sources German segments
 * @param references their translations
 */
public record ReferenceSet(List<String> sources, List<String> references) {

  /**
   * How many segments the set in a folder has.
   *
   * @throws IOException if it cannot be read; the message says why
   */
  public static int size(Path folder) throws IOException {
    return read(folder).sources.size();
  }

  /**
   * Reads a folder.
   *
   * @throws IOException if there is no pair, a file has no partner, or two partners have different
   *     numbers of lines; the message names it
   */
  static ReferenceSet read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    List<Path> german;
    try (Stream<Path> files = Files.list(folder)) {
      german = files.filter(file -> file.toString().endsWith(".de")).sorted().toList();
    }
    if (german.isEmpty()) {
      throw new IOException(
          folder + " holds no NAME.de with a NAME.en beside it (one segment a line)");
    }
    List<String> sources = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (Path file : german) {
      String name = String.valueOf(file.getFileName());
      Path partner = file.resolveSibling(name.substring(0, name.length() - 3) + ".en");
      List<String> de = LineFile.read(file);
      List<String> en = LineFile.read(partner);
      if (de.size() != en.size()) {
        throw new IOException(
            file
                + " has "
                + de.size()
                + " lines and "
                + partner.getFileName()
                + " has "
                + en.size()
                + ": they must be translations of each other line by line");
      }
      sources.addAll(de);
      references.addAll(en);
    }
    return new ReferenceSet(List.copyOf(sources), List.copyOf(references));
  }

  /** SHA-256 over all segments, 64 hexadecimal digits. */
  String sha256() {
    return Sha256.of(String.join("\n", sources) + "\0" + String.join("\n", references));
  }
}
