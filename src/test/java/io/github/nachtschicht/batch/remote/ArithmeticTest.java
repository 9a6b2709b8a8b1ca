package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tells processors apart must not tell anything else apart. */
class ArithmeticTest {

  private static MarianPipelineSource source(int threads, Precision precision) {
    return new MarianPipelineSource(
        TranslationSettings.defaults()
            .with(TranslationSettings.PRECISION, precision)
            .with(TranslationSettings.THREADS, threads),
        null);
  }

  @Test
  void of_theSameModelOnOneMachine_isTheSameWithAnyThreads() throws Exception {
    try (MarianPipelineSource one = source(1, Precision.INT8);
        MarianPipelineSource two = source(2, Precision.INT8);
        MarianPipelineSource floats = source(1, Precision.FP32)) {
      var pipeline = one.open();
      String arithmetic = Arithmetic.of(pipeline);
      assertThat(Arithmetic.of(pipeline)).isEqualTo(arithmetic);
      assertThat(Arithmetic.of(two.open())).isEqualTo(arithmetic);
      assertThat(Arithmetic.of(floats.open())).isNotEqualTo(arithmetic);
      List<TranslatedSegment> sentences =
          pipeline.translateParagraphs(Arithmetic.PROBES, segments -> {}).sentences();
      assertThat(sentences).extracting(TranslatedSegment::source).isEqualTo(Arithmetic.PROBES);
      assertThat(sentences)
          .allMatch(sentence -> sentence.score() < 0 && sentence.notes().isEmpty());
    }
  }
}
