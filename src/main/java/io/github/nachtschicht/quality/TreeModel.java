package io.github.nachtschicht.quality;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boosted decision trees over numbers: a sum of small binary trees, each of the same depth, whose
 * logistic is a probability. A {@link ModelFile} holds the depth, the number of trees, and for each
 * tree its inner nodes, level by level (feature, threshold), and the values of its leaves in steps
 * of 1/4096.
 */
final class TreeModel {

  static final double STEP = 1 / 4096.0;

  private final String name;
  private volatile @Nullable Trees trees;

  /** Whether what the program sees is what the trees were fitted on. */
  private volatile boolean fits;

  record Trees(
      List<String> names, int depth, byte[] features, float[] thresholds, short[] leaves) {}

  /** With trees at hand, or null to read them when first asked. */
  TreeModel(String name, @Nullable Trees trees) {
    this.name = name;
    this.trees = trees;
  }

  /** The model in a resource, which is read when first asked, as {@link LogisticModel#read}. */
  static TreeModel read(String name) {
    return new TreeModel(name, null);
  }

  Trees trees() {
    Trees known = trees;
    if (known == null) {
      ModelFile read = ModelFile.read(name);
      ByteBuffer file = read.weights();
      int depth = file.get();
      int count = file.getInt();
      int inner = (1 << depth) - 1;
      byte[] features = new byte[count * inner];
      float[] thresholds = new float[count * inner];
      short[] leaves = new short[count << depth];
      for (int t = 0; t < count; t++) {
        for (int k = t * inner; k < (t + 1) * inner; k++) {
          features[k] = file.get();
          thresholds[k] = file.getFloat();
        }
        for (int k = t << depth; k < (t + 1) << depth; k++) {
          leaves[k] = file.getShort();
        }
      }
      known = new Trees(read.features(), depth, features, thresholds, leaves);
      trees = known;
    }
    return known;
  }

  /**
   * Probability of yes, 0 to 1.
   *
   * @throws IllegalStateException if the trees were fitted on other features
   */
  double probability(Features seen) {
    if (!fits) {
      ModelFile.require(name, trees().names, seen.names());
      fits = true;
    }
    return probability(seen.numbers());
  }

  /** As the other method, for numbers whose names are known to be right. */
  double probability(float[] features) {
    Trees made = trees();
    byte[] asked = made.features;
    float[] thresholds = made.thresholds;
    int depth = made.depth;
    int inner = (1 << depth) - 1;
    int count = made.leaves.length >> depth;
    long sum = 0;
    for (int t = 0; t < count; t++) {
      int root = t * inner;
      int node = 0;
      while (node < inner) {
        int at = root + node;
        node = 2 * node + (features[asked[at]] <= thresholds[at] ? 1 : 2);
      }
      sum += made.leaves[(t << depth) + node - inner];
    }
    return 1 / (1 + Math.exp(-sum * STEP));
  }
}
