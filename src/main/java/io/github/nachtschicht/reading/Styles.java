package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The styles of an office document, each with what it takes over from the one it is based on, and
 * what their names mean.
 */
final class Styles {

  private static final WordTable NAMES = new WordTable(Styles.class, "style-names.txt");
  private static final Set<String> TITLES = NAMES.set("title");
  private static final Set<String> QUOTES = NAMES.set("quotation");
  private static final Set<String> CODE = NAMES.set("code");
  private static final Set<String> INLINE_CODE = NAMES.set("inline-code");

  private static final Pattern HEADING =
      Pattern.compile(
          "(?:heading|überschrift|titre|kop|título|titolo|nagłówek|rubrik) ?([1-9]|10)");

  private static final Pattern CONTENTS =
      Pattern.compile(
          "(?:toc|verzeichnis|contents|index) ?[1-9]|toc heading|inhaltsverzeichnisüberschrift"
              + "|table of figures|abbildungsverzeichnis|table of authorities|contents heading"
              + "|figure index [0-9]|table index [0-9]|index heading");

  /** A longer chain of styles is a circle, or made to keep a reader busy. */
  private static final int LONGEST = 30;

  /**
   * A style.
   *
   * @param name as a person reads it, in small letters
   * @param parent key of the style it is based on
   * @param alone whether the program made it for one place of the document
   * @param element what says how it looks
   */
  record Style(String name, String parent, boolean alone, XmlElement element) {

    boolean isQuotation() {
      return QUOTES.contains(name);
    }

    boolean isContents() {
      return CONTENTS.matcher(name).matches();
    }
  }

  private final Map<String, Style> styles = new HashMap<>();

  void put(String key, Style style) {
    styles.put(key, style);
  }

  /** A style itself; null if there is none. */
  @Nullable Style get(String key) {
    return styles.get(key);
  }

  /** The first answer along the chain of styles; null if none has one. */
  <T> @Nullable T first(String key, Function<Style, @Nullable T> question) {
    Style style = styles.get(key);
    for (int i = 0; i < LONGEST && style != null; i++) {
      T answer = question.apply(style);
      if (answer != null) {
        return answer;
      }
      style = styles.get(style.parent());
    }
    return null;
  }

  /** The first number along the chain; 0 if there is none. */
  int number(String key, Function<Style, @Nullable Integer> question) {
    Integer number = first(key, question);
    return number == null ? 0 : number;
  }

  /** Level of a heading by the name of its style in small letters, from 1; null if it is none. */
  static @Nullable Integer headingLevel(String name) {
    Matcher heading = HEADING.matcher(name);
    return heading.matches()
        ? Integer.valueOf(heading.group(1))
        : TITLES.contains(name) ? Integer.valueOf(1) : null;
  }

  boolean isQuotation(String key) {
    return isNamed(key, QUOTES);
  }

  boolean isCode(String key) {
    return isNamed(key, CODE);
  }

  boolean isInlineCode(String key) {
    return isNamed(key, INLINE_CODE);
  }

  private boolean isNamed(String key, Set<String> names) {
    return first(key, style -> names.contains(style.name()) ? Boolean.TRUE : null) != null;
  }
}
