#!/usr/bin/env bash
# com.microsoft.onnxruntime:onnxruntime 1.29.0, seen 2026-11-30.
# Guess: optimizing makes a model smaller, or at least no larger: one whose output layer is the transposed matrix of its embeddings still holds that
# matrix once.
# Seen: from BASIC_OPT on the transposed matrix is computed beforehand and stored beside the other: the optimized model is twice as large. With the
# operator that multiplies by a transposed matrix itself (Gemm with transB) nothing is added.
. "$(dirname "$0")/lib.sh"
java_with com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA' | expect 'MatMul of Transpose: 20480 kB; NO_OPT 20480, BASIC_OPT 40960, EXTENDED_OPT 40960, ALL_OPT 40960
Gemm with transB: 20480 kB; NO_OPT 20480, BASIC_OPT 20480, EXTENDED_OPT 20480, ALL_OPT 20480'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import com.google.protobuf.ByteString;
import java.nio.file.*;
import java.util.*;

public class Main {
  static final int WORDS = 20_000, WIDTH = 256;

  public static void main(String[] args) throws Exception {
    print(
        "MatMul of Transpose",
        node("Transpose", "columns", "matrix").build(),
        node("MatMul", "scores", "state", "columns").build());
    print(
        "Gemm with transB",
        node("Gemm", "scores", "state", "matrix")
            .addAttribute(AttributeProto.newBuilder().setName("transB").setType(AttributeProto.AttributeType.INT).setI(1))
            .build());
  }

  /** The sizes of a model of embeddings and an output layer, before and after it was optimized. */
  static void print(String what, NodeProto... output) throws Exception {
    byte[] model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .setGraph(
                GraphProto.newBuilder()
                    .setName("g")
                    .addInitializer(
                        TensorProto.newBuilder().setName("matrix").setDataType(1).addDims(WORDS).addDims(WIDTH)
                            .setRawData(ByteString.copyFrom(new byte[4 * WORDS * WIDTH])))
                    .addInput(value("words", 7, -1))
                    .addInput(value("state", 1, -1, WIDTH))
                    .addOutput(value("embeddings", 1, -1, WIDTH))
                    .addOutput(value("scores", 1, -1, WORDS))
                    .addNode(node("Gather", "embeddings", "matrix", "words"))
                    .addAllNode(Arrays.asList(output)))
            .build()
            .toByteArray();
    StringJoiner sizes = new StringJoiner(", ", what + ": " + model.length / 1000 + " kB; ", "");
    for (OptLevel level : List.of(OptLevel.NO_OPT, OptLevel.BASIC_OPT, OptLevel.EXTENDED_OPT, OptLevel.ALL_OPT)) {
      try (SessionOptions options = new SessionOptions()) {
        options.setOptimizationLevel(level);
        options.setOptimizedModelFilePath("optimized.onnx");
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR).createSession(model, options).close();
        sizes.add(level + " " + Files.size(Path.of("optimized.onnx")) / 1000);
      }
    }
    System.out.println(sizes);
  }

  static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder().setOpType(operator).addAllInput(Arrays.asList(inputs)).addOutput(output);
  }

  /** 32-bit numbers (1) or 64-bit integers (7) in these dimensions, -1 for any size. */
  static ValueInfoProto value(String name, int type, int... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : sizes) {
      shape.addDim(size < 0 ? TensorShapeProto.Dimension.newBuilder().setDimParam(name) : TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape))).build();
  }
}
JAVA
