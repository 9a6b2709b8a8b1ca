package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes the MathML of a page as one line of text. */
final class HtmlMath {

  private static final Set<String> TOKENS = Set.of("mi", "mn", "mo", "mtext", "ms", "annotation");

  private HtmlMath() {}

  /**
   * The formula as text, or what stands for it.
   *
   * @param notRead takes what says the same in another way
   */
  static String text(Element math, Consumer<String> notRead) {
    String text = new MathMl(e -> notRead.accept(allText(e))).text(element(math));
    return text.isEmpty() ? MathText.PLACEHOLDER : text;
  }

  private static XmlElement element(Element from) {
    String name = HtmlTree.name(from);
    XmlElement to = new XmlElement("math:" + name, List.of());
    for (Node child : from.childNodes()) {
      if (child instanceof Element element) {
        to.add(element(element));
      } else if (child instanceof TextNode leaf && !leaf.isBlank()) {
        if (TOKENS.contains(name)) {
          to.add(leaf.getWholeText());
        } else {
          XmlElement token = new XmlElement("math:mi", List.of());
          token.add(leaf.getWholeText());
          to.add(token);
        }
      }
    }
    return to;
  }

  private static String allText(XmlElement element) {
    List<String> parts = new ArrayList<>();
    for (Object part : element.content()) {
      parts.add(part instanceof XmlElement child ? allText(child) : part.toString());
    }
    return String.join(" ", parts);
  }
}
