package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.Precision;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Products of activations with weight matrices. In {@link Precision#INT8} a column {@code o} of the
 * weights is stored as {@code rint(w / s_o)} with {@code s_o = max|w| / 127}, a row {@code r} of
 * the activations is quantized as {@code rint(x / s_r) + 128} with {@code s_r = max|x| / 127}, and
 * the product of the integers, which is exact, is multiplied by {@code s_o} and {@code s_r}.
 * Nothing of that depends on other rows.
 */
final class MatrixProducts {

  /** Smaller rows and columns count as this large. */
  static final float SMALLEST_ROW = 1e-8f;

  private final OnnxGraph graph;
  private final Precision precision;
  private final Map<String, Quantized> quantized = new HashMap<>();
  private final Map<String, Float> floors = new HashMap<>();
  private String zeroOfRows = "";
  private String rowSymbol = "rows";

  private record Quantized(String values, String scale) {}

  MatrixProducts(OnnxGraph graph, Precision precision) {
    this.graph = graph;
    this.precision = precision;
  }

  /**
   * Must be called first.
   *
   * @param vector a value {@code [rows]} of any type
   * @param symbol what the number of rows is called
   */
  void rows(String vector, String symbol) throws IOException {
    rowSymbol = symbol;
    if (precision == Precision.INT8) {
      zeroOfRows =
          graph.op(
              "Expand",
              graph.unsignedBytes("zero_vector", new byte[] {(byte) 128}, 1),
              graph.op("Shape", vector));
    }
  }

  /** States that no element of a value is below {@code -floor}, which saves looking for it. */
  void neverBelow(String x, float floor) {
    floors.put(x, floor);
  }

  /**
   * {@code x W}, without a bias.
   *
   * @param weight {@code [out, in]}
   */
  String product(String x, String name, float[] weight, int in, int out) throws IOException {
    if (precision == Precision.FP32) {
      float[] transposed = new float[weight.length];
      for (int o = 0; o < out; o++) {
        for (int i = 0; i < in; i++) {
          transposed[i * out + o] = weight[o * in + i];
        }
      }
      return graph.op("MatMul", x, graph.floats(name + ".w", transposed, in, out));
    }
    Quantized q = quantize(x);
    String scaled = graph.op("Mul", integerProduct(q.values(), name, weight, in, out), q.scale());
    return graph.shaped(scaled, OnnxGraph.Type.FLOAT, rowSymbol, out);
  }

  /** The product of quantized rows, scaled by column but not by row. */
  String integerProduct(String rows, String name, float[] weight, int in, int out)
      throws IOException {
    byte[] transposed = new byte[weight.length];
    float[] scales = new float[out];
    for (int o = 0; o < out; o++) {
      float max = SMALLEST_ROW;
      for (int i = 0; i < in; i++) {
        max = Math.max(max, Math.abs(weight[o * in + i]));
      }
      for (int i = 0; i < in; i++) {
        transposed[i * out + o] = (byte) Math.rint(weight[o * in + i] / max * 127);
      }
      scales[o] = max / 127;
    }
    String y =
        graph
            .node(
                "MatMulIntegerToFloat",
                rows,
                graph.bytes(name + ".w", transposed, in, out),
                graph.scalar(1f),
                graph.floats(name + ".s", scales, out),
                graph.unsignedBytes("zero_scalar", new byte[] {(byte) 128}),
                // one for each product: ONNX Runtime may rewrite it together with the weights
                graph.bytes(name + ".z", new byte[out], out))
            .microsoft()
            .out();
    return graph.shaped(y, OnnxGraph.Type.FLOAT, rowSymbol, out);
  }

  private Quantized quantize(String x) throws IOException {
    Quantized known = quantized.get(x);
    if (known != null) {
      return known;
    }
    Float floor = floors.get(x);
    String max =
        graph
            .node("ReduceMax", floor == null ? graph.op("Abs", x) : x)
            .with("axes", new long[] {-1})
            .with("keepdims", 1)
            .out();
    float least = floor == null ? SMALLEST_ROW : Math.max(SMALLEST_ROW, floor);
    String scale =
        graph.op("Mul", graph.op("Max", max, graph.scalar(least)), graph.scalar(1f / 127));
    graph.shaped(scale, OnnxGraph.Type.FLOAT, rowSymbol, 1);
    String values =
        graph
            .node("QuantizeLinear", x, graph.op("Reshape", scale, graph.longs(-1)), zeroOfRows)
            .with("axis", 0)
            .out();
    Quantized result = new Quantized(values, scale);
    quantized.put(x, result);
    return result;
  }
}
