package io.github.nachtschicht.quality.measure;

/**
 * A German sentence and an English translation.
 *
 * @param source German
 * @param target English
 */
record Pair(String source, String target) {}
