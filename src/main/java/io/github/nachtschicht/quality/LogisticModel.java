package io.github.nachtschicht.quality;

import java.nio.ShortBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logistic regression over named features. The weights lie in a table at the features' hash
 * values, in steps of 1/256; a {@link ModelFile} holds it.
 */
final class LogisticModel {

  static final double STEP = 1 / 256.0;

  /** How features are found in the table; another number is another way. */
  static final List<String> FEATURES = List.of("hashed features 1");

  private final String name;
  private volatile short @Nullable [] weights;

  /** With weights at hand, or null to read them when first asked. */
  LogisticModel(String name, short @Nullable [] weights) {
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

  short[] weights() {
    short[] known = weights;
    if (known == null) {
      ModelFile file = ModelFile.read(name);
      ModelFile.require(name, file.features(), FEATURES);
      ShortBuffer table = file.weights().asShortBuffer();
      known = new short[table.remaining()];
      table.get(known);
      weights = known;
    }
    return known;
  }

  /** Probability of yes, 0 to 1. */
  double probability(HashedFeatures features) {
    return logistic(score(features));
  }

  /** Logarithm of the odds of yes. */
  double score(HashedFeatures features) {
    short[] table = weights();
    double sum = 0;
    for (int place : features.places(table.length)) {
      sum += table[place];
    }
    return sum * STEP;
  }

  static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
