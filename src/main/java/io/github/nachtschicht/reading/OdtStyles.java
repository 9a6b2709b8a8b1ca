package io.github.nachtschicht.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The styles of an .odt (OASIS OpenDocument 1.3 part 3, 16), common and automatic. */
final class OdtStyles {

  static final Map<String, String> PREFIXES = prefixes();

  private static final int LONGEST_CHAIN = 30;
  private static final Pattern HEADING = Pattern.compile("(?:heading|überschrift) ?([1-9]|10)");
  private static final Set<String> TITLES = Set.of("title", "titel");
  private static final Set<String> QUOTES =
      Set.of("quotations", "quotation", "block quotation", "quote", "intense quote", "zitat");
  private static final Set<String> CODE =
      Set.of("source text", "source_text", "quelltext", "verbatim char");

  private record Style(
      String name, String parent, boolean automatic, Map<String, String> text, String list) {}

  private final Map<String, Style> styles = new HashMap<>();
  private final Map<String, XmlElement> lists = new HashMap<>();
  private final Map<String, String> fonts = new HashMap<>();

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new HashMap<>();
    for (String name :
        List.of(
            "office", "text", "table", "style", "form", "manifest", "number", "meta", "script")) {
      prefixes.put("urn:oasis:names:tc:opendocument:xmlns:" + name + ":1.0", name);
    }
    prefixes.put("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw");
    prefixes.put("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg");
    prefixes.put("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo");
    prefixes.put("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext");
    prefixes.put("http://www.w3.org/1999/xlink", "xlink");
    prefixes.put("http://www.w3.org/1998/Math/MathML", "math");
    prefixes.put("http://www.w3.org/XML/1998/namespace", "xml");
    prefixes.put("http://purl.org/dc/elements/1.1/", "dc");
    return Map.copyOf(prefixes);
  }

  /** Takes the styles of a file: common ones first, then the automatic ones of the content. */
  void add(XmlElement root) {
    for (XmlElement group : root.children()) {
      boolean automatic = group.is("office:automatic-styles");
      if (group.is("office:font-face-decls")) {
        for (XmlElement face : group.children()) {
          String family = face.attribute("svg:font-family", "").replace("'", "");
          fonts.put(face.attribute("style:name", ""), family);
        }
      } else if (automatic || group.is("office:styles")) {
        group.children().forEach(style -> add(style, automatic));
      }
    }
  }

  private void add(XmlElement style, boolean automatic) {
    String name = style.attribute("style:name", "");
    if (style.is("text:list-style")) {
      lists.put(name, style);
    } else if (style.is("style:style")) {
      Map<String, String> text = new HashMap<>();
      XmlElement properties = style.child("style:text-properties");
      if (properties != null) {
        for (String property :
            List.of(
                "fo:font-weight",
                "fo:font-style",
                "style:text-position",
                "text:display",
                "style:font-name",
                "fo:font-family")) {
          String value = properties.attribute(property);
          if (value != null) {
            text.put(property, value);
          }
        }
      }
      String shown = style.attribute("style:display-name", name.replace("_20_", " "));
      styles.put(
          key(style.attribute("style:family", ""), name),
          new Style(
              shown.toLowerCase(Locale.ROOT),
              style.attribute("style:parent-style-name", ""),
              automatic,
              text,
              style.attribute("style:list-style-name", "")));
    }
  }

  private static String key(String family, String name) {
    return family + "/" + name;
  }

  private <T> @Nullable T first(String family, String name, Function<Style, @Nullable T> question) {
    Style style = styles.get(key(family, name));
    for (int i = 0; i < LONGEST_CHAIN && style != null; i++) {
      T answer = question.apply(style);
      if (answer != null) {
        return answer;
      }
      style = styles.get(key(family, style.parent()));
    }
    return null;
  }

  /** A property of text that a style of spans sets; null if it sets none. */
  @Nullable String ofSpan(String style, String property) {
    return first("text", style, one -> one.text().get(property));
  }

  /** A property of text that was set for this paragraph alone; null if none was. */
  @Nullable String ofParagraphAlone(String style, String property) {
    return first("paragraph", style, one -> one.automatic() ? one.text().get(property) : null);
  }

  /** A property of text that a paragraph's style sets, wherever; null if it sets none. */
  @Nullable String ofParagraph(String style, String property) {
    return first("paragraph", style, one -> one.text().get(property));
  }

  boolean isCode(String spanStyle) {
    return first("text", spanStyle, one -> CODE.contains(one.name()) ? Boolean.TRUE : null) != null;
  }

  boolean isQuotation(String paragraphStyle) {
    return first(
            "paragraph", paragraphStyle, one -> QUOTES.contains(one.name()) ? Boolean.TRUE : null)
        != null;
  }

  /** Level of a heading by the name of its style; 0 if it is none. */
  int headingLevel(String paragraphStyle) {
    Integer level =
        first(
            "paragraph",
            paragraphStyle,
            style -> {
              int named = headingLevelOfName(style.name());
              return named == 0 ? null : Integer.valueOf(named);
            });
    if (level != null) {
      return level;
    }
    // some programs name common styles without bringing them along
    return styles.containsKey(key("paragraph", paragraphStyle))
        ? 0
        : headingLevelOfName(paragraphStyle.replace("_20_", " ").toLowerCase(Locale.ROOT));
  }

  private static int headingLevelOfName(String name) {
    Matcher heading = HEADING.matcher(name);
    if (heading.matches()) {
      return Integer.parseInt(heading.group(1));
    }
    return TITLES.contains(name) ? 1 : 0;
  }

  /** The list style that a paragraph style names; empty if it names none. */
  String listOf(String paragraphStyle) {
    String list =
        first("paragraph", paragraphStyle, one -> one.list().isEmpty() ? null : one.list());
    return list == null ? "" : list;
  }

  /** The level of a list style, from 1; null if there is none. */
  @Nullable XmlElement listLevel(String list, int level) {
    XmlElement style = lists.get(list);
    if (style != null) {
      for (XmlElement one : style.children()) {
        if (one.number("text:level", 0) == level) {
          return one;
        }
      }
    }
    return null;
  }

  /** The symbol font of a style; empty if it is none, null if the style names no font. */
  @Nullable String symbolFont(String family, String style) {
    String font =
        first(
            family,
            style,
            one -> {
              String named = one.text().get("style:font-name");
              return named == null
                  ? one.text().get("fo:font-family")
                  : fonts.getOrDefault(named, named);
            });
    return font == null ? null : SymbolFonts.isSymbolFont(font) ? font : "";
  }
}
