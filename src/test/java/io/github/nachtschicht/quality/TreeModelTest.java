package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.TreeFitting.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeModelTest {

  private static final List<String> NAMES = List.of("a", "b", "c");

  /** Yes if exactly one of two numbers is above 0; the third says nothing. */
  private static List<Example> examples() {
    Random random = new Random(3);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      float[] features = {random.nextFloat() - 0.5f, random.nextFloat() - 0.5f, random.nextFloat()};
      examples.add(new Example(features, features[0] > 0 != features[1] > 0));
    }
    return examples;
  }

  @Test
  void fit_sameExamples_sameBytes_andItLearns() {
    TreeModel model = TreeFitting.fit(NAMES, examples(), 30, 3);
    assertThat(model.probability(new float[] {0.3f, -0.3f, 0.5f})).isGreaterThan(0.85);
    assertThat(model.probability(new float[] {-0.3f, -0.3f, 0.5f})).isLessThan(0.15);
    assertThat(model.probability(new float[] {9, 9, 9})).isLessThan(0.15);
    assertThat(TreeFitting.bytes(TreeFitting.fit(NAMES, examples(), 30, 3)))
        .isEqualTo(TreeFitting.bytes(model));
  }

  @Test
  void fit_noExamples_isEven() {
    assertThat(TreeFitting.fit(NAMES, List.of(), 2, 2).probability(new float[] {1, 2}))
        .isEqualTo(0.5);
  }
}
