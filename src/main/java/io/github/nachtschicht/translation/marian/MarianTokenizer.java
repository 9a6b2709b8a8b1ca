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

  /** The text of generated ids; {@code </s>}, {@code <unk>} and {@code <pad>} are left out. */
  default String decode(int[] ids) {
    return decoded(ids).text();
  }

  /** As {@link #decode}, with the place of each id's text. */
  Decoded decoded(int[] ids);

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
