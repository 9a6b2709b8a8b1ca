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
  String decode(int[] ids);

  @Override
  void close();
}
