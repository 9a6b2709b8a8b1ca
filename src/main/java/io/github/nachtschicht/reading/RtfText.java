package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * All text of an .rtf, read from front to back without regard to what it is: what the account of a
 * document is held against.
 */
final class RtfText implements RtfTokens.Handler {

  static final WordTable WORDS = new WordTable(RtfText.class, "rtf-groups.txt");

  /** Groups that hold the file's tables, pictures and settings; there is no text in them. */
  static final Set<String> TABLES = WORDS.set("table");

  private final StringBuilder out = new StringBuilder();
  private final Deque<Boolean> outer = new ArrayDeque<>();
  private boolean dead;

  private RtfText() {}

  static String of(String document, byte[] rtf) {
    RtfText text = new RtfText();
    RtfTokens.read(document, rtf, text);
    return text.out.toString();
  }

  @Override
  public void open() {
    outer.push(dead);
  }

  @Override
  public void close() {
    dead = outer.pop();
  }

  @Override
  public void word(String word, int number, boolean starred) {
    dead |= TABLES.contains(word);
    if (!dead && (word.equals("par") || word.equals("cell") || word.equals("line"))) {
      out.append('\n');
    }
  }

  @Override
  public void text(String text, boolean symbol) {
    if (!dead) {
      out.append(text);
    }
  }
}
