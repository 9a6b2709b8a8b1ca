package io.github.nachtschicht.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A translated line that a person searched for errors.
 *
 * @param number its number in the file
 * @param place set and line, for example {@code wmt19:1019}
 * @param german the source
 * @param translation what the person judged
 * @param severity of the worst error: {@code C} critical, {@code M} major, {@code m} minor, {@code
 *     0} none
 * @param kind of the worst error, for example {@code omission}; empty if there is none
 * @param wrongGerman words of the source that are translated wrongly or lost, in lower case
 * @param wrongEnglish wrong words of the translation, in lower case
 */
public record AnnotatedLine(
    int number,
    String place,
    String german,
    String translation,
    char severity,
    String kind,
    Set<String> wrongGerman,
    Set<String> wrongEnglish) {

  private static final List<String> COLUMNS =
      List.of(
          "nr",
          "set:line",
          "german",
          "translation",
          "severity",
          "kind",
          "wrong_german",
          "wrong_english");

  /** Whether the worst error is critical or major. */
  public boolean isSerious() {
    return severity == 'C' || severity == 'M';
  }

  /** The set's name. */
  public String set() {
    int colon = place.indexOf(':');
    return colon < 0 ? place : place.substring(0, colon);
  }

  /**
   * Reads a file of tab-separated lines with a header, no quoting.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a column is missing or a severity is none; it names the
   *     line
   */
  public static List<AnnotatedLine> read(Path file) throws IOException {
    List<String> lines = LineFile.read(file);
    List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split("\t", -1));
    for (String column : COLUMNS) {
      if (!header.contains(column)) {
        throw new IllegalArgumentException(
            file + " has no column '" + column + "' in its first line");
      }
    }
    List<AnnotatedLine> all = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String[] fields = lines.get(i).split("\t", -1);
        Map<String, String> values = new HashMap<>();
        for (int c = 0; c < Math.min(fields.length, header.size()); c++) {
          values.putIfAbsent(header.get(c), fields[c]);
        }
        all.add(of(values, file + ", line " + (i + 1)));
      }
    }
    return all;
  }

  private static AnnotatedLine of(Map<String, String> values, String where) {
    String severity = values.getOrDefault("severity", "");
    String number = values.getOrDefault("nr", "");
    if (!List.of("C", "M", "m", "0").contains(severity) || !number.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "%s: 'nr' must be a number and 'severity' C, M, m or 0, were '%s' and '%s'"
              .formatted(where, number, severity));
    }
    return new AnnotatedLine(
        Integer.parseInt(number),
        values.getOrDefault("set:line", ""),
        values.getOrDefault("german", ""),
        values.getOrDefault("translation", ""),
        severity.charAt(0),
        values.getOrDefault("kind", ""),
        words(values.getOrDefault("wrong_german", "")),
        words(values.getOrDefault("wrong_english", "")));
  }

  /** The single words of a list: lower case, without punctuation at their ends. */
  static Set<String> words(String list) {
    Set<String> words = new TreeSet<>();
    // a comma between digits belongs to a number
    for (String entry : list.split(",(?![0-9])|(?<![0-9]),|\\s")) {
      String word =
          entry.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\p{N}_]+|[^\\p{L}\\p{N}_]+$", "");
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
