#!/usr/bin/env bash
# com.microsoft.onnxruntime:onnxruntime 1.29.0, seen 2026-11-30.
# Guess: normalisation does not depend on the mean, which it takes off, and optimisations change the last digits of a result: 0, 1, 2, 3 and 4096, 4097,
# 4098, 4099, 512 numbers of them, both become -1.34, -0.45, 0.45, 1.34.
# Seen: from EXTENDED_OPT on, and that is the default, Add and LayerNormalization become SkipLayerNormalization, which takes the square of the mean from
# the mean of the squares. Of 1000 … 1003 it made -0.79, of 4096 … 4099 -1500000, of 100000 … 100003 no number. LayerNormalization alone is right.
. "$(dirname "$0")/lib.sh"
java_with com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA' | expect 'NO_OPT: 0 right, 100 right, 1000 right, 4096 right, 100000 right
BASIC_OPT: 0 right, 100 right, 1000 right, 4096 right, 100000 right
EXTENDED_OPT: 0 right, 100 right, 1000 wrong, 4096 wrong, 100000 wrong
LAYOUT_OPT: 0 right, 100 right, 1000 wrong, 4096 wrong, 100000 wrong
ALL_OPT: 0 right, 100 right, 1000 wrong, 4096 wrong, 100000 wrong'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.nio.FloatBuffer;
import java.util.*;

public class Main {
  static final int WIDTH = 512;

  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (OptLevel level : OptLevel.values()) {
      StringJoiner line = new StringJoiner(", ", level + ": ", "");
      for (float mean : new float[] {0, 100, 1000, 4096, 100_000}) {
        float[] x = new float[WIDTH];
        float[] skip = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
          x[i] = mean;
          skip[i] = i % 4;
        }
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(level);
        long[] shape = {1, 1, WIDTH};
        try (OrtSession session = environment.createSession(model(), options);
            OnnxTensor first = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), shape);
            OnnxTensor second = OnnxTensor.createTensor(environment, FloatBuffer.wrap(skip), shape);
            OrtSession.Result result = session.run(Map.of("x", first, "skip", second))) {
          float y = ((float[][][]) result.get(0).getValue())[0][0][0];
          line.add((long) mean + " " + (Math.abs(y + 1.3416f) < 0.05 ? "right" : "wrong"));
        }
      }
      System.out.println(line);
    }
  }

  /** Layer normalisation of x + skip. */
  static byte[] model() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(
            GraphProto.newBuilder()
                .setName("g")
                .addInput(tensor("x"))
                .addInput(tensor("skip"))
                .addOutput(tensor("y"))
                .addInitializer(constant("gain", 1))
                .addInitializer(constant("bias", 0))
                .addNode(NodeProto.newBuilder().setOpType("Add").addInput("x").addInput("skip").addOutput("sum"))
                .addNode(
                    NodeProto.newBuilder()
                        .setOpType("LayerNormalization")
                        .addInput("sum")
                        .addInput("gain")
                        .addInput("bias")
                        .addOutput("y")))
        .build()
        .toByteArray();
  }

  static TensorProto constant(String name, float value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT_VALUE)
        .addDims(WIDTH)
        .addAllFloatData(Collections.nCopies(WIDTH, value))
        .build();
  }

  static ValueInfoProto tensor(String name) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : new int[] {1, 1, WIDTH}) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape)))
        .build();
  }
}
JAVA
