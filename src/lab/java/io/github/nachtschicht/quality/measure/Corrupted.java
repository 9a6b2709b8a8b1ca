package io.github.nachtschicht.quality.measure;

/**
 * A pair with one error in it.
 *
 * @param clean the pair as it was before, with what was planted in both its sides
 * @param corrupted the same with the error
 */
record Corrupted(Pair clean, Pair corrupted) {}
