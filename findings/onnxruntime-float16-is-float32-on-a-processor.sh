#!/usr/bin/env bash
# com.microsoft.onnxruntime:onnxruntime 1.29.0 on x86-64, seen 2026-11-30.
# Guess: a graph in float16 computes in float16 wherever it runs: 60000 + 60000 is infinite, and 1.0001 becomes 1 when it is cast. What overflows on a
# graphics card overflows on a processor.
# Seen: on a processor all operators between are run in float32, and the casts to float16 and back are taken out, also with all optimisations off: 60000 + 60000
# is 120000, 1.0001 stays 1.0001. Only a cast to float16 and back without an operator between rounds. That a model in float16 works on a
# processor says nothing of whether it works elsewhere.
. "$(dirname "$0")/lib.sh"
java_with com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA' | expect 'x: [60000.0, 1.0001, 2049.0]
cast to float16, back: [60000.0, 1.0, 2048.0]
cast to float16, x + x - x, back: [60000.0, 1.0001, 2049.0]
cast to float16, x + x, back: [120000.0, 2.0002, 4098.0]'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import java.nio.FloatBuffer;
import java.util.*;

public class Main {
  static final int FLOAT = 1;
  static final int FLOAT16 = 10;

  public static void main(String[] args) throws Exception {
    float[] numbers = {60000, 1.0001f, 2049};
    NodeProto down = cast("x", "h", FLOAT16);
    show("x", numbers);
    show("cast to float16, back", run(numbers, "h", down));
    NodeProto twice = node("Add", "s", "h", "h");
    show("cast to float16, x + x - x, back", run(numbers, "d", down, twice, node("Sub", "d", "s", "h")));
    show("cast to float16, x + x, back", run(numbers, "s", down, twice));
  }

  /** What a graph of these operators makes of the numbers, cast back to float32, with all optimisations off. */
  static float[] run(float[] numbers, String last, NodeProto... nodes) throws Exception {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("g").addInput(vector("x")).addOutput(vector("y"));
    graph.addAllNode(List.of(nodes)).addNode(cast(last, "y", FLOAT));
    byte[] model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .setGraph(graph)
            .build()
            .toByteArray();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
    try (OrtSession session = environment.createSession(model, options);
        OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), new long[] {numbers.length});
        OrtSession.Result result = session.run(Map.of("x", tensor))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    }
  }

  static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(inputs)).addOutput(output).build();
  }

  static NodeProto cast(String input, String output, int type) {
    AttributeProto to = AttributeProto.newBuilder().setName("to").setType(AttributeProto.AttributeType.INT).setI(type).build();
    return node("Cast", output, input).toBuilder().addAttribute(to).build();
  }

  static ValueInfoProto vector(String name) {
    TensorShapeProto shape = TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dimension.getDefaultInstance()).build();
    TypeProto.Tensor type = TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(type)).build();
  }

  static void show(String what, float[] numbers) {
    System.out.println(what + ": " + Arrays.toString(numbers));
  }
}
JAVA
