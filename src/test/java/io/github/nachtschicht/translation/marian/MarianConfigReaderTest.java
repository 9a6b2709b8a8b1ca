package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a configuration may say, and what is said of those that are not supported. */
class MarianConfigReaderTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private ObjectNode config;

  @BeforeEach
  void start() {
    config = RandomMarianFolder.smallConfig();
  }

  private MarianConfig read() throws IOException {
    Files.write(folder.resolve("config.json"), JSON.writeValueAsBytes(config));
    return MarianConfigReader.read(folder);
  }

  private void generation(String json) throws IOException {
    Files.writeString(folder.resolve("generation_config.json"), json);
  }

  @Test
  void read_withoutGenerationConfig_takesHuggingFacesDefaults() throws IOException {
    assertThat(read())
        .isEqualTo(
            new MarianConfig(
                16,
                2,
                1,
                4,
                4,
                32,
                24,
                MarianConfig.Activation.SWISH,
                80,
                40,
                true,
                true,
                79,
                0,
                79,
                0,
                List.of(),
                1,
                20,
                1.0,
                false));
  }

  @Test
  void read_olderUpload_takesGenerationSettingsFromConfig() throws IOException {
    config.put("num_beams", 6).put("max_length", 40).putNull("forced_eos_token_id");
    config.putArray("bad_words_ids").addArray().add(79);
    MarianConfig read = read();
    assertThat(read.beamSize()).isEqualTo(6);
    assertThat(read.maxLength()).isEqualTo(40);
    assertThat(read.forcedEosId()).isEqualTo(-1);
    assertThat(read.bannedIds()).containsExactly(79);
  }

  @Test
  void read_bothFiles_generationConfigComesFirst() throws IOException {
    config.put("num_beams", 6).put("max_length", 40).put("length_penalty", 0.6);
    generation("{\"num_beams\": 2, \"max_length\": null, \"eos_token_id\": [0]}");
    MarianConfig read = read();
    assertThat(read.beamSize()).isEqualTo(2);
    assertThat(read.maxLength()).isEqualTo(40);
    assertThat(read.lengthPenalty()).isEqualTo(0.6);
    assertThat(read.forcedEosId()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"swish,SWISH", "silu,SWISH", "relu,RELU"})
  void read_supportedActivation_isKnown(String name, MarianConfig.Activation expected)
      throws IOException {
    config.put("activation_function", name);
    assertThat(read().activation()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model_type                       | \"bart\"  | 'marian'",
        "architectures                    | [\"BartForConditionalGeneration\"] | MarianMTModel",
        "activation_function              | \"gelu\"  | \"relu\"",
        "activation_function              | null      | missing",
        "normalize_before                 | true      | only false",
        "normalize_embedding              | true      | only false",
        "add_final_layer_norm             | true      | only false",
        "d_model                          | 18        | multiple",
        "d_model                          | 0         | whole number",
        "d_model                          | -16       | whole number",
        "d_model                          | \"16\"    | whole number",
        "d_model                          | 16.5      | whole number",
        "d_model                          | 99999999999 | whole number",
        "encoder_attention_heads          | 3         | multiple",
        "decoder_layers                   | 100000    | whole number",
        "vocab_size                       | 2000000000 | whole number",
        "decoder_vocab_size               | 81        | vocab_size",
        "pad_token_id                     | 80        | 0 to 79",
        "eos_token_id                     | -1        | 0 to 79",
        "eos_token_id                     | [0, 1]    | one token id",
        "decoder_start_token_id           | 80        | 0 to 79",
        "max_length                       | 41        | max_position_embeddings",
        "num_beams                        | 0         | whole number",
        "length_penalty                   | \"big\"   | a number",
        "renormalize_logits               | 1         | true or false",
        "bad_words_ids                    | [[1, 2]]  | one token id each",
        "bad_words_ids                    | [79]      | one token id each",
        "scale_embedding                  | \"yes\"   | true or false",
        "is_encoder_decoder               | false     | only true",
        "tie_word_embeddings              | false     | only true",
      })
  void read_unsupportedValue_isRefusedNamingFileKeyAndValue(String key, String value, String hint)
      throws IOException {
    config.set(key, JSON.readTree(value));
    assertThatThrownBy(this::read)
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(folder.resolve("config.json").toString())
        .hasMessageContaining("'" + key + "'")
        .hasMessageContaining(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d_model",
        "encoder_layers",
        "decoder_ffn_dim",
        "vocab_size",
        "max_position_embeddings",
        "pad_token_id",
        "eos_token_id"
      })
  void read_missingKey_isNamed(String key) throws IOException {
    config.remove(key);
    assertThatThrownBy(this::read)
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("config.json has no '" + key + "'");
  }

  @Test
  void read_generationValueWrong_namesThatFile() throws IOException {
    generation("{\"num_beams\": \"many\"}");
    assertThatThrownBy(this::read)
        .hasMessageContaining("generation_config.json: 'num_beams' is \"many\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"d_model\": 16",
        "[]",
        "42",
        "nonsense",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "\u0000",
        "<html>404</html>"
      })
  void read_noJsonObject_isRefusedNamingTheFile(String content) throws IOException {
    Files.write(folder.resolve("config.json"), content.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> MarianConfigReader.read(folder))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(folder.resolve("config.json").toString());
  }

  @Test
  void read_deepJson_isRefused() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"a\":" + "[".repeat(200_000));
    assertThatThrownBy(() -> MarianConfigReader.read(folder))
        .isInstanceOf(TranslationException.class);
  }

  @Test
  void read_noFolder_saysWhatAModelIs() {
    assertThatThrownBy(() -> MarianConfigReader.read(folder.resolve("none")))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("does not exist")
        .hasMessageContaining("config.json");
    assertThatThrownBy(() -> MarianConfigReader.read(folder))
        .hasMessage(folder.resolve("config.json") + " is missing");
  }
}
