package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.SafeXml;
import io.github.nachtschicht.support.WordTable;
import io.github.nachtschicht.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Takes HTML and XHTML to a tree. XHTML is read as XML: there, an element that closes itself is
 * empty, while HTML goes on inside it. No entity or file outside of the text is looked at.
 */
final class HtmlTree {

  /** Elements inside more others than this are hung up to their ancestors. */
  private static final int DEEPEST = 400;

  /** An element that HTML does not know as empty and that closes itself. */
  private static final Pattern CLOSES_ITSELF =
      Pattern.compile(
          "<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\\b)"
              + "[A-Za-z][^<>]{0,2000}/>");

  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s+([\\w.-]{1,60})\\s+(?:\"([^\"<]{0,1000})\"|'([^'<]{0,1000})')\\s*>");
  private static final Pattern REFERENCE = Pattern.compile("&([A-Za-z_][\\w.-]{0,59});");

  /** Elements by what they do in a text. */
  static final WordTable ELEMENTS = new WordTable(HtmlTree.class, "html-elements.txt");

  /** Elements inside a line. */
  static final Set<String> INLINE = ELEMENTS.set("inline");

  /** Elements that begin and end a line. */
  static final Set<String> BLOCKS = ELEMENTS.set("block");

  /** Elements in which HTML takes all up to the end tag as text that is not shown. */
  static final Set<String> RAW = ELEMENTS.set("raw");

  /** Attribute that says where a block stands in the source; comments begin with it. */
  static final String PLACE = "data-nachtschicht-place";

  private static final Pattern PLACES = Pattern.compile(PLACE + "(\\d{1,9}):(\\d{1,9})");

  private HtmlTree() {}

  /** HTML as a browser would mend it; places in the text are kept. */
  static Document html(String text) {
    return Jsoup.parse(text, "", Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEEPEST));
  }

  /**
   * XHTML.
   *
   * @param notes gets a remark if the text is no well-formed XML
   */
  static Document xhtml(String text, List<String> notes) {
    if (isWellFormed(text)) {
      return xml(text);
    }
    notes.add("the XHTML is not well-formed; parts of it may be misread");
    if (!CLOSES_ITSELF.matcher(text).find()) {
      return html(text);
    }
    // the reading that lets less text vanish in scripts and the like
    Document asXml = xml(text);
    Document asHtml = html(text);
    return visible(asXml) >= visible(asHtml) ? asXml : asHtml;
  }

  private static Document xml(String text) {
    return Jsoup.parse(text, "", Parser.xmlParser().setTrackPosition(true).setMaxDepth(DEEPEST));
  }

  /** Whether a text says of itself that it is XHTML. */
  static boolean isXhtml(String text) {
    String start =
        text.substring(0, Math.min(text.length(), 2000)).stripLeading().toLowerCase(Locale.ROOT);
    return start.startsWith("<?xml")
        || start.contains("xmlns=\"http://www.w3.org/1999/xhtml\"")
        || start.contains("xmlns='http://www.w3.org/1999/xhtml'");
  }

  /** Replaces the entities that a text declares itself; their values are text, never markup. */
  static String withOwnEntities(String text) {
    int subset = text.indexOf("<!ENTITY");
    if (subset < 0 || subset > 20_000) {
      return text;
    }
    int end = text.indexOf("]>", subset);
    if (end < 0) {
      return text;
    }
    Map<String, String> values = new HashMap<>();
    Matcher declared = ENTITY.matcher(text.substring(subset, end));
    while (declared.find() && values.size() < 1000) {
      String value = declared.group(2) == null ? declared.group(3) : declared.group(2);
      values.putIfAbsent(declared.group(1), value);
    }
    long[] room = {2L * text.length() + 100_000};
    return text.substring(0, end)
        + REFERENCE
            .matcher(text.substring(end))
            .replaceAll(
                reference -> {
                  String value = values.getOrDefault(reference.group(1), reference.group());
                  room[0] -= value.length();
                  return Matcher.quoteReplacement(room[0] > 0 ? value : reference.group());
                });
  }

  /** Walks the text as XML without a tree; what entities stand for plays no part. */
  private static boolean isWellFormed(String text) {
    javax.xml.stream.XMLInputFactory factory = SafeXml.factory();
    factory.setProperty(javax.xml.stream.XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(javax.xml.stream.XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      javax.xml.stream.XMLStreamReader reader =
          factory.createXMLStreamReader(new java.io.StringReader(text.stripLeading()));
      while (reader.hasNext()) {
        reader.next();
      }
      return true;
    } catch (javax.xml.stream.XMLStreamException | RuntimeException e) {
      return false;
    }
  }

  private static int visible(Document tree) {
    int[] letters = {0};
    tree.traverse(
        (node, depth) -> {
          if (node instanceof TextNode leaf
              && node.parent() instanceof Element parent
              && !RAW.contains(name(parent))) {
            letters[0] += leaf.getWholeText().strip().length();
          }
        });
    return letters[0];
  }

  /** An element's name in small letters, without a prefix. */
  static String name(Element element) {
    String name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }

  /** Whether one of the words of an attribute is this. */
  static boolean has(Element element, String attribute, String word) {
    String value = element.attr(attribute);
    return !value.isEmpty()
        && (" " + value.replaceAll("\\s", " ") + " ").contains(" " + word + " ");
  }

  /** All character data below a node and the texts that stand for its pictures, as they stand. */
  static String textOf(Node root) {
    StringBuilder text = new StringBuilder();
    root.traverse(
        (node, depth) -> {
          if (node instanceof TextNode leaf) {
            text.append(leaf.getWholeText());
          } else if (node instanceof DataNode data) {
            text.append(data.getWholeData());
          } else if (node instanceof Element element) {
            String alternative = alternative(element);
            text.append(alternative == null ? isInline(element) ? "" : "\n" : " " + alternative);
          }
        });
    return text.toString();
  }

  private static boolean isInline(Element element) {
    return INLINE.contains(name(element));
  }

  /** The text that stands for a picture; null if the element is none or has no such text. */
  static @Nullable String alternative(Element element) {
    if (!name(element).equals("img") || element.attr("alt").isBlank()) {
      return null;
    }
    return element.attr("alt").strip();
  }

  /** The place that a comment or attribute names: {@code data-nachtschicht-place12:40}. */
  static @Nullable Span place(String text) {
    Matcher place = PLACES.matcher(text);
    if (!place.matches()) {
      return null;
    }
    int start = Integer.parseInt(place.group(1));
    int end = Integer.parseInt(place.group(2));
    return start <= end ? new Span(start, end) : null;
  }

  /** Where an element stands in its text, its end tag included; the other span if nowhere. */
  static Span span(Element element, Span otherwise) {
    Range start = element.sourceRange();
    Range end = element.endSourceRange();
    return start.isTracked()
        ? new Span(
            start.startPos(),
            Math.max(start.startPos(), end.isTracked() ? end.endPos() : start.endPos()))
        : otherwise;
  }
}
