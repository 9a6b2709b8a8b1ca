package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.Styles.Style;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The styles of an .odt (OASIS OpenDocument 1.3 part 3, 16), common and automatic. */
final class OdtStyles {

  private final Styles styles = new Styles();
  private final Map<String, XmlElement> lists = new HashMap<>();
  private final Map<String, String> fonts = new HashMap<>();

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
      String family = style.attribute("style:family", "");
      styles.put(
          key(family, name),
          new Style(
              shown(style.attribute("style:display-name", name)),
              key(family, style.attribute("style:parent-style-name", "")),
              automatic,
              style));
    }
  }

  /** The name of a style as a person reads it, in small letters. */
  private static String shown(String name) {
    return name.replace("_20_", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static String key(String family, String name) {
    return family + "/" + name;
  }

  private static @Nullable String text(Style style, String property) {
    return style.element().child("style:text-properties").attribute(property);
  }

  /** A property of text that a style of spans sets; null if it sets none. */
  @Nullable String ofSpan(String style, String property) {
    return styles.first(key("text", style), one -> text(one, property));
  }

  /** A property of text that was set for this paragraph alone; null if none was. */
  @Nullable String ofParagraphAlone(String style, String property) {
    return styles.first(key("paragraph", style), one -> one.alone() ? text(one, property) : null);
  }

  /** A property of text that a paragraph's style sets, wherever; null if it sets none. */
  @Nullable String ofParagraph(String style, String property) {
    return styles.first(key("paragraph", style), one -> text(one, property));
  }

  boolean isCode(String spanStyle) {
    return styles.isInlineCode(key("text", spanStyle));
  }

  boolean isQuotation(String paragraphStyle) {
    return styles.isQuotation(key("paragraph", paragraphStyle));
  }

  /** Level of a heading by the name of its style; 0 if it is none. */
  int headingLevel(String paragraphStyle) {
    String key = key("paragraph", paragraphStyle);
    if (styles.get(key) == null) {
      // some programs name common styles without bringing them along
      styles.put(key, new Style(shown(paragraphStyle), "", false, XmlElement.NONE));
    }
    return styles.number(key, style -> Styles.headingLevel(style.name()));
  }

  /** The list style that a paragraph style names; empty if it names none. */
  String listOf(String paragraphStyle) {
    String list =
        styles.first(
            key("paragraph", paragraphStyle),
            one -> {
              String name = one.element().attribute("style:list-style-name", "");
              return name.isEmpty() ? null : name;
            });
    return list == null ? "" : list;
  }

  /** The level of a list style, from 1; {@link XmlElement#NONE} if there is none. */
  XmlElement listLevel(String list, int level) {
    return lists.getOrDefault(list, XmlElement.NONE).children().stream()
        .filter(one -> one.number("text:level", 0) == level)
        .findFirst()
        .orElse(XmlElement.NONE);
  }

  /** The symbol font of a style; empty if it is none, null if the style names no font. */
  @Nullable String symbolFont(String family, String style) {
    String font =
        styles.first(
            key(family, style),
            one -> {
              String named = text(one, "style:font-name");
              return named == null ? text(one, "fo:font-family") : fonts.getOrDefault(named, named);
            });
    return font == null ? null : SymbolFonts.isSymbolFont(font) ? font : "";
  }
}
