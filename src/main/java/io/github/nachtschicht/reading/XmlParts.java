package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.SafeXml;
import io.github.nachtschicht.support.WordTable;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The XML files of a packed document as trees. Nothing outside them is fetched, no document type is
 * read, and what is nested too deeply is refused.
 */
class XmlParts {

  /** Deeper nesting is no document that a person wrote; readers go down by recursion. */
  private static final int DEEPEST = 400;

  /** The prefix by which each namespace is known. */
  private static final Map<String, String> PREFIXES =
      new WordTable(XmlParts.class, "xml-prefixes.txt").meanings("prefix");

  private final String document;
  private final String label;
  final Archive archive;

  /**
   * @param document name of the document, for messages
   * @param label its format, for messages
   */
  XmlParts(String document, String label, Archive archive) {
    this.document = document;
    this.label = label;
    this.archive = archive;
  }

  /**
   * The root of a file; {@link XmlElement#NONE} if there is no such file.
   *
   * @throws UnreadableDocumentException if it is damaged or nested too deeply
   */
  XmlElement tree(String path) {
    byte[] bytes = archive.bytes(archive.path(path));
    return bytes == null ? XmlElement.NONE : tree(path, bytes);
  }

  /** As {@link #tree}, of a file that must be there. */
  XmlElement required(String path) {
    return tree(path, archive.required(archive.path(path)));
  }

  private XmlElement tree(String path, byte[] bytes) {
    Deque<XmlElement> open = new ArrayDeque<>();
    try {
      XMLStreamReader xml =
          SafeXml.factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (open.size() == DEEPEST) {
              throw new UnreadableDocumentException(
                  document,
                  "unusual " + label + ": " + path + " is nested more than " + DEEPEST + " deep");
            }
            XmlElement element = element(xml);
            if (!open.isEmpty()) {
              open.element().add(element);
            }
            open.push(element);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            XmlElement ended = open.pop();
            if (open.isEmpty()) {
              return ended;
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty()) {
              open.element().add(xml.getText());
            }
          }
          default -> {
            // comments, instructions and the like are no text
          }
        }
      }
    } catch (XMLStreamException e) {
      String message = e.getMessage() == null ? "" : e.getMessage();
      int at = message.indexOf("Message: ");
      String line =
          message.substring(at < 0 ? 0 : at + 9).lines().findFirst().orElse("no XML").strip();
      throw new UnreadableDocumentException(
          document, damaged(path) + line.substring(0, Math.min(160, line.length())), e);
    }
    throw new UnreadableDocumentException(document, damaged(path) + "it has no root element");
  }

  private String damaged(String path) {
    return "damaged " + label + ": " + path + ": ";
  }

  private static XmlElement element(XMLStreamReader xml) {
    int count = xml.getAttributeCount();
    List<String> attributes = new ArrayList<>(2 * count);
    for (int i = 0; i < count; i++) {
      String name = name(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i));
      // revision numbers of runs are half of what Word writes
      if (!name.startsWith("w:rsid")) {
        attributes.add(name);
        attributes.add(xml.getAttributeValue(i));
      }
    }
    return new XmlElement(name(xml.getNamespaceURI(), xml.getLocalName()), attributes);
  }

  private static String name(@Nullable String namespace, String local) {
    return namespace == null || namespace.isEmpty()
        ? local
        : (PREFIXES.getOrDefault(namespace, "other") + ":" + local).intern();
  }
}
