package io.github.nachtschicht.quality;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of fitted weights: its format, the names of the features it was fitted on in their order,
 * a check sum, and the weights. Weights that do not belong to what the program sees are refused.
 */
final class ModelFile {

  static final String FORMAT = "nachtschicht weights 1";

  private ModelFile() {}

  /**
   * The weights of a resource.
   *
   * @param features what the program sees, in order
   * @throws IllegalStateException if the file is of another format, was fitted on other features,
   *     or is damaged; the message names it
   */
  static ByteBuffer read(String name, List<String> features) {
    return read(name, features, Resources.bytes(name));
  }

  /** As the other method, for bytes at hand. */
  static ByteBuffer read(String name, List<String> features, byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      String format = in.readUTF();
      if (!format.equals(FORMAT)) {
        throw new IllegalStateException(
            name + " should begin with '" + FORMAT + "', begins with '" + format + "'");
      }
      String fitted = in.readUTF();
      String seen = String.join(",", features);
      if (!fitted.equals(seen)) {
        throw new IllegalStateException(
            name
                + " was fitted on the features ["
                + fitted
                + "], but the program sees ["
                + seen
                + "]: fit it again");
      }
      long expected = in.readLong();
      byte[] weights = in.readAllBytes();
      if (sum(weights) != expected) {
        throw new IllegalStateException(name + " is damaged: its check sum differs");
      }
      return ByteBuffer.wrap(weights);
    } catch (IOException e) {
      throw new IllegalStateException(name + " is damaged: it is too short for a file of weights");
    }
  }

  static long sum(byte[] weights) {
    CRC32 sum = new CRC32();
    sum.update(weights);
    return sum.getValue();
  }
}
