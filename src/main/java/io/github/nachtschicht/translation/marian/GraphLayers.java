package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.marian.MarianParameters.Side;
import io.github.nachtschicht.translation.marian.ModelTensors.Linear;
import io.github.nachtschicht.translation.marian.ModelTensors.Norm;
import java.io.IOException;

/**
 * The layers of a Marian transformer, written into an {@link OnnxGraph}. Activations are matrices
 * {@code [rows, width]} throughout; what is computed for a row depends on that row alone, attention
 * apart.
 */
final class GraphLayers {

  /** Added to a score, this makes its soft-max weight exactly zero. */
  static final float MASKED = -1e9f;

  private static final float NORM_EPSILON = 1e-5f;

  /** The least value of x * sigmoid(x) is about -0.2785. */
  private static final float SWISH_FLOOR = 0.2786f;

  private final OnnxGraph graph;
  private final ModelTensors tensors;
  private final Precision precision;
  private final MatrixProducts products;

  GraphLayers(OnnxGraph graph, ModelTensors tensors, Precision precision) {
    this.graph = graph;
    this.tensors = tensors;
    this.precision = precision;
    this.products = new MatrixProducts(graph, precision);
  }

  /**
   * Must be called first.
   *
   * @param ids a value {@code [rows]}
   * @param symbol what the number of rows is called
   */
  void rows(String ids, String symbol) throws IOException {
    products.rows(ids, symbol);
  }

  /** As {@link MatrixProducts#waitFor}. */
  void waitFor(String... values) throws IOException {
    products.waitFor(values);
  }

  /** Embeddings of {@code ids} plus the given positions: {@code [rows, d_model]}. */
  String embed(Side side, String ids, String positions) throws IOException {
    MarianConfig config = tensors.config();
    int d = config.modelDimension();
    int vocabulary = config.vocabularySize();
    float[] embedding = tensors.embedding(side);
    float factor = config.scaleEmbedding() ? (float) Math.sqrt(d) : 1f;
    String x;
    if (precision == Precision.INT8) {
      byte[] rows = new byte[embedding.length];
      float[] scales = new float[vocabulary];
      for (int v = 0; v < vocabulary; v++) {
        float max = MatrixProducts.SMALLEST_ROW;
        for (int k = 0; k < d; k++) {
          max = Math.max(max, Math.abs(embedding[v * d + k]));
        }
        for (int k = 0; k < d; k++) {
          rows[v * d + k] = (byte) Math.rint(embedding[v * d + k] / max * 127);
        }
        scales[v] = max / 127 * factor;
      }
      x =
          graph.op(
              "Mul",
              graph
                  .node(
                      "Cast",
                      graph.op("Gather", graph.bytes("embedding", rows, vocabulary, d), ids))
                  .with("to", 1)
                  .out(),
              graph.op("Gather", graph.floats("embedding_scale", scales, vocabulary, 1), ids));
    } else {
      x =
          graph.op(
              "Mul",
              graph.op("Gather", graph.floats("embedding", embedding, vocabulary, d), ids),
              graph.scalar(factor));
    }
    String table =
        graph.floats("position_table", tensors.positions(side), config.maxPositions(), d);
    return graph.op("Add", x, graph.op("Gather", table, positions));
  }

  /**
   * {@code x W + b}, {@code bias} null for none. {@code columns} is {@code [in, out]} by columns.
   */
  String linear(String x, String name, Linear layer, boolean withBias) throws IOException {
    String y = product(x, name, layer);
    return withBias ? graph.op("Add", y, graph.floats(name + ".b", layer.bias(), layer.out())) : y;
  }

  private String product(String x, String name, Linear layer) throws IOException {
    return products.product(x, name, layer.weight(), layer.in(), layer.out());
  }

  /** As {@link MatrixProducts#given}. */
  MatrixProducts.Unscaled given(String x, String columns, String scales) throws IOException {
    return products.given(x, columns, scales);
  }

  /** Layer normalisation of {@code y + bias + skip}, {@code y} being the product of a layer. */
  String addAndNormalize(
      String product, String skip, String name, Linear layer, Norm norm, String normName)
      throws IOException {
    int d = tensors.config().modelDimension();
    return graph
        .node(
            "SkipLayerNormalization",
            product,
            skip,
            graph.floats(normName + ".g", norm.gain(), d),
            graph.floats(normName + ".n", norm.bias(), d),
            graph.floats(name + ".b", layer.bias(), d))
        .microsoft()
        .with("epsilon", NORM_EPSILON)
        .out();
  }

  /** The last part of an attention: output projection, residual and normalisation. */
  String attentionEnd(String attended, String x, Side side, int layer, String part)
      throws IOException {
    int d = tensors.config().modelDimension();
    Linear out = tensors.linear(side, layer, part + ".out_proj");
    String name = side + "." + layer + "." + part + ".o";
    return addAndNormalize(
        product(attended, name, out),
        x,
        name,
        out,
        tensors.norm(side, layer, part + "_layer_norm"),
        side + "." + layer + "." + part + ".norm");
  }

  /** A whole feed-forward block, with residual and normalisation. */
  String feedForward(String x, Side side, int layer) throws IOException {
    MarianConfig config = tensors.config();
    int d = config.modelDimension();
    int width = side == Side.ENCODER ? config.encoderFeedForward() : config.decoderFeedForward();
    String name = side + "." + layer;
    String y = linear(x, name + ".fc1", tensors.linear(side, layer, "fc1"), true);
    boolean relu = config.activation() == MarianConfig.Activation.RELU;
    y = relu ? graph.op("Relu", y) : graph.node("QuickGelu", y).microsoft().with("alpha", 1f).out();
    products.neverBelow(y, relu ? 0 : SWISH_FLOOR);
    Linear fc2 = tensors.linear(side, layer, "fc2");
    return addAndNormalize(
        product(y, name + ".fc2", fc2),
        x,
        name + ".fc2",
        fc2,
        tensors.norm(side, layer, "final_layer_norm"),
        name + ".final");
  }

  /** Several layers side by side, as one with all their outputs. */
  static Linear sideBySide(Linear... layers) {
    int out = 0;
    for (Linear layer : layers) {
      out += layer.out();
    }
    int in = layers[0].in();
    float[] weight = new float[Math.multiplyExact(in, out)];
    float[] bias = new float[out];
    int row = 0;
    for (Linear layer : layers) {
      System.arraycopy(layer.weight(), 0, weight, row * in, layer.weight().length);
      System.arraycopy(layer.bias(), 0, bias, row, layer.out());
      row += layer.out();
    }
    return new Linear(weight, bias, in, out);
  }

  /**
   * {@code [rows, d_model]} to {@code [sentences, heads, rows of a sentence, width]}.
   *
   * @param shape a value: {@code {sentences, rows of a sentence, heads, width}}
   * @param symbol of the rows of a sentence
   */
  String splitHeads(String x, String shape, String symbol, int heads) {
    String split = graph.op("Reshape", x, shape);
    graph.shaped(
        split, OnnxGraph.Type.FLOAT, "b", symbol, heads, tensors.config().modelDimension() / heads);
    return graph.node("Transpose", split).with("perm", new long[] {0, 2, 1, 3}).out();
  }

  /**
   * The other way round.
   *
   * @param symbol of the rows of all sentences
   */
  String joinHeads(String x, String symbol) throws IOException {
    int d = tensors.config().modelDimension();
    String joined =
        graph.op(
            "Reshape",
            graph.node("Transpose", x).with("perm", new long[] {0, 2, 1, 3}).out(),
            graph.longs(-1, d));
    return graph.shaped(joined, OnnxGraph.Type.FLOAT, symbol, d);
  }
}
