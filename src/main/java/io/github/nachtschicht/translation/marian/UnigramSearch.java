package io.github.nachtschicht.translation.marian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SentencePiece's own search for the best pieces of a text, for the texts whose best pieces are a
 * matter of rounding. Sums are kept in single precision as there, so that of equal sums the same
 * one wins; DJL's tokenizer (0.38.0) keeps them in double. Immutable.
 *
 * @see <a href="https://github.com/google/sentencepiece/blob/master/src/unigram_model.cc">
 *     unigram_model.cc, {@code EncodeOptimized}</a>
 */
final class UnigramSearch {

  /** What an unknown character costs beyond the rarest piece. */
  private static final float UNKNOWN_PENALTY = 10;

  private final Map<String, Float> scores;
  private final float unknownScore;
  private final int longest;

  /**
   * Takes the pieces that text can be cut into.
   *
   * @param pieces the normal pieces of a model, at least one; none is empty
   */
  UnigramSearch(List<SentencePieceModel.Piece> pieces) {
    scores = new HashMap<>(pieces.size() * 2);
    float least = Float.MAX_VALUE;
    int length = 1;
    for (SentencePieceModel.Piece piece : pieces) {
      scores.put(piece.text(), piece.score());
      least = Math.min(least, piece.score());
      length = Math.max(length, piece.text().length());
    }
    unknownScore = least - UNKNOWN_PENALTY;
    longest = length;
  }

  /**
   * Whether the text holds something three times in a row, as 111 or ababab. Only there can the
   * same two pieces stand in another order: two strings give the same one both ways round only if
   * both repeat a third (Lyndon and Schützenberger, 1962), and different ones repeat it three times
   * at least.
   *
   * @param text a normalised text
   */
  boolean isTied(String text) {
    for (int period = 1; period <= longest / 2; period++) {
      int same = 0;
      for (int i = period; i < text.length(); i++) {
        same = text.charAt(i) == text.charAt(i - period) ? same + 1 : 0;
        if (same == 2 * period) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The best pieces of a text.
   *
   * @param text a normalised text
   * @return what the text is made of, in order; a run of unknown characters is one
   */
  List<String> pieces(String text) {
    int n = text.length();
    float[] best = new float[n + 1];
    int[] from = new int[n + 1];
    boolean[] unknown = new boolean[n + 1];
    Arrays.fill(from, -1);
    for (int start = 0; start < n; ) {
      int one = start + Character.charCount(text.codePointAt(start));
      boolean single = false;
      for (int end = start + 1; end <= Math.min(n, start + longest); end++) {
        Float score = scores.get(text.substring(start, end));
        if (score != null) {
          float sum = best[start] + score;
          if (from[end] < 0 || sum > best[end]) {
            best[end] = sum;
            from[end] = start;
            unknown[end] = false;
          }
          single |= end == one;
        }
      }
      float sum = best[start] + unknownScore;
      if (!single && (from[one] < 0 || sum > best[one])) {
        best[one] = sum;
        from[one] = start;
        unknown[one] = true;
      }
      start = one;
    }
    List<String> pieces = new ArrayList<>();
    for (int end = n; end > 0; ) {
      int start = from[end];
      while (unknown[end] && start > 0 && unknown[start]) {
        start = from[start];
      }
      pieces.add(text.substring(start, end));
      end = start;
    }
    Collections.reverse(pieces);
    return pieces;
  }
}
