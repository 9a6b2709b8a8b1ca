package io.github.nachtschicht.text;

/** Counts words as a person would who sees only the gaps. */
public final class WordCount {

  private WordCount() {}

  /** How many runs of characters there are that hold no white space; 0 for a blank text. */
  public static int of(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      if (!space && !inside) {
        words++;
      }
      inside = !space;
    }
    return words;
  }
}
