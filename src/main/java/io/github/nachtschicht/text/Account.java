package io.github.nachtschicht.text;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the words of a document.
 *
 * <p>A reader counts the letters and digits of the document by a way of its own, which does not
 * pass through its blocks. Every one of them must stand in a block or in what was left out, and
 * none may be there that the document does not hold. Letters are counted rather than words, since
 * joining divided words changes the number of words and no letter.
 *
 * @param leftOut what is in no block, in reading order
 * @param lost letters and digits of the document that are neither in a block nor left out
 * @param invented letters and digits of blocks and of what was left out that the document lacks
 */
public record Account(List<LeftOut> leftOut, long lost, long invented) {

  /** Of a document that consists of its blocks. */
  public static final Account NOTHING_LEFT_OUT = new Account(List.of(), 0, 0);

  public Account {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Holds what was read against what the document has.
   *
   * @param held all text of the document, in any order, however divided; found without the blocks
   * @param blocks what was read
   * @param leftOut what was not
   */
  public static Account of(String held, List<Block> blocks, List<LeftOut> leftOut) {
    Map<Integer, Long> letters = new HashMap<>();
    count(held, letters, 1);
    blocks.forEach(block -> count(block.text(), letters, -1));
    leftOut.forEach(passage -> count(passage.text(), letters, -1));
    long lost = 0;
    long invented = 0;
    for (long difference : letters.values()) {
      lost += Math.max(0, difference);
      invented += Math.max(0, -difference);
    }
    return new Account(leftOut, lost, invented);
  }

  /** Whether every letter is accounted for. */
  public boolean addsUp() {
    return lost == 0 && invented == 0;
  }

  /** Compatible forms count as one: a superscript as its digit, a ligature as its letters. */
  private static void count(String text, Map<Integer, Long> letters, int sign) {
    String folded =
        Normalizer.isNormalized(text, Normalizer.Form.NFKC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFKC);
    folded
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> letters.merge(c, (long) sign, Long::sum));
  }

  /**
   * The account in words.
   *
   * @param translated words of blocks that are translated
   * @param copied words of code and of paragraphs in another language
   * @param leftOut words left out by {@link LeftOut.Reason#key()}; none with 0
   * @param lost see {@link Account#lost()}
   * @param invented see {@link Account#invented()}
   */
  public record Figures(
      int translated, int copied, SortedMap<String, Integer> leftOut, long lost, long invented) {

    public Figures {
      leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /** Whether every letter is accounted for. */
    public boolean addsUp() {
      return lost == 0 && invented == 0;
    }

    /** All words of the document. */
    public int words() {
      return translated + copied + leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Counts the words; {@code blocks} are the document's, their languages known. */
  public Figures figures(List<Block> blocks) {
    int translated = 0;
    int copied = 0;
    for (Block block : blocks) {
      int words = WordCount.of(block.text());
      if (block.isTranslatable()) {
        translated += words;
      } else {
        copied += words;
      }
    }
    SortedMap<String, Integer> out = new TreeMap<>();
    for (LeftOut passage : leftOut) {
      int words = WordCount.of(passage.text());
      if (words > 0) {
        out.merge(passage.reason().key(), words, Integer::sum);
      }
    }
    return new Figures(translated, copied, out, lost, invented);
  }
}
