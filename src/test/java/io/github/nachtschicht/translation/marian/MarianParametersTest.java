package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Which tensors a model must have. */
class MarianParametersTest {

  @TempDir Path folder;
  private MarianConfig config;
  private List<WeightFiles.Tensor> tensors;

  @BeforeEach
  void write() throws IOException {
    RandomMarianFolder.writeSmall(folder, RandomMarianFolder.Format.TORCH_ZIP, 7);
    config = MarianConfigReader.read(folder);
    tensors = new ArrayList<>(RandomMarianFolder.tensors(config, 7));
  }

  private MarianParameters open() throws IOException {
    RandomMarianFolder.writeWeights(
        folder.resolve("pytorch_model.bin"), tensors, RandomMarianFolder.Format.TORCH_ZIP);
    return MarianParameters.open(folder, config);
  }

  private void remove(String name) {
    assertThat(tensors.removeIf(tensor -> tensor.name().equals(name))).isTrue();
  }

  private void add(String name, long... shape) {
    tensors.add(new WeightFiles.Tensor(name, shape, name, i -> i, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.shared.weight",
        "lm_head.weight",
        "model.encoder.embed_tokens.weight",
        "model.decoder.embed_tokens.weight"
      })
  void embedding_anyOneOfTheTiedNames_willDo(String name) throws IOException {
    tensors.removeIf(tensor -> tensor.storage().equals("shared") && !tensor.name().equals(name));
    try (MarianParameters parameters = open()) {
      float[] values = parameters.sourceEmbedding().values();
      assertThat(values[17]).isEqualTo(RandomMarianFolder.values("model.shared.weight", 7).at(17));
      assertThat(parameters.outputEmbedding().values()).isEqualTo(values);
    }
  }

  @Test
  void finalLogitsBias_missing_isZero() throws IOException {
    remove("final_logits_bias");
    try (MarianParameters parameters = open()) {
      assertThat(parameters.finalLogitsBias()).hasSize(80).containsOnly(0f);
    }
  }

  @ParameterizedTest
  @EnumSource
  void positions_computedOrStored_areTheSame(MarianParameters.Side side) throws IOException {
    try (MarianParameters stored = open()) {
      float[] values = stored.positions(side).values();
      assertThat(values[0]).isZero(); // sin 0
      assertThat(values[8]).isEqualTo(1); // cos 0
      assertThat(values[16 + 1]).isEqualTo((float) Math.sin(Math.pow(10000, -2.0 / 16)));
      assertThat(values[16 + 9]).isEqualTo((float) Math.cos(Math.pow(10000, -2.0 / 16)));
      remove("model.encoder.embed_positions.weight");
      remove("model.decoder.embed_positions.weight");
      Files.delete(folder.resolve("pytorch_model.bin"));
      try (MarianParameters computed = open()) {
        assertThat(computed.positions(side).values()).isEqualTo(values);
      }
    }
  }

  @Test
  void open_missingWrongAndSuperfluousTensors_areAllNamed() throws IOException {
    remove("model.encoder.layers.1.fc2.bias");
    remove("model.decoder.layers.0.encoder_attn.q_proj.weight");
    remove("model.encoder.layers.0.final_layer_norm.weight");
    add("model.encoder.layers.0.final_layer_norm.weight", 17);
    add("model.decoder.layers.1.fc1.weight", 24, 16);
    add("model.encoder.layer_norm.weight", 16);
    assertThatThrownBy(this::open)
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(folder.resolve("pytorch_model.bin").toString())
        .hasMessageContaining(
            "missing tensors: model.encoder.layers.1.fc2.bias,"
                + " model.decoder.layers.0.encoder_attn.q_proj.weight;")
        .hasMessageContaining(
            "tensors of another shape: model.encoder.layers.0.final_layer_norm.weight is [17] for"
                + " [16];")
        .hasMessageEndingWith(
            "tensors a MarianMT model does not use: model.decoder.layers.1.fc1.weight,"
                + " model.encoder.layer_norm.weight");
  }

  @Test
  void open_noEmbedding_isNamed() throws IOException {
    tensors.removeIf(tensor -> tensor.storage().equals("shared"));
    assertThatThrownBy(this::open)
        .hasMessageContaining("missing tensors: model.shared.weight (or lm_head.weight or");
  }

  @Test
  void open_fileOfAnotherModel_saysWhichShapesDiffer() throws IOException {
    Files.write(
        folder.resolve("config.json"),
        new JsonMapper().writeValueAsBytes(RandomMarianFolder.smallConfig().put("d_model", 32)));
    MarianConfig other = MarianConfigReader.read(folder);
    assertThatThrownBy(() -> MarianParameters.open(folder, other))
        .hasMessageContaining("model.shared.weight is [80, 16] for [80, 32]");
  }

  @Test
  void separateEmbeddings_areReadByTheirOwnNames() throws IOException {
    Files.write(
        folder.resolve("config.json"),
        new JsonMapper()
            .writeValueAsBytes(
                RandomMarianFolder.smallConfig().put("share_encoder_decoder_embeddings", false)));
    config = MarianConfigReader.read(folder);
    tensors.removeIf(tensor -> tensor.storage().equals("shared"));
    add("model.encoder.embed_tokens.weight", 80, 16);
    assertThatThrownBy(this::open)
        .hasMessageContaining("missing tensors: model.decoder.embed_tokens.weight");
    tensors.add(
        new WeightFiles.Tensor(
            "model.decoder.embed_tokens.weight", new long[] {80, 16}, "decoder", i -> -i, false));
    try (MarianParameters parameters = open()) {
      assertThat(parameters.sourceEmbedding().values()[3]).isEqualTo(3);
      assertThat(parameters.targetEmbedding().values()[3]).isEqualTo(-3);
      assertThat(parameters.outputEmbedding().values()[3]).isEqualTo(-3);
      assertThat(parameters.outputIsTargetEmbedding()).isTrue();
    }
  }
}
