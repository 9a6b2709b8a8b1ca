package io.github.nachtschicht.text;

import java.util.List;

/**
 * Finds the sentences of a block. Implementations are stateless and may be called by any number of
 * threads.
 */
public interface SentenceSplitter {

  /**
   * Splits a text into sentences.
   *
   * @param text the text of one block; may be empty
   * @return the sentences in order, disjoint, none of them blank, none with white space at its
   *     ends. Between them, before the first and behind the last there is nothing but white space
   */
  List<Span> split(String text);
}
