#!/usr/bin/env bash
# com.microsoft.onnxruntime:onnxruntime 1.29.0, seen 2026-11-30.
# Guess: a seed in the graph makes a run repeatable: the same numbers drawn from the same input each time.
# Seen: the seed counts once a session: its second run draws other numbers, and what a text draws depends on how many came before it. Only the run
# of the same number in another session repeats it. Two operators with the same seed draw the same.
. "$(dirname "$0")/lib.sh"
java_with com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA' | expect 'session 1, run 1: new numbers, both operators alike
session 1, run 2: new numbers, both operators alike
session 1, run 3: new numbers, both operators alike
session 2, run 1: as in session 1, run 1, both operators alike
session 2, run 2: as in session 1, run 2, both operators alike
session 2, run 3: as in session 1, run 3, both operators alike'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import java.nio.FloatBuffer;
import java.util.*;

public class Main {
  public static void main(String[] args) throws Exception {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("g").addInput(value("x", 1));
    for (String output : List.of("y", "z")) {
      graph
          .addOutput(value(output, 6))
          .addNode(
              NodeProto.newBuilder().setOpType("Multinomial").addInput("x").addOutput(output)
                  .addAttribute(AttributeProto.newBuilder().setName("seed").setType(AttributeProto.AttributeType.FLOAT).setF(7))
                  .addAttribute(AttributeProto.newBuilder().setName("sample_size").setType(AttributeProto.AttributeType.INT).setI(20)));
    }
    byte[] model =
        ModelProto.newBuilder().setIrVersion(8).addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15)).setGraph(graph).build().toByteArray();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, String> seen = new LinkedHashMap<>();
    for (int number = 1; number <= 2; number++) {
      try (OrtSession session = environment.createSession(model)) {
        for (int run = 1; run <= 3; run++) {
          try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.allocate(8), new long[] {1, 8});
              OrtSession.Result result = session.run(Map.of("x", tensor))) {
            String drawn = Arrays.deepToString((Object[]) result.get(0).getValue());
            String alike = drawn.equals(Arrays.deepToString((Object[]) result.get(1).getValue())) ? "both operators alike" : "the operators differ";
            String before = seen.putIfAbsent(drawn, "session " + number + ", run " + run);
            System.out.println("session " + number + ", run " + run + ": " + (before == null ? "new numbers" : "as in " + before) + ", " + alike);
          }
        }
      }
    }
  }

  static ValueInfoProto value(String name, int type) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (String size : List.of("rows", "columns_" + name)) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(size));
    }
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape))).build();
  }
}
JAVA
