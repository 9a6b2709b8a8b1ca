package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.TreeModel.Trees;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Fits a {@link TreeModel}. */
final class TreeFitting {

  /** So many steps are told apart in a feature. */
  private static final int BINS = 64;

  private static final double RATE = 0.1;
  private static final double PULL = 1;
  private static final double LEAST_WEIGHT = 10;

  /**
   * What a model is fitted on.
   *
   * @param features fewer than 128, as many in every example
   * @param yes the answer
   */
  record Example(float[] features, boolean yes) {}

  private TreeFitting() {}

  /**
   * Fits a model by boosting with second derivatives. The same examples give the same model.
   *
   * @param names of the features, in order
   * @param count number of trees
   * @param depth of each, up to 7
   */
  static TreeModel fit(List<String> names, List<Example> examples, int count, int depth) {
    int inner = (1 << depth) - 1;
    int width = examples.isEmpty() ? 0 : examples.get(0).features().length;
    float[][] cuts = new float[width][];
    byte[][] bins = new byte[width][examples.size()];
    for (int f = 0; f < width; f++) {
      cuts[f] = cuts(examples, f);
      for (int i = 0; i < examples.size(); i++) {
        bins[f][i] = bin(cuts[f], examples.get(i).features()[f]);
      }
    }
    byte[] features = new byte[count * inner];
    float[] thresholds = new float[count * inner];
    short[] leaves = new short[count << depth];
    int[] sums = new int[examples.size()];
    int[] nodes = new int[examples.size()];
    float[] gradients = new float[examples.size()];
    float[] weights = new float[examples.size()];
    for (int t = 0; t < count; t++) {
      for (int i = 0; i < sums.length; i++) {
        double p = 1 / (1 + Math.exp(-sums[i] * TreeModel.STEP));
        gradients[i] = (float) ((examples.get(i).yes() ? 1 : 0) - p);
        weights[i] = (float) (p * (1 - p));
        nodes[i] = 0;
      }
      for (int level = 0; level < depth; level++) {
        int first = (1 << level) - 1;
        Splits splits = new Splits(1 << level);
        for (int f = 0; f < width; f++) {
          splits.look(f, bins[f], nodes, first, gradients, weights);
        }
        for (int k = 0; k <= first; k++) {
          int f = splits.feature[k];
          features[t * inner + first + k] = (byte) f;
          thresholds[t * inner + first + k] =
              splits.gain[k] > 0 ? cuts[f][splits.bin[k]] : Float.POSITIVE_INFINITY;
        }
        for (int i = 0; i < nodes.length; i++) {
          int k = nodes[i] - first;
          boolean left = splits.gain[k] <= 0 || bins[splits.feature[k]][i] <= splits.bin[k];
          nodes[i] = 2 * nodes[i] + (left ? 1 : 2);
        }
      }
      double[] gradient = new double[1 << depth];
      double[] weight = new double[1 << depth];
      for (int i = 0; i < nodes.length; i++) {
        gradient[nodes[i] - inner] += gradients[i];
        weight[nodes[i] - inner] += weights[i];
      }
      for (int k = 0; k < 1 << depth; k++) {
        double value = RATE * gradient[k] / (weight[k] + PULL) / TreeModel.STEP;
        leaves[(t << depth) + k] =
            (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
      }
      for (int i = 0; i < nodes.length; i++) {
        sums[i] += leaves[(t << depth) + nodes[i] - inner];
      }
    }
    return new TreeModel("fitted", new Trees(names, depth, features, thresholds, leaves));
  }

  /** The best splits of the nodes of one level. */
  private static final class Splits {
    final double[] gain;
    final int[] feature;
    final int[] bin;

    Splits(int nodes) {
      gain = new double[nodes];
      feature = new int[nodes];
      bin = new int[nodes];
    }

    void look(int f, byte[] bins, int[] nodes, int first, float[] gradients, float[] weights) {
      double[] gradient = new double[gain.length * BINS];
      double[] weight = new double[gain.length * BINS];
      for (int i = 0; i < nodes.length; i++) {
        int at = (nodes[i] - first) * BINS + bins[i];
        gradient[at] += gradients[i];
        weight[at] += weights[i];
      }
      for (int k = 0; k < gain.length; k++) {
        double allGradient = 0;
        double allWeight = 0;
        for (int b = k * BINS; b < (k + 1) * BINS; b++) {
          allGradient += gradient[b];
          allWeight += weight[b];
        }
        double left = 0;
        double leftWeight = 0;
        for (int b = 0; b + 1 < BINS; b++) {
          left += gradient[k * BINS + b];
          leftWeight += weight[k * BINS + b];
          if (leftWeight < LEAST_WEIGHT || allWeight - leftWeight < LEAST_WEIGHT) {
            continue;
          }
          double won =
              score(left, leftWeight)
                  + score(allGradient - left, allWeight - leftWeight)
                  - score(allGradient, allWeight);
          if (won > gain[k] + 1e-9) {
            gain[k] = won;
            feature[k] = f;
            bin[k] = b;
          }
        }
      }
    }

    private static double score(double gradient, double weight) {
      return gradient * gradient / (weight + PULL);
    }
  }

  /**
   * Thresholds that part the values of a feature: all of them, if they are few, or else into about
   * equally many, with a part of its own for a value that is frequent.
   */
  private static float[] cuts(List<Example> examples, int f) {
    float[] values = new float[examples.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = examples.get(i).features()[f];
    }
    Arrays.sort(values);
    int distinct = 1;
    for (int i = 1; i < values.length; i++) {
      distinct += values[i] > values[i - 1] ? 1 : 0;
    }
    float[] cuts = new float[BINS - 1];
    int count = 0;
    int first = 0;
    for (int i = 0; i + 1 < values.length && count < cuts.length; i++) {
      if (values[i] == values[i + 1]) {
        continue;
      }
      double share = (values.length - first) / (double) (BINS - count);
      if (distinct <= BINS || i + 1 - first >= share) {
        cuts[count++] = values[i];
        first = i + 1;
      }
    }
    return Arrays.copyOf(cuts, count);
  }

  /** Index of the first threshold a value does not exceed, or their number. */
  private static byte bin(float[] cuts, float value) {
    int at = Arrays.binarySearch(cuts, value);
    return (byte) (at >= 0 ? at : -at - 1);
  }

  /** The file as {@link TreeModel#read} takes it. */
  static byte[] bytes(TreeModel model) {
    Trees made = model.trees();
    int count = made.leaves().length >> made.depth();
    int inner = (1 << made.depth()) - 1;
    ByteBuffer file =
        ByteBuffer.allocate(5 + 5 * made.features().length + 2 * made.leaves().length);
    file.put((byte) made.depth());
    file.putInt(count);
    for (int t = 0; t < count; t++) {
      for (int k = t * inner; k < (t + 1) * inner; k++) {
        file.put(made.features()[k]);
        file.putFloat(made.thresholds()[k]);
      }
      for (int k = t << made.depth(); k < (t + 1) << made.depth(); k++) {
        file.putShort(made.leaves()[k]);
      }
    }
    return WeightsFile.write(made.names(), file.array());
  }
}
