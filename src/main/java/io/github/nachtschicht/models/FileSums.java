package io.github.nachtschicht.models;

import io.github.nachtschicht.models.ModelCatalog.Check;
import io.github.nachtschicht.models.RepositoryListing.HubFile;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code SHA256SUMS} in a model folder, as {@code sha256sum} writes and checks it. */
final class FileSums {

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

  private FileSums() {}

  /** Sums by file name; empty if the folder has none. */
  static Map<String, String> read(Path folder) throws IOException {
    Path file = folder.resolve(ModelFiles.SUMS);
    Map<String, String> sums = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return sums;
    }
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        sums.put(
            matcher.group(2).replaceFirst("^\\./", ""),
            matcher.group(1).toLowerCase(java.util.Locale.ROOT));
      } else if (!line.isBlank()) {
        throw new ModelException(
            file + " has a line that is no sum: '" + OneLine.brief(line) + "'");
      }
    }
    return sums;
  }

  /** Writes the sums of all the plain files directly in a folder, by name. */
  static void write(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file) && !name.equals(ModelFiles.SUMS)) {
          sums.put(name, FileHashes.unremembered().sha256(file));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    Files.writeString(folder.resolve(ModelFiles.SUMS), text);
  }

  /**
   * Compares a file with the sum it should have: in the hub's cache the one it is named by,
   * elsewhere the one of {@code SHA256SUMS}.
   *
   * @param sha256 of its content
   * @param sums what {@link #read} gave
   * @throws IOException if the file has to be read and cannot be
   */
  static Check check(Path file, String sha256, Map<String, String> sums) throws IOException {
    String expected = sums.get(String.valueOf(file.getFileName()));
    if (expected != null) {
      return expected.equals(sha256) ? Check.OK : Check.DAMAGED;
    }
    if (Files.isSymbolicLink(file)) {
      String blob = String.valueOf(file.toRealPath().getFileName());
      HubFile listed = new HubFile(blob, Files.size(file), blob);
      if (blob.matches("[0-9a-f]{64}")) {
        return blob.equals(sha256) ? Check.OK : Check.DAMAGED;
      }
      if (blob.matches("[0-9a-f]{40}")) {
        return Download.matches(file, listed) ? Check.OK : Check.DAMAGED;
      }
    }
    return Check.NOTHING_TO_COMPARE;
  }
}
