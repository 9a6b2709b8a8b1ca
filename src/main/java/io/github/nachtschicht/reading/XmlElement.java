package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML document. Names stand with the prefix that the reader gave their namespace,
 * whatever the document calls it: {@code w:p}.
 */
final class XmlElement {

  private static final String[] NONE = {};

  final String name;
  private final String[] attributes;
  private final List<Object> content = new ArrayList<>(2);

  /**
   * @param attributes names and values in turn
   */
  XmlElement(String name, List<String> attributes) {
    this.name = name;
    this.attributes = attributes.isEmpty() ? NONE : attributes.toArray(NONE);
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
    String value = attribute(attribute);
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
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

  List<XmlElement> children() {
    List<XmlElement> children = new ArrayList<>(content.size());
    for (Object node : content) {
      if (node instanceof XmlElement child) {
        children.add(child);
      }
    }
    return children;
  }

  /** The first child of a name; null if there is none. */
  @Nullable XmlElement child(String childName) {
    for (Object node : content) {
      if (node instanceof XmlElement child && child.is(childName)) {
        return child;
      }
    }
    return null;
  }

  /** Where a path of child names leads; null if it leads nowhere. */
  @Nullable XmlElement at(String... path) {
    XmlElement at = this;
    for (String step : path) {
      at = at == null ? null : at.child(step);
    }
    return at;
  }

  /** All elements of a name below this one, in document order. */
  List<XmlElement> all(String wanted) {
    List<XmlElement> found = new ArrayList<>();
    Deque<XmlElement> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      XmlElement next = open.pop();
      if (next != this && next.is(wanted)) {
        found.add(next);
      }
      for (int i = next.content.size() - 1; i >= 0; i--) {
        if (next.content.get(i) instanceof XmlElement child) {
          open.push(child);
        }
      }
    }
    return found;
  }

  /** All text below, as it stands. */
  String text() {
    StringBuilder text = new StringBuilder();
    Deque<Object> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (next instanceof XmlElement element) {
        for (int i = element.content.size() - 1; i >= 0; i--) {
          open.push(element.content.get(i));
        }
      } else {
        text.append(next);
      }
    }
    return text.toString();
  }
}
