package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TranslationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@code config.json} and {@code generation_config.json} of a Hugging Face MarianMT folder.
 *
 * <p>Generation settings are looked up in {@code generation_config.json}, then in {@code
 * config.json} (older uploads), then Hugging Face's defaults hold. A key whose value is null counts
 * as missing. What the network code cannot compute is refused with the file, the key, its value and
 * what is supported.
 */
public final class MarianConfigReader {

  private static final int MAX_DIMENSION = 1 << 16;
  private static final int MAX_VOCABULARY = 1 << 24;

  private final Path configFile;
  private final ObjectNode config;
  private final @Nullable Path generationFile;
  private final @Nullable ObjectNode generation;

  private MarianConfigReader(Path folder) {
    configFile = folder.resolve("config.json");
    config = SmallFiles.readObject(configFile);
    Path file = folder.resolve("generation_config.json");
    if (Files.exists(file)) {
      generationFile = file;
      generation = SmallFiles.readObject(file);
    } else {
      generationFile = null;
      generation = null;
    }
  }

  /**
   * Reads the configuration of a model.
   *
   * @param folder a Hugging Face MarianMT folder
   * @throws TranslationException if the folder or a file is missing, is no JSON, or describes a
   *     model that is not supported
   */
  public static MarianConfig read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new TranslationException(
          folder
              + (Files.exists(folder) ? " is not a folder" : " does not exist")
              + ": a model is a folder with config.json, vocab.json, source.spm, target.spm and"
              + " model.safetensors or pytorch_model.bin");
    }
    return new MarianConfigReader(folder).read();
  }

  private MarianConfig read() {
    checkKind();
    for (String key : List.of("normalize_before", "normalize_embedding", "add_final_layer_norm")) {
      if (flag(key, false)) {
        throw refused(
            configFile, key, "true", "only false is supported (so are all OPUS-MT models)");
      }
    }
    int dimension = size("d_model", MAX_DIMENSION);
    int encoderHeads = heads("encoder_attention_heads", dimension);
    int decoderHeads = heads("decoder_attention_heads", dimension);
    int vocabulary = size("vocab_size", MAX_VOCABULARY);
    JsonNode decoderVocabulary = value(config, "decoder_vocab_size");
    if (decoderVocabulary != null && !isInteger(decoderVocabulary, vocabulary)) {
      throw refused(
          configFile,
          "decoder_vocab_size",
          decoderVocabulary.toString(),
          "only the same as 'vocab_size' (" + vocabulary + ") is supported");
    }
    if ((long) vocabulary * dimension > Integer.MAX_VALUE - 16) {
      throw refused(
          configFile, "vocab_size", vocabulary + "", "with d_model " + dimension + " too large");
    }
    boolean shared = flag("share_encoder_decoder_embeddings", true);
    if (shared && !flag("tie_word_embeddings", true)) {
      throw refused(
          configFile,
          "tie_word_embeddings",
          "false",
          "only true is supported where 'share_encoder_decoder_embeddings' is true");
    }
    int positions = size("max_position_embeddings", 1 << 20);
    int pad = id("pad_token_id", vocabulary, null);
    int eos = id("eos_token_id", vocabulary, null);
    return new MarianConfig(
        dimension,
        size("encoder_layers", 256),
        size("decoder_layers", 256),
        encoderHeads,
        decoderHeads,
        size("encoder_ffn_dim", MAX_DIMENSION),
        size("decoder_ffn_dim", MAX_DIMENSION),
        activation(),
        vocabulary,
        positions,
        flag("scale_embedding", false),
        shared,
        pad,
        eos,
        id("decoder_start_token_id", vocabulary, pad),
        // Hugging Face's MarianConfig itself sets 0, which counts where no generation settings are
        id("forced_eos_token_id", vocabulary, noForcedEos() ? -1 : 0),
        banned(vocabulary, eos),
        generationNumber("num_beams", 1, 1, 1024),
        generationNumber("max_length", 20, 2, positions),
        lengthPenalty(),
        generationFlag("renormalize_logits"));
  }

  private void checkKind() {
    JsonNode type = value(config, "model_type");
    JsonNode architectures = value(config, "architectures");
    if (type == null && architectures == null) {
      throw new TranslationException(
          configFile + " has neither 'model_type' nor 'architectures': not a MarianMT model");
    }
    if (type != null && !(type.isString() && type.stringValue().equals("marian"))) {
      throw refused(
          configFile,
          "model_type",
          type.toString(),
          "only MarianMT models ('marian') are supported");
    }
    if (architectures != null) {
      boolean marian = false;
      for (JsonNode architecture : architectures) {
        marian |= architecture.isString() && architecture.stringValue().equals("MarianMTModel");
      }
      if (!marian) {
        throw refused(
            configFile,
            "architectures",
            architectures.toString(),
            "only 'MarianMTModel' is supported");
      }
    }
    if (!flag("is_encoder_decoder", true)) {
      throw refused(configFile, "is_encoder_decoder", "false", "only true is supported");
    }
  }

  private MarianConfig.Activation activation() {
    JsonNode node = value(config, "activation_function");
    String name = node == null ? "gelu" : node.isString() ? node.stringValue() : node.toString();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "swish", "silu" -> MarianConfig.Activation.SWISH;
      case "relu" -> MarianConfig.Activation.RELU;
      default ->
          throw refused(
              configFile,
              "activation_function",
              node == null ? "missing, which means \"gelu\"" : node.toString(),
              "supported are \"swish\" (also called \"silu\") and \"relu\"");
    };
  }

  private int heads(String key, int dimension) {
    int heads = size(key, 1024);
    if (dimension % heads != 0) {
      throw refused(
          configFile, key, heads + "", "'d_model' (" + dimension + ") must be a multiple of it");
    }
    return heads;
  }

  /** A positive number that {@code config.json} must have. */
  private int size(String key, int most) {
    JsonNode node = value(config, key);
    if (node == null) {
      throw new TranslationException(
          configFile + " has no '" + key + "', which a MarianMT model must say");
    }
    return number(configFile, key, node, 1, most);
  }

  private boolean flag(String key, boolean otherwise) {
    JsonNode node = value(config, key);
    return node == null ? otherwise : flag(configFile, key, node);
  }

  private static boolean flag(Path file, String key, JsonNode node) {
    if (!node.isBoolean()) {
      throw refused(file, key, node.toString(), "must be true or false");
    }
    return node.booleanValue();
  }

  private boolean generationFlag(String key) {
    JsonNode node = generationValue(key);
    return node != null && flag(fileOf(key), key, node);
  }

  private int generationNumber(String key, int otherwise, int least, int most) {
    JsonNode node = generationValue(key);
    return node == null ? Math.min(otherwise, most) : number(fileOf(key), key, node, least, most);
  }

  private double lengthPenalty() {
    String key = "length_penalty";
    JsonNode node = generationValue(key);
    if (node == null) {
      return 1.0;
    }
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw refused(fileOf(key), key, node.toString(), "must be a number");
    }
    return node.doubleValue();
  }

  private boolean noForcedEos() {
    return generation != null || config.has("forced_eos_token_id");
  }

  /**
   * An id of the vocabulary; a list of one id counts as that id.
   *
   * @param otherwise what holds when nothing is said; null if something must be said
   */
  private int id(String key, int vocabulary, @Nullable Integer otherwise) {
    JsonNode node = generationValue(key);
    if (node == null) {
      if (otherwise == null) {
        throw new TranslationException(
            configFile + " has no '" + key + "', which a MarianMT model must say");
      }
      return otherwise;
    }
    if (node.isArray() && node.size() == 1) {
      node = node.get(0);
    }
    return tokenId(fileOf(key), key, node, vocabulary);
  }

  private static int tokenId(Path file, String key, JsonNode node, int vocabulary) {
    if (!node.isIntegralNumber()) {
      throw refused(file, key, node.toString(), "must be one token id");
    }
    if (!node.canConvertToInt() || node.intValue() < 0 || node.intValue() >= vocabulary) {
      throw refused(
          file,
          key,
          node.toString(),
          "ids go from 0 to " + (vocabulary - 1) + ", as 'vocab_size' of config.json says");
    }
    return node.intValue();
  }

  private List<Integer> banned(int vocabulary, int eos) {
    String key = "bad_words_ids";
    JsonNode node = generationValue(key);
    List<Integer> banned = new ArrayList<>();
    if (node == null) {
      return banned;
    }
    String supported = "supported is a list of lists of one token id each";
    if (!node.isArray()) {
      throw refused(fileOf(key), key, node.toString(), supported);
    }
    for (JsonNode word : node) {
      if (!word.isArray() || word.size() != 1) {
        throw refused(fileOf(key), key, word.toString(), supported);
      }
      int id = tokenId(fileOf(key), key, word.get(0), vocabulary);
      if (id != eos && !banned.contains(id)) { // Hugging Face ignores a ban on </s> too
        banned.add(id);
      }
    }
    return banned;
  }

  private @Nullable JsonNode generationValue(String key) {
    JsonNode node = generation == null ? null : value(generation, key);
    return node == null ? value(config, key) : node;
  }

  private Path fileOf(String key) {
    return generation != null && generationFile != null && value(generation, key) != null
        ? generationFile
        : configFile;
  }

  private static @Nullable JsonNode value(ObjectNode object, String key) {
    JsonNode node = object.get(key);
    return node == null || node.isNull() ? null : node;
  }

  private static boolean isInteger(JsonNode node, int value) {
    return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() == value;
  }

  private static int number(Path file, String key, JsonNode node, int least, int most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < least
        || node.intValue() > most) {
      throw refused(
          file,
          key,
          node.toString(),
          "must be a whole number from "
              + least
              + " to "
              + most
              + (key.equals("max_length") ? ", the 'max_position_embeddings' of config.json" : ""));
    }
    return node.intValue();
  }

  private static TranslationException refused(
      Path file, String key, String value, String supported) {
    String shown = value.length() > 200 ? value.substring(0, 200) + "..." : value;
    return new TranslationException(file + ": '" + key + "' is " + shown + "; " + supported);
  }
}
