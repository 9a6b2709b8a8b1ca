package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TranslationException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Weights in the safetensors format: 8 bytes header length, little-endian; that many bytes of JSON
 * with each tensor's type, shape and place; then the data. The header is checked in full before
 * anything is read: as the format asks, the tensors must cover the data without gap or overlap.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
final class SafetensorsWeights implements Weights {

  /** A MarianMT model's header has less than 100 kB; the format's own limit is 100 MB. */
  private static final long MAX_HEADER_BYTES = 16L << 20;

  private record Tensor(
      String name, ElementType type, String typeName, long[] shape, long begin, long end) {}

  private final Path file;
  private final FileChannel channel;
  private final long dataStart;
  private final Map<String, Tensor> tensors;

  private SafetensorsWeights(
      Path file, FileChannel channel, long dataStart, Map<String, Tensor> tensors) {
    this.file = file;
    this.channel = channel;
    this.dataStart = dataStart;
    this.tensors = tensors;
  }

  /**
   * Opens the file and checks its header.
   *
   * @throws TranslationException if the file is damaged or truncated
   */
  static SafetensorsWeights open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      long size = channel.size();
      long headerBytes = headerLength(file, channel, size);
      byte[] header = new byte[(int) headerBytes];
      readFully(channel, ByteBuffer.wrap(header), 8);
      if (header[0] != '{') {
        throw damaged(file, "its header is no JSON object; it is not a safetensors file");
      }
      Map<String, Tensor> tensors =
          parse(file, SmallFiles.parseObject(header, file + ": the header"));
      checkPlaces(file, tensors.values(), size - 8 - headerBytes);
      return new SafetensorsWeights(file, channel, 8 + headerBytes, tensors);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static long headerLength(Path file, FileChannel channel, long size) throws IOException {
    if (size < 10) {
      throw damaged(file, "it has only " + size + " bytes: it is truncated");
    }
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, length, 0);
    long headerBytes = length.getLong(0);
    if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) {
      throw damaged(
          file,
          "its header would have "
              + Long.toUnsignedString(headerBytes)
              + " bytes (2 to "
              + MAX_HEADER_BYTES
              + " are plausible); it is not a safetensors file");
    }
    if (headerBytes > size - 8) {
      throw damaged(
          file,
          "its header alone has "
              + headerBytes
              + " bytes, the whole file "
              + size
              + ": it is truncated");
    }
    return headerBytes;
  }

  private static Map<String, Tensor> parse(Path file, ObjectNode header) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        tensors.put(entry.getKey(), tensor(file, entry.getKey(), entry.getValue()));
      }
    }
    if (tensors.isEmpty()) {
      throw damaged(file, "it holds no tensors");
    }
    return tensors;
  }

  private static Tensor tensor(Path file, String name, JsonNode node) {
    JsonNode dtype = node.get("dtype");
    JsonNode shape = node.get("shape");
    JsonNode offsets = node.get("data_offsets");
    if (dtype == null
        || !dtype.isString()
        || shape == null
        || !shape.isArray()
        || shape.size() > 8
        || offsets == null
        || !offsets.isArray()
        || offsets.size() != 2) {
      throw damaged(
          file, "tensor '" + name + "' has no proper 'dtype', 'shape' and 'data_offsets'");
    }
    ElementType type = type(dtype.stringValue());
    if (type == null) {
      throw damaged(file, "tensor '" + name + "' has the unknown dtype " + dtype);
    }
    long[] dimensions = new long[shape.size()];
    long bytes = type.bytes();
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = natural(file, name, "shape", shape.get(i));
      if (dimensions[i] != 0 && bytes > Long.MAX_VALUE / dimensions[i]) {
        throw damaged(file, "tensor '" + name + "' has the impossible shape " + shape);
      }
      bytes *= dimensions[i];
    }
    long begin = natural(file, name, "data_offsets", offsets.get(0));
    long end = natural(file, name, "data_offsets", offsets.get(1));
    if (end < begin || end - begin != bytes) {
      throw damaged(
          file,
          "tensor '"
              + name
              + "' of shape "
              + shape
              + " and dtype "
              + dtype
              + " needs "
              + bytes
              + " bytes, its data_offsets are "
              + offsets);
    }
    return new Tensor(name, type, dtype.stringValue(), dimensions, begin, end);
  }

  private static long natural(Path file, String name, String key, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw damaged(
          file, "tensor '" + name + "': '" + key + "' holds " + node + ", not a natural number");
    }
    return node.longValue();
  }

  private static @Nullable ElementType type(String dtype) {
    return switch (dtype) {
      case "F32" -> ElementType.F32;
      case "F16" -> ElementType.F16;
      case "BF16" -> ElementType.BF16;
      case "F64", "I64", "U64", "C64" -> ElementType.OTHER_64;
      case "I32", "U32" -> ElementType.OTHER_32;
      case "I16", "U16" -> ElementType.OTHER_16;
      case "I8", "U8", "BOOL", "F8_E5M2", "F8_E4M3" -> ElementType.OTHER_8;
      default -> null;
    };
  }

  private static void checkPlaces(Path file, Iterable<Tensor> tensors, long dataBytes) {
    List<Tensor> sorted = new ArrayList<>();
    tensors.forEach(sorted::add);
    sorted.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
    long at = 0;
    String before = "";
    for (Tensor tensor : sorted) {
      if (tensor.begin < at) {
        throw damaged(file, "the tensors '" + before + "' and '" + tensor.name + "' overlap");
      }
      if (tensor.begin > at) {
        throw damaged(file, "there is a gap in the data before tensor '" + tensor.name + "'");
      }
      if (tensor.end > dataBytes) {
        throw damaged(
            file,
            "tensor '"
                + tensor.name
                + "' ends at byte "
                + tensor.end
                + " of the data, which has only "
                + dataBytes
                + ": the file is truncated");
      }
      at = tensor.end;
      before = tensor.name;
    }
    if (at != dataBytes) {
      throw damaged(file, "its data has " + (dataBytes - at) + " bytes more than its header says");
    }
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public long[] shape(String name) {
    return tensor(name).shape.clone();
  }

  @Override
  public float[] read(String name) throws IOException {
    Tensor tensor = tensor(name);
    if (!tensor.type.readable()) {
      throw new IOException(
          file
              + ": tensor '"
              + name
              + "' is stored as "
              + tensor.typeName
              + "; F32, F16 and BF16 are supported");
    }
    long count = (tensor.end - tensor.begin) / tensor.type.bytes();
    if (count > Integer.MAX_VALUE - 16) {
      throw new IOException(file + ": tensor '" + name + "' is too large: " + count + " values");
    }
    try {
      channel.position(dataStart + tensor.begin);
      return tensor.type.read(channel, (int) count);
    } catch (IOException e) {
      throw new IOException(file + ": tensor '" + name + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(file + " has no tensor '" + name + "'");
    }
    return tensor;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void readFully(FileChannel channel, ByteBuffer buffer, long at)
      throws IOException {
    long position = at;
    while (buffer.hasRemaining()) {
      int n = channel.read(buffer, position);
      if (n < 0) {
        throw new EOFException("the file ends too early");
      }
      position += n;
    }
  }

  private static TranslationException damaged(Path file, String what) {
    return new TranslationException(file + " is damaged or not supported: " + what);
  }
}
