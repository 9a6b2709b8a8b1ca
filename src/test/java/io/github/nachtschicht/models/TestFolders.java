package io.github.nachtschicht.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small folders that look like models from the outside. */
public final class TestFolders {

  private TestFolders() {}

  /** Files of a MarianMT repository; the weights are noise of the given size. */
  public static Map<String, byte[]> files(int weightBytes, String weightsName) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("config.json", utf8("{\"model_type\": \"marian\", \"d_model\": 16}"));
    files.put("generation_config.json", utf8("{\"num_beams\": 4}"));
    files.put("tokenizer_config.json", utf8("{\"source_lang\": \"de\", \"target_lang\": \"en\"}"));
    files.put("vocab.json", utf8("{\"</s>\": 0, \"<unk>\": 1, \"a\": 2, \"<pad>\": 3}"));
    files.put("source.spm", noise(1, 500));
    files.put("target.spm", noise(2, 500));
    files.put(weightsName, noise(3, weightBytes));
    return files;
  }

  static Path write(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }

  static Path model(Path folder) throws IOException {
    return write(folder, files(2000, "model.safetensors"));
  }

  static ModelLocations locations(Path folder) {
    return new ModelLocations(
        List.of(folder.resolve("models")), folder.resolve("hub"), folder.resolve("own"));
  }

  static byte[] noise(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** All regular files and links below a folder, relative, sorted, with {@code /}. */
  static List<String> tree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var walk = Files.walk(folder)) {
      String[] names =
          walk.filter(p -> !Files.isDirectory(p, java.nio.file.LinkOption.NOFOLLOW_LINKS))
              .map(p -> folder.relativize(p).toString().replace('\\', '/'))
              .toArray(String[]::new);
      Arrays.sort(names);
      return List.of(names);
    }
  }
}
