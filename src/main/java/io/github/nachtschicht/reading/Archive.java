package io.github.nachtschicht.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The ZIP archive of a packed document: the only way to its parts, so that what is read is what was
 * measured. Parts are unpacked when they are asked for, and never to more than the bounds allow.
 */
final class Archive {

  /** Unpacked bytes of all parts that are asked for; trees are built of them. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private static final int MOST_ENTRIES = 20_000;

  private final String name;
  private final String label;
  private final ZipFile zip;
  private final int packed;
  private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> settled = new HashMap<>();
  private long unpacked;

  private Archive(String name, String label, ZipFile zip, int packed) {
    this.name = name;
    this.label = label;
    this.zip = zip;
    this.packed = packed;
  }

  /**
   * Opens an archive that lies in memory.
   *
   * @param name name of the document, for messages
   * @param label name of its format, for messages
   * @throws UnreadableDocumentException if it is no archive or holds too many entries
   */
  static Archive open(String name, String label, byte[] content) {
    try {
      ZipFile zip =
          ZipFile.builder()
              .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
              .setIgnoreLocalFileHeader(true)
              .get();
      Archive archive = new Archive(name, label, zip, content.length);
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (archive.names.size() == MOST_ENTRIES) {
          throw new UnreadableDocumentException(
              name, "too large: the " + label + " holds more than " + MOST_ENTRIES + " files");
        }
        if (!entry.isDirectory() && archive.entries.putIfAbsent(entry.getName(), entry) == null) {
          archive.names.add(entry.getName());
          archive.settled.putIfAbsent(settled(entry.getName()), entry.getName());
        }
      }
      return archive;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableDocumentException(
          name, "damaged " + label + ": it cannot be unpacked", e);
    }
  }

  /** Names of all files, in the order of the archive's directory. */
  List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** The name of a part whose capitals or slashes may differ; the argument if there is none. */
  String path(String wanted) {
    if (entries.containsKey(wanted)) {
      return wanted;
    }
    return settled.getOrDefault(settled(wanted), wanted);
  }

  /** Whether there is a part, whatever its capitals and slashes. */
  boolean has(String wanted) {
    return entries.containsKey(path(wanted));
  }

  private static String settled(String path) {
    String slashes = path.replace('\\', '/');
    return (slashes.startsWith("/") ? slashes.substring(1) : slashes).toLowerCase(Locale.ROOT);
  }

  /**
   * Where a path in a part leads, from the root of the archive; {@code ..} beyond it is left away.
   *
   * @param folder of the part; empty, or with a slash at its end
   */
  static String resolved(String folder, String path) {
    String slashes = path.replace('\\', '/');
    Deque<String> steps = new ArrayDeque<>();
    for (String step : (slashes.startsWith("/") ? slashes : folder + slashes).split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  /**
   * The bytes of a part.
   *
   * @param path its name, as the archive's directory has it
   * @return null if there is no such part
   * @throws UnreadableDocumentException if it is damaged or encrypted, or all parts together are
   *     too large
   */
  byte @Nullable [] bytes(String path) {
    ZipArchiveEntry entry = entries.get(path);
    if (entry == null) {
      return null;
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new UnreadableDocumentException(name, "encrypted: it needs a password");
    }
    long most = MOST_BYTES - unpacked;
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
      if (bytes.length > most) {
        throw new UnreadableDocumentException(
            name,
            String.format(
                "too large: the %s of %d bytes unpacks to more than %d bytes",
                label, packed, MOST_BYTES));
      }
      unpacked += bytes.length;
      return bytes;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableDocumentException(
          name, "damaged " + label + ": " + path + " cannot be unpacked", e);
    }
  }

  /** As {@link #bytes}, for a part that the format must have. */
  byte[] required(String path) {
    byte[] bytes = bytes(path);
    if (bytes == null) {
      throw new UnreadableDocumentException(name, "damaged " + label + ": it has no " + path);
    }
    return bytes;
  }
}
