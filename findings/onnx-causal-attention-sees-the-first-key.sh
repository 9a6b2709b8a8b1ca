#!/usr/bin/env bash
# com.microsoft.onnxruntime:onnxruntime 1.29.0, operator Attention of opset 23, seen 2026-11-30. (All keys are alike, so that
# a result is the mean of those of the values 1, 10, 100, 1000 that are looked at.)
# Guess: with is_causal one query beside four keys is the latest token, as it is when a decoder hands its cache in as keys: it looks at all four, two queries at
# three and four. A row that is masked as a whole has no result (NaN), as Softmax has none.
# Seen: queries count from the first key on, as the standard has it: the only query looks at the first key alone, two at one and two. There is no error, and
# with as many queries as keys all is right. Only keys handed in as past_key count as past. A row masked as a whole is 0.
. "$(dirname "$0")/lib.sh"
java_with com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA' | expect '1 of 4, causal: 1.0
2 of 4, causal: 1.0, 5.5
4 of 4, causal: 1.0, 5.5, 37.0, 277.75
1 of 4, three as past_key, causal: 277.75
1 of 4: 277.75
1 of 4, two masked: 5.5
1 of 4, all masked: 0.0'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import java.nio.FloatBuffer;
import java.util.*;

public class Main {
  static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
  static final float[] VALUES = {1, 10, 100, 1000};

  public static void main(String[] args) throws Exception {
    for (int queries : new int[] {1, 2, 4}) {
      System.out.println(queries + " of 4, causal: " + run(true, queries, 0, null));
    }
    System.out.println("1 of 4, three as past_key, causal: " + run(true, 1, 3, null));
    System.out.println("1 of 4: " + run(false, 1, 0, null));
    System.out.println("1 of 4, two masked: " + run(false, 1, 0, new boolean[][] {{true, true, false, false}}));
    System.out.println("1 of 4, all masked: " + run(false, 1, 0, new boolean[1][4]));
  }

  /** What queries of zeros see of four keys of zeros, of which so many are handed in as past. */
  static String run(boolean causal, int queries, int past, boolean[][] mask) throws Exception {
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    inputs.put("q", tensor(new float[queries]));
    inputs.put("k", tensor(new float[4 - past]));
    inputs.put("v", tensor(Arrays.copyOfRange(VALUES, past, 4)));
    NodeProto.Builder node = NodeProto.newBuilder().setOpType("Attention").addInput("q").addInput("k").addInput("v").addOutput("y");
    GraphProto.Builder graph = GraphProto.newBuilder().setName("g").addOutput(value("y", 1, 4));
    node.addInput(mask == null ? "" : "m");
    if (mask != null) {
      inputs.put("m", OnnxTensor.createTensor(ENVIRONMENT, mask));
    }
    if (past > 0) {
      inputs.put("pk", tensor(new float[past]));
      inputs.put("pv", tensor(Arrays.copyOf(VALUES, past)));
      node.addInput("pk").addInput("pv").addOutput("key").addOutput("value");
      graph.addOutput(value("key", 1, 4)).addOutput(value("value", 1, 4));
    }
    inputs.keySet().forEach(name -> graph.addInput(name.equals("m") ? value(name, 9, 2) : value(name, 1, 4)));
    node.addAttribute(AttributeProto.newBuilder().setName("is_causal").setType(AttributeProto.AttributeType.INT).setI(causal ? 1 : 0));
    byte[] model =
        ModelProto.newBuilder()
            .setIrVersion(10)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(23))
            .setGraph(graph.addNode(node))
            .build()
            .toByteArray();
    try (OrtSession session = ENVIRONMENT.createSession(model);
        OrtSession.Result result = session.run(inputs)) {
      StringJoiner seen = new StringJoiner(", ");
      for (float number : ((OnnxTensor) result.get(0)).getFloatBuffer().array()) {
        seen.add(Float.isNaN(number) ? "NaN" : String.valueOf(Math.round(number * 100) / 100.0));
      }
      return seen.toString();
    }
  }

  static OnnxTensor tensor(float[] numbers) throws OrtException {
    return OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(numbers), new long[] {1, 1, numbers.length, 1});
  }

  static ValueInfoProto value(String name, int type, int rank) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int i = 0; i < rank; i++) {
      shape.addDim(TensorShapeProto.Dimension.getDefaultInstance());
    }
    TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
  }
}
JAVA
