package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A single matrix product, as a yardstick: {@code x} {@code [rows, in]} to {@code y}. */
final class ProductGraph {

  private ProductGraph() {}

  /**
   * Writes {@code NAME.onnx}.
   *
   * @param whole whether 8-bit products quantize their input, {@code x} then being floats, and
   *     scale their output
   */
  static void write(String name, Path folder, Precision precision, int in, int out, boolean whole)
      throws IOException {
    Random random = new Random(in * 31L + out);
    float[] weight = new float[Math.multiplyExact(in, out)];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = random.nextFloat() - 0.5f;
    }
    try (OnnxGraph graph = new OnnxGraph(name, folder)) {
      boolean floats = whole || precision == Precision.FP32;
      String x = graph.input("x", floats ? OnnxGraph.Type.FLOAT : OnnxGraph.Type.UINT8, "rows", in);
      MatrixProducts products = new MatrixProducts(graph, precision);
      String y;
      if (floats) {
        products.rows(column(graph, x), "rows");
        y = products.product(x, "product", weight, in, out);
      } else {
        y = products.integerProduct(x, "product", weight, in, out);
      }
      graph.node("Identity", y).named("y");
      graph.output("y", OnnxGraph.Type.FLOAT, "rows", out);
      graph.write();
    }
  }

  private static String column(OnnxGraph graph, String x) throws IOException {
    return graph.op(
        "Reshape", graph.node("Gather", x, graph.longs(0)).with("axis", 1).out(), graph.longs(-1));
  }
}
