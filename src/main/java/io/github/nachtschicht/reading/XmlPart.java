package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.SafeXml;
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
 * One XML file of a packed document. Nothing outside it is fetched, no document type is read, and
 * what is nested too deeply is refused.
 */
final class XmlPart {

  /** Deeper nesting is no document that a person wrote; readers go down by recursion. */
  private static final int DEEPEST = 400;

  private final String document;
  private final String label;
  private final String path;
  private final byte[] bytes;
  private final Map<String, String> prefixes;

  /**
   * @param document name of the document, for messages
   * @param label its format, for messages
   * @param path name of the file in the archive, for messages
   * @param bytes the file; not changed
   * @param prefixes the prefix by which each namespace is to be known
   */
  XmlPart(String document, String label, String path, byte[] bytes, Map<String, String> prefixes) {
    this.document = document;
    this.label = label;
    this.path = path;
    this.bytes = bytes;
    this.prefixes = prefixes;
  }

  /** What is told of a file read from front to back. */
  interface Visitor {
    void start(XmlElement withoutContent);

    void text(String text);

    void end(String name);
  }

  /**
   * The file as a tree.
   *
   * @throws UnreadableDocumentException if it is damaged or nested too deeply
   */
  XmlElement tree() {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement[] root = {null};
    visit(
        new Visitor() {
          @Override
          public void start(XmlElement element) {
            XmlElement parent = open.peek();
            if (parent == null) {
              root[0] = element;
            } else {
              parent.add(element);
            }
            open.push(element);
          }

          @Override
          public void text(String text) {
            XmlElement parent = open.peek();
            if (parent != null) {
              parent.add(text);
            }
          }

          @Override
          public void end(String name) {
            open.pop();
          }
        });
    if (root[0] == null) {
      throw damaged("it has no root element", null);
    }
    return root[0];
  }

  /**
   * Reads the file from front to back.
   *
   * @throws UnreadableDocumentException as {@link #tree()}
   */
  void visit(Visitor visitor) {
    try {
      XMLStreamReader xml =
          SafeXml.factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      List<String> open = new ArrayList<>();
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (open.size() == DEEPEST) {
              throw new UnreadableDocumentException(
                  document,
                  "unusual " + label + ": " + path + " is nested more than " + DEEPEST + " deep");
            }
            XmlElement element = element(xml);
            open.add(element.name);
            visitor.start(element);
          }
          case XMLStreamConstants.END_ELEMENT -> visitor.end(open.remove(open.size() - 1));
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              visitor.text(xml.getText());
          default -> {
            // comments, instructions and the like are no text
          }
        }
        if (open.isEmpty() && xml.getEventType() == XMLStreamConstants.END_ELEMENT) {
          return;
        }
      }
    } catch (XMLStreamException e) {
      String message = e.getMessage() == null ? "" : e.getMessage();
      int at = message.indexOf("Message: ");
      String line =
          message.substring(at < 0 ? 0 : at + 9).lines().findFirst().orElse("no XML").strip();
      throw damaged(line.substring(0, Math.min(160, line.length())), e);
    }
  }

  private XmlElement element(XMLStreamReader xml) {
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

  private String name(@Nullable String namespace, String local) {
    if (namespace == null || namespace.isEmpty()) {
      return local;
    }
    String prefix = prefixes.get(namespace);
    return ((prefix == null ? "other" : prefix) + ":" + local).intern();
  }

  private UnreadableDocumentException damaged(String reason, @Nullable Throwable cause) {
    String text = "damaged " + label + ": " + path + ": " + reason;
    return cause == null
        ? new UnreadableDocumentException(document, text)
        : new UnreadableDocumentException(document, text, cause);
  }
}
