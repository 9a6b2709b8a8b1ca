package io.github.nachtschicht.quality;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of fitted weights: its format, the names of the features it was fitted on in their order,
 * a check sum, and the weights. Weights that do not belong to what the program sees are refused: a
 * feature that is counted otherwise has another name.
 *
 * @param features it was fitted on
 * @param weights as the model's kind writes them
 */
record ModelFile(List<String> features, ByteBuffer weights) {

  static final String FORMAT = "nachtschicht weights 1";

  /**
   * Reads a resource.
   *
   * @throws IllegalStateException if the file is of another format or damaged; the message names it
   */
  static ModelFile read(String name) {
    return read(name, Resources.bytes(name));
  }

  /** As the other method, for bytes at hand. */
  static ModelFile read(String name, byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      String format = in.readUTF();
      if (!format.equals(FORMAT)) {
        throw new IllegalStateException(
            name + " should begin with '" + FORMAT + "', begins with '" + format + "'");
      }
      List<String> features = List.of(in.readUTF().split(","));
      long expected = in.readLong();
      byte[] weights = in.readAllBytes();
      if (sum(weights) != expected) {
        throw new IllegalStateException(name + " is damaged: its check sum differs");
      }
      return new ModelFile(features, ByteBuffer.wrap(weights));
    } catch (IOException e) {
      throw new IllegalStateException(name + " is damaged: it is too short for a file of weights");
    }
  }

  /**
   * Refuses weights that were fitted on something else.
   *
   * @param name of the file
   * @param fitted names of what they were fitted on, in order
   * @param seen names of what the program sees, in order
   * @throws IllegalStateException naming the file and both lists
   */
  static void require(String name, List<String> fitted, List<String> seen) {
    if (!fitted.equals(seen)) {
      throw new IllegalStateException(
          "%s was fitted on the features %s, but the program sees %s: fit it again"
              .formatted(name, fitted, seen));
    }
  }

  static long sum(byte[] weights) {
    CRC32 sum = new CRC32();
    sum.update(weights);
    return sum.getValue();
  }
}
