package io.github.nachtschicht.translation.marian;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * torch's older format ({@code torch.save} before 1.6, or with {@code
 * _use_new_zipfile_serialization=False}): five pickles one after the other (a magic number, the
 * protocol version 1001, facts about the writing system, the state dict, the storages' keys), then
 * each storage in the order of its key: 8 bytes number of elements, little-endian, and the
 * elements.
 */
final class TorchLegacy implements TorchStorages {

  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final int PROTOCOL = 1001;

  private final FileChannel channel;
  private final List<?> keys;
  private final long firstStorage;

  /** Start of each storage's elements; null until the storages' types are known. */
  private @Nullable Map<String, Long> places;

  private final Map<String, TorchUnpickler.Storage> storages = new HashMap<>();

  private TorchLegacy(FileChannel channel, List<?> keys, long firstStorage) {
    this.channel = channel;
    this.keys = keys;
    this.firstStorage = firstStorage;
  }

  static TorchWeights.Content open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      Counting in = new Counting(new BufferedInputStream(Channels.newInputStream(channel)));
      if (!MAGIC.equals(TorchUnpickler.loadOne(in))) {
        throw new TorchFormatException("it is a pickle, but none of torch's");
      }
      Object protocol = TorchUnpickler.loadOne(in);
      if (!(protocol instanceof Integer version) || version != PROTOCOL) {
        throw new TorchFormatException("its protocol version is not %s", PROTOCOL);
      }
      if (!(TorchUnpickler.loadOne(in) instanceof Map<?, ?> system)
          || !Boolean.TRUE.equals(system.get("little_endian"))) {
        throw new TorchFormatException("it was not written on a little-endian machine");
      }
      Object stateDict = TorchUnpickler.loadOne(in);
      if (!(TorchUnpickler.loadOne(in) instanceof List<?> keys)) {
        throw new TorchFormatException("it has no list of storages");
      }
      TorchLegacy storages = new TorchLegacy(channel, keys, in.count);
      storages.collect(stateDict);
      storages.locate();
      return new TorchWeights.Content(stateDict, storages);
    } catch (IOException | RuntimeException e) {
      channel.close();
      if (e instanceof EOFException
          || (e instanceof IOException && !(e instanceof TorchFormatException))) {
        throw new TorchFormatException("its pickles end too early: it is truncated");
      }
      throw e;
    }
  }

  private void collect(@Nullable Object stateDict) throws TorchFormatException {
    if (stateDict instanceof Map<?, ?> entries) {
      for (Object value : entries.values()) {
        if (value instanceof TorchUnpickler.Tensor tensor) {
          TorchUnpickler.Storage storage = tensor.storage();
          TorchUnpickler.Storage before = storages.putIfAbsent(storage.key(), storage);
          if (before != null && !before.equals(storage)) {
            throw new TorchFormatException(
                "its storage '%s' has two types or sizes", storage.key());
          }
        }
      }
    }
  }

  private void locate() throws IOException {
    Map<String, Long> found = new HashMap<>();
    Set<Object> seen = new HashSet<>();
    long at = firstStorage;
    for (Object key : keys) {
      TorchUnpickler.Storage storage = key instanceof String name ? storages.get(name) : null;
      if (storage == null || !seen.add(key)) {
        throw new TorchFormatException(
            "its list of storages names %s, which no tensor uses or which stands twice",
            key instanceof String ? "'" + key + "'" : "something");
      }
      ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      while (head.hasRemaining()) {
        if (channel.read(head, at + head.position()) < 0) {
          throw truncated(storage);
        }
      }
      long elements = head.getLong(0);
      if (elements != storage.elements()) {
        throw new TorchFormatException(
            "its storage '%s' has %s elements where %s are expected",
            key, elements, storage.elements());
      }
      if (elements > (channel.size() - at - 8) / storage.type().bytes()) {
        throw truncated(storage);
      }
      found.put(storage.key(), at + 8);
      at += 8 + elements * storage.type().bytes();
    }
    places = found;
  }

  private static TorchFormatException truncated(TorchUnpickler.Storage storage) {
    return new TorchFormatException(
        "it ends before or within the storage '%s': it is truncated", storage.key());
  }

  @Override
  public void check(TorchUnpickler.Storage storage) throws IOException {
    place(storage);
  }

  private long place(TorchUnpickler.Storage storage) throws TorchFormatException {
    Long place = places == null ? null : places.get(storage.key());
    if (place == null) {
      throw new TorchFormatException("its storage '%s' is missing", storage.key());
    }
    return place;
  }

  @Override
  public float[] read(TorchUnpickler.Storage storage, long first, int count) throws IOException {
    channel.position(place(storage) + first * storage.type().bytes());
    return storage.type().read(channel, count);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Knows how many bytes were taken from it. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = super.read(target, offset, length);
      count += Math.max(n, 0);
      return n;
    }
  }
}
