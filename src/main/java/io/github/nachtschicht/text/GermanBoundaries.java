package io.github.nachtschicht.text;

import java.util.BitSet;

/** Corrects sentence ends found by general rules to what German needs. */
final class GermanBoundaries {

  private GermanBoundaries() {}

  /**
   * Takes away and adds sentence ends.
   *
   * @param text the text of a block
   * @param breaks offsets at which a sentence ends; changed in place
   */
  static void correct(String text, BitSet breaks) {}
}
