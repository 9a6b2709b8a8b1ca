package io.github.nachtschicht.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What tells the format of a file.
 *
 * @param name name of the document
 * @param ending what stands behind the last dot of its name, in small letters; empty if there is no
 *     dot
 * @param start up to 1024 bytes from its start, one character a byte (ISO 8859-1)
 * @param zipType content of the entry {@code mimetype} of a ZIP archive; empty if there is none
 * @param zipEntries names of the first entries of a ZIP archive; empty if it is none or damaged
 */
record FileStart(String name, String ending, String start, String zipType, Set<String> zipEntries) {

  private static final int LENGTH = 1024;
  private static final int MOST_ENTRIES = 500;

  static FileStart of(String name, byte[] content) {
    String start =
        new String(content, 0, Math.min(content.length, LENGTH), StandardCharsets.ISO_8859_1);
    int dot = name.lastIndexOf('.');
    String ending =
        dot > name.lastIndexOf('/') ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    String type = "";
    Set<String> entries = new LinkedHashSet<>();
    if (start.startsWith("PK\u0003\u0004")) {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
        for (ZipEntry entry = zip.getNextEntry();
            entry != null && entries.size() < MOST_ENTRIES;
            entry = zip.getNextEntry()) {
          entries.add(entry.getName());
          if (entry.getName().equals("mimetype")) {
            type = new String(zip.readNBytes(200), StandardCharsets.ISO_8859_1).strip();
          }
        }
      } catch (IOException | IllegalArgumentException e) {
        // what was found so far tells the format; its reader says what is damaged
      }
    }
    return new FileStart(name, ending, start, type, entries);
  }

  boolean isZip() {
    return start.startsWith("PK\u0003\u0004");
  }

  /** Whether an entry of the archive begins with this. */
  boolean hasEntry(String prefix) {
    return zipEntries.stream().anyMatch(entry -> entry.startsWith(prefix));
  }

  /**
   * The first characters without byte order mark, NUL bytes of wider encodings and white space, in
   * small letters.
   */
  String words() {
    return start
        .replace("\0", "")
        .replaceFirst("^(?:ÿþ|þÿ|ï»¿)", "")
        .stripLeading()
        .toLowerCase(Locale.ROOT);
  }
}
