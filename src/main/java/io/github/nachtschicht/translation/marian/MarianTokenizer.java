package io.github.nachtschicht.translation.marian;

import java.util.List;

/**
 * Text to the model's token ids and back, with the ids Hugging Face's {@code MarianTokenizer}
 * gives. Thread-safe.
 */
interface MarianTokenizer extends AutoCloseable {

  /**
   * Ids of each text, {@code </s>} appended, never truncated.
   *
   * @return one array for each text, in order
   */
  List<int[]> encode(List<String> texts);

  /** The language that a text asks for, as {@code >>eng<<} at its start; empty if it does not. */
  String languageTag(String text);

  /** What of a text became {@code <unk>}, in order: one piece of it for each such id. */
  List<String> unknown(String text);

  /** The text of generated ids; {@code </s>}, {@code <unk>} and {@code <pad>} are left out. */
  default String decode(int[] ids) {
    return decoded(ids, List.of()).text();
  }

  /**
   * As {@link #decode}, with the place of each id's text.
   *
   * @param unknown what stands for each {@code <unk>}, in order; empty to leave them out
   */
  Decoded decoded(int[] ids, List<String> unknown);

  /** Text of an id, U+2581 for a space in it; empty if it has none. */
  String piece(int id);

  /** Id of what the vocabulary does not have. */
  int unknownId();

  /**
   * A text and where its ids stand in it.
   *
   * @param ends UTF-16 offset in the text behind each id's part of it; never falling
   */
  record Decoded(String text, int[] ends) {}

  @Override
  void close();
}
