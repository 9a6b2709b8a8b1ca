package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** All formats that can be read, told from content first and name second. */
final class FormatReaders {

  /** In the order they are asked; the last takes whatever is text. */
  static final List<FormatReader> ALL =
      List.of(
          new PdfReader(),
          new RtfReader(),
          new OdtReader(),
          new EpubReader(),
          new DocxReader(),
          new MarkdownReader(),
          new HtmlReader(),
          new PlainTextReader());

  /** Endings of text files that hold data or code, not prose. */
  private static final Set<String> NOT_PROSE =
      Set.copyOf(WordList.lines(FormatReaders.class, "not-prose.txt"));

  /** How files begin that are no text, and what they are. */
  private static final Map<String, String> BINARY =
      Map.of(
          "\u00D0\u00CF\u0011\u00E0",
          "unsupported format: an old or an encrypted Office file; save it as .docx without"
              + " password",
          "\u0089PNG|\u00FF\u00D8\u00FF|GIF8|II\\*\0|MM\0\\*|RIFF.{4}WEBP",
          "not text: it is an image",
          "\u001F\u008B|7z\u00BC\u00AF|Rar!",
          "not text: it is a packed archive");

  private FormatReaders() {}

  /**
   * The reader for a file.
   *
   * @throws UnreadableDocumentException if it is in no format that can be read
   */
  static FormatReader of(String name, byte[] content) {
    FileStart file = FileStart.of(name, content);
    for (FormatReader reader : ALL) {
      if (reader instanceof PlainTextReader) {
        refuse(file);
      }
      if (reader.recognises(file)) {
        return reader;
      }
    }
    throw new UnreadableDocumentException(name, "unsupported format");
  }

  /** What is in none of the formats with a shape of their own is text, or is not read. */
  private static void refuse(FileStart file) {
    String reason = file.isZip() ? inZip(file) : null;
    for (Map.Entry<String, String> binary : BINARY.entrySet()) {
      if (Pattern.compile(binary.getKey(), Pattern.DOTALL).matcher(file.start()).lookingAt()) {
        reason = binary.getValue();
      }
    }
    if (reason == null) {
      for (FormatReader reader : ALL) {
        if (reader.label.equals("." + file.ending())) {
          reason = "damaged " + reader.label + ": it does not begin as such a file does";
        }
      }
    }
    if (reason == null && NOT_PROSE.contains(file.ending())) {
      reason = "unsupported format: ." + file.ending();
    }
    if (reason == null && file.words().startsWith("<?xml")) {
      reason = "unsupported format: XML";
    }
    if (reason != null) {
      throw new UnreadableDocumentException(file.name(), reason);
    }
  }

  private static String inZip(FileStart file) {
    if (file.zipEntries().isEmpty()) {
      return "damaged file: it begins as a ZIP archive but cannot be unpacked";
    }
    if (Set.of("docx", "odt", "epub").contains(file.ending())) {
      return "damaged ." + file.ending() + ": the ZIP archive lacks the document";
    }
    String found = file.zipType().isEmpty() ? "a ZIP archive" : file.zipType();
    if (file.hasEntry("xl/")) {
      found = "a spreadsheet (.xlsx)";
    } else if (file.hasEntry("ppt/")) {
      found = "a presentation (.pptx)";
    }
    return "unsupported format: " + found;
  }
}
