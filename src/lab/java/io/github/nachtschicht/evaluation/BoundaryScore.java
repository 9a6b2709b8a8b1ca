package io.github.nachtschicht.evaluation;

import java.util.BitSet;
import java.util.List;

/**
 * How well sentence ends were found, over a set of texts.
 *
 * <p>An end is a position counted in code points that are not white space, so that it does not
 * matter how a text was wrapped; the end of the text itself is not counted.
 *
 * @param found ends that are right
 * @param wrong ends that are not in the reference
 * @param missed ends of the reference that were not found
 * @param exact texts all of whose ends are right and found
 * @param texts number of texts
 */
public record BoundaryScore(int found, int wrong, int missed, int exact, int texts) {

  /** The score of no texts. */
  public static final BoundaryScore NONE = new BoundaryScore(0, 0, 0, 0, 0);

  /** The score with one more text. */
  public BoundaryScore with(List<String> reference, List<String> sentences) {
    BitSet expected = ends(reference);
    BitSet actual = ends(sentences);
    BitSet both = (BitSet) expected.clone();
    both.and(actual);
    int right = both.cardinality();
    return new BoundaryScore(
        found + right,
        wrong + actual.cardinality() - right,
        missed + expected.cardinality() - right,
        exact + (expected.equals(actual) ? 1 : 0),
        texts + 1);
  }

  /** Where sentences end, but for the last. */
  public static BitSet ends(List<String> sentences) {
    BitSet ends = new BitSet();
    int position = 0;
    for (String sentence : sentences) {
      int length =
          (int)
              sentence
                  .codePoints()
                  .filter(
                      c ->
                          !Character.isWhitespace(c)
                              && !Character.isSpaceChar(c)
                              && c != 0x200B
                              && c != 0xFEFF
                              && c != 0x85)
                  .count();
      if (length > 0) {
        position += length;
        ends.set(position);
      }
    }
    ends.clear(position);
    return ends;
  }

  /** Share of the ends found that are right, 0 to 1; 1 if none was found. */
  public double precision() {
    return found + wrong == 0 ? 1 : found / (double) (found + wrong);
  }

  /** Share of the reference's ends that were found, 0 to 1; 1 if it has none. */
  public double recall() {
    return found + missed == 0 ? 1 : found / (double) (found + missed);
  }

  /** Harmonic mean of precision and recall, 0 to 1. */
  public double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** Share of the texts without any mistake, 0 to 1. */
  public double exactShare() {
    return texts == 0 ? 1 : exact / (double) texts;
  }
}
