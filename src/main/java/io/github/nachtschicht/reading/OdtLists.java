package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the items of an .odt's lists. */
final class OdtLists {

  private static final int LEVELS = 10;

  private record OpenList(String style, int[] counts) {}

  private final OdtStyles styles;
  private final Deque<OpenList> open = new ArrayDeque<>();
  private final Map<String, int[]> byId = new HashMap<>();
  private final Map<String, int[]> byStyle = new HashMap<>();

  OdtLists(OdtStyles styles) {
    this.styles = styles;
  }

  void open(XmlElement list) {
    OpenList outer = open.peek();
    String style = list.attribute("text:style-name", outer == null ? "" : outer.style);
    int[] counts;
    if (outer != null) {
      counts = outer.counts;
    } else {
      String continued = list.attribute("text:continue-list", "");
      int[] before = continued.isEmpty() ? null : byId.get(continued);
      if (before == null && list.attribute("text:continue-numbering", "").equals("true")) {
        before = byStyle.get(style);
      }
      counts = before == null ? new int[LEVELS + 1] : before;
      byStyle.put(style, counts);
      byId.put(list.attribute("xml:id", ""), counts);
    }
    open.push(new OpenList(style, counts));
  }

  void close() {
    OpenList ended = open.pop();
    // a list below an item begins anew in the next item
    int level = Math.min(LEVELS, open.size() + 1);
    if (level > 1) {
      ended.counts[level] = 0;
    }
  }

  /** Nesting depth, 0 outside of lists. */
  int depth() {
    return open.size();
  }

  /**
   * Counts an item that has a text.
   *
   * @param start the number it is to have; 0 for the next
   * @return its marker; null if the list shows none
   */
  @Nullable String next(int start, String paragraphStyle) {
    OpenList list = open.element();
    int level = Math.min(LEVELS, open.size());
    String name = list.style.isEmpty() ? styles.listOf(paragraphStyle) : list.style;
    XmlElement style = styles.listLevel(name, level);
    if (list.counts[level] == 0 && style.exists()) {
      list.counts[level] = style.number("text:start-value", 1) - 1;
    }
    list.counts[level] = start > 0 ? start : list.counts[level] + 1;
    if (!style.is("text:list-level-style-number")) {
      return "-";
    }
    String format = style.attribute("style:num-format", "1");
    if (format.isEmpty()) {
      return null;
    }
    int shown = Math.max(1, Math.min(level, style.number("text:display-levels", 1)));
    StringBuilder marker = new StringBuilder(style.attribute("style:num-prefix", ""));
    for (int i = level - shown + 1; i <= level; i++) {
      String how = styles.listLevel(name, i).attribute("style:num-format", "1");
      marker.append(WordNumbering.number(format(how), Math.max(1, list.counts[i])));
      marker.append(i < level ? "." : "");
    }
    return marker.append(style.attribute("style:num-suffix", "")).toString().strip();
  }

  private static String format(String odf) {
    return switch (odf) {
      case "a" -> "lowerLetter";
      case "A" -> "upperLetter";
      case "i" -> "lowerRoman";
      case "I" -> "upperRoman";
      default -> "decimal";
    };
  }
}
