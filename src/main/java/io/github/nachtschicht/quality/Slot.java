package io.github.nachtschicht.quality;

/**
 * Where the translation should have a German word: between what stands for its neighbours.
 *
 * @param before index of the nearest word before it that something stands for
 * @param behind that behind it
 * @param left place of what stands for the one before; negative if nothing does
 * @param right place of what stands for the one behind
 * @param from first hole, see {@link Gaps}, that the word may be missing in
 * @param to last one
 */
record Slot(int word, int before, int behind, int left, int right, int from, int to) {

  /** How far a neighbour with a counterpart is looked for, in tokens. */
  private static final int REACH = 8;

  /**
   * Finds it.
   *
   * @param margin how many words further before it the holes begin
   */
  static Slot of(SentencePair pair, int word, int margin) {
    Alignment alignment = pair.alignment();
    int before = alignment.neighbour(word, -1, REACH);
    int behind = alignment.neighbour(word, 1, REACH);
    int left = alignment.place(before);
    int right = alignment.place(behind);
    int from = 0;
    int to = pair.target().tokens().size();
    if (left >= 0 && right >= 0 && Math.abs(right - left) <= 12) {
      from = Math.min(left, right) - margin;
      to = Math.max(left, right) + 2;
    } else if (left >= 0 || right >= 0) {
      int place = left >= 0 ? left : right;
      from = place - 3 - margin;
      to = place + 5;
    }
    return new Slot(word, before, behind, left, right, from, to);
  }

  void addTo(Features features) {
    features.add("left-distance", left < 0 ? -1 : word - before);
    features.add("right-distance", right < 0 ? -1 : behind - word);
    features.add("gap", left < 0 || right < 0 ? -99 : right - left);
  }
}
