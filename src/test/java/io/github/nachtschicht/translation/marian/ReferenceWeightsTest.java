package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three weight files of the reference's tiny model hold the same values. */
class ReferenceWeightsTest {

  private static Path tiny() {
    return SharedSets.get("reference/tiny-marian");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch_model.bin", "pytorch_model.zip.bin"})
  void read_torchFile_hasTheValuesOfTheSafetensors(String name) throws IOException {
    try (Weights expected = WeightsReader.open(tiny());
        Weights actual = WeightsReader.openFile(tiny().resolve(name))) {
      Map<String, float[]> values = new TreeMap<>();
      for (String tensor : expected.names()) {
        values.put(tensor, expected.read(tensor));
      }
      assertThat(actual.names()).containsAll(expected.names()).hasSize(expected.names().size() + 5);
      for (String tensor : expected.names()) {
        assertThat(actual.shape(tensor)).isEqualTo(expected.shape(tensor));
        assertThat(actual.read(tensor)).as(tensor).isEqualTo(values.get(tensor));
      }
      for (String tied :
          new String[] {
            "lm_head.weight",
            "model.encoder.embed_tokens.weight",
            "model.decoder.embed_tokens.weight"
          }) {
        assertThat(actual.read(tied)).isEqualTo(expected.read("model.shared.weight"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch_model.bin", "pytorch_model.zip.bin"})
  void positions_computed_equalTheStored(String name) {
    Path folder = tiny();
    MarianConfig config = MarianConfigReader.read(folder);
    try (MarianParameters without = MarianParameters.open(folder, config);
        MarianParameters with =
            MarianParameters.of(
                config, WeightsReader.openFile(folder.resolve(name)), folder.resolve(name))) {
      for (MarianParameters.Side side : MarianParameters.Side.values()) {
        assertThat(without.positions(side).values())
            .usingComparatorWithPrecision(1e-6f)
            .containsExactly(with.positions(side).values());
      }
    }
  }

  @Test
  void read_tinyConfig_hasItsSettings() {
    assertThat(MarianConfigReader.read(tiny()))
        .isEqualTo(
            new MarianConfig(
                64,
                2,
                2,
                4,
                4,
                128,
                128,
                MarianConfig.Activation.SWISH,
                934,
                112,
                true,
                true,
                933,
                0,
                933,
                0,
                java.util.List.of(933),
                4,
                96,
                1.0,
                true));
  }

  @Test
  void open_embeddedModel_fitsItsConfiguration() {
    Path folder = Path.of("models/nachtschicht-de-en");
    MarianConfig config = MarianConfigReader.read(folder);
    try (MarianParameters parameters = MarianParameters.open(folder, config)) {
      assertThat(parameters.sourceEmbedding().rows()).isEqualTo(12000);
      assertThat(parameters.outputIsTargetEmbedding()).isTrue();
      assertThat(parameters.finalLogitsBias()).hasSize(12000);
    }
  }
}
