package io.github.nachtschicht.translation.marian;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Weights of any configuration's shape, drawn at random: what they translate to means nothing, but
 * it costs the same. The same seed gives the same weights.
 */
final class RandomWeights implements Weights {

  private static final double EMBEDDING_DEVIATION = 0.044;
  private static final double VECTOR_DEVIATION = 0.02;

  /** Makes attention look at some places more than at others, as that of trained models does. */
  private static final double QUERY_KEY_FACTOR = 3;

  private final long seed;
  private final Map<String, long[]> shapes = new LinkedHashMap<>();

  RandomWeights(MarianConfig config, long seed) {
    this.seed = seed;
    long[] embedding = {config.vocabularySize(), config.modelDimension()};
    if (config.sharedEmbeddings()) {
      shapes.put("model.shared.weight", embedding);
    } else {
      shapes.put("model.encoder.embed_tokens.weight", embedding);
      shapes.put("model.decoder.embed_tokens.weight", embedding);
    }
    shapes.put("final_logits_bias", new long[] {1, config.vocabularySize()});
    shapes.putAll(MarianParameters.required(config));
  }

  @Override
  public Set<String> names() {
    return shapes.keySet();
  }

  @Override
  public long[] shape(String name) {
    long[] shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("no tensor '" + name + "'");
    }
    return shape.clone();
  }

  @Override
  public float[] read(String name) {
    long[] shape = shape(name);
    int size = 1;
    for (long dimension : shape) {
      size = Math.multiplyExact(size, Math.toIntExact(dimension));
    }
    double mean = name.endsWith("norm.weight") ? 1 : 0;
    double deviation = VECTOR_DEVIATION;
    if (name.contains("embed") || name.contains("shared")) {
      deviation = EMBEDDING_DEVIATION;
    } else if (shape.length == 2 && !name.startsWith("final")) {
      deviation = 1 / Math.sqrt(shape[1]);
      if (name.contains("q_proj") || name.contains("k_proj")) {
        deviation *= QUERY_KEY_FACTOR;
      }
    }
    SplittableRandom random = new SplittableRandom(seed ^ name.hashCode());
    float[] values = new float[size];
    // the sum of four 16-bit numbers is near enough to a normal distribution
    double scale = deviation / Math.sqrt(4 * (65536.0 * 65536.0 - 1) / 12);
    for (int i = 0; i < size; i++) {
      long bits = random.nextLong();
      long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
      values[i] = (float) (mean + (sum - 2 * 65535.0) * scale);
    }
    return values;
  }

  @Override
  public void close() {}
}
