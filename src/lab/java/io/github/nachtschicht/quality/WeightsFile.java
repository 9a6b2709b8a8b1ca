package io.github.nachtschicht.quality;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes what {@link ModelFile} reads. */
final class WeightsFile {

  private WeightsFile() {}

  /** The file's bytes. */
  static byte[] write(List<String> features, byte[] weights) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(ModelFile.FORMAT);
      out.writeUTF(String.join(",", features));
      out.writeLong(ModelFile.sum(weights));
      out.write(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
