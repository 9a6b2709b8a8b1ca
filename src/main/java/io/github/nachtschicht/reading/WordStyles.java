package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The styles of a .docx, with what each takes over from the one it is based on. */
final class WordStyles {

  private static final WordTable NAMES = new WordTable(WordStyles.class, "style-names.txt");
  private static final Pattern HEADING =
      Pattern.compile("(?:heading|überschrift|titre|kop|título|titolo|nagłówek|rubrik) ?([1-9])");
  private static final Pattern LIST_LEVEL =
      Pattern.compile(
          "(?:list (?:bullet|number|continue)|aufzählungszeichen|listennummer) ([2-5])");
  private static final Set<String> TITLES = NAMES.set("title");
  private static final Set<String> QUOTES = NAMES.set("quotation");
  private static final Set<String> CODE = NAMES.set("code");
  private static final Set<String> INLINE_CODE = NAMES.set("inline-code");
  private static final Pattern CONTENTS =
      Pattern.compile(
          "(?:toc|verzeichnis|contents|index) ?[1-9]|toc heading|inhaltsverzeichnisüberschrift"
              + "|table of figures|abbildungsverzeichnis|table of authorities|contents heading"
              + "|figure index [0-9]|table index [0-9]|index heading");

  /** A longer chain of styles is a circle, or made to keep a reader busy. */
  private static final int LONGEST_CHAIN = 30;

  private record Style(
      String name,
      String basedOn,
      Map<String, XmlElement> paragraph,
      Map<String, XmlElement> run) {}

  private final Map<String, Style> styles = new HashMap<>();
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
              properties(style.child("w:pPr")),
              properties(style.child("w:rPr"))));
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

  private static Map<String, XmlElement> properties(@Nullable XmlElement element) {
    Map<String, XmlElement> properties = new HashMap<>();
    if (element != null) {
      element.children().forEach(property -> properties.putIfAbsent(property.name, property));
    }
    return properties;
  }

  /** Style of paragraphs that name none. */
  String defaultParagraph() {
    return defaultParagraph;
  }

  /** Whether tables of this style set off their first row. */
  boolean hasFirstRow(String tableStyle) {
    return firstRows.contains(tableStyle);
  }

  /** The first answer along the chain of styles; null if none has one. */
  private <T> @Nullable T first(String id, Function<Style, @Nullable T> question) {
    Style style = styles.get(id);
    for (int i = 0; i < LONGEST_CHAIN && style != null; i++) {
      T answer = question.apply(style);
      if (answer != null) {
        return answer;
      }
      style = styles.get(style.basedOn());
    }
    return null;
  }

  /** Level of a heading, 1 to 9; 0 if the style is none. */
  int headingLevel(String id) {
    Integer level =
        first(
            id,
            style -> {
              XmlElement outline = style.paragraph().get("w:outlineLvl");
              if (outline != null) {
                int value = outline.number("w:val", 9);
                return value >= 0 && value < 9 ? value + 1 : 0;
              }
              int named = headingLevelOfName(style.name());
              return named == 0 ? null : Integer.valueOf(named);
            });
    return level == null ? 0 : level;
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
    Integer depth =
        first(
            id,
            style -> {
              Matcher level = LIST_LEVEL.matcher(style.name());
              return level.matches() ? Integer.valueOf(level.group(1)) : null;
            });
    return depth == null ? 0 : depth;
  }

  boolean isQuotation(String id) {
    return isNamed(id, QUOTES);
  }

  boolean isCode(String id) {
    return isNamed(id, CODE);
  }

  boolean isInlineCode(String id) {
    return isNamed(id, INLINE_CODE);
  }

  boolean isContents(String id) {
    Style style = styles.get(id);
    return style != null && isContentsName(style.name());
  }

  private boolean isNamed(String id, Set<String> names) {
    return first(id, style -> names.contains(style.name()) ? Boolean.TRUE : null) != null;
  }

  /** The style's properties of numbering; null if it has none. */
  @Nullable XmlElement numbering(String id) {
    return first(id, style -> style.paragraph().get("w:numPr"));
  }

  /** How far paragraphs are indented; null if the style does not say it. */
  @Nullable XmlElement indent(String id) {
    return first(id, style -> style.paragraph().get("w:ind"));
  }

  /** A property of runs; null if the style says nothing about it. */
  @Nullable XmlElement run(String id, String property) {
    return first(id, style -> style.run().get(property));
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
