package io.github.nachtschicht.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/** Documents of word processors, made by hand from a body and further parts. */
final class OfficeFixtures {

  private static final String WORD_NAMESPACES =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
          + " xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

  private OfficeFixtures() {}

  /** A .docx with this body. */
  static byte[] docx(String body) {
    return docx(body, Map.of());
  }

  /**
   * A .docx with further parts.
   *
   * @param parts their content by the type of their relation: {@code styles}, {@code footnotes}
   */
  static byte[] docx(String body, Map<String, String> parts) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("[Content_Types].xml", "<Types/>");
    files.put(
        "_rels/.rels",
        RELATIONS
            + "<Relationship Id=\"r1\" Type=\""
            + OFFICE
            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    StringBuilder relations =
        new StringBuilder(RELATIONS)
            .append("<Relationship Id=\"link\" Type=\"")
            .append(OFFICE)
            .append("hyperlink\" Target=\"https://example.org/\" TargetMode=\"External\"/>");
    parts.forEach(
        (type, content) -> {
          relations
              .append("<Relationship Id=\"")
              .append(type)
              .append("\" Type=\"")
              .append(OFFICE)
              .append(type)
              .append("\" Target=\"")
              .append(type)
              .append(".xml\"/>");
          files.put("word/" + type + ".xml", root("w:" + type, content));
        });
    files.put("word/_rels/document.xml.rels", relations + "</Relationships>");
    files.put("word/document.xml", root("w:document", "<w:body>" + body + "</w:body>"));
    return Fixtures.zip(files);
  }

  private static String root(String name, String content) {
    return "<" + name + WORD_NAMESPACES + ">" + content + "</" + name + ">";
  }

  /** An .odt with this text. */
  static byte[] odt(String text) {
    return odt(text, "", "");
  }

  /**
   * An .odt with styles.
   *
   * @param automatic automatic styles of the content
   * @param common common styles
   */
  static byte[] odt(String text, String automatic, String common) {
    StringBuilder namespaces = new StringBuilder();
    for (String name : new String[] {"office", "text", "table", "style"}) {
      namespaces.append(" xmlns:").append(name);
      namespaces.append("=\"urn:oasis:names:tc:opendocument:xmlns:").append(name).append(":1.0\"");
    }
    namespaces
        .append(" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"")
        .append(" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"")
        .append(" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"")
        .append(" xmlns:math=\"http://www.w3.org/1998/Math/MathML\"")
        .append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
        .append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("mimetype", "application/vnd.oasis.opendocument.text");
    files.put(
        "content.xml",
        "<office:document-content"
            + namespaces
            + "><office:automatic-styles>"
            + automatic
            + "</office:automatic-styles><office:body><office:text>"
            + text
            + "</office:text></office:body></office:document-content>");
    files.put(
        "styles.xml",
        "<office:document-styles"
            + namespaces
            + "><office:styles>"
            + common
            + "</office:styles></office:document-styles>");
    return Fixtures.zip(files);
  }
}
