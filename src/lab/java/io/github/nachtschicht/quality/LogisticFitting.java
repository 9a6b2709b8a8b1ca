package io.github.nachtschicht.quality;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Fits a {@link LogisticModel}. */
final class LogisticFitting {

  private LogisticFitting() {}

  /**
   * What a model is fitted on.
   *
   * @param features that hold
   * @param yes the answer
   */
  record Example(HashedFeatures features, boolean yes) {}

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
      places[i] = examples.get(i).features().places(size);
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
        double error = LogisticModel.logistic(sum) - (examples.get(i).yes() ? 1 : 0);
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
              Math.max(
                  Short.MIN_VALUE,
                  Math.min(Short.MAX_VALUE, Math.round(weights[i] / LogisticModel.STEP)));
    }
    return new LogisticModel("fitted", rounded);
  }

  /** The table as {@link LogisticModel#read} takes it. */
  static byte[] bytes(LogisticModel model) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * model.weights().length);
    bytes.asShortBuffer().put(model.weights());
    return WeightsFile.write(LogisticModel.FEATURES, bytes.array());
  }
}
