package io.github.nachtschicht.translation;

/** How a model's matrices are stored and multiplied. */
public enum Precision {
  /** 32-bit floats throughout: the reference. */
  FP32,
  /**
   * 8-bit integers: every column of a weight matrix and every row of activations has a scale of its
   * own, so that what a row becomes does not depend on the rows beside it. Attention, normalisation
   * and the soft-max stay in 32-bit floats.
   */
  INT8
}
