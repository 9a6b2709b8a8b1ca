package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML document. Names stand with the prefix that the reader gave their namespace,
 * whatever the document calls it: {@code w:p}.
 */
final class XmlElement {

  /** Stands for an element that is not there; it has no attributes and no content. */
  static final XmlElement NONE = new XmlElement("", List.of());

  final String name;
  private final String[] attributes;
  private final List<Object> content = new ArrayList<>(2);

  /**
   * @param attributes names and values in turn
   */
  XmlElement(String name, List<String> attributes) {
    this.name = name;
    this.attributes = attributes.toArray(String[]::new);
  }

  void add(Object childOrText) {
    content.add(childOrText);
  }

  boolean is(String other) {
    return name.equals(other);
  }

  /** Value of an attribute; null if there is none. */
  @Nullable String attribute(String attribute) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].equals(attribute)) {
        return attributes[i + 1];
      }
    }
    return null;
  }

  /** Value of an attribute; the other value if there is none. */
  String attribute(String attribute, String otherwise) {
    String value = attribute(attribute);
    return value == null ? otherwise : value;
  }

  /** Value of an attribute as a number; the other value if there is none. */
  int number(String attribute, int otherwise) {
    return number(attribute(attribute, ""), 10, otherwise);
  }

  /** A text as a number, white space around it aside; the other value if it is none. */
  static int number(String text, int radix, int otherwise) {
    try {
      return Integer.parseInt(text.strip(), radix);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Child elements and, as strings, the text between them. */
  List<Object> content() {
    return content;
  }

  /** Hands over the child elements and the text between them, in order. */
  void each(Consumer<XmlElement> elements, Consumer<String> texts) {
    for (Object node : content) {
      if (node instanceof XmlElement child) {
        elements.accept(child);
      } else {
        texts.accept(node.toString());
      }
    }
  }

  /** The child elements. */
  List<XmlElement> children() {
    List<XmlElement> children = new ArrayList<>(content.size());
    each(children::add, text -> {});
    return children;
  }

  /** The children of a name. */
  List<XmlElement> children(String childName) {
    return children().stream().filter(child -> child.is(childName)).toList();
  }

  /** The first child of a name; {@link #NONE} if there is none. */
  XmlElement child(String childName) {
    for (Object node : content) {
      if (node instanceof XmlElement child && child.is(childName)) {
        return child;
      }
    }
    return NONE;
  }

  boolean has(String childName) {
    return child(childName).exists();
  }

  /** Whether this is an element of the document, not {@link #NONE}. */
  boolean exists() {
    return this != NONE;
  }

  /** Where a path of child names leads; {@link #NONE} if it leads nowhere. */
  XmlElement at(String... path) {
    XmlElement at = this;
    for (String step : path) {
      at = at.child(step);
    }
    return at;
  }

  /** All elements of a name below this one, in document order. */
  List<XmlElement> all(String wanted) {
    List<XmlElement> found = new ArrayList<>();
    addAll(wanted, found);
    return found;
  }

  private void addAll(String wanted, List<XmlElement> found) {
    for (XmlElement child : children()) {
      if (child.is(wanted)) {
        found.add(child);
      }
      child.addAll(wanted, found);
    }
  }

  /** All text below, as it stands. */
  String text() {
    StringBuilder text = new StringBuilder();
    addText(text);
    return text.toString();
  }

  private void addText(StringBuilder text) {
    each(child -> child.addText(text), text::append);
  }
}
