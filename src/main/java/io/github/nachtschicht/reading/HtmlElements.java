package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.util.Set;

/** Which elements of HTML stand in a line, and which part lines. */
final class HtmlElements {

  static final WordTable TABLE = new WordTable(HtmlElements.class, "html-elements.txt");

  /** Elements inside a line. */
  static final Set<String> INLINE = TABLE.set("inline");

  /** Elements that begin and end a line. */
  static final Set<String> BLOCKS = TABLE.set("block");

  private HtmlElements() {}
}
