package io.github.nachtschicht.markdown;

import java.io.StringWriter;
import java.util.Collection;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes corrections as TMX 1.4b. The same corrections give the same bytes. */
final class TmxWriter {

  /** Type of the property that says which document a correction was made in. */
  static final String DOCUMENT = "x-document";

  private TmxWriter() {}

  static String write(Collection<Correction> corrections) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      open(xml, 0, "tmx", "version", "1.4");
      line(xml, 1);
      xml.writeEmptyElement("header");
      xml.writeAttribute("creationtool", "nachtschicht");
      xml.writeAttribute("creationtoolversion", "1");
      xml.writeAttribute("segtype", "sentence");
      xml.writeAttribute("o-tmf", "nachtschicht");
      xml.writeAttribute("adminlang", "en");
      xml.writeAttribute("srclang", "de");
      xml.writeAttribute("datatype", "plaintext");
      open(xml, 1, "body");
      for (Correction correction : corrections) {
        open(xml, 2, "tu", "changedate", correction.date(), "changeid", correction.author());
        if (!correction.document().isEmpty()) {
          open(xml, 3, "prop", "type", DOCUMENT);
          xml.writeCharacters(valid(correction.document()));
          xml.writeEndElement();
        }
        variant(xml, "de", correction.source());
        variant(xml, "en", correction.target());
        line(xml, 2);
        xml.writeEndElement();
      }
      line(xml, 1);
      xml.writeEndElement();
      line(xml, 0);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.append('\n').toString();
  }

  /** Whether XML 1.0 can hold a text as it is. */
  static boolean isValid(String text) {
    return text.codePoints().allMatch(TmxWriter::isValid);
  }

  private static boolean isValid(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String valid(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isValid(c) ? c : 0xFFFD));
    return out.toString();
  }

  private static void variant(XMLStreamWriter xml, String language, String text)
      throws XMLStreamException {
    open(xml, 3, "tuv", "xml:lang", language);
    xml.writeStartElement("seg");
    xml.writeCharacters(valid(text));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** Begins an element on a line of its own; attributes without a value are left out. */
  private static void open(XMLStreamWriter xml, int depth, String name, String... attributes)
      throws XMLStreamException {
    line(xml, depth);
    xml.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        xml.writeAttribute(attributes[i], valid(attributes[i + 1]));
      }
    }
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
