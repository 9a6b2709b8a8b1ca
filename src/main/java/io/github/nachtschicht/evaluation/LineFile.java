package io.github.nachtschicht.evaluation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A corpus file: one segment a line, UTF-8, lines ended by LF or CR LF. No other character ends a
 * line: a form feed or U+2028 belongs to its segment.
 */
public final class LineFile {

  private static final Pattern CARRIAGE_RETURNS = Pattern.compile("(?<!\r)\r+\\z");

  private LineFile() {}

  /**
   * Reads all lines.
   *
   * @throws IOException if the file is absent, unreadable or not UTF-8; the message names it
   */
  public static List<String> read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, and no file of lines");
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    lines.replaceAll(line -> CARRIAGE_RETURNS.matcher(line).replaceFirst(""));
    return lines;
  }
}
