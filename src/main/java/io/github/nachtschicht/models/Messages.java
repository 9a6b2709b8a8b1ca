package io.github.nachtschicht.models;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Exceptions and figures in words. */
final class Messages {

  private Messages() {}

  /** What went wrong, also where the JDK's message is only a file name or missing. */
  static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

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

  /** Text from outside, safe for a terminal and not too long. */
  static String printable(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(200)
        .forEach(
            c -> {
              boolean plain =
                  !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
              safe.appendCodePoint(plain ? c : '?');
            });
    return safe.toString();
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
