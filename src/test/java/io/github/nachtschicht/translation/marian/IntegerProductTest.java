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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 8-bit products are exact on every processor, with the largest values too. */
class IntegerProductTest {

  private static final int IN = 512;
  private static final int OUT = 64;
  private static final int ROWS = 16;

  @TempDir Path folder;

  @Test
  void integerProduct_largestAndRandomValues_isExact() throws IOException {
    Random random = new Random(1);
    float[] weight = new float[OUT * IN];
    for (int o = 0; o < OUT; o++) {
      for (int i = 0; i < IN; i++) {
        // 127 in every column makes all scales 1
        weight[o * IN + i] = o == 0 || i == 0 ? 127 : random.nextInt(255) - 127;
      }
    }
    write(weight);
    DirectBuffer buffer = new DirectBuffer();
    ByteBuffer bytes = buffer.ofBytes(ROWS * IN);
    int[] rows = new int[ROWS * IN];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i < IN ? 255 : 1 + random.nextInt(255);
      bytes.put((byte) rows[i]);
    }
    try (OnnxSession session = OnnxSession.open(folder, "product", null);
        OnnxSession.Runner runner = session.newRunner();
        NDManager manager = session.manager().newSubManager()) {
      NDList x = new NDList(buffer.array(manager, "x", DataType.UINT8, ROWS, IN));
      float[] y = runner.run(x, manager).get(0).toFloatArray();
      for (int r = 0; r < ROWS; r++) {
        for (int o = 0; o < OUT; o++) {
          int expected = 0;
          for (int i = 0; i < IN; i++) {
            expected += (rows[r * IN + i] - 128) * (int) weight[o * IN + i];
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
