package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each format gives the values that were written. */
class WeightsReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void read_eachFormat_givesTheValuesWritten(RandomMarianFolder.Format format) throws IOException {
    RandomMarianFolder.writeSmall(folder, format, 5);
    MarianConfig config = MarianConfigReader.read(folder);
    List<WeightFiles.Tensor> tensors = RandomMarianFolder.tensors(config, 5);
    boolean torch = format.file.endsWith(".bin");
    try (Weights weights = WeightsReader.open(folder)) {
      int read = 0;
      for (WeightFiles.Tensor tensor : tensors) {
        if (torch || weights.names().contains(tensor.name())) {
          read++;
          assertThat(weights.shape(tensor.name())).isEqualTo(tensor.shape());
          float[] values = weights.read(tensor.name());
          assertThat(values).hasSize((int) tensor.count());
          for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isEqualTo(tensor.values().at(i));
          }
        }
      }
      assertThat(read).isEqualTo(tensors.size() - (torch ? 0 : 5));
    }
    try (MarianParameters parameters = MarianParameters.open(folder, config)) {
      assertThat(parameters.linearWeight("model.encoder.layers.0.fc1"))
          .extracting(MarianParameters.Matrix::rows, MarianParameters.Matrix::columns)
          .containsExactly(32, 16);
      assertThat(parameters.targetEmbedding().values())
          .isEqualTo(parameters.outputEmbedding().values());
    }
    try (HuggingFaceMarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(folder)) {
      assertThat(tokenizer.decode(tokenizer.encode(List.of("die Katze schnurrt")).get(0)))
          .isEqualTo("die Katze schnurrt");
    }
  }
}
