package io.github.nachtschicht.translation.marian;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes MarianMT folders with random weights of any shape, in each of the formats they come in.
 * The same seed gives the same values in every format (all of them exact even in BF16). Writing is
 * streamed: a model of the size of opus-mt-de-en takes some seconds and a few megabytes of heap.
 */
public final class RandomMarianFolder {

  /** A format of weights, with the name of its file. */
  public enum Format {
    SAFETENSORS_F32("model.safetensors"),
    SAFETENSORS_F16("model.safetensors"),
    SAFETENSORS_BF16("model.safetensors"),
    /** What older uploads of Helsinki-NLP hold: all four tied names, and tables of positions. */
    TORCH_LEGACY("pytorch_model.bin"),
    TORCH_LEGACY_F16("pytorch_model.bin"),
    TORCH_ZIP("pytorch_model.bin"),
    TORCH_ZIP_F16("pytorch_model.bin");

    public final String file;

    Format(String file) {
      this.file = file;
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  private RandomMarianFolder() {}

  /**
   * Writes a folder like another, with random weights. What the other has of config.json,
   * generation_config.json, tokenizer_config.json, vocab.json, source.spm and target.spm is copied;
   * a missing .spm is made from vocab.json.
   */
  public static void writeLike(Path model, Path folder, Format format, long seed)
      throws IOException {
    Files.createDirectories(folder);
    for (String name :
        List.of(
            "config.json",
            "generation_config.json",
            "tokenizer_config.json",
            "vocab.json",
            "source.spm",
            "target.spm")) {
      if (Files.exists(model.resolve(name))) {
        Files.write(folder.resolve(name), Files.readAllBytes(model.resolve(name)));
      }
    }
    finish(folder, format, seed);
  }

  /**
   * Writes a very small model of its own: d_model 16, 2 + 1 layers, 4 heads, 80 ids, 40 positions.
   */
  public static void writeSmall(Path folder, Format format, long seed) throws IOException {
    Files.createDirectories(folder);
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    vocabulary.put("</s>", 0);
    vocabulary.put("<unk>", 1);
    vocabulary.put("▁", 2);
    for (String word : List.of("▁der", "▁die", "▁Haus", "▁ist", "en", "er", "sch", "▁und", "te")) {
      vocabulary.put(word, vocabulary.size());
    }
    for (char c = 'a'; c <= 'z'; c++) {
      vocabulary.put(String.valueOf(c), vocabulary.size());
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      vocabulary.put(String.valueOf(c), vocabulary.size());
    }
    for (char c : "äöüÄÖÜß.,!?-0123".toCharArray()) {
      vocabulary.putIfAbsent(String.valueOf(c), vocabulary.size());
      if (vocabulary.size() == 79) {
        break;
      }
    }
    vocabulary.put("<pad>", 79);
    Files.write(folder.resolve("vocab.json"), JSON.writeValueAsBytes(vocabulary));
    Files.write(folder.resolve("config.json"), JSON.writeValueAsBytes(smallConfig()));
    ObjectNode generation = JSON.createObjectNode();
    generation.putArray("bad_words_ids").addArray().add(79);
    generation
        .put("decoder_start_token_id", 79)
        .put("eos_token_id", 0)
        .put("forced_eos_token_id", 0)
        .put("max_length", 30)
        .put("num_beams", 4)
        .put("pad_token_id", 79)
        .put("renormalize_logits", true);
    Files.write(folder.resolve("generation_config.json"), JSON.writeValueAsBytes(generation));
    finish(folder, format, seed);
  }

  /** The config.json of {@link #writeSmall}, to be changed by tests. */
  static ObjectNode smallConfig() {
    ObjectNode config = JSON.createObjectNode();
    config.putArray("architectures").add("MarianMTModel");
    return config
        .put("model_type", "marian")
        .put("activation_function", "swish")
        .put("d_model", 16)
        .put("encoder_layers", 2)
        .put("decoder_layers", 1)
        .put("encoder_attention_heads", 4)
        .put("decoder_attention_heads", 4)
        .put("encoder_ffn_dim", 32)
        .put("decoder_ffn_dim", 24)
        .put("vocab_size", 80)
        .put("decoder_vocab_size", 80)
        .put("max_position_embeddings", 40)
        .put("scale_embedding", true)
        .put("share_encoder_decoder_embeddings", true)
        .put("normalize_before", false)
        .put("normalize_embedding", false)
        .put("add_final_layer_norm", false)
        .put("eos_token_id", 0)
        .put("pad_token_id", 79)
        .put("decoder_start_token_id", 79);
  }

  private static void finish(Path folder, Format format, long seed) throws IOException {
    for (String name : List.of("source.spm", "target.spm")) {
      if (!Files.exists(folder.resolve(name))) {
        Files.write(folder.resolve(name), spm(folder.resolve("vocab.json")));
      }
    }
    writeWeights(
        folder.resolve(format.file), tensors(MarianConfigReader.read(folder), seed), format);
  }

  /** Writes only the weights. */
  static void writeWeights(Path file, List<WeightFiles.Tensor> tensors, Format format)
      throws IOException {
    switch (format) {
      case SAFETENSORS_F32 -> WeightFiles.safetensors(file, tensors, ElementType.F32);
      case SAFETENSORS_F16 -> WeightFiles.safetensors(file, tensors, ElementType.F16);
      case SAFETENSORS_BF16 -> WeightFiles.safetensors(file, tensors, ElementType.BF16);
      case TORCH_LEGACY -> WeightFiles.torchLegacy(file, tensors, ElementType.F32);
      case TORCH_LEGACY_F16 -> WeightFiles.torchLegacy(file, tensors, ElementType.F16);
      case TORCH_ZIP -> WeightFiles.torchZip(file, tensors, ElementType.F32);
      case TORCH_ZIP_F16 -> WeightFiles.torchZip(file, tensors, ElementType.F16);
    }
  }

  /** All the tensors of a model, by Hugging Face's names, those that share a storage among them. */
  static List<WeightFiles.Tensor> tensors(MarianConfig config, long seed) {
    List<WeightFiles.Tensor> tensors = new ArrayList<>();
    long v = config.vocabularySize();
    long d = config.modelDimension();
    long[] embedding = {v, d};
    tensors.add(tensor("final_logits_bias", new long[] {1, v}, "bias", seed));
    for (String name :
        List.of(
            "model.shared.weight",
            "model.encoder.embed_tokens.weight",
            "model.decoder.embed_tokens.weight")) {
      tensors.add(tensor(name, embedding, "shared", seed));
    }
    float[] table = MarianParameters.sinusoids(config.maxPositions(), config.modelDimension());
    for (String side : List.of("encoder", "decoder")) {
      tensors.add(
          new WeightFiles.Tensor(
              "model." + side + ".embed_positions.weight",
              new long[] {config.maxPositions(), d},
              side + "-positions",
              i -> table[(int) i],
              true));
    }
    MarianParameters.required(config)
        .forEach((name, shape) -> tensors.add(tensor(name, shape, "s" + tensors.size(), seed)));
    tensors.add(tensor("lm_head.weight", embedding, "shared", seed));
    return tensors;
  }

  private static WeightFiles.Tensor tensor(String name, long[] shape, String storage, long seed) {
    String key = storage.equals("shared") ? "model.shared.weight" : name;
    return new WeightFiles.Tensor(name, shape, storage, values(key, seed), false);
  }

  /** The random values of a tensor: matrices in +-1/16, gains near 1. */
  static WeightFiles.Values values(String name, long seed) {
    long start = mix(seed + name.hashCode() * 0x9E3779B97F4A7C15L);
    if (name.endsWith("norm.weight")) {
      return i -> 1 + (int) Math.floorMod(mix(start + i), 33L) * 0x1p-7f - 0.125f;
    }
    return i -> ((int) Math.floorMod(mix(start + i), 255L) - 127) * 0x1p-11f;
  }

  private static long mix(long value) { // the finisher of SplitMix64
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A SentencePiece unigram model of the pieces of a vocabulary, earlier ones more probable. */
  private static byte[] spm(Path vocabulary) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeByteArray(1, piece("<unk>", 0, 2));
    int rank = 1;
    for (Map.Entry<String, JsonNode> entry :
        ((ObjectNode) JSON.readTree(Files.readAllBytes(vocabulary))).properties()) {
      if (!entry.getKey().startsWith("<")) {
        out.writeByteArray(1, piece(entry.getKey(), (float) -Math.log(rank++ + 1.0), 1));
      }
    }
    ByteArrayOutputStream trainer = new ByteArrayOutputStream();
    CodedOutputStream spec = CodedOutputStream.newInstance(trainer);
    spec.writeEnum(3, 1); // unigram
    spec.flush();
    out.writeByteArray(2, trainer.toByteArray());
    out.flush();
    return bytes.toByteArray();
  }

  /** A piece as in sentencepiece_model.proto. */
  static byte[] piece(String text, float score, int type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeByteArray(1, text.getBytes(StandardCharsets.UTF_8));
    out.writeFloat(2, score);
    out.writeEnum(3, type);
    out.flush();
    return bytes.toByteArray();
  }
}
