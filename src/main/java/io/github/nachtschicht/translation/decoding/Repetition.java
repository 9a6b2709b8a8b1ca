package io.github.nachtschicht.translation.decoding;

/**
 * Tells translations that got stuck ("residents residents residents") from sound ones.
 *
 * <p>A run of period {@code p} is a stretch in which every token equals the one {@code p} places
 * before; it holds {@code length / p} copies. A translation is degenerate if some run of period 1
 * to {@link #LONGEST_PERIOD} holds at least {@link #COPIES} copies and {@link #TOKENS} tokens, and
 * more copies than the source's own longest run: who writes "nein, nein, nein, nein" shall get it
 * translated.
 */
public final class Repetition {

  /** Longest phrase that is looked for, in tokens. */
  static final int LONGEST_PERIOD = 24;

  /** Fewest copies that count as being stuck. */
  static final int COPIES = 3;

  /** Fewest tokens of a run that count as being stuck. */
  static final int TOKENS = 4;

  private Repetition() {}

  /**
   * Whether a translation repeats itself without the source doing so.
   *
   * @param source token ids of the source
   * @param target token ids of the translation
   */
  public static boolean isDegenerate(int[] source, int[] target) {
    int own = 0;
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      own = Math.max(own, copies(source, period, 1));
    }
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      int copies = copies(target, period, TOKENS);
      if (copies >= COPIES && copies > own) {
        return true;
      }
    }
    return false;
  }

  /** Copies in the longest run of a period that has at least {@code tokens} tokens. */
  private static int copies(int[] ids, int period, int tokens) {
    int most = 0;
    int run = period;
    for (int i = period; i < ids.length; i++) {
      run = ids[i] == ids[i - period] ? run + 1 : period;
      if (run >= tokens) {
        most = Math.max(most, run / period);
      }
    }
    return most;
  }
}
