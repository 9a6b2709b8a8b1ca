package io.github.nachtschicht.translation.decoding;

import java.util.Arrays;

/** Tokens that would make an n-gram of a hypothesis stand in it twice. */
final class NgramBan {

  static final int[] NONE = {};

  private NgramBan() {}

  /**
   * @param size n; 0 bans nothing
   * @return the banned next tokens, each once
   */
  static int[] after(Prefix prefix, int size) {
    if (size == 0 || prefix.length() + 2 < size) {
      return NONE;
    }
    int[] tokens = prefix.tokens();
    int tail = tokens.length - (size - 1);
    int[] banned = new int[tokens.length];
    int count = 0;
    for (int i = 0; i + size <= tokens.length; i++) {
      int next = tokens[i + size - 1];
      if (Arrays.equals(tokens, i, i + size - 1, tokens, tail, tokens.length)
          && !contains(banned, count, next)) {
        banned[count++] = next;
      }
    }
    return Arrays.copyOf(banned, count);
  }

  static boolean contains(int[] banned, int token) {
    return contains(banned, banned.length, token);
  }

  private static boolean contains(int[] banned, int count, int token) {
    for (int i = 0; i < count; i++) {
      if (banned[i] == token) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes what the bans leave of every row add up to 1 again: Hugging Face normalises once more
   * after all bans.
   *
   * @param candidates of all rows, changed in place; the banned tokens are those that were asked
   *     for
   * @param best how many candidates of a row count beside the banned ones; the other rows' bans may
   *     have brought it more
   */
  static void renormalize(Candidates candidates, int[][] banned, int best) {
    float[] values = candidates.logProbabilities();
    for (int r = 0; r < banned.length; r++) {
      if (banned[r].length == 0) {
        continue;
      }
      double left = 1;
      for (float value : candidates.asked()[r]) {
        left -= Math.exp(value);
      }
      double known = 0;
      int from = r * candidates.count();
      int own = from + Math.min(candidates.count(), best + banned[r].length);
      for (int i = from; i < own; i++) {
        if (values[i] > Candidates.IMPOSSIBLE
            && !contains(banned[r], (int) candidates.tokens()[i])) {
          known += Math.exp(values[i]);
        }
      }
      // where almost nothing is left, the difference is less exact than the sum of what is known
      double rest = Math.log(Math.max(left, known));
      for (int i = from; i < from + candidates.count() && known > 0; i++) {
        values[i] = (float) (values[i] - rest);
      }
    }
  }
}
