package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Opens the weights of a Hugging Face model folder: {@code model.safetensors}, else {@code
 * pytorch_model.bin} in either of torch's formats.
 */
final class WeightsReader {

  private WeightsReader() {}

  /**
   * The file that {@link #open} reads.
   *
   * @throws TranslationException if there is none
   */
  static Path file(Path folder) {
    for (String name : new String[] {"model.safetensors", "pytorch_model.bin"}) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    for (String name :
        new String[] {"model.safetensors.index.json", "pytorch_model.bin.index.json"}) {
      if (Files.exists(folder.resolve(name))) {
        throw new TranslationException(
            folder + " holds weights in several files (" + name + "); only one file is supported");
      }
    }
    throw TranslationException.of(
        "%s holds no weights: neither model.safetensors nor pytorch_model.bin is there%s",
        folder,
        Files.exists(folder.resolve("tf_model.h5"))
                || Files.exists(folder.resolve("flax_model.msgpack"))
            ? " (weights for TensorFlow and Flax are not read)"
            : "");
  }

  /**
   * Opens the weights.
   *
   * @param folder a Hugging Face model folder
   * @throws TranslationException if there are none, or if the file is damaged or not supported; the
   *     message names the file and what is wrong
   */
  static Weights open(Path folder) {
    return openFile(file(folder));
  }

  /** Opens one file of weights, whatever its name; its first bytes say which format it has. */
  static Weights openFile(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new TranslationException(file + " is a folder where a file is expected");
      }
      byte[] start;
      try (InputStream in = Files.newInputStream(file)) {
        start = in.readNBytes(64);
      }
      if (start.length == 0) {
        throw new TranslationException(file + " is empty: was it copied or downloaded completely?");
      }
      if (SmallFiles.isLfsPointer(start)) {
        throw new TranslationException(SmallFiles.lfsMessage(file));
      }
      if (file.getFileName() != null && file.getFileName().toString().endsWith(".safetensors")) {
        return SafetensorsWeights.open(file);
      }
      boolean zip = startsWith(start, 'P', 'K', 3, 4);
      if (zip || start[0] == (byte) 0x80) {
        return TorchWeights.open(file, zip);
      }
      throw TranslationException.of(
          "%s is neither of torch's formats (a zip archive, or a pickle from protocol 2): its first"
              + " bytes are %s",
          file, hex(start));
    } catch (IOException e) {
      throw SmallFiles.unreadable(file, e);
    }
  }

  private static boolean startsWith(byte[] content, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= content.length || content[i] != (byte) start[i]) {
        return false;
      }
    }
    return true;
  }

  private static String hex(byte[] start) {
    return java.util.HexFormat.ofDelimiter(" ")
        .formatHex(Arrays.copyOf(start, Math.min(8, start.length)));
  }
}
