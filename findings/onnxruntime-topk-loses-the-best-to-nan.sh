#!/usr/bin/env bash
# com.microsoft.onnxruntime:onnxruntime 1.29.0, seen 2026-11-30.
# Guess: TopK puts a NaN either first or last, wherever it stands, and gives the best of the rest in their order; the first of k = 4 is that of k = 1.
# Seen: the NaN takes its place by chance of its index and of k. In the middle it ends the search early for the largest four: 1 is among them, and
# 4 and 3 are not. ReduceMax of the same numbers is NaN if that comes first, and else passes over it.
. "$(dirname "$0")/lib.sh"
java_with com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA' | expect '[NaN, 1, 5, 3, 2, 4, 0, 7]: largest 1 [NaN], 2 [NaN, 7], 4 [7, 5, NaN, 4], ReduceMax NaN
[1, 5, NaN, 3, 2, 4, 0, 7]: largest 1 [7], 2 [7, 5], 4 [NaN, 7, 1, 5], ReduceMax 7
[1, 5, 3, 2, 4, 0, 7, NaN]: largest 1 [7], 2 [7, 5], 4 [7, 5, 4, 3], ReduceMax 7'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import java.nio.FloatBuffer;
import java.util.*;

public class Main {
  static final float NAN = Float.NaN;

  public static void main(String[] args) throws Exception {
    for (float[] numbers : new float[][] {{NAN, 1, 5, 3, 2, 4, 0, 7}, {1, 5, NAN, 3, 2, 4, 0, 7}, {1, 5, 3, 2, 4, 0, 7, NAN}}) {
      System.out.println(
          show(numbers) + ": largest 1 " + show(run("TopK", 1, numbers)) + ", 2 " + show(run("TopK", 2, numbers)) + ", 4 "
              + show(run("TopK", 4, numbers)) + ", ReduceMax " + show(run("ReduceMax", 0, numbers)).replaceAll("[\\[\\]]", ""));
    }
  }

  /** What a graph of one operator makes of a row of numbers. */
  static float[] run(String operator, int k, float[] numbers) throws Exception {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addInput("x").addOutput("y");
    GraphProto.Builder graph = GraphProto.newBuilder().setName("g").addInput(vector("x")).addOutput(vector("y"));
    if (k > 0) {
      node.addInput("k").addOutput("places");
      graph.addInitializer(TensorProto.newBuilder().setName("k").setDataType(7).addDims(1).addInt64Data(k));
    }
    byte[] model =
        ModelProto.newBuilder()
            .setIrVersion(6)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(11))
            .setGraph(graph.addNode(node))
            .build()
            .toByteArray();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), new long[] {numbers.length});
        OrtSession.Result result = session.run(Map.of("x", tensor))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    }
  }

  static ValueInfoProto vector(String name) {
    TensorShapeProto shape = TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dimension.getDefaultInstance()).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(1).setShape(shape))).build();
  }

  static String show(float[] numbers) {
    return Arrays.toString(numbers).replace(".0", "");
  }
}
JAVA
