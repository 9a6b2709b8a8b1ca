package io.github.nachtschicht.text;

/**
 * One sentence of a block: the unit of translation.
 *
 * @param block index of its block in {@link ParsedDocument#blocks()}
 * @param index place among the block's sentences, from 0
 * @param span its place in {@link Block#text()}; white space around the sentence is not part of it
 * @param text the sentence
 */
public record Segment(int block, int index, Span span, String text) {}
