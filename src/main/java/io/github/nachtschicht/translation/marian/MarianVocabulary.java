package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TranslationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** vocab.json, and the names of the special tokens. */
record MarianVocabulary(
    Map<String, Integer> ids, List<String> special, int eosId, int unkId, int size) {

  static MarianVocabulary read(Path folder, MarianConfig config) {
    Path file = folder.resolve("vocab.json");
    ObjectNode object = SmallFiles.readObject(file);
    Map<String, Integer> ids = new HashMap<>(object.size() * 2);
    @Nullable String[] owners = new @Nullable String[config.vocabularySize()];
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode node = entry.getValue();
      if (!node.isIntegralNumber()
          || !node.canConvertToInt()
          || node.intValue() < 0
          || node.intValue() >= config.vocabularySize()) {
        throw TranslationException.of(
            "%s: the id of '%s' is %s; ids go from 0 to %s, as 'vocab_size' of config.json says",
            file, entry.getKey(), node, config.vocabularySize() - 1);
      }
      String owner = owners[node.intValue()];
      if (owner != null) {
        throw new TranslationException(
            file + ": '" + owner + "' and '" + entry.getKey() + "' have the same id " + node);
      }
      owners[node.intValue()] = entry.getKey();
      ids.put(entry.getKey(), node.intValue());
    }
    Path settingsFile = folder.resolve("tokenizer_config.json");
    @Nullable ObjectNode settings =
        Files.exists(settingsFile) ? SmallFiles.readObject(settingsFile) : null;
    if (settings != null && settings.path("separate_vocabs").asBoolean(false)) {
      throw new TranslationException(
          settingsFile + ": 'separate_vocabs' is true; only one vocabulary is supported");
    }
    String eos = name(settings, "eos_token", "</s>");
    String unk = name(settings, "unk_token", "<unk>");
    String pad = name(settings, "pad_token", "<pad>");
    int eosId = special(file, ids, eos, config.eosId(), "eos_token_id");
    special(file, ids, pad, config.padId(), "pad_token_id");
    int unkId = special(file, ids, unk, null, "");
    Set<String> special = new LinkedHashSet<>(List.of(eos, unk, pad));
    special.remove("");
    return new MarianVocabulary(ids, List.copyOf(special), eosId, unkId, config.vocabularySize());
  }

  private static int special(
      Path file, Map<String, Integer> ids, String token, @Nullable Integer expected, String key) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new TranslationException(
          file + " has no '" + token + "': it is damaged, or no MarianMT model's vocabulary");
    }
    if (expected != null && !id.equals(expected)) {
      throw TranslationException.of(
          "%s: the id of '%s' is %s, and '%s' of the configuration %s: the files belong to"
              + " different models",
          file, token, id, key, expected);
    }
    return id;
  }

  private static String name(@Nullable ObjectNode settings, String key, String otherwise) {
    JsonNode node = settings == null ? null : settings.get(key);
    if (node != null && node.isObject()) {
      node = node.get("content");
    }
    return node != null && node.isString() ? node.stringValue() : otherwise;
  }

  @Nullable String[] texts() {
    @Nullable String[] texts = new @Nullable String[size];
    ids.forEach((piece, id) -> texts[id] = special.contains(piece) ? null : piece);
    return texts;
  }
}
