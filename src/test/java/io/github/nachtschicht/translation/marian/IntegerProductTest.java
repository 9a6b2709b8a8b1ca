package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.nachtschicht.translation.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 8-bit products are exact on every processor, with the largest values too. */
class IntegerProductTest {

  private static final int IN = 512;
  private static final int OUT = 64;

  @TempDir Path folder;

  /** Pairs of neighbours whose sums are as large as they can be, opposite signs, and by chance. */
  private static float[] weights(Random random) {
    float[][] extremes = {{64, 63}, {-64, -63}, {127, -127}, {0, 127}, {63.5f, 63.5f}};
    float[] weight = new float[OUT * IN];
    for (int o = 0; o < OUT; o++) {
      // makes the column's scale 1
      weight[o * IN] = 127;
      for (int i = 2; i < IN; i += 2) {
        int first = random.nextInt(255) - 127;
        int least = Math.max(-127, -127 - first);
        int second = least + random.nextInt(Math.min(127, 127 - first) - least + 1);
        weight[o * IN + i] = o < extremes.length ? extremes[o][0] : first;
        weight[o * IN + i + 1] = o < extremes.length ? extremes[o][1] : second;
      }
    }
    return weight;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void integerProduct_largestAndRandomValues_isExact(int rows) throws IOException {
    Random random = new Random(1);
    float[] weight = weights(random);
    write(weight);
    DirectBuffer buffer = new DirectBuffer();
    ByteBuffer bytes = buffer.ofBytes(rows * IN);
    int[] values = new int[rows * IN];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < IN ? 255 : 1 + random.nextInt(255);
      bytes.put((byte) values[i]);
    }
    try (OnnxSession session = OnnxSession.open(folder, "product", null);
        OnnxSession.Runner runner = session.newRunner();
        NDManager manager = session.manager().newSubManager()) {
      NDList x = new NDList(buffer.array(manager, "x", DataType.UINT8, rows, IN));
      float[] y = runner.run(x, manager).get(0).toFloatArray();
      for (int r = 0; r < rows; r++) {
        for (int o = 0; o < OUT; o++) {
          int expected = 0;
          for (int i = 0; i < IN; i++) {
            expected += (values[r * IN + i] - 128) * (int) Math.rint(weight[o * IN + i]);
          }
          assertThat(y[r * OUT + o]).as("row %d, column %d", r, o).isEqualTo(expected);
        }
      }
    }
  }

  /** As with a shortlist, whose weights are not constant. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void given_largestAndRandomValues_isExact(int rows) throws IOException {
    Random random = new Random(2);
    float[] weight = weights(random);
    MatrixProducts.QuantizedRows quantized = MatrixProducts.quantizedRows(weight, IN, OUT);
    try (OnnxGraph graph = new OnnxGraph("given", folder)) {
      String x = graph.input("x", OnnxGraph.Type.FLOAT, "rows", IN);
      String columns = graph.input("columns", OnnxGraph.Type.INT8, IN, "columns");
      String scales = graph.input("scales", OnnxGraph.Type.FLOAT, "columns");
      MatrixProducts products = new MatrixProducts(graph, Precision.INT8);
      products.rows(graph.node("ReduceSum", x, graph.longs(1)).with("keepdims", 0).out(), "rows");
      graph.node("Identity", products.given(x, columns, scales).values()).named("y");
      graph.output("y", OnnxGraph.Type.FLOAT, "rows", "columns");
      graph.write();
    }
    // the largest value of a row is 127: its scale is 1
    float[] values = new float[rows * IN];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < IN || i % IN == 0 ? 127 : random.nextInt(255) - 127;
    }
    DirectBuffer x = new DirectBuffer();
    x.ofBytes(4 * values.length).asFloatBuffer().put(values);
    DirectBuffer columns = new DirectBuffer();
    ByteBuffer transposed = columns.ofBytes(IN * OUT);
    for (int i = 0; i < IN; i++) {
      for (int o = 0; o < OUT; o++) {
        transposed.put(quantized.values()[o * IN + i]);
      }
    }
    DirectBuffer scales = new DirectBuffer();
    scales.ofBytes(4 * OUT).asFloatBuffer().put(quantized.scales());
    try (OnnxSession session = OnnxSession.open(folder, "given", null);
        OnnxSession.Runner runner = session.newRunner();
        NDManager manager = session.manager().newSubManager()) {
      NDList in =
          new NDList(
              x.array(manager, "x", DataType.FLOAT32, rows, IN),
              columns.array(manager, "columns", DataType.INT8, IN, OUT),
              scales.array(manager, "scales", DataType.FLOAT32, OUT));
      float[] y = runner.run(in, manager).get(0).toFloatArray();
      for (int r = 0; r < rows; r++) {
        for (int o = 0; o < OUT; o++) {
          int expected = 0;
          for (int i = 0; i < IN; i++) {
            expected += (int) values[r * IN + i] * (int) Math.rint(weight[o * IN + i]);
          }
          assertThat(y[r * OUT + o]).as("row %d, column %d", r, o).isEqualTo(expected);
        }
      }
    }
  }

  private void write(float[] weight) throws IOException {
    try (OnnxGraph graph = new OnnxGraph("product", folder)) {
      String x = graph.input("x", OnnxGraph.Type.UINT8, "rows", IN);
      MatrixProducts products = new MatrixProducts(graph, Precision.INT8);
      graph.node("Identity", products.integerProduct(x, "product", weight, IN, OUT)).named("y");
      graph.output("y", OnnxGraph.Type.FLOAT, "rows", OUT);
      graph.write();
    }
  }
}
