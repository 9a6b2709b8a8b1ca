package io.github.nachtschicht.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The formats that can be read, told from content first and name second. */
enum DocumentFormat {
  PLAIN_TEXT("text/plain", "text"),
  MARKDOWN("text/markdown", "Markdown"),
  HTML("text/html", "HTML"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
  ODT("application/vnd.oasis.opendocument.text", ".odt"),
  RTF("application/rtf", ".rtf"),
  EPUB("application/epub+zip", ".epub"),
  PDF("application/pdf", ".pdf");

  /** Endings of text files that hold data or code, not prose. */
  private static final Set<String> NOT_PROSE =
      Set.of(
          "json",
          "jsonl",
          "xml",
          "csv",
          "tsv",
          "yaml",
          "yml",
          "properties",
          "ini",
          "toml",
          "log",
          "java",
          "py",
          "js",
          "ts",
          "css",
          "c",
          "cpp",
          "h",
          "sh",
          "sql",
          "svg",
          "srt",
          "vtt",
          "tex",
          "bib",
          "eml");

  /** Bytes looked at for a text's first words. */
  private static final int SNIFFED = 1024;

  private final String mediaType;
  private final String label;

  DocumentFormat(String mediaType, String label) {
    this.mediaType = mediaType;
    this.label = label;
  }

  String mediaType() {
    return mediaType;
  }

  /** Name for messages. */
  String label() {
    return label;
  }

  /**
   * Tells the format.
   *
   * @throws UnreadableDocumentException if it is none that can be read
   */
  static DocumentFormat of(String name, byte[] content) {
    String start =
        new String(content, 0, Math.min(content.length, SNIFFED), StandardCharsets.ISO_8859_1);
    String ending = ending(name);
    if (start.indexOf("%PDF-") >= 0 && start.indexOf("%PDF-") < SNIFFED) {
      return PDF;
    }
    if (start.startsWith("{\\rtf")) {
      return RTF;
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return inZip(name, content);
    }
    String image = binary(start);
    if (image != null) {
      throw new UnreadableDocumentException(name, image);
    }
    for (DocumentFormat format : values()) {
      if (format.label.equals("." + ending)) {
        throw new UnreadableDocumentException(
            name, "damaged " + format.label + ": it does not begin as such a file does");
      }
    }
    switch (ending) {
      case "md", "markdown", "mdown", "mkd", "mkdn":
        return MARKDOWN;
      case "html", "htm", "xhtml", "shtml":
        return HTML;
      default:
        break;
    }
    if (NOT_PROSE.contains(ending)) {
      throw new UnreadableDocumentException(name, "unsupported format: ." + ending);
    }
    String words = start.replace("\0", "").replaceFirst("^(?:ÿþ|þÿ|ï»¿)", "").stripLeading();
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return HTML;
    }
    if (lower.startsWith("<?xml")) {
      if (lower.contains("<html") || lower.contains("xhtml")) {
        return HTML;
      }
      throw new UnreadableDocumentException(name, "unsupported format: XML");
    }
    return PLAIN_TEXT;
  }

  /** The ending of a name in small letters without its dot; empty if there is none. */
  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  private static @org.jspecify.annotations.Nullable String binary(String start) {
    if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return "unsupported format: an old or an encrypted Office file; save it as .docx without"
          + " password";
    }
    if (start.startsWith("\u0089PNG")
        || start.startsWith("\u00FF\u00D8\u00FF")
        || start.startsWith("GIF8")
        || start.startsWith("II*\0")
        || start.startsWith("MM\0*")
        || start.startsWith("RIFF") && start.indexOf("WEBP") == 8) {
      return "not text: it is an image";
    }
    if (start.startsWith("\u001F\u008B")
        || start.startsWith("7z\u00BC\u00AF")
        || start.startsWith("Rar!")) {
      return "not text: it is a packed archive";
    }
    return null;
  }

  private static DocumentFormat inZip(String name, byte[] content) {
    String found = "a ZIP archive";
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry();
          entry != null && entries < 500;
          entry = zip.getNextEntry()) {
        entries++;
        String path = entry.getName();
        if (path.equals("mimetype")) {
          String type = new String(zip.readNBytes(200), StandardCharsets.ISO_8859_1).strip();
          if (type.equals(ODT.mediaType)) {
            return ODT;
          }
          if (type.equals(EPUB.mediaType)) {
            return EPUB;
          }
          found = type;
        } else if (path.startsWith("word/")) {
          return DOCX;
        } else if (path.equals("META-INF/container.xml")) {
          return EPUB;
        } else if (path.startsWith("xl/")) {
          found = "a spreadsheet (.xlsx)";
        } else if (path.startsWith("ppt/")) {
          found = "a presentation (.pptx)";
        }
        if (path.startsWith("xl/media") || entry.getSize() > Integer.MAX_VALUE) {
          break;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return damaged(name, e);
    }
    if (found.equals("a ZIP archive")) {
      String ending = ending(name);
      if (ending.equals("docx") || ending.equals("odt") || ending.equals("epub")) {
        throw new UnreadableDocumentException(
            name, "damaged ." + ending + ": the ZIP archive lacks the document");
      }
    }
    throw new UnreadableDocumentException(name, "unsupported format: " + found);
  }

  private static DocumentFormat damaged(String name, Exception e) {
    throw new UnreadableDocumentException(
        name, "damaged file: it begins as a ZIP archive but cannot be unpacked", e);
  }
}
