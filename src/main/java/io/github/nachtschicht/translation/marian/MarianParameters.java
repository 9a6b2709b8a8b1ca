package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TranslationException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a MarianMT model by their place in the network, whatever names they are stored
 * under. Opening checks that every tensor the configuration asks for is there, has the right shape,
 * and that no other is; what is wrong is named all at once. Each method reads from the file, so a
 * caller that is done with a tensor before asking for the next keeps only one in memory. Not
 * thread-safe.
 */
final class MarianParameters implements Closeable {

  /** Which half of the network. */
  enum Side {
    ENCODER,
    DECODER;

    private String prefix() {
      return this == ENCODER ? "model.encoder" : "model.decoder";
    }
  }

  /**
   * A matrix.
   *
   * @param values row-major, {@code rows * columns} of them; belongs to the caller
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Matrix(float[] values, int rows, int columns) {}

  /** Names under which the one embedding may be stored when all are tied; any will do. */
  private static final List<String> TIED =
      List.of(
          "model.shared.weight",
          "lm_head.weight",
          "model.decoder.embed_tokens.weight",
          "model.encoder.embed_tokens.weight");

  private static final String FINAL_BIAS = "final_logits_bias";

  private final MarianConfig config;
  private final Weights weights;
  private final Path file;

  private MarianParameters(MarianConfig config, Weights weights, Path file) {
    this.config = config;
    this.weights = weights;
    this.file = file;
  }

  /**
   * Opens the weights of a model folder and checks them against its configuration.
   *
   * @param folder a Hugging Face MarianMT folder
   * @throws TranslationException if there are no weights, the file is damaged, or tensors are
   *     missing, superfluous or of another shape; the message names the file and all of them
   */
  static MarianParameters open(Path folder, MarianConfig config) {
    Path file = WeightsReader.file(folder);
    Weights weights = WeightsReader.openFile(file);
    try {
      return of(config, weights, file);
    } catch (RuntimeException e) {
      try {
        weights.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /**
   * Checks weights against a configuration and takes them over: {@link #close} closes them.
   *
   * @param file where the weights come from, for messages
   */
  static MarianParameters of(MarianConfig config, Weights weights, Path file) {
    MarianParameters parameters = new MarianParameters(config, weights, file);
    parameters.check();
    return parameters;
  }

  /** The encoder's token embedding, {@code [V, d]}, not scaled. */
  Matrix sourceEmbedding() {
    return matrix(
        config.sharedEmbeddings() ? tied() : "model.encoder.embed_tokens.weight",
        config.vocabularySize(),
        config.modelDimension());
  }

  /** The decoder's token embedding, {@code [V, d]}, not scaled. */
  Matrix targetEmbedding() {
    return matrix(
        config.sharedEmbeddings() ? tied() : "model.decoder.embed_tokens.weight",
        config.vocabularySize(),
        config.modelDimension());
  }

  /** The matrix that turns hidden states into logits, {@code [V, d]}. */
  Matrix outputEmbedding() {
    return matrix(
        config.sharedEmbeddings() ? tied() : separateOutput(),
        config.vocabularySize(),
        config.modelDimension());
  }

  /** Whether {@link #targetEmbedding} and {@link #outputEmbedding} are the same matrix. */
  boolean outputIsTargetEmbedding() {
    return config.sharedEmbeddings() || !weights.names().contains("lm_head.weight");
  }

  /**
   * The weight of a linear layer, {@code [out, in]}, to be multiplied as {@code x * weight^T}.
   *
   * @param layer its name without {@code .weight}, for example {@code
   *     model.encoder.layers.0.self_attn.q_proj}
   */
  Matrix linearWeight(String layer) {
    long[] shape = weights.shape(layer + ".weight");
    return matrix(layer + ".weight", (int) shape[0], (int) shape[1]);
  }

  /** The bias of a linear layer, {@code [out]}; the name without {@code .bias}. */
  float[] bias(String layer) {
    return read(layer + ".bias");
  }

  /** The gain of a layer normalisation, {@code [d]}; the name without {@code .weight}. */
  float[] normWeight(String layer) {
    return read(layer + ".weight");
  }

  /** The shift of a layer normalisation, {@code [d]}; the name without {@code .bias}. */
  float[] normBias(String layer) {
    return read(layer + ".bias");
  }

  /**
   * The table of positions, {@code [maxPositions, d]}: as stored, or sines and cosines if there is
   * none.
   */
  Matrix positions(Side side) {
    String name = side.prefix() + ".embed_positions.weight";
    int rows = config.maxPositions();
    int columns = config.modelDimension();
    return weights.names().contains(name)
        ? matrix(name, rows, columns)
        : new Matrix(sinusoids(rows, columns), rows, columns);
  }

  /** What is added to the logits, {@code [V]}; zeros if the model has none. */
  float[] finalLogitsBias() {
    return weights.names().contains(FINAL_BIAS)
        ? read(FINAL_BIAS)
        : new float[config.vocabularySize()];
  }

  /** The file the weights come from. */
  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      weights.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sinusoidal positions as Hugging Face's {@code MarianSinusoidalPositionalEmbedding}: row {@code
   * p} holds {@code sin(p / 10000^(2k/d))} for all k in its first half, the cosines of the same
   * angles in its second (Vaswani et al. 2017, section 3.5, in another order).
   */
  static float[] sinusoids(int rows, int columns) {
    float[] values = new float[Math.multiplyExact(rows, columns)];
    int half = (columns + 1) / 2;
    for (int k = 0; k < half; k++) {
      double divisor = Math.pow(10000, 2.0 * k / columns);
      for (int p = 0; p < rows; p++) {
        values[p * columns + k] = (float) Math.sin(p / divisor);
        if (half + k < columns) {
          values[p * columns + half + k] = (float) Math.cos(p / divisor);
        }
      }
    }
    return values;
  }

  private String tied() {
    for (String name : TIED) {
      if (weights.names().contains(name)) {
        return name;
      }
    }
    throw new IllegalStateException("checked when opened");
  }

  private String separateOutput() {
    return outputIsTargetEmbedding() ? "model.decoder.embed_tokens.weight" : "lm_head.weight";
  }

  private Matrix matrix(String name, int rows, int columns) {
    return new Matrix(read(name), rows, columns);
  }

  private float[] read(String name) {
    try {
      return weights.read(name);
    } catch (IOException e) {
      String message = e.getMessage();
      throw new TranslationException(
          message != null && message.startsWith(file.toString())
              ? message
              : file + ": tensor '" + name + "' cannot be read: " + message,
          e);
    }
  }

  private void check() {
    List<String> wrong = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Set<String> unused = new TreeSet<>(weights.names());
    for (Map.Entry<String, long[]> needed : required(config).entrySet()) {
      if (unused.remove(needed.getKey())) {
        checkShape(needed.getKey(), needed.getValue(), wrong);
      } else {
        missing.add(needed.getKey());
      }
    }
    checkEmbeddings(unused, missing, wrong);
    long[] positions = {config.maxPositions(), config.modelDimension()};
    for (Side side : Side.values()) {
      String name = side.prefix() + ".embed_positions.weight";
      if (unused.remove(name)) {
        checkShape(name, positions, wrong);
      }
    }
    if (unused.remove(FINAL_BIAS)
        && !Arrays.equals(weights.shape(FINAL_BIAS), new long[] {config.vocabularySize()})) {
      checkShape(FINAL_BIAS, new long[] {1, config.vocabularySize()}, wrong);
    }
    if (!missing.isEmpty() || !wrong.isEmpty() || !unused.isEmpty()) {
      List<String> parts = new ArrayList<>();
      if (!missing.isEmpty()) {
        parts.add("missing tensors: " + String.join(", ", missing));
      }
      if (!wrong.isEmpty()) {
        parts.add("tensors of another shape: " + String.join(", ", wrong));
      }
      if (!unused.isEmpty()) {
        parts.add("tensors a MarianMT model does not use: " + String.join(", ", unused));
      }
      throw new TranslationException(
          file + " does not fit its config.json; " + String.join("; ", parts));
    }
  }

  private void checkEmbeddings(Set<String> unused, List<String> missing, List<String> wrong) {
    long[] shape = {config.vocabularySize(), config.modelDimension()};
    Set<String> present = new HashSet<>();
    for (String name : TIED) {
      // with separate embeddings 'model.shared' stands for nothing, and is superfluous
      boolean used = config.sharedEmbeddings() || !name.equals("model.shared.weight");
      if (used && unused.remove(name)) {
        present.add(name);
        checkShape(name, shape, wrong);
      }
    }
    if (config.sharedEmbeddings()) {
      if (present.isEmpty()) {
        missing.add("model.shared.weight (or " + String.join(" or ", TIED.subList(1, 4)) + ")");
      }
    } else {
      for (String name :
          List.of("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight")) {
        if (!present.contains(name)) {
          missing.add(name);
        }
      }
    }
  }

  private void checkShape(String name, long[] expected, List<String> wrong) {
    long[] shape = weights.shape(name);
    if (!Arrays.equals(shape, expected)) {
      wrong.add(name + " is " + Arrays.toString(shape) + " for " + Arrays.toString(expected));
    }
  }

  /** Every tensor that must be there under exactly this name, with its shape, in reading order. */
  static Map<String, long[]> required(MarianConfig config) {
    Map<String, long[]> required = new LinkedHashMap<>();
    int d = config.modelDimension();
    for (int i = 0; i < config.encoderLayers(); i++) {
      String layer = Side.ENCODER.prefix() + ".layers." + i;
      attention(required, layer + ".self_attn", d);
      feedForward(required, layer, d, config.encoderFeedForward());
    }
    for (int i = 0; i < config.decoderLayers(); i++) {
      String layer = Side.DECODER.prefix() + ".layers." + i;
      attention(required, layer + ".self_attn", d);
      attention(required, layer + ".encoder_attn", d);
      feedForward(required, layer, d, config.decoderFeedForward());
    }
    return required;
  }

  private static void attention(Map<String, long[]> required, String name, int d) {
    for (String projection : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
      linear(required, name + "." + projection, d, d);
    }
    norm(required, name + "_layer_norm", d);
  }

  private static void feedForward(Map<String, long[]> required, String name, int d, int width) {
    linear(required, name + ".fc1", width, d);
    linear(required, name + ".fc2", d, width);
    norm(required, name + ".final_layer_norm", d);
  }

  private static void linear(Map<String, long[]> required, String name, int out, int in) {
    required.put(name + ".weight", new long[] {out, in});
    required.put(name + ".bias", new long[] {out});
  }

  private static void norm(Map<String, long[]> required, String name, int d) {
    required.put(name + ".weight", new long[] {d});
    required.put(name + ".bias", new long[] {d});
  }
}
