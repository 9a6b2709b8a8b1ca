package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.Precision;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Products of activations with weight matrices. In {@link Precision#INT8} a column {@code o} of the
 * weights is stored as {@code rint(w / s_o)}, a row {@code r} of the activations is quantized as
 * {@code rint(x / s_r) + 128} with {@code s_r = max|x| / 127}, and the product of the integers is
 * multiplied by {@code s_o} and {@code s_r}. Nothing of that depends on other rows.
 *
 * <p>The integers' product is exact on every processor. Those that have AVX2 or AVX-512 but not
 * VNNI add the products of two neighbours up in 16 bits and cut off what is larger than {@code
 * 2^15}. Therefore {@code s_o = max(|w|, |w_2k + w_2k+1|) / 127}: two neighbours' integers are at
 * most 128 together, and {@code 255 * 128 < 2^15}.
 */
final class MatrixProducts {

  /** Smaller rows and columns count as this large. */
  static final float SMALLEST_ROW = 1e-8f;

  private final OnnxGraph graph;
  private final Precision precision;
  private final Map<String, Quantized> quantized = new HashMap<>();
  private final Map<String, Float> floors = new HashMap<>();
  private String zeroOfRows = "";
  private String one = "";
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
   * Has 8-bit products from here on wait for some values. ONNX Runtime else computes what the graph
   * lets it in any order, and keeps all results meanwhile.
   *
   * @param values of as many rows as the activations
   */
  void waitFor(String... values) throws IOException {
    String[] counts = new String[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      counts[i] = graph.node("Shape", values[i]).with("start", 0).with("end", 1).out();
    }
    counts[values.length] = graph.longs(1);
    one = graph.node("Cast", graph.op("Min", counts)).with("to", 1).out();
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

  /** A product with columns that the graph is given, not yet scaled by row. */
  record Unscaled(String values, String scale) {}

  /**
   * {@code x W} with a value for weights, 8-bit products only.
   *
   * @param columns {@code [in, columns]}, quantized as those that are constants; a number of
   *     columns that is no multiple of 16 would be multiplied wrongly where there is AMX (ONNX
   *     Runtime 1.21.1)
   * @param scales {@code [columns]}
   */
  Unscaled given(String x, String columns, String scales) throws IOException {
    Quantized q = quantize(x);
    return new Unscaled(
        graph
            .node(
                "MatMulIntegerToFloat",
                q.values(),
                columns,
                graph.scalar(1f),
                scales,
                graph.unsignedBytes("zero_scalar", new byte[] {(byte) 128}))
            .microsoft()
            .out(),
        q.scale());
  }

  /** Rows of a matrix as {@link #integerProduct} quantizes its columns. */
  record QuantizedRows(byte[] values, float[] scales) {}

  static QuantizedRows quantizedRows(float[] weight, int in, int out) {
    byte[] values = new byte[weight.length];
    float[] scales = new float[out];
    for (int o = 0; o < out; o++) {
      scales[o] = scale(weight, o * in, in);
      for (int i = 0; i < in; i++) {
        values[o * in + i] = (byte) Math.rint(weight[o * in + i] / scales[o]);
      }
    }
    return new QuantizedRows(values, scales);
  }

  /** The product of quantized rows, scaled by column but not by row. */
  String integerProduct(String rows, String name, float[] weight, int in, int out)
      throws IOException {
    QuantizedRows columns = quantizedRows(weight, in, out);
    byte[] transposed = new byte[weight.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        transposed[i * out + o] = columns.values[o * in + i];
      }
    }
    String y =
        graph
            .node(
                "MatMulIntegerToFloat",
                rows,
                graph.bytes(name + ".w", transposed, in, out),
                one.isEmpty() ? graph.scalar(1f) : one,
                graph.floats(name + ".s", columns.scales, out),
                graph.unsignedBytes("zero_scalar", new byte[] {(byte) 128}),
                // one for each product: ONNX Runtime may rewrite it together with the weights
                graph.bytes(name + ".z", new byte[out], out))
            .microsoft()
            .out();
    return graph.shaped(y, OnnxGraph.Type.FLOAT, rowSymbol, out);
  }

  /** The scale of a column, of which neighbours are added up. */
  private static float scale(float[] weight, int from, int in) {
    float max = SMALLEST_ROW;
    for (int i = 0; i < in; i += 2) {
      float first = weight[from + i];
      float second = i + 1 < in ? weight[from + i + 1] : 0;
      max = Math.max(max, Math.max(Math.abs(first), Math.abs(second)));
      max = Math.max(max, Math.abs(first + second));
    }
    return max / 127;
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
