package io.github.nachtschicht.translation.marian;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * torch's zip format: {@code NAME/data.pkl} holds the pickle, {@code NAME/data/KEY} the storages,
 * none of them compressed. Entries are streamed from their place in the file.
 */
final class TorchZip implements TorchStorages {

  private static final int MAX_ENTRIES = 100_000;

  private final ZipFile zip;
  private final String prefix;

  private TorchZip(ZipFile zip, String prefix) {
    this.zip = zip;
    this.prefix = prefix;
  }

  static TorchWeights.Content open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new TorchFormatException(
          "it begins like a zip archive, but is none (%s): is it truncated?", e.getMessage());
    }
    try {
      if (zip.size() > MAX_ENTRIES) {
        throw new TorchFormatException("it has %s entries", zip.size());
      }
      ZipEntry pickle = pickle(zip);
      String prefix =
          pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
      checkByteOrder(zip, prefix);
      try (InputStream in = new BufferedInputStream(zip.getInputStream(pickle))) {
        return new TorchWeights.Content(TorchUnpickler.loadOne(in), new TorchZip(zip, prefix));
      }
    } catch (IOException | RuntimeException e) {
      zip.close();
      if (e instanceof ZipException || e instanceof EOFException) {
        throw new TorchFormatException("its pickle cannot be read: %s", e.getMessage());
      }
      throw e;
    }
  }

  private static ZipEntry pickle(ZipFile zip) throws TorchFormatException {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (name.endsWith("/data.pkl") && name.indexOf('/') == name.lastIndexOf('/')) {
        return entry;
      }
    }
    throw new TorchFormatException("it is a zip archive without 'data.pkl', not one of torch's");
  }

  private static void checkByteOrder(ZipFile zip, String prefix) throws IOException {
    ZipEntry entry = zip.getEntry(prefix + "byteorder");
    if (entry != null) {
      try (InputStream in = zip.getInputStream(entry)) {
        String order = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
        if (!order.equals("little")) {
          throw new TorchFormatException("its byte order is '%s'; 'little' is supported", order);
        }
      }
    }
  }

  @Override
  public void check(TorchUnpickler.Storage storage) throws IOException {
    ZipEntry entry = entry(storage);
    if (entry == null) {
      throw new TorchFormatException("its storage '%sdata/%s' is missing", prefix, storage.key());
    }
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new TorchFormatException(
          "its storage '%s' is compressed; torch stores them plainly", entry.getName());
    }
    if (storage.elements() > Long.MAX_VALUE / 8
        || entry.getSize() != storage.elements() * storage.type().bytes()
        || entry.getCompressedSize() != entry.getSize()) {
      throw new TorchFormatException(
          "its storage '%s' has %s bytes where %s elements of %s bytes are expected",
          entry.getName(), entry.getSize(), storage.elements(), storage.type().bytes());
    }
  }

  private @Nullable ZipEntry entry(TorchUnpickler.Storage storage) {
    return zip.getEntry(prefix + "data/" + storage.key());
  }

  @Override
  public float[] read(TorchUnpickler.Storage storage, long first, int count) throws IOException {
    ZipEntry entry = entry(storage);
    if (entry == null) {
      throw new IOException("its storage is gone");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      in.skipNBytes(first * storage.type().bytes());
      return storage.type().read(Channels.newChannel(in), count);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
