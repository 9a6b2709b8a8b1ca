package io.github.nachtschicht.translation.marian;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Writes one ONNX graph: {@code NAME.onnx} and beside it {@code NAME.weights}, into which larger
 * constants go as they are added, so that a model never lies on the heap as a whole and protobuf's
 * limit of 2 GB does not matter.
 */
final class OnnxGraph implements Closeable {

  /** Domain of ONNX Runtime's own operators. */
  static final String MICROSOFT = "com.microsoft";

  private static final int OPERATOR_SET = 17;
  private static final int IR_VERSION = 8;
  private static final int EXTERNAL_FROM_BYTES = 1024;
  private static final int ALIGNMENT = 4096;

  private final String name;
  private final Path folder;
  private final FileChannel weights;
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> constants = new HashSet<>();
  private int values;

  /** Element types of inputs and outputs. */
  enum Type {
    FLOAT(TensorProto.DataType.FLOAT),
    INT64(TensorProto.DataType.INT64),
    INT8(TensorProto.DataType.INT8),
    UINT8(TensorProto.DataType.UINT8);

    private final TensorProto.DataType type;

    Type(TensorProto.DataType type) {
      this.type = type;
    }
  }

  OnnxGraph(String name, Path folder) throws IOException {
    this.name = name;
    this.folder = folder;
    this.weights =
        FileChannel.open(
            folder.resolve(name + ".weights"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    graph.setName(name);
  }

  /**
   * Declares an input of the graph.
   *
   * @param dimensions numbers, or strings for what varies
   */
  String input(String input, Type type, Object... dimensions) {
    graph.addInput(value(input, type, dimensions));
    return input;
  }

  /** Declares a value that a node has been given the name of as an output of the graph. */
  void output(String output, Type type, Object... dimensions) {
    graph.addOutput(value(output, type, dimensions));
  }

  /**
   * States the shape of a value where ONNX Runtime cannot find it out. Where it knows two shapes to
   * be equal it computes in place.
   */
  String shaped(String value, Type type, Object... dimensions) {
    graph.addValueInfo(value(value, type, dimensions));
    return value;
  }

  private static ValueInfoProto value(String value, Type type, Object... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dimension : dimensions) {
      TensorShapeProto.Dimension.Builder d = shape.addDimBuilder();
      if (dimension instanceof Number number) {
        d.setDimValue(number.longValue());
      } else {
        d.setDimParam(String.valueOf(dimension));
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(value)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.type.getNumber())
                        .setShape(shape)))
        .build();
  }

  /** A constant of 32-bit floats; one that is already there under the name is not written again. */
  String floats(String constant, float[] data, long... shape) throws IOException {
    if (constants.add(constant)) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Math.multiplyExact(4, data.length)).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(data);
      add(constant, TensorProto.DataType.FLOAT, bytes, data.length, shape);
    }
    return constant;
  }

  /** A constant of signed bytes. */
  String bytes(String constant, byte[] data, long... shape) throws IOException {
    if (constants.add(constant)) {
      add(constant, TensorProto.DataType.INT8, ByteBuffer.wrap(data), data.length, shape);
    }
    return constant;
  }

  /** A constant of unsigned bytes, without dimensions if no shape is given. */
  String unsignedBytes(String constant, byte[] data, long... shape) throws IOException {
    if (constants.add(constant)) {
      add(constant, TensorProto.DataType.UINT8, ByteBuffer.wrap(data), data.length, shape);
    }
    return constant;
  }

  /** A constant of one dimension. */
  String longs(long... data) throws IOException {
    StringBuilder constant = new StringBuilder("longs");
    for (long value : data) {
      constant.append('_').append(value);
    }
    if (constants.add(constant.toString())) {
      ByteBuffer bytes = ByteBuffer.allocate(8 * data.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asLongBuffer().put(data);
      add(constant.toString(), TensorProto.DataType.INT64, bytes, data.length, data.length);
    }
    return constant.toString();
  }

  /** A constant without dimensions. */
  String scalar(float value) throws IOException {
    return floats(String.format(Locale.ROOT, "float_%x", Float.floatToIntBits(value)), one(value));
  }

  private static float[] one(float value) {
    return new float[] {value};
  }

  private void add(
      String constant, TensorProto.DataType type, ByteBuffer data, int count, long... shape)
      throws IOException {
    long expected = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (expected != count) {
      throw new IllegalArgumentException(
          constant + " has " + count + " values for shape " + Arrays.toString(shape));
    }
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(constant).setDataType(type.getNumber());
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    if (data.remaining() < EXTERNAL_FROM_BYTES) {
      tensor.setRawData(ByteString.copyFrom(data));
    } else {
      long offset = (weights.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      int length = data.remaining();
      long at = offset;
      while (data.hasRemaining()) {
        at += weights.write(data, at);
      }
      tensor
          .setDataLocation(TensorProto.DataLocation.EXTERNAL)
          .addExternalData(entry("location", name + ".weights"))
          .addExternalData(entry("offset", Long.toString(offset)))
          .addExternalData(entry("length", Integer.toString(length)));
    }
    graph.addInitializer(tensor);
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  /** Begins a node; an empty input stands for one that is left out. */
  Node node(String operator, String... inputs) {
    return new Node(operator, inputs);
  }

  /** A node without attributes, with one output. */
  String op(String operator, String... inputs) {
    return node(operator, inputs).out();
  }

  /** A node in the making. */
  final class Node {

    private final NodeProto.Builder node = NodeProto.newBuilder();

    private Node(String operator, String... inputs) {
      node.setOpType(operator).addAllInput(Arrays.asList(inputs));
    }

    /** Makes it one of ONNX Runtime's own operators. */
    Node microsoft() {
      node.setDomain(MICROSOFT);
      return this;
    }

    Node with(String attribute, long value) {
      node.addAttribute(
          AttributeProto.newBuilder()
              .setName(attribute)
              .setType(AttributeProto.AttributeType.INT)
              .setI(value));
      return this;
    }

    Node with(String attribute, float value) {
      node.addAttribute(
          AttributeProto.newBuilder()
              .setName(attribute)
              .setType(AttributeProto.AttributeType.FLOAT)
              .setF(value));
      return this;
    }

    Node with(String attribute, long[] value) {
      AttributeProto.Builder builder =
          AttributeProto.newBuilder().setName(attribute).setType(AttributeProto.AttributeType.INTS);
      for (long v : value) {
        builder.addInts(v);
      }
      node.addAttribute(builder);
      return this;
    }

    /** Ends the node with one output of a name of its own. */
    String out() {
      return named(node.getOpType() + "_" + values++);
    }

    /** Ends the node with one output, for example an output of the graph. */
    String named(String output) {
      node.setName(node.getOpType() + "_" + graph.getNodeCount());
      graph.addNode(node.addOutput(output));
      return output;
    }

    /** Ends the node with several outputs. */
    String[] outs(int count) {
      String[] outputs = new String[count];
      for (int i = 0; i < count; i++) {
        outputs[i] = node.getOpType() + "_" + values++;
        node.addOutput(outputs[i]);
      }
      node.setName(node.getOpType() + "_" + graph.getNodeCount());
      graph.addNode(node);
      return outputs;
    }
  }

  /** Writes the graph; nothing can be added afterwards. */
  void write() throws IOException {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("nachtschicht")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1))
            .setGraph(graph)
            .build();
    try (OutputStream out =
        Files.newOutputStream(folder.resolve(name + ".onnx"), StandardOpenOption.CREATE_NEW)) {
      model.writeTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    weights.close();
  }
}
