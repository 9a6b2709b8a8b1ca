package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The styles of an office document, each with what it takes over from the one it is based on. */
final class StyleChain {

  /** Names of styles by what they mean, in small letters. */
  static final WordTable NAMES = new WordTable(StyleChain.class, "style-names.txt");

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
  record Style(String name, String parent, boolean alone, XmlElement element) {}

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

  /** The first number along the chain that is not 0; 0 if there is none. */
  int number(String key, Function<Style, @Nullable Integer> question) {
    Integer number = first(key, question);
    return number == null ? 0 : number;
  }

  /** Whether a style of the chain has one of some names. */
  boolean isNamed(String key, Set<String> names) {
    return first(key, style -> names.contains(style.name()) ? Boolean.TRUE : null) != null;
  }
}
