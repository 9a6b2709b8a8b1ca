package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads .rtf. */
final class RtfReader extends FormatReader {

  static final WordTable WORDS = new WordTable(RtfReader.class, "rtf-groups.txt");

  /** Groups that hold the file's tables, pictures and settings; there is no text in them. */
  static final Set<String> TABLES = WORDS.set("table");

  RtfReader() {
    super("application/rtf", ".rtf");
  }

  @Override
  boolean recognises(FileStart file) {
    return file.start().startsWith("{\\rtf");
  }

  @Override
  Reading read(String name, byte[] content, ReadingOptions options) {
    AllText all = new AllText();
    RtfTokens.read(name, content, all);
    String held = all.out.toString();
    options.checkLength(name, held);
    Flow flow = new Flow();
    RtfBody body = new RtfBody(flow);
    RtfTokens.read(name, content, body);
    body.end();
    return flow.reading(label, held, List.of());
  }

  /**
   * All text, read from front to back without regard to what it is: what the account of a document
   * is held against.
   */
  private static final class AllText implements RtfTokens.Handler {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Boolean> outer = new ArrayDeque<>();
    private boolean dead;

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
}
