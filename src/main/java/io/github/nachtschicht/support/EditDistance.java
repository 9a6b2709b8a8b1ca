package io.github.nachtschicht.support;

import java.util.stream.IntStream;

/** How many characters must be put in, taken out or exchanged to make one text of another. */
public final class EditDistance {

  private EditDistance() {}

  /** Between two texts; takes time in proportion to the product of their lengths. */
  public static int of(String one, String other) {
    int[] column = toNothing(one);
    for (int i = 0; i < other.length(); i++) {
      step(column, one, other.charAt(i));
    }
    return column[one.length()];
  }

  /** The distances of a text's beginnings to an empty text. */
  public static int[] toNothing(String one) {
    return IntStream.rangeClosed(0, one.length()).toArray();
  }

  /**
   * Goes on from the distances to a text to those to the text with one character more.
   *
   * @param column distances of the beginnings of {@code one}, the empty one first; is changed
   */
  public static void step(int[] column, String one, char next) {
    int diagonal = column[0];
    column[0]++;
    for (int i = 1; i < column.length; i++) {
      int same = diagonal + (one.charAt(i - 1) == next ? 0 : 1);
      diagonal = column[i];
      column[i] = Math.min(same, 1 + Math.min(column[i], column[i - 1]));
    }
  }
}
