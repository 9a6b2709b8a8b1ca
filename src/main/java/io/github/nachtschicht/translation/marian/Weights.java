package io.github.nachtschicht.translation.marian;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;

/**
 * The tensors of a model, by Hugging Face's names, read one at a time so that a large model never
 * lies on the heap as a whole. Not thread-safe.
 */
interface Weights extends Closeable {

  /**
   * Names of all tensors. Tied tensors may stand under any one of their names, or under several.
   */
  Set<String> names();

  /**
   * Shape of a tensor.
   *
   * @throws IllegalArgumentException if there is no tensor of that name
   */
  long[] shape(String name);

  /**
   * Reads a tensor as 32-bit floats, whatever type it is stored in.
   *
   * @return its values in row-major order, a fresh array
   * @throws IllegalArgumentException if there is no tensor of that name
   * @throws IOException if the file cannot be read or is damaged; the message names file and tensor
   */
  float[] read(String name) throws IOException;
}
