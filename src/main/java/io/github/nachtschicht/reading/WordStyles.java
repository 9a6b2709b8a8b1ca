package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.Styles.Style;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The styles of a .docx (ECMA-376 part 1, 17.7). */
final class WordStyles {

  private static final Pattern LIST_LEVEL =
      Pattern.compile(
          "(?:list (?:bullet|number|continue)|aufzählungszeichen|listennummer) ([2-5])");

  final Styles styles = new Styles();
  private final Set<String> firstRows = new HashSet<>();
  private String defaultParagraph = "";

  WordStyles(XmlElement root) {
    for (XmlElement style : root.children("w:style")) {
      String id = style.attribute("w:styleId", "");
      String name = style.child("w:name").attribute("w:val", "").strip().toLowerCase(Locale.ROOT);
      String parent = style.child("w:basedOn").attribute("w:val", "");
      styles.put(id, new Style(name, parent, false, style));
      if (style.attribute("w:type", "").equals("paragraph")
          && isOn(style.attribute("w:default", "0"))) {
        defaultParagraph = id;
      }
      for (XmlElement condition : style.children("w:tblStylePr")) {
        if (condition.attribute("w:type", "").equals("firstRow")) {
          firstRows.add(id);
        }
      }
    }
  }

  /** Style of paragraphs that name none. */
  String defaultParagraph() {
    return defaultParagraph;
  }

  /** Whether tables of this style set off their first row. */
  boolean hasFirstRow(String tableStyle) {
    return firstRows.contains(tableStyle);
  }

  /** Level of a heading, 1 to 9; 0 if the style is none. */
  int headingLevel(String id) {
    return styles.number(
        id,
        style -> {
          XmlElement outline = style.element().at("w:pPr", "w:outlineLvl");
          return outline.exists()
              ? Integer.valueOf(outlineLevel(outline))
              : Styles.headingLevel(style.name());
        });
  }

  /** Level of a heading, 1 to 9, as an outline has it; 0 for running text. */
  static int outlineLevel(XmlElement outline) {
    int level = outline.number("w:val", 9);
    return level >= 0 && level < 9 ? level + 1 : 0;
  }

  /** Depth that the name of a list's style gives; 0 if it gives none. */
  int listDepth(String id) {
    return styles.number(
        id,
        style -> {
          Matcher level = LIST_LEVEL.matcher(style.name());
          return level.matches() ? Integer.valueOf(level.group(1)) : null;
        });
  }

  boolean isContents(String id) {
    Style style = styles.get(id);
    return style != null && style.isContents();
  }

  /** What a style or the first below it that says so has at a path; nothing if none has. */
  XmlElement property(String id, String group, String name) {
    XmlElement found =
        styles.first(
            id,
            style -> {
              XmlElement property = style.element().at(group, name);
              return property.exists() ? property : null;
            });
    return found == null ? XmlElement.NONE : found;
  }

  /** Value of a property that is on or off; off if there is none. */
  static boolean isOn(XmlElement property) {
    return property.exists() && isOn(property.attribute("w:val", "1"));
  }

  static boolean isOn(String value) {
    return !Set.of("0", "false", "off", "none").contains(value.toLowerCase(Locale.ROOT));
  }
}
