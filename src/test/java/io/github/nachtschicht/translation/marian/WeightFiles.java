package io.github.nachtschicht.translation.marian;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes weight files as Hugging Face and torch do, streaming, from values given by their index.
 */
final class WeightFiles {

  /** The values of a tensor. */
  @FunctionalInterface
  interface Values {
    /** The value at a row-major index. */
    float at(long index);
  }

  /**
   * A tensor to be written.
   *
   * @param storage tensors with the same are written once by torch's formats, and only the first of
   *     them by safetensors
   * @param computed whether it can be computed: torch's files have it, in F32, safetensors not
   */
  record Tensor(String name, long[] shape, String storage, Values values, boolean computed) {
    long count() {
      return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
  }

  private WeightFiles() {}

  /** Writes {@code model.safetensors} with every tensor in one of the types F32, F16 and BF16. */
  static void safetensors(Path file, List<Tensor> tensors, ElementType type) throws IOException {
    Map<String, Tensor> stored = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      if (!tensor.computed) {
        stored.putIfAbsent(tensor.storage, tensor);
      }
    }
    StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
    long at = 0;
    for (Tensor tensor : stored.values()) {
      long end = at + tensor.count() * type.bytes();
      header
          .append(",\"" + tensor.name + "\":{\"dtype\":\"" + type + "\",\"shape\":")
          .append(Arrays.toString(tensor.shape).replace(" ", ""))
          .append(",\"data_offsets\":[" + at + "," + end + "]}");
      at = end;
    }
    header.append("}");
    while (header.length() % 8 != 0) {
      header.append(' ');
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(little(header.length(), 8));
      out.write(header.toString().getBytes(StandardCharsets.UTF_8));
      for (Tensor tensor : stored.values()) {
        elements(out, tensor, type);
      }
    }
  }

  /** Writes torch's older format: pickles, then storages. */
  static void torchLegacy(Path file, List<Tensor> tensors, ElementType type) throws IOException {
    Map<String, Tensor> storages = new TreeMap<>();
    for (Tensor tensor : tensors) {
      storages.putIfAbsent(tensor.storage, tensor);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(new Pickle().magic().end());
      out.write(new Pickle().number(1001).end());
      out.write(
          new Pickle()
              .op('}')
              .op('(')
              .text("protocol_version")
              .number(1001)
              .text("little_endian")
              .op(0x88)
              .text("type_sizes")
              .op('}')
              .op('u')
              .end());
      out.write(stateDict(tensors, type, true));
      Pickle keys = new Pickle().op(']').op('(');
      storages.keySet().forEach(keys::text);
      out.write(keys.op('e').end());
      for (Tensor tensor : storages.values()) {
        out.write(little(tensor.count(), 8));
        elements(out, tensor, tensor.computed ? ElementType.F32 : type);
      }
    }
  }

  /** Writes torch's zip format, uncompressed entries. */
  static void torchZip(Path file, List<Tensor> tensors, ElementType type) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      byte[] pickle = stateDict(tensors, type, false);
      stored(zip, "archive/data.pkl", out -> out.write(pickle));
      stored(zip, "archive/byteorder", out -> out.write("little".getBytes(StandardCharsets.UTF_8)));
      Map<String, Tensor> storages = new LinkedHashMap<>();
      for (Tensor tensor : tensors) {
        storages.putIfAbsent(tensor.storage, tensor);
      }
      for (Tensor tensor : storages.values()) {
        stored(
            zip,
            "archive/data/" + tensor.storage,
            out -> elements(out, tensor, tensor.computed ? ElementType.F32 : type));
      }
      stored(zip, "archive/version", out -> out.write("3\n".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Writes part of a file. */
  @FunctionalInterface
  interface Part {
    void write(OutputStream out) throws IOException;
  }

  /** Adds an entry as torch does, uncompressed; the part is written twice, first for its sum. */
  static void stored(ZipOutputStream zip, String name, Part part) throws IOException {
    CRC32 crc = new CRC32();
    long[] size = {0};
    try (OutputStream counter =
        new OutputStream() {
          @Override
          public void write(int value) {
            crc.update(value);
            size[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
            size[0] += length;
          }
        }) {
      part.write(counter);
    }
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size[0]);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    part.write(zip);
    zip.closeEntry();
  }

  /** The pickle of a state dict, as protocol 2. */
  static byte[] stateDict(List<Tensor> tensors, ElementType type, boolean legacy) {
    Pickle pickle =
        new Pickle().global("collections", "OrderedDict").op(')').op('R').op('q').op(0).op('(');
    for (Tensor tensor : tensors) {
      String storageType =
          tensor.computed || type == ElementType.F32
              ? "FloatStorage"
              : type == ElementType.F16 ? "HalfStorage" : "BFloat16Storage";
      pickle
          .text(tensor.name)
          .global("torch._utils", "_rebuild_tensor_v2")
          .op('(')
          .storage(storageType, tensor.storage, tensor.count(), legacy)
          .number(0)
          .numbers(tensor.shape)
          .numbers(strides(tensor.shape))
          .op(0x89)
          .global("collections", "OrderedDict")
          .op(')')
          .op('R')
          .op('t')
          .op('R');
    }
    // the attribute '_metadata' that torch sets on state dicts
    pickle.op('u').op('}').text("_metadata").global("collections", "OrderedDict").op(')').op('R');
    return pickle.op('s').op('b').end();
  }

  private static long[] strides(long[] shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= shape[i];
    }
    return strides;
  }

  private static void elements(OutputStream out, Tensor tensor, ElementType type)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; i < tensor.count(); i++) {
      float value = tensor.values.at(i);
      switch (type) {
        case F32 -> buffer.putFloat(value);
        case F16 -> buffer.putShort(toHalf(value));
        case BF16 -> buffer.putShort((short) (Float.floatToIntBits(value) >>> 16));
        default -> throw new IllegalArgumentException(type.toString());
      }
      if (buffer.remaining() < 4) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
    out.write(buffer.array(), 0, buffer.position());
  }

  /** Half precision of a value that it can hold exactly, not subnormal. */
  private static short toHalf(float value) {
    int bits = Float.floatToIntBits(value);
    if (value == 0) {
      return (short) (bits >>> 16);
    }
    int exponent = ((bits >>> 23) & 0xff) - 112;
    if (exponent <= 0 || exponent >= 31 || (bits & 0x1fff) != 0) {
      throw new IllegalArgumentException(value + " is not exact in half precision");
    }
    return (short) ((bits >>> 16 & 0x8000) | exponent << 10 | (bits >>> 13 & 0x3ff));
  }

  static byte[] little(long value, int bytes) {
    byte[] result = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      result[i] = (byte) (value >>> (8 * i));
    }
    return result;
  }

  /** Writes pickles, opcode by opcode (Python's {@code pickletools} lists them). */
  static final class Pickle {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Pickle() {
      op(0x80).op(2);
    }

    Pickle op(int opcode) {
      bytes.write(opcode);
      return this;
    }

    Pickle raw(byte... content) {
      bytes.writeBytes(content);
      return this;
    }

    Pickle magic() {
      return raw(
          (byte) 0x8a,
          (byte) 10,
          (byte) 0x6c,
          (byte) 0xfc,
          (byte) 0x9c,
          (byte) 0x46,
          (byte) 0xf9,
          (byte) 0x20,
          (byte) 0x6a,
          (byte) 0xa8,
          (byte) 0x50,
          (byte) 0x19);
    }

    Pickle number(long value) {
      if (value == (int) value) {
        return op('J').raw(little(value, 4));
      }
      return op(0x8a).op(8).raw(little(value, 8));
    }

    Pickle text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return op('X').raw(little(utf8.length, 4)).raw(utf8);
    }

    Pickle global(String module, String name) {
      return op('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Pickle numbers(long[] values) {
      op('(');
      for (long value : values) {
        number(value);
      }
      return op('t');
    }

    Pickle storage(String type, String key, long elements, boolean legacy) {
      op('(').text("storage").global("torch", type).text(key).text("cpu").number(elements);
      if (legacy) {
        op('N');
      }
      return op('t').op('Q');
    }

    byte[] end() {
      op('.');
      return bytes.toByteArray();
    }
  }
}
