package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nachtschicht.translation.TranslationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles and archives that were not made by torch, or not with good intentions. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTorchFileTest {

  @TempDir Path folder;

  private static WeightFiles.Pickle pickle() {
    return new WeightFiles.Pickle();
  }

  /** Writes an archive with this pickle and a storage "0" of 4 floats 0, 1, 2, 3. */
  private Path zip(byte[] pickle) throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      WeightFiles.stored(zip, "archive/data.pkl", out -> out.write(pickle));
      WeightFiles.stored(zip, "archive/data/0", HostileTorchFileTest::fourFloats);
    }
    return file;
  }

  private static void fourFloats(OutputStream out) throws IOException {
    for (int i = 0; i < 4; i++) {
      out.write(WeightFiles.little(Float.floatToIntBits(i), 4));
    }
  }

  /** A state dict of one tensor 'x'. */
  private static byte[] tensor(
      String type, long elements, long offset, long[] shape, long[] strides) {
    return pickle()
        .op('}')
        .text("x")
        .global("torch._utils", "_rebuild_tensor_v2")
        .op('(')
        .storage(type, "0", elements, false)
        .number(offset)
        .numbers(shape)
        .numbers(strides)
        .op(0x89)
        .op('}')
        .op('t')
        .op('R')
        .op('s')
        .end();
  }

  private void refused(byte[] pickle, String message) throws IOException {
    Path file = zip(pickle);
    assertThatThrownBy(() -> WeightsReader.openFile(file))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "subprocess, Popen",
    "builtins, eval",
    "__builtin__, exec",
    "builtins, getattr",
    "copy_reg, _reconstructor",
    "decimal, Decimal",
    "array, array",
    "operator, attrgetter",
    "_codecs, encode",
    "datetime, datetime",
    "torch.storage, _load_from_bytes",
    "java.lang, Runtime",
  })
  void open_callOfAnythingElse_isRefusedByName(String module, String name) throws IOException {
    byte[] call = pickle().global(module, name).op('(').text("touch hacked").op('t').op('R').end();
    refused(call, "'" + module + "." + name + "'");
    byte[] nested = pickle().op('}').text("x").global(module, name).op(')').op('R').op('s').end();
    refused(nested, "'" + module + "." + name + "'");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        'i', 'o', 'P', 'S', 'V', 'F', 'I', 'L', 'd', 'l', 'p', 'g', '0', '2', 0x81, 0x82, 0x83,
        0x84, 0x8b, 'B', 'C', 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
        0x97, 0x98, 0xff, 0
      })
  void open_opcodeOutsideOfStateDicts_isRefused(int opcode) throws IOException {
    byte[] wrong = pickle().op(opcode).op('1').op('\n').op('.').op('\n').end();
    Path file = zip(wrong);
    assertThatThrownBy(() -> WeightsReader.openFile(file))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(file.toString());
  }

  @Test
  void open_storageClassCalled_isRefused() throws IOException {
    refused(pickle().global("torch", "FloatStorage").op(')').op('R').end(), "not allowed");
  }

  @Test
  void open_hugeStringLengths_areRefusedBeforeMemoryIsTaken() throws IOException {
    refused(pickle().op('X').raw(WeightFiles.little(0x7fffffff, 4)).end(), "a string of");
    refused(pickle().op('X').raw(WeightFiles.little(0xffffffffL, 4)).end(), "a string of");
    refused(pickle().op('T').raw(WeightFiles.little(0x7fffffff, 4)).end(), "a string of");
    refused(pickle().op(0x8a).op(255).end(), "");
  }

  @Test
  void open_endlessPickle_isRefused() throws IOException {
    WeightFiles.Pickle pickle = pickle();
    for (int i = 0; i < 5 << 20; i++) {
      pickle.op('}');
    }
    refused(pickle.end(), "longer than");
  }

  @Test
  void open_selfReferringAndExponentialStructures_areRefused() throws IOException {
    // a list that holds itself
    refused(pickle().op(']').op('q').op(0).op('h').op(0).op('a').end(), "no state dict");
    // 2^60 paths through lists of two equal lists, as a dictionary key and as a value
    WeightFiles.Pickle key = doubling();
    refused(key.op('}').op('h').op(60).op('N').op('s').end(), "not a string");
    WeightFiles.Pickle value = doubling();
    refused(value.op('}').text("x").op('h').op(60).op('s').end(), "no tensor");
  }

  private static WeightFiles.Pickle doubling() {
    WeightFiles.Pickle pickle = pickle().op(']').op('q').op(0).op('0');
    for (int i = 0; i < 60; i++) {
      pickle.op(']').op('(').op('h').op(i).op('h').op(i).op('e').op('q').op(i + 1).op('0');
    }
    return pickle;
  }

  @Test
  void open_wrongOrderOfOpcodes_isRefused() throws IOException {
    for (String opcodes :
        List.of(
            "", "t", "R", "s", "u", "b", "a", "e", "Q", "(", "(u", "}(u", "}N", "h\u0001", "}Ns",
            "((", "]N", "NQ", "NR", "}}R", "NNs")) {
      WeightFiles.Pickle pickle = pickle();
      opcodes.chars().forEach(pickle::op);
      refused(pickle.end(), "");
    }
  }

  @Test
  void open_randomOpcodes_endsInARefusal() throws IOException {
    Random random = new Random(8);
    int[] opcodes = "()}].RQtbsuaeNhqXKMJc0".chars().toArray();
    for (int i = 0; i < 300; i++) {
      WeightFiles.Pickle pickle = pickle();
      for (int k = random.nextInt(40); k >= 0; k--) {
        int opcode = opcodes[random.nextInt(opcodes.length)];
        switch (opcode) {
          case 'X' -> pickle.text("storage");
          case 'c' -> pickle.global("torch._utils", "_rebuild_tensor_v2");
          default -> pickle.op(opcode);
        }
      }
      refused(pickle.end(), "");
    }
  }

  @Test
  void read_stridedTensor_isGathered() throws IOException {
    try (Weights weights =
        WeightsReader.openFile(
            zip(tensor("FloatStorage", 4, 0, new long[] {2, 2}, new long[] {1, 2})))) {
      assertThat(weights.read("x")).containsExactly(0, 2, 1, 3);
    }
    try (Weights weights =
        WeightsReader.openFile(
            zip(tensor("FloatStorage", 4, 1, new long[] {1, 3}, new long[] {9, 1})))) {
      assertThat(weights.read("x")).containsExactly(1, 2, 3);
    }
    try (Weights weights =
        WeightsReader.openFile(zip(tensor("FloatStorage", 4, 0, new long[] {2}, new long[] {3})))) {
      assertThat(weights.read("x")).containsExactly(0, 3);
    }
    try (Weights weights =
        WeightsReader.openFile(
            zip(tensor("FloatStorage", 4, 3, new long[] {0, 7}, new long[] {7, 1})))) {
      assertThat(weights.read("x")).isEmpty();
    }
  }

  @Test
  void open_tensorOutsideOfItsStorage_isRefused() throws IOException {
    String message = "tensor 'x': its shape";
    refused(tensor("FloatStorage", 4, 0, new long[] {5}, new long[] {1}), message);
    refused(tensor("FloatStorage", 4, 3, new long[] {2}, new long[] {1}), message);
    refused(tensor("FloatStorage", 4, 0, new long[] {2, 2}, new long[] {4, 1}), message);
    refused(tensor("FloatStorage", 4, 1L << 62, new long[] {2}, new long[] {1L << 62}), message);
    long huge = 1L << 31;
    refused(tensor("FloatStorage", 4, 0, new long[] {huge, huge, huge}, new long[3]), message);
    refused(tensor("FloatStorage", 4, 0, new long[] {1 << 30}, new long[] {0}), message);
    refused(tensor("FloatStorage", 4, 0, new long[] {-1}, new long[] {1}), "natural number");
    refused(tensor("FloatStorage", 4, 0, new long[] {2}, new long[] {1, 1}), "unknown way");
  }

  @Test
  void open_storageOfAnotherSize_isRefused() throws IOException {
    refused(tensor("FloatStorage", 5, 0, new long[] {5}, new long[] {1}), "has 16 bytes");
    refused(tensor("HalfStorage", 4, 0, new long[] {4}, new long[] {1}), "has 16 bytes");
    refused(tensor("FloatStorage", Long.MAX_VALUE, 0, new long[] {4}, new long[] {1}), "bytes");
  }

  @Test
  void read_unsupportedType_isRefusedByName() throws IOException {
    try (Weights weights =
        WeightsReader.openFile(zip(tensor("LongStorage", 2, 0, new long[] {2}, new long[] {1})))) {
      assertThatThrownBy(() -> weights.read("x"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("'x'")
          .hasMessageContaining("LongStorage");
      assertThatThrownBy(() -> weights.read("y")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void open_compressedStorage_isRefused() throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      byte[] pickle = tensor("FloatStorage", 4, 0, new long[] {4}, new long[] {1});
      WeightFiles.stored(zip, "archive/data.pkl", out -> out.write(pickle));
      zip.putNextEntry(new ZipEntry("archive/data/0"));
      fourFloats(zip);
      zip.closeEntry();
    }
    assertThatThrownBy(() -> WeightsReader.openFile(file)).hasMessageContaining("compressed");
  }

  @Test
  void open_otherArchives_areRefused() throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      WeightFiles.stored(zip, "word/document.xml", out -> out.write('x'));
    }
    assertThatThrownBy(() -> WeightsReader.openFile(file)).hasMessageContaining("data.pkl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      byte[] pickle = tensor("FloatStorage", 4, 0, new long[] {4}, new long[] {1});
      WeightFiles.stored(zip, "m/data.pkl", out -> out.write(pickle));
      WeightFiles.stored(
          zip, "m/byteorder", out -> out.write("big".getBytes(StandardCharsets.UTF_8)));
      WeightFiles.stored(zip, "m/data/0", HostileTorchFileTest::fourFloats);
    }
    assertThatThrownBy(() -> WeightsReader.openFile(file)).hasMessageContaining("byte order");
  }

  /** More than 65,535 entries need zip64. */
  @Test
  void open_zip64Archive_isRead() throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    try (ZipOutputStream zip =
        new ZipOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
      byte[] pickle = tensor("FloatStorage", 4, 0, new long[] {4}, new long[] {1});
      WeightFiles.stored(zip, "m/data.pkl", out -> out.write(pickle));
      WeightFiles.stored(zip, "m/data/0", HostileTorchFileTest::fourFloats);
      for (int i = 1; i < 66_000; i++) {
        WeightFiles.stored(zip, "m/data/" + i, out -> {});
      }
    }
    try (Weights weights = WeightsReader.openFile(file)) {
      assertThat(weights.read("x")).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void open_legacyFilesOfAnotherKind_areRefused() throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    byte[] magic = pickle().magic().end();
    byte[] version = pickle().number(1001).end();
    byte[] system = pickle().op('}').text("little_endian").op(0x89).op('s').end();
    for (byte[][] parts :
        new byte[][][] {
          {pickle().number(1).end()},
          {magic},
          {magic, pickle().number(1000).end()},
          {magic, version, system},
          {magic, version, pickle().op(']').end()},
        }) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (byte[] part : parts) {
        bytes.writeBytes(part);
      }
      Files.write(file, bytes.toByteArray());
      Throwable thrown = catchThrowable(() -> WeightsReader.openFile(file));
      assertThat(thrown).isInstanceOf(TranslationException.class);
      assertThat(thrown).hasMessageStartingWith(file + " is damaged or not supported");
    }
  }
}
