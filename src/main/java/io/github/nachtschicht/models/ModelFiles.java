package io.github.nachtschicht.models;

import java.util.List;
import java.util.stream.Stream;

/** Which files of a Hugging Face MarianMT repository matter, and which of them must be there. */
final class ModelFiles {

  static final String CONFIG = "config.json";
  static final String TOKENIZER_CONFIG = "tokenizer_config.json";
  static final String VOCABULARY = "vocab.json";

  /** Without these no model loads. */
  static final List<String> REQUIRED = List.of(CONFIG, VOCABULARY, "source.spm", "target.spm");

  /** Read when they are there. */
  static final List<String> OPTIONAL =
      List.of("generation_config.json", TOKENIZER_CONFIG, "target_vocab.json", "phrases.tsv");

  /** Weights, the better format first; the first that is there is used, the others are not read. */
  static final List<String> WEIGHTS = List.of("model.safetensors", "pytorch_model.bin");

  /** Sums of an imported or embedded folder's files, in the format of {@code sha256sum}. */
  static final String SUMS = "SHA256SUMS";

  private ModelFiles() {}

  /** All names of files that can be read. */
  static List<String> all() {
    return Stream.of(REQUIRED, OPTIONAL, WEIGHTS).flatMap(List::stream).toList();
  }

  /** Whether a file of a repository is one that the loader reads. */
  static boolean isWanted(String name) {
    return REQUIRED.contains(name) || OPTIONAL.contains(name) || WEIGHTS.contains(name);
  }
}
