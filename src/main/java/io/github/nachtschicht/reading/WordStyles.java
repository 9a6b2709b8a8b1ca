package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.StyleChain.Style;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The styles of a .docx, with what each takes over from the one it is based on. */
final class WordStyles {

  private static final Pattern HEADING =
      Pattern.compile("(?:heading|überschrift|titre|kop|título|titolo|nagłówek|rubrik) ?([1-9])");
  private static final Pattern LIST_LEVEL =
      Pattern.compile(
          "(?:list (?:bullet|number|continue)|aufzählungszeichen|listennummer) ([2-5])");
  private static final Set<String> TITLES = StyleChain.NAMES.set("title");
  private static final Set<String> QUOTES = StyleChain.NAMES.set("quotation");
  private static final Set<String> CODE = StyleChain.NAMES.set("code");
  private static final Set<String> INLINE_CODE = StyleChain.NAMES.set("inline-code");
  private static final Pattern CONTENTS =
      Pattern.compile(
          "(?:toc|verzeichnis|contents|index) ?[1-9]|toc heading|inhaltsverzeichnisüberschrift"
              + "|table of figures|abbildungsverzeichnis|table of authorities|contents heading"
              + "|figure index [0-9]|table index [0-9]|index heading");

  private final StyleChain styles = new StyleChain();
  private final Set<String> firstRows = new HashSet<>();
  private String defaultParagraph = "";

  WordStyles(@Nullable XmlElement root) {
    if (root == null) {
      return;
    }
    for (XmlElement style : root.children()) {
      if (!style.is("w:style")) {
        continue;
      }
      String id = style.attribute("w:styleId", "");
      XmlElement name = style.child("w:name");
      XmlElement basedOn = style.child("w:basedOn");
      styles.put(
          id,
          new Style(
              name == null ? "" : name.attribute("w:val", "").strip().toLowerCase(Locale.ROOT),
              basedOn == null ? "" : basedOn.attribute("w:val", ""),
              false,
              style));
      if (style.attribute("w:type", "").equals("paragraph") && isOn(style.attribute("w:default"))) {
        defaultParagraph = id;
      }
      for (XmlElement condition : style.children()) {
        if (condition.is("w:tblStylePr") && condition.attribute("w:type", "").equals("firstRow")) {
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
          if (outline != null) {
            int value = outline.number("w:val", 9);
            return value >= 0 && value < 9 ? value + 1 : 0;
          }
          int named = headingLevelOfName(style.name());
          return named == 0 ? null : Integer.valueOf(named);
        });
  }

  /** Level of a heading by the name of its style in small letters, 1 to 9; 0 if it is none. */
  static int headingLevelOfName(String name) {
    Matcher heading = HEADING.matcher(name);
    if (heading.matches()) {
      return Integer.parseInt(heading.group(1));
    }
    return TITLES.contains(name) ? 1 : 0;
  }

  static boolean isQuotationName(String name) {
    return QUOTES.contains(name);
  }

  static boolean isContentsName(String name) {
    return CONTENTS.matcher(name).matches();
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

  boolean isQuotation(String id) {
    return styles.isNamed(id, QUOTES);
  }

  boolean isCode(String id) {
    return styles.isNamed(id, CODE);
  }

  boolean isInlineCode(String id) {
    return styles.isNamed(id, INLINE_CODE);
  }

  boolean isContents(String id) {
    Style style = styles.get(id);
    return style != null && isContentsName(style.name());
  }

  /** The style's properties of numbering; null if it has none. */
  @Nullable XmlElement numbering(String id) {
    return styles.first(id, style -> style.element().at("w:pPr", "w:numPr"));
  }

  /** How far paragraphs are indented; null if the style does not say it. */
  @Nullable XmlElement indent(String id) {
    return styles.first(id, style -> style.element().at("w:pPr", "w:ind"));
  }

  /** A property of runs; null if the style says nothing about it. */
  @Nullable XmlElement run(String id, String property) {
    return styles.first(id, style -> style.element().at("w:rPr", property));
  }

  /** Value of a property that is on or off. */
  static boolean isOn(@Nullable XmlElement property) {
    return property != null && isOn(property.attribute("w:val", "1"));
  }

  private static boolean isOn(@Nullable String value) {
    return value != null
        && !value.equals("0")
        && !value.equalsIgnoreCase("false")
        && !value.equalsIgnoreCase("off")
        && !value.equalsIgnoreCase("none");
  }
}
