package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.marian.MarianParameters.Side;

/** The parameters of a model, layer by layer, as {@link GraphLayers} wants them. */
final class ModelTensors {

  private final MarianConfig config;
  private final MarianParameters parameters;

  /**
   * A fully connected layer.
   *
   * @param weight {@code [out, in]}
   * @param bias {@code [out]}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Linear(float[] weight, float[] bias, int in, int out) {}

  /** Scale and shift of a layer normalisation, {@code [d_model]} each. */
  @SuppressWarnings("ArrayRecordComponent")
  record Norm(float[] gain, float[] bias) {}

  ModelTensors(MarianConfig config, MarianParameters parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  MarianConfig config() {
    return config;
  }

  /** Embeddings, {@code [vocabulary, d_model]}, not yet scaled. */
  float[] embedding(Side side) {
    return side == Side.ENCODER
        ? parameters.sourceEmbedding().values()
        : parameters.targetEmbedding().values();
  }

  /** Matrix of the output projection, {@code [vocabulary, d_model]}. */
  float[] output() {
    return parameters.outputEmbedding().values();
  }

  /** Bias of the output projection, {@code [vocabulary]}. */
  float[] outputBias() {
    return parameters.finalLogitsBias();
  }

  /** Positions, {@code [max_positions, d_model]}. */
  float[] positions(Side side) {
    return parameters.positions(side).values();
  }

  /** A layer's linear part, for example {@code linear(ENCODER, 0, "self_attn.q_proj")}. */
  Linear linear(Side side, int layer, String part) {
    String name = name(side, layer, part);
    MarianParameters.Matrix weight = parameters.linearWeight(name);
    return new Linear(weight.values(), parameters.bias(name), weight.columns(), weight.rows());
  }

  /** A layer's normalisation, for example {@code norm(ENCODER, 0, "self_attn_layer_norm")}. */
  Norm norm(Side side, int layer, String part) {
    String name = name(side, layer, part);
    return new Norm(parameters.normWeight(name), parameters.normBias(name));
  }

  private static String name(Side side, int layer, String part) {
    return (side == Side.ENCODER ? "model.encoder" : "model.decoder")
        + ".layers."
        + layer
        + "."
        + part;
  }
}
