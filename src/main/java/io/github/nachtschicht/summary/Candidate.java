package io.github.nachtschicht.summary;

import java.util.Set;

/**
 * A sentence that may stand in a summary.
 *
 * @param segment its index in {@link io.github.nachtschicht.text.ParsedDocument#segments()}
 * @param text the sentence
 * @param words number of its words by UAX #29
 * @param opensBlock whether it is the first sentence of its paragraph
 * @param flaws what makes it hard to read by itself
 */
record Candidate(int segment, String text, int words, boolean opensBlock, Set<Flaw> flaws) {

  Candidate {
    flaws = Set.copyOf(flaws);
  }
}
