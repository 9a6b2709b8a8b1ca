package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes RTF 1.9 apart into groups, control words and text, its text decoded by the code page of the
 * font that it is set in. Reads from front to back without recursion.
 */
final class RtfTokens {

  /** Of a control word without a number. */
  static final int NO_NUMBER = Integer.MIN_VALUE;

  private static final WordTable CHARACTERS = new WordTable(RtfTokens.class, "rtf-characters.txt");
  private static final Map<String, String> SIGNS = CHARACTERS.meanings("sign");
  private static final Map<String, String> CODE_PAGES = CHARACTERS.meanings("page");
  private static final Map<String, String> CHARSETS = CHARACTERS.meanings("java");

  private static final int DEEPEST = 10_000;
  private static final int MOST_DIGITS = 10;

  /** What is told of a file read from front to back. */
  interface Handler {
    void open();

    void close();

    /**
     * @param number {@link #NO_NUMBER} if there is none
     * @param starred whether readers that do not know the word are to pass over its group
     */
    void word(String word, int number, boolean starred);

    /**
     * @param symbol whether it is set in a symbol font, and was turned into what is seen
     */
    void text(String text, boolean symbol);
  }

  private static final class State {
    int font = -1;
    int skip = 1;
    boolean inFonts;

    State copy() {
      State copy = new State();
      copy.font = font;
      copy.skip = skip;
      copy.inFonts = inFonts;
      return copy;
    }
  }

  private static final class Font {
    Charset charset = StandardCharsets.ISO_8859_1;
    boolean hasCharset;
    final StringBuilder name = new StringBuilder();
    @Nullable Boolean symbol;

    /** The name up to its semicolon. */
    String name() {
      int end = name.indexOf(";");
      return end < 0 ? name.toString() : name.substring(0, end);
    }

    boolean isSymbol() {
      if (symbol == null) {
        symbol = SymbolFonts.isSymbolFont(name());
      }
      return symbol;
    }
  }

  private final String document;
  private final byte[] rtf;
  private final Handler handler;
  private final Deque<State> outer = new ArrayDeque<>();
  private final Map<Integer, Font> fonts = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private State now = new State();
  private Charset page = charset("1252");
  private int defaultFont;
  private int toSkip;
  private int at;

  private RtfTokens(String document, byte[] rtf, Handler handler) {
    this.document = document;
    this.rtf = rtf;
    this.handler = handler;
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableDocumentException if its groups are nested too deeply
   */
  static void read(String document, byte[] rtf, Handler handler) {
    new RtfTokens(document, rtf, handler).read();
  }

  private void read() {
    boolean starred = false;
    while (at < rtf.length) {
      int c = rtf[at++] & 0xFF;
      switch (c) {
        case '{' -> {
          flush();
          open();
          starred = false;
        }
        case '}' -> {
          flush();
          if (!close()) {
            return;
          }
          starred = false;
        }
        case '\\' -> {
          int next = at < rtf.length ? rtf[at] & 0xFF : ' ';
          if (next == '*') {
            at++;
            starred = true;
          } else if (isLetter(next)) {
            word(starred);
            starred = false;
          } else {
            at++;
            sign(next);
          }
        }
        case '\r', '\n', 0 -> {
          // the lines of the file mean nothing
        }
        default -> {
          if (toSkip > 0) {
            toSkip--;
          } else {
            pending.write(c);
          }
        }
      }
    }
    flush();
    while (!outer.isEmpty()) {
      close();
    }
  }

  private void open() {
    if (outer.size() == DEEPEST) {
      throw new UnreadableDocumentException(
          document, "unusual .rtf: its groups are nested more than " + DEEPEST + " deep");
    }
    toSkip = 0;
    outer.push(now);
    now = now.copy();
    handler.open();
  }

  /** Whether the file goes on. */
  private boolean close() {
    toSkip = 0;
    if (outer.isEmpty()) {
      return false;
    }
    handler.close();
    now = outer.pop();
    return !outer.isEmpty();
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void word(boolean starred) {
    int start = at;
    while (at < rtf.length && isLetter(rtf[at]) && at - start < 40) {
      at++;
    }
    String word = new String(rtf, start, at - start, StandardCharsets.ISO_8859_1);
    int number = NO_NUMBER;
    int digits = at;
    boolean minus = digits < rtf.length && rtf[digits] == '-';
    digits += minus ? 1 : 0;
    if (digits < rtf.length && isDigit(rtf[digits])) {
      long value = 0;
      int first = digits;
      while (digits < rtf.length && isDigit(rtf[digits]) && digits - first < MOST_DIGITS) {
        value = value * 10 + rtf[digits++] - '0';
      }
      number = (int) Math.min(value, Integer.MAX_VALUE) * (minus ? -1 : 1);
      at = digits;
    }
    if (at < rtf.length && rtf[at] == ' ') {
      at++;
    }
    if (word.equals("bin")) {
      flush();
      at = (int) Math.min(rtf.length, (long) at + Math.max(0, number));
      return;
    }
    if (toSkip > 0 && SIGNS.containsKey(word)) {
      // one of the characters that stand for a Unicode character in old programs
      toSkip--;
      return;
    }
    toSkip = 0;
    control(word, number, starred);
  }

  private void control(String word, int number, boolean starred) {
    String sign = SIGNS.get(word);
    if (sign != null) {
      put(sign.charAt(0));
      return;
    }
    switch (word) {
      case "u" -> {
        flushBytes();
        text.append((char) number);
        toSkip = now.skip;
      }
      case "uc" -> now.skip = Math.max(0, Math.min(number, 20));
      case "emspace", "enspace", "qmspace" -> put(' ');
      case "zwj", "zwnj", "zwbo", "zwnbo", "ltrmark", "rtlmark" -> {
        // no text
      }
      default -> {
        flush();
        // the number that tells a font's shape, another name for it
        now.inFonts &= !starred;
        settings(word, number);
        handler.word(word, number, starred);
      }
    }
  }

  private void settings(String word, int number) {
    switch (word) {
      case "ansicpg" -> page = number > 0 ? charset(Integer.toString(number)) : page;
      case "mac" -> page = charset("10000");
      case "pc" -> page = charset("437");
      case "pca" -> page = charset("850");
      case "fonttbl" -> now.inFonts = true;
      case "deff" -> defaultFont = number;
      case "plain" -> now.font = -1;
      case "f" -> now.font = number;
      case "fcharset" -> {
        if (now.inFonts) {
          Font font = fonts.computeIfAbsent(now.font, id -> new Font());
          font.hasCharset = number != 1;
          font.charset = charset(CODE_PAGES.getOrDefault(Integer.toString(number), "1252"));
        }
      }
      case "cpg" -> {
        if (now.inFonts && number > 0) {
          Font font = fonts.computeIfAbsent(now.font, id -> new Font());
          font.hasCharset = true;
          font.charset = charset(Integer.toString(number));
        }
      }
      default -> {
        // says nothing about characters
      }
    }
  }

  private void sign(int c) {
    switch (c) {
      case '\'' -> {
        int high = at < rtf.length ? Character.digit(rtf[at], 16) : -1;
        int low = at + 1 < rtf.length ? Character.digit(rtf[at + 1], 16) : -1;
        if (high >= 0 && low >= 0) {
          at += 2;
          if (toSkip > 0) {
            toSkip--;
          } else {
            pending.write(high * 16 + low);
          }
        }
      }
      case '~' -> put('\u00A0');
      case '_' -> put('-');
      case '-', '|', ':' -> {
        // where a word may be divided, marks of an index
      }
      case '\r', '\n' -> {
        flush();
        handler.word("par", NO_NUMBER, false);
      }
      case '\t' -> {
        flush();
        handler.word("tab", NO_NUMBER, false);
      }
      default -> {
        if (toSkip > 0) {
          toSkip--;
        } else {
          put((char) c);
        }
      }
    }
  }

  private void put(char c) {
    flushBytes();
    text.append(c);
  }

  private void flushBytes() {
    if (pending.size() == 0) {
      return;
    }
    byte[] bytes = pending.toByteArray();
    pending.reset();
    Font font = font();
    if (font != null && font.isSymbol()) {
      text.append(new String(bytes, StandardCharsets.ISO_8859_1));
    } else {
      text.append(new String(bytes, font != null && font.hasCharset ? font.charset : page));
    }
  }

  private void flush() {
    flushBytes();
    if (text.isEmpty()) {
      return;
    }
    String run = text.toString();
    text.setLength(0);
    Font font = font();
    if (now.inFonts) {
      Font told = fonts.computeIfAbsent(now.font, id -> new Font());
      told.name.append(run, 0, Math.min(run.length(), Math.max(0, 100 - told.name.length())));
      told.symbol = null;
    } else if (font != null && font.isSymbol()) {
      handler.text(SymbolFonts.text(font.name(), run), true);
      return;
    }
    handler.text(run, false);
  }

  private @Nullable Font font() {
    return fonts.get(now.font < 0 ? defaultFont : now.font);
  }

  private static Charset charset(String codePage) {
    String name = CHARSETS.getOrDefault(codePage, "windows-" + codePage);
    return Charset.forName(Charset.isSupported(name) ? name : "windows-1252");
  }
}
