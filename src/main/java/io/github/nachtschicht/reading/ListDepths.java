package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How deep the items of lists are nested where each knows only its own list. A list that begins
 * below an item of another, further to the right, is nested in it.
 */
final class ListDepths {

  /** Of an item of which it is not known how far it is indented. */
  static final int UNKNOWN = -1;

  /** Smaller differences of indentation, in twentieths of a point, mean nothing. */
  private static final int SAME_INDENT = 100;

  private static final int DEEPEST = 20;

  private record Item(int depth, int indent) {}

  private final Map<String, Integer> depthOfTop = new HashMap<>();
  private final Deque<Item> run = new ArrayDeque<>();

  /**
   * Depth of the item that a paragraph without a marker stands in, since it is indented as the
   * item's text is; 0, and all lists end, if it stands in none.
   *
   * @param indent in twentieths of a point, or {@link #UNKNOWN}; 0 for what ends all lists
   */
  int inside(int indent) {
    while (!run.isEmpty()
        && (indent <= 0 || Math.abs(run.element().indent() - indent) > SAME_INDENT)) {
      run.pop();
    }
    return run.isEmpty() ? 0 : run.element().depth();
  }

  /**
   * Depth of an item, from 1.
   *
   * @param level in its list, from 0
   * @param indent in twentieths of a point, or {@link #UNKNOWN}
   */
  int of(String list, int level, int indent) {
    Integer top = depthOfTop.get(list);
    if (top == null) {
      top = run.isEmpty() || indent == UNKNOWN ? 1 : Math.max(1, beside(indent) - level);
      depthOfTop.put(list, top);
    }
    int depth = Math.min(DEEPEST, top + level);
    while (!run.isEmpty() && run.element().depth() >= depth) {
      run.pop();
    }
    run.push(new Item(depth, indent));
    return depth;
  }

  /** Depth of an item that is indented so far, told by the items before it. */
  private int beside(int indent) {
    for (Item item : run) {
      if (item.indent() == UNKNOWN) {
        return 1;
      }
      if (indent > item.indent() + SAME_INDENT) {
        return item.depth() + 1;
      }
      if (indent >= item.indent() - SAME_INDENT) {
        return item.depth();
      }
    }
    return 1;
  }
}
