#!/usr/bin/env bash
# com.microsoft.onnxruntime:onnxruntime 1.28.0, seen 2026-11-30.
# Guess: ReduceMean of ones is 1 and ReduceSum of n ones is n, along whichever axis they lie; a tensor [n, 1] holds the same as [1, n].
# Seen: along the last axis many partial sums are added, along any other one 32-bit sum a column, which stops growing at 2^24: the mean of 20
# million ones is 0.84. ReduceL1 stops there along the last axis, too.
. "$(dirname "$0")/lib.sh"
java_with com.microsoft.onnxruntime:onnxruntime:1.28.0 org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA' | expect 'ReduceMean of [1, 20000000]: 1.0
ReduceMean of [20000000, 1]: 0.8388608
ReduceSum of [1, 20000000]: 2.0E7
ReduceSum of [20000000, 1]: 1.6777216E7
ReduceL1 of [1, 20000000]: 1.6777216E7
ReduceL1 of [20000000, 1]: 1.6777216E7'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import java.nio.FloatBuffer;
import java.util.*;

public class Main {
  static final int N = 20_000_000;

  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    float[] ones = new float[N];
    Arrays.fill(ones, 1);
    for (String operator : List.of("ReduceMean", "ReduceSum", "ReduceL1")) {
      for (long[] shape : new long[][] {{1, N}, {N, 1}}) {
        try (OrtSession session = environment.createSession(model(operator, shape[0] == 1 ? 1 : 0));
            OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(ones), shape);
            OrtSession.Result result = session.run(Map.of("x", tensor))) {
          System.out.println(
              operator + " of " + Arrays.toString(shape) + ": " + ((float[]) result.get(0).getValue())[0]);
        }
      }
    }
  }

  /** A graph of one operator over one axis. */
  static byte[] model(String operator, int axis) {
    return ModelProto.newBuilder()
        .setIrVersion(6)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(11))
        .setGraph(
            GraphProto.newBuilder()
                .setName("g")
                .addInput(matrix("x", 2))
                .addOutput(matrix("y", 1))
                .addNode(
                    NodeProto.newBuilder()
                        .setOpType(operator)
                        .addInput("x")
                        .addOutput("y")
                        .addAttribute(
                            AttributeProto.newBuilder()
                                .setName("axes")
                                .setType(AttributeProto.AttributeType.INTS)
                                .addInts(axis))
                        .addAttribute(
                            AttributeProto.newBuilder()
                                .setName("keepdims")
                                .setType(AttributeProto.AttributeType.INT))))
        .build()
        .toByteArray();
  }

  /** 32-bit numbers in so many dimensions of any size. */
  static ValueInfoProto matrix(String name, int rank) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int i = 0; i < rank; i++) {
      shape.addDim(TensorShapeProto.Dimension.getDefaultInstance());
    }
    TypeProto.Tensor type = TypeProto.Tensor.newBuilder().setElemType(1).setShape(shape).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(type)).build();
  }
}
JAVA
