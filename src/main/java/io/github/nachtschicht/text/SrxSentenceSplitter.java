package io.github.nachtschicht.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.loomchild.segment.srx.SrxDocument;
import net.loomchild.segment.srx.SrxTextIterator;
import net.loomchild.segment.srx.io.Srx2SaxParser;

/**
 * Splits German text with LanguageTool's SRX rules (language code {@code de_two}: a single line
 * break does not end a sentence), corrected by {@link GermanBoundaries}.
 *
 * <p>The rules are read once, when the first splitter is made. A text is given to them in
 * overlapping windows of bounded length, so that time and memory stay linear in the length of the
 * text however it looks; all rules look at a place's near surroundings only.
 */
public final class SrxSentenceSplitter implements SentenceSplitter {

  private static final String RULES = "/org/languagetool/resource/segment.srx";
  private static final String LANGUAGE_CODE = "de_two";

  /** Characters given to the rules at once, and how much of it is only context at either end. */
  private static final int WINDOW = 16_384;

  private static final int CONTEXT = 512;

  /** Parsing the rules takes some hundred milliseconds; they are immutable afterwards. */
  private static final class Rules {
    static final SrxDocument DOCUMENT = load();

    private static SrxDocument load() {
      InputStream in = SrxDocument.class.getResourceAsStream(RULES);
      if (in == null) {
        throw new IllegalStateException(
            "the sentence rules "
                + RULES
                + " are missing: is languagetool-core on the class path?");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        // they come with the program, and need no check against their schema
        return new Srx2SaxParser(new HashMap<>(Map.of(Srx2SaxParser.VALIDATE_PARAMETER, false)))
            .parse(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("the sentence rules " + RULES + " could not be read", e);
      }
    }
  }

  private final SrxDocument document = Rules.DOCUMENT;

  @Override
  public List<Span> split(String text) {
    BitSet given = new BitSet();
    String usual = Capitals.forSplitting(text);
    findBreaks(usual, given);
    BitSet breaks = GermanBoundaries.correct(usual, given);
    List<Span> sentences = new ArrayList<>();
    int start = 0;
    for (int b = breaks.nextSetBit(0); b >= 0; b = breaks.nextSetBit(b + 1)) {
      addTrimmed(text, start, b, sentences);
      start = b;
    }
    addTrimmed(text, start, text.length(), sentences);
    return sentences;
  }

  /** Sets the bit of every offset at which the rules end a segment. */
  private void findBreaks(String text, BitSet breaks) {
    int from = 0;
    while (true) {
      int to = Math.min(text.length(), from + WINDOW);
      int firstWanted = from == 0 ? 0 : from + CONTEXT;
      int lastWanted = to == text.length() ? to : to - CONTEXT;
      String window = text.substring(from, to);
      SrxTextIterator segments = new SrxTextIterator(document, LANGUAGE_CODE, window);
      int at = from;
      while (segments.hasNext()) {
        at += segments.next().length();
        if (at > firstWanted && at <= lastWanted && at < text.length()) {
          breaks.set(at);
        }
      }
      if (to == text.length()) {
        return;
      }
      from = to - 2 * CONTEXT;
    }
  }

  private static void addTrimmed(String text, int start, int end, List<Span> sentences) {
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      sentences.add(new Span(start, end));
    }
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
