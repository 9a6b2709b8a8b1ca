package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.LogisticFitting.Example;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticModelTest {

  @Test
  void fit_sameExamples_sameBytes_andItLearns() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      examples.add(new Example(HashedFeatures.of("bias", i % 2 == 0 ? "even" : "odd"), i % 2 == 0));
    }
    LogisticModel model = LogisticFitting.fit(examples, 64, 20, 0);
    assertThat(model.probability(HashedFeatures.of("bias", "even"))).isGreaterThan(0.9);
    assertThat(model.probability(HashedFeatures.of("bias", "odd"))).isLessThan(0.1);
    assertThat(LogisticFitting.bytes(LogisticFitting.fit(examples, 64, 20, 0)))
        .isEqualTo(LogisticFitting.bytes(model));
  }
}
