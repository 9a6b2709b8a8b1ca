package io.github.nachtschicht.quality;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A logistic regression over named features. The weights lie in a table at the features' hash
 * values, in steps of 1/256; a {@link ModelFile} holds it.
 */
final class LogisticModel {

  private static final double STEP = 1 / 256.0;

  /** How features are found in the table; another number is another way. */
  private static final List<String> FEATURES = List.of("hashed features 1");

  private final String name;
  private volatile short @Nullable [] weights;

  private LogisticModel(String name, short @Nullable [] weights) {
    this.name = name;
    this.weights = weights;
  }

  /**
   * The model in a resource, which is read when first asked: a program that fits the models shall
   * not need them.
   */
  static LogisticModel read(String name) {
    return new LogisticModel(name, null);
  }

  private short[] weights() {
    short[] known = weights;
    if (known == null) {
      ShortBuffer table = ModelFile.read(name, FEATURES).asShortBuffer();
      known = new short[table.remaining()];
      table.get(known);
      weights = known;
    }
    return known;
  }

  /** The table as {@link #read} takes it. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * weights().length);
    bytes.asShortBuffer().put(weights());
    return ModelFile.write(FEATURES, bytes.array());
  }

  /** Probability of yes, 0 to 1. */
  double probability(List<String> features) {
    return logistic(score(features));
  }

  /** Logarithm of the odds of yes. */
  double score(List<String> features) {
    short[] table = weights();
    double sum = 0;
    for (String feature : features) {
      sum += table[Math.floorMod(feature.hashCode(), table.length)];
    }
    return sum * STEP;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * What a model is fitted on.
   *
   * @param features that hold
   * @param yes the answer
   */
  record Example(List<String> features, boolean yes) {}

  /**
   * Fits a model by stochastic gradient descent (AdaGrad). The same examples give the same model.
   *
   * @param size of the table
   * @param decay strength of the pull of a weight to 0, an example and pass
   */
  static LogisticModel fit(List<Example> examples, int size, int passes, double decay) {
    double[] weights = new double[size];
    double[] squares = new double[size];
    int[][] places = new int[examples.size()][];
    for (int i = 0; i < places.length; i++) {
      List<String> features = examples.get(i).features();
      places[i] = new int[features.size()];
      for (int k = 0; k < places[i].length; k++) {
        places[i][k] = Math.floorMod(features.get(k).hashCode(), size);
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      order.add(i);
    }
    Random random = new Random(1);
    for (int pass = 0; pass < passes; pass++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        double sum = 0;
        for (int place : places[i]) {
          sum += weights[place];
        }
        double error = logistic(sum) - (examples.get(i).yes() ? 1 : 0);
        for (int place : places[i]) {
          double gradient = error + decay * weights[place];
          squares[place] += gradient * gradient;
          weights[place] -= 0.1 * gradient / Math.sqrt(squares[place] + 1e-6);
        }
      }
    }
    short[] rounded = new short[size];
    for (int i = 0; i < size; i++) {
      rounded[i] =
          (short)
              Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(weights[i] / STEP)));
    }
    return new LogisticModel("fitted", rounded);
  }
}
