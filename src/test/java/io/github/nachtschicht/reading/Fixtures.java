package io.github.nachtschicht.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Small documents of the packed formats, made by the libraries or by hand. */
final class Fixtures {

  static final String FIRST =
      "Der Rat hat am 3. Oktober beschlossen, die Brücke zu erneuern. Die Kosten trägt die Stadt.";
  static final String SECOND =
      "Im nächsten Jahr sollen die Arbeiten beginnen, sagte der Bürgermeister.";

  private Fixtures() {}

  static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(file.getKey());
        if (file.getKey().equals("mimetype")) {
          CRC32 crc = new CRC32();
          crc.update(bytes);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(bytes.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] docx() {
    return OfficeFixtures.docx(
        "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Die neue"
            + " Brücke</w:t></w:r></w:p><w:p><w:r><w:t>"
            + FIRST
            + "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"berschrift2\"/></w:pPr><w:r><w:t>Der"
            + " Zeitplan</w:t></w:r></w:p><w:p><w:r><w:t>Im nächsten Jahr sollen die Arbeiten"
            + " </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>beginnen</w:t></w:r><w:r><w:t>, sagte"
            + " der Bürgermeister.</w:t></w:r></w:p><w:tbl>"
            + row("Jahr", "Kosten")
            + row("2025", "3,5 Mio. Euro")
            + "</w:tbl>",
        Map.of(
            "styles",
            "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading"
                + " 1\"/></w:style><w:style w:type=\"paragraph\""
                + " w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>"));
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("<w:tr>");
    for (String cell : cells) {
      row.append("<w:tc><w:p><w:r><w:t>").append(cell).append("</w:t></w:r></w:p></w:tc>");
    }
    return row.append("</w:tr>").toString();
  }

  static byte[] odt() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("mimetype", "application/vnd.oasis.opendocument.text");
    files.put(
        "content.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " office:version=\"1.2\"><office:body><office:text><text:h"
            + " text:outline-level=\"1\">Die neue Brücke</text:h><text:p>"
            + FIRST
            + "</text:p><text:list><text:list-item><text:p>Erster Punkt der"
            + " Liste</text:p></text:list-item><text:list-item><text:p>Zweiter Punkt der"
            + " Liste</text:p></text:list-item></text:list><text:p>"
            + SECOND
            + "</text:p></office:text></office:body></office:document-content>");
    files.put(
        "META-INF/manifest.xml",
        "<?xml version=\"1.0\"?><manifest:manifest"
            + " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>");
    return zip(files);
  }

  static byte[] epub() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("mimetype", "application/epub+zip");
    files.put(
        "META-INF/container.xml",
        "<?xml version=\"1.0\"?><container version=\"1.0\""
            + " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile"
            + " full-path=\"inhalt.opf\""
            + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
    files.put(
        "inhalt.opf",
        "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\""
            + " unique-identifier=\"id\"><metadata"
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Die neue"
            + " Brücke</dc:title><dc:language>de</dc:language></metadata><manifest><item id=\"b\""
            + " href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"a\""
            + " href=\"a.xhtml\""
            + " media-type=\"application/xhtml+xml\"/></manifest><spine><itemref"
            + " idref=\"a\"/><itemref idref=\"b\"/></spine></package>");
    files.put("b.xhtml", xhtml("<h2>Der Zeitplan</h2><p>" + SECOND + "</p>"));
    files.put("a.xhtml", xhtml("<h1>Die neue Brücke</h1><p>" + FIRST + "</p>"));
    return zip(files);
  }

  private static String xhtml(String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html"
        + " xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Kapitel</title></head><body>"
        + body
        + "</body></html>";
  }

  static byte[] rtf() {
    String text =
        "{\\rtf1\\ansi\\ansicpg1252\\deff0 {\\fonttbl{\\f0 Arial;}}\\f0 "
            + escape(FIRST)
            + "\\par "
            + escape(
                "Im nächsten Jahr sollen die Arbeiten {\\b beginnen}, sagte der Bürgermeister.")
            + "\\par}";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c < 128) {
        out.append(c);
      } else {
        out.append(String.format(java.util.Locale.ROOT, "\\'%02x", (int) c));
      }
    }
    return out.toString();
  }

  /** A page a list of lines, set line by line. */
  static byte[] pdf(List<List<String>> pages) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (List<String> lines : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.beginText();
          content.setLeading(15);
          content.newLineAtOffset(50, 740);
          for (String line : lines) {
            if (!line.isEmpty()) {
              content.showText(line);
            }
            content.newLine();
          }
          content.endText();
        }
      }
      document.save(out);
      return out.toByteArray();
    }
  }
}
