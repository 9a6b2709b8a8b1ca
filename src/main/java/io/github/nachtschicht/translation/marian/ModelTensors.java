package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Finds the tensors of a MarianMT model under the names Hugging Face gives them. */
final class ModelTensors {

  private static final List<String> TIED =
      List.of(
          "model.shared.weight",
          "lm_head.weight",
          "model.decoder.embed_tokens.weight",
          "model.encoder.embed_tokens.weight");

  private final MarianConfig config;
  private final Weights weights;
  private final Set<String> names;

  /** Which half of the model. */
  enum Side {
    ENCODER,
    DECODER;

    private String prefix() {
      return this == ENCODER ? "model.encoder" : "model.decoder";
    }
  }

  /**
   * A fully connected layer.
   *
   * @param weight {@code [out, in]}
   * @param bias {@code [out]}
   */
  record Linear(float[] weight, float[] bias, int in, int out) {}

  /** Scale and shift of a layer normalisation, {@code [d_model]} each. */
  record Norm(float[] gain, float[] bias) {}

  ModelTensors(MarianConfig config, Weights weights) {
    this.config = config;
    this.weights = weights;
    this.names = weights.names();
  }

  MarianConfig config() {
    return config;
  }

  /** Embeddings, {@code [vocabulary, d_model]}, not yet scaled. */
  float[] embedding(Side side) throws IOException {
    return matrix(
        config.sharedEmbeddings() ? firstTied() : side.prefix() + ".embed_tokens.weight",
        config.vocabularySize(),
        config.modelDimension());
  }

  /** Matrix of the output projection, {@code [vocabulary, d_model]}. */
  float[] output() throws IOException {
    String name;
    if (config.sharedEmbeddings()) {
      name = firstTied();
    } else {
      name =
          names.contains("lm_head.weight") ? "lm_head.weight" : "model.decoder.embed_tokens.weight";
    }
    return matrix(name, config.vocabularySize(), config.modelDimension());
  }

  /** Bias of the output projection, {@code [vocabulary]}; zeros if the model has none. */
  float[] outputBias() throws IOException {
    if (!names.contains("final_logits_bias")) {
      return new float[config.vocabularySize()];
    }
    return checked("final_logits_bias", config.vocabularySize());
  }

  /** Positions, {@code [max_positions, d_model]}; computed if the model does not bring them. */
  float[] positions(Side side) throws IOException {
    String name = side.prefix() + ".embed_positions.weight";
    if (names.contains(name)) {
      return matrix(name, config.maxPositions(), config.modelDimension());
    }
    return sinusoids(config.maxPositions(), config.modelDimension());
  }

  /**
   * Sinusoidal positions: column {@code k} of the first half is {@code sin(p / 10000^(2k/d))}, the
   * second half the cosines of the same angles.
   */
  static float[] sinusoids(int positions, int dimension) {
    float[] table = new float[Math.multiplyExact(positions, dimension)];
    int half = (dimension + 1) / 2;
    for (int p = 0; p < positions; p++) {
      for (int k = 0; k < dimension; k++) {
        int frequency = k < half ? k : k - half;
        double angle = p / Math.pow(10000.0, 2.0 * frequency / dimension);
        table[p * dimension + k] = (float) (k < half ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return table;
  }

  /** A layer's linear part, for example {@code linear(ENCODER, 0, "self_attn.q_proj", d, d)}. */
  Linear linear(Side side, int layer, String part, int in, int out) throws IOException {
    String name = side.prefix() + ".layers." + layer + "." + part;
    return new Linear(
        matrix(name + ".weight", out, in), checked(name + ".bias", out), in, out);
  }

  /** A layer's normalisation, for example {@code norm(ENCODER, 0, "self_attn_layer_norm")}. */
  Norm norm(Side side, int layer, String part) throws IOException {
    String name = side.prefix() + ".layers." + layer + "." + part;
    return new Norm(
        checked(name + ".weight", config.modelDimension()),
        checked(name + ".bias", config.modelDimension()));
  }

  private String firstTied() {
    for (String name : TIED) {
      if (names.contains(name)) {
        return name;
      }
    }
    throw new IllegalArgumentException("no embedding under any of the names " + TIED);
  }

  private float[] matrix(String name, int rows, int columns) throws IOException {
    return checked(name, Math.multiplyExact(rows, columns));
  }

  private float[] checked(String name, int size) throws IOException {
    float[] values = weights.read(name);
    if (values.length != size) {
      throw new IllegalArgumentException(
          "tensor " + name + " has " + values.length + " values, config.json implies " + size);
    }
    return values;
  }
}
