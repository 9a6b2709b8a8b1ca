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
      line(xml, 0);
      xml.writeStartElement("tmx");
      xml.writeAttribute("version", "1.4");
      line(xml, 1);
      xml.writeEmptyElement("header");
      xml.writeAttribute("creationtool", "nachtschicht");
      xml.writeAttribute("creationtoolversion", "1");
      xml.writeAttribute("segtype", "sentence");
      xml.writeAttribute("o-tmf", "nachtschicht");
      xml.writeAttribute("adminlang", "en");
      xml.writeAttribute("srclang", "de");
      xml.writeAttribute("datatype", "plaintext");
      line(xml, 1);
      xml.writeStartElement("body");
      for (Correction correction : corrections) {
        line(xml, 2);
        xml.writeStartElement("tu");
        attribute(xml, "changedate", correction.date());
        attribute(xml, "changeid", correction.author());
        if (!correction.document().isEmpty()) {
          line(xml, 3);
          xml.writeStartElement("prop");
          xml.writeAttribute("type", DOCUMENT);
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
    line(xml, 3);
    xml.writeStartElement("tuv");
    xml.writeAttribute("xml:lang", language);
    xml.writeStartElement("seg");
    xml.writeCharacters(valid(text));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    if (!value.isEmpty()) {
      xml.writeAttribute(name, valid(value));
    }
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
