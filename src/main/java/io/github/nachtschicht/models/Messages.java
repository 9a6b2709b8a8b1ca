package io.github.nachtschicht.models;

import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Mistakes in JSON and sizes, in words. */
final class Messages {

  private Messages() {}

  /** What is wrong with a file that should hold JSON, and where. */
  static String notJson(Path file, JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    String where =
        place == null || place.getLineNr() < 1
            ? ""
            : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    String message =
        String.valueOf(e.getOriginalMessage()).replaceAll("\\s*\\(start marker at .*", "");
    return file + " is not JSON" + where + ": " + message;
  }

  /** A number of bytes for people: {@code 311.6 MB}, powers of ten. */
  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
    double value = bytes;
    int unit = -1;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }
}
