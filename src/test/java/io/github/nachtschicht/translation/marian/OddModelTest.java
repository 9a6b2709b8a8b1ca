package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nachtschicht.models.ModelException;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Models whose files are well-formed and say odd things: each is used, or refused with a message
 * that names a file of it; nothing else may come of it.
 */
@Timeout(600)
class OddModelTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> ODD =
      List.of(
          "null",
          "-1",
          "0",
          "1",
          "2",
          "3",
          "17",
          "40.5",
          "1e99",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "\"\"",
          "\"x\"",
          "\"0\"",
          "[]",
          "[1]",
          "[[79]]",
          "{}",
          "true",
          "false",
          "\"\\u0000\"",
          "{\"a\": [1, {\"b\": null}]}",
          "1000000");

  @TempDir Path folder;
  @TempDir Path cache;

  @Test
  void open_oddValues_isUsedOrRefusedWithAMessage() throws Exception {
    Random random = new Random(Long.getLong("nachtschicht.fuzz.seed", 5));
    int models = Integer.getInteger("nachtschicht.fuzz.models", 60);
    int refused = 0;
    for (int i = 0; i < models; i++) {
      RandomMarianFolder.Format[] formats = RandomMarianFolder.Format.values();
      Path model = Files.createDirectory(folder.resolve("m" + i));
      RandomMarianFolder.writeSmall(model, formats[random.nextInt(formats.length)], i);
      List<String> changes = new ArrayList<>();
      for (int n = 1 + random.nextInt(2); n > 0; n--) {
        changes.add(makeOdd(model, random));
      }
      Throwable thrown = catchThrowable(() -> use(model));
      if (thrown != null) {
        refused++;
        assertThat(thrown)
            .as(changes.toString())
            .isInstanceOfAny(TranslationException.class, ModelException.class);
        assertThat(thrown.getMessage())
            .as(changes.toString())
            .isNotBlank()
            .contains(model.toString())
            .doesNotContain("\n", "Exception", "\tat ");
      }
    }
    assertThat(refused).isPositive();
  }

  /** All that a run does with a model. */
  private void use(Path path) throws InterruptedException {
    ModelFolder model = new ModelResolver(ModelLocations.ofProcess()).resolve(path.toString());
    model.targetTags();
    model.requireUndamaged(true);
    try (MarianTranslator translator =
        new MarianFamily()
            .open(
                path,
                new ModelIdentity("odd", model.freshFingerprint(), "de", "en"),
                ModelOptions.of(cache)
                    .withDecoding(
                        new DecodingOptions(
                            2, 1, DecodingOptions.EarlyStopping.HEURISTIC, 0, 12, 0)))) {
      translator.translate(List.of("der Haus ist und die", ""));
    }
  }

  private static String makeOdd(Path model, Random random) throws IOException {
    List<String> names =
        new ArrayList<>(
            List.of(
                "config.json",
                "config.json",
                "generation_config.json",
                "vocab.json",
                "tokenizer_config.json"));
    if (Files.exists(model.resolve("model.safetensors"))) {
      names.add("model.safetensors");
    }
    String name = names.get(random.nextInt(names.size()));
    Path file = model.resolve(name);
    if (name.equals("model.safetensors")) {
      return name + " " + makeOddHeader(file, random);
    }
    ObjectNode json =
        Files.exists(file)
            ? (ObjectNode) JSON.readTree(Files.readAllBytes(file))
            : JSON.createObjectNode();
    if (json.isEmpty() || name.equals("tokenizer_config.json")) {
      json.put(random.nextBoolean() ? "source_lang" : "target_lang", "x");
    }
    String change = change(json, random);
    Files.writeString(file, json.toString());
    return name + " " + change;
  }

  private static String change(ObjectNode json, Random random) {
    List<String> keys = new ArrayList<>(json.propertyNames());
    String key = keys.get(random.nextInt(keys.size()));
    if (random.nextInt(6) == 0) {
      json.remove(key);
      return key + " removed";
    }
    String value = ODD.get(random.nextInt(ODD.size()));
    json.set(key, JSON.readTree(value));
    return key + " = " + value;
  }

  /** The header that says where each tensor is. */
  private static String makeOddHeader(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    ObjectNode header =
        (ObjectNode) JSON.readTree(new String(bytes, 8, length, StandardCharsets.UTF_8));
    List<String> keys = new ArrayList<>(header.propertyNames());
    String key = keys.get(random.nextInt(keys.size()));
    JsonNode tensor = header.get(key);
    String change =
        tensor instanceof ObjectNode fields && !fields.isEmpty() && random.nextInt(4) > 0
            ? change(fields, random)
            : change(header, random);
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(8 + text.length + bytes.length - 8 - length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text)
            .put(bytes, 8 + length, bytes.length - 8 - length);
    Files.write(file, out.array());
    return key + ": " + change;
  }
}
