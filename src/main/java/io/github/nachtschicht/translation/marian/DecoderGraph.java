package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.marian.MarianParameters.Side;
import io.github.nachtschicht.translation.marian.ModelTensors.Linear;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the decoder, up to the best next tokens: neither logits nor hidden states leave it.
 * One class although it is long: a graph is read best in the order in which it is computed.
 *
 * <p>Inputs, for {@code b} sentences of {@code K} rows (hypotheses) each, {@code R = b*K}: {@code
 * ids} {@code [R]}; {@code position} {@code [1]}; {@code heads} = {@code {b, K, heads, width}};
 * {@code candidates} {@code [1]}, how many tokens are wanted for every row; {@code asked} {@code
 * [R, A]}, tokens whose log-probabilities are wanted in any case; {@code self_mask} {@code [b, 1,
 * K, N]}, 0 where a row may look and {@link GraphLayers#MASKED} elsewhere, the K new keys first,
 * then the cache's {@code N-K}: the {@code Q} of the last steps, {@code recent_k_L} and {@code
 * recent_v_L} {@code [b, heads, Q, width]}, and the {@code P} older ones, {@code past_k_L} and
 * {@code past_v_L}; {@code cross_k_L}, {@code cross_v_L} and {@code source_mask} as the encoder has
 * them.
 *
 * <p>With a shortlist also {@code columns} {@code [d, U]} and {@code scales} {@code [U]}, the
 * columns of the output projection that are not shared by all sentences; {@code own} {@code [R,
 * L]}, which of them are a row's; {@code own_bias} {@code [R, L]}, their biases, {@link
 * GraphLayers#MASKED} for padding. Then {@code asked} and {@code top_ids} are places among the
 * shared columns ({@link #columnsFor}) and those of the row behind them.
 *
 * <p>Outputs: {@code present_k_L}, {@code present_v_L}, the recent keys with the new ones in front;
 * {@code top_ids} and {@code top_values} {@code [R, candidates]}, best first, the values being
 * log-probabilities over all tokens that are not banned; {@code asked_values} {@code [R, A]}, those
 * of the tokens asked for; and, for models that do not renormalise after bans, {@code
 * banned_logits} {@code [R, banned]} and {@code normalizer} {@code [R, 1]}, the log-sum-exp of the
 * others.
 *
 * <p>The vocabulary is cut into tiles, one after the other, so that a tile's logits are still in
 * the processor's cache when they are reduced, and few are in memory at a time. Of each tile the
 * blocks with the largest maxima hold its best tokens.
 */
final class DecoderGraph {

  /** Columns of a block. */
  private static final int BLOCK = 64;

  /** About how many columns a tile has. */
  private static final int TILE = 7296;

  private DecoderGraph() {}

  /** Columns of a tile for some shared tokens; a sentence's own are numbered from there on. */
  static int columnsFor(int shared) {
    return (shared + BLOCK - 1) / BLOCK * BLOCK;
  }

  /**
   * Writes {@code NAME.onnx} and {@code NAME.weights}.
   *
   * @param shared tokens that every sentence of a shortlist has, ascending, none of them banned;
   *     null for all tokens
   */
  static void write(
      String name, Path folder, ModelTensors tensors, Precision precision, int @Nullable [] shared)
      throws IOException {
    try (OnnxGraph graph = new OnnxGraph(name, folder)) {
      build(graph, tensors, new GraphLayers(graph, tensors, precision), shared);
      graph.write();
    }
  }

  private static void build(
      OnnxGraph graph, ModelTensors tensors, GraphLayers layers, int @Nullable [] shared)
      throws IOException {
    MarianConfig config = tensors.config();
    int d = config.modelDimension();
    int h = config.decoderHeads();
    int width = d / h;
    float scale = (float) (1 / Math.sqrt(width));
    String ids = graph.input("ids", OnnxGraph.Type.INT64, "R");
    String position = graph.input("position", OnnxGraph.Type.INT64, 1);
    String heads = graph.input("heads", OnnxGraph.Type.INT64, 4);
    String candidates = graph.input("candidates", OnnxGraph.Type.INT64, 1);
    String asked = graph.input("asked", OnnxGraph.Type.INT64, "R", "A");
    String selfMask = graph.input("self_mask", OnnxGraph.Type.FLOAT, "b", 1, "K", "N");
    String sourceMask = graph.input("source_mask", OnnxGraph.Type.FLOAT, "b", 1, 1, "S");
    layers.rows(ids, "R");
    String x = layers.embed(Side.DECODER, ids, position);
    for (int i = 0; i < config.decoderLayers(); i++) {
      String pastK = graph.input("past_k_" + i, OnnxGraph.Type.FLOAT, "b", h, "P", width);
      String pastV = graph.input("past_v_" + i, OnnxGraph.Type.FLOAT, "b", h, "P", width);
      String recentK = graph.input("recent_k_" + i, OnnxGraph.Type.FLOAT, "b", h, "Q", width);
      String recentV = graph.input("recent_v_" + i, OnnxGraph.Type.FLOAT, "b", h, "Q", width);
      String crossK = graph.input("cross_k_" + i, OnnxGraph.Type.FLOAT, "b", h, width, "S");
      String crossV = graph.input("cross_v_" + i, OnnxGraph.Type.FLOAT, "b", h, "S", width);

      Linear qkv =
          GraphLayers.sideBySide(
              tensors.linear(Side.DECODER, i, "self_attn.q_proj"),
              tensors.linear(Side.DECODER, i, "self_attn.k_proj"),
              tensors.linear(Side.DECODER, i, "self_attn.v_proj"));
      String[] parts =
          graph
              .node("Split", layers.linear(x, i + ".qkv", qkv, true), graph.longs(d, d, d))
              .with("axis", -1)
              .outs(3);
      String q = layers.splitHeads(parts[0], heads, "K", h);
      String k = layers.splitHeads(parts[1], heads, "K", h);
      String v = layers.splitHeads(parts[2], heads, "K", h);
      String presentK = graph.node("Concat", k, recentK).with("axis", 2).named("present_k_" + i);
      String presentV = graph.node("Concat", v, recentV).with("axis", 2).named("present_v_" + i);
      graph.output(presentK, OnnxGraph.Type.FLOAT, "b", h, "M", width);
      graph.output(presentV, OnnxGraph.Type.FLOAT, "b", h, "M", width);
      String scores =
          graph
              .node("Concat", scores(graph, q, presentK, scale), scores(graph, q, pastK, scale))
              .with("axis", 3)
              .out();
      String weights =
          graph.node("Softmax", graph.op("Add", scores, selfMask)).with("axis", -1).out();
      String attended = layers.joinHeads(sums(graph, weights, presentV, pastV), "R");
      x = layers.attentionEnd(attended, x, Side.DECODER, i, "self_attn");

      Linear crossQ = tensors.linear(Side.DECODER, i, "encoder_attn.q_proj");
      q = layers.splitHeads(layers.linear(x, i + ".cross.q", crossQ, true), heads, "K", h);
      scores = graph.node("FusedMatMul", q, crossK).microsoft().with("alpha", scale).out();
      weights = graph.node("Softmax", graph.op("Add", scores, sourceMask)).with("axis", -1).out();
      attended = layers.joinHeads(graph.op("MatMul", weights, crossV), "R");
      x = layers.attentionEnd(attended, x, Side.DECODER, i, "encoder_attn");
      x = layers.feedForward(x, Side.DECODER, i);
    }
    if (shared != null) {
      bestOfShortlist(graph, tensors, layers, x, candidates, asked, shared);
    } else {
      bestTokens(graph, tensors, layers, x, candidates, asked);
    }
    if (!config.renormalize() && !config.bannedIds().isEmpty()) {
      bannedLogits(graph, tensors, x);
    }
  }

  private static String scores(OnnxGraph graph, String queries, String keys, float scale) {
    return graph
        .node("FusedMatMul", queries, keys)
        .microsoft()
        .with("transB", 1)
        .with("alpha", scale)
        .out();
  }

  /** Weighted sums of the recent values and of the older ones, without putting them together. */
  private static String sums(OnnxGraph graph, String weights, String recent, String past) {
    String[] parts =
        graph
            .node(
                "Split",
                weights,
                graph.node("Concat", keys(graph, recent), keys(graph, past)).with("axis", 0).out())
            .with("axis", 3)
            .outs(2);
    return graph.op(
        "Add", graph.op("MatMul", parts[0], recent), graph.op("MatMul", parts[1], past));
  }

  private static String keys(OnnxGraph graph, String values) {
    return graph.node("Shape", values).with("start", 2).with("end", 3).out();
  }

  private static void bestTokens(
      OnnxGraph graph,
      ModelTensors tensors,
      GraphLayers layers,
      String x,
      String candidates,
      String asked)
      throws IOException {
    MarianConfig config = tensors.config();
    int d = config.modelDimension();
    int vocabulary = config.vocabularySize();
    int blocks = (vocabulary + BLOCK - 1) / BLOCK;
    int wantedTiles = Math.max(1, Math.round(blocks * BLOCK / (float) TILE));
    int perTile = (blocks + wantedTiles - 1) / wantedTiles;
    int tiles = (blocks + perTile - 1) / perTile;
    int columns = perTile * BLOCK;
    float[] matrix = tensors.output();
    float[] bias = Arrays.copyOf(tensors.outputBias(), tiles * columns);
    Arrays.fill(bias, vocabulary, bias.length, GraphLayers.MASKED);
    for (int banned : config.bannedIds()) {
      bias[banned] = GraphLayers.MASKED;
    }
    String wantedBlocks = graph.op("Min", candidates, graph.longs(perTile));
    String wanted = graph.op("Min", candidates, graph.longs(columns));
    List<String> values = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<String> blockIds = new ArrayList<>();
    List<String> sums = new ArrayList<>();
    String askedTile = graph.op("Div", asked, graph.longs(columns));
    String askedColumn = graph.op("Sub", asked, graph.op("Mul", askedTile, graph.longs(columns)));
    List<String> askedInTiles = new ArrayList<>();
    for (int t = 0; t < tiles; t++) {
      int from = t * columns;
      int to = Math.min(vocabulary, from + columns);
      float[] part = new float[columns * d];
      System.arraycopy(matrix, from * d, part, 0, (to - from) * d);
      float[] partBias = Arrays.copyOfRange(bias, from, from + columns);
      int open = 0;
      while (partBias[open] == GraphLayers.MASKED) {
        open++;
      }
      Linear projection = new Linear(part, partBias, d, columns);
      String logits = layers.linear(x, "projection." + t, projection, true);
      String askedInTile = gather(graph, logits, askedColumn);
      askedInTiles.add(askedInTile);
      Tile best = bestOfTile(graph, logits, open, perTile, wantedBlocks, wanted);
      values.add(best.values);
      layers.waitFor(best.values, askedInTile);
      places.add(best.places);
      blockIds.add(best.blocks);
      sums.add(best.sum);
    }
    String[] best =
        graph
            .node(
                "TopK",
                beside(graph, values),
                graph.op("Min", candidates, graph.longs((long) tiles * columns)))
            .with("axis", -1)
            .outs(2);
    String tile = graph.op("Div", best[1], wanted);
    String inTile =
        columnOf(
            graph,
            gather(graph, beside(graph, places), best[1]),
            beside(graph, blockIds),
            graph.op("Mul", tile, wantedBlocks));
    graph.node("Add", graph.op("Mul", tile, graph.longs(columns)), inTile).named("top_ids");
    graph.output("top_ids", OnnxGraph.Type.INT64, "R", "C");
    graph
        .node("ReduceLogSumExp", beside(graph, sums))
        .with("axes", new long[] {1})
        .with("keepdims", 1)
        .named("normalizer");
    graph.node("Sub", best[0], "normalizer").named("top_values");
    graph.output("top_values", OnnxGraph.Type.FLOAT, "R", "C");
    askedValues(graph, askedInTiles, asked, askedTile);
  }

  /**
   * What is kept of a tile.
   *
   * @param values of its best tokens, not yet normalised over all tiles
   * @param places of them among the blocks that hold them
   * @param blocks numbers of those blocks
   * @param sum its log-sum-exp
   */
  private record Tile(String values, String places, String blocks, String sum) {}

  /**
   * @param open a column that is not masked
   */
  private static Tile bestOfTile(
      OnnxGraph graph, String logits, int open, int blocks, String wantedBlocks, String wanted)
      throws IOException {
    // ONNX Runtime's LogSoftmax adds the exponentials up without storing them, which is far
    // cheaper than Exp and ReduceSum; what it took off is the tile's log-sum-exp.
    String local = graph.node("LogSoftmax", logits).with("axis", -1).out();
    String sum = graph.op("Sub", column(graph, logits, open), column(graph, local, open));
    String byBlock = graph.op("Reshape", local, graph.longs(0, blocks, BLOCK));
    String maxima =
        graph.node("ReduceMax", byBlock).with("axes", new long[] {2}).with("keepdims", 0).out();
    String blockId = graph.node("TopK", maxima, wantedBlocks).with("axis", -1).outs(2)[1];
    String best =
        graph
            .node("GatherND", byBlock, graph.op("Unsqueeze", blockId, graph.longs(2)))
            .with("batch_dims", 1)
            .out();
    String[] top =
        graph
            .node("TopK", graph.op("Reshape", best, graph.longs(0, -1)), wanted)
            .with("axis", -1)
            .outs(2);
    return new Tile(graph.op("Add", top[0], sum), top[1], blockId, sum);
  }

  /** Column of the tile that a place among some of its blocks is. */
  private static String columnOf(OnnxGraph graph, String place, String blockIds, String shift)
      throws IOException {
    String block = graph.longs(BLOCK);
    String rank = graph.op("Div", place, block);
    String at = shift.isEmpty() ? rank : graph.op("Add", shift, rank);
    String offset = graph.op("Sub", place, graph.op("Mul", rank, block));
    return graph.op("Add", graph.op("Mul", gather(graph, blockIds, at), block), offset);
  }

  /**
   * The best of the tokens that all sentences share, a tile with constant weights, and of each
   * sentence's own, whose columns the graph is given. The logits of the latter are put together in
   * the order of the sentence's tokens before anything is added up over them.
   */
  private static void bestOfShortlist(
      OnnxGraph graph,
      ModelTensors tensors,
      GraphLayers layers,
      String x,
      String candidates,
      String asked,
      int[] shared)
      throws IOException {
    int d = tensors.config().modelDimension();
    int columns = columnsFor(shared.length);
    int blocks = columns / BLOCK;
    String given = graph.input("columns", OnnxGraph.Type.INT8, d, "U");
    String scales = graph.input("scales", OnnxGraph.Type.FLOAT, "U");
    String own = graph.input("own", OnnxGraph.Type.INT64, "R", "L");
    String ownBias = graph.input("own_bias", OnnxGraph.Type.FLOAT, "R", "L");
    float[] part = new float[columns * d];
    float[] bias = new float[columns];
    Arrays.fill(bias, GraphLayers.MASKED);
    float[] matrix = tensors.output();
    float[] biases = tensors.outputBias();
    for (int i = 0; i < shared.length; i++) {
      System.arraycopy(matrix, shared[i] * d, part, i * d, d);
      bias[i] = biases[shared[i]];
    }
    String logits = layers.linear(x, "projection.shared", new Linear(part, bias, d, columns), true);
    String wantedBlocks = graph.op("Min", candidates, graph.longs(blocks));
    Tile best =
        bestOfTile(
            graph,
            logits,
            0,
            blocks,
            wantedBlocks,
            graph.op("Min", candidates, graph.longs(columns)));

    MatrixProducts.Unscaled product = layers.given(x, given, scales);
    String ownLogits =
        graph.op(
            "Add", graph.op("Mul", gather(graph, product.values(), own), product.scale()), ownBias);
    String local = graph.node("LogSoftmax", ownLogits).with("axis", -1).out();
    String sum = graph.op("Sub", column(graph, ownLogits, 0), column(graph, local, 0));
    String[] top =
        graph
            .node("TopK", local, graph.op("Min", candidates, width(graph, local)))
            .with("axis", -1)
            .outs(2);
    graph
        .node("ReduceLogSumExp", beside(graph, List.of(best.sum, sum)))
        .with("axes", new long[] {1})
        .with("keepdims", 1)
        .named("normalizer");
    String values = beside(graph, List.of(best.values, graph.op("Add", top[0], sum)));
    String[] all =
        graph
            .node("TopK", values, graph.op("Min", candidates, width(graph, values)))
            .with("axis", -1)
            .outs(2);
    String ids =
        beside(
            graph,
            List.of(
                columnOf(graph, best.places, best.blocks, ""),
                graph.op("Add", top[1], graph.longs(columns))));
    graph.node("GatherElements", ids, all[1]).with("axis", 1).named("top_ids");
    graph.output("top_ids", OnnxGraph.Type.INT64, "R", "C");
    graph.node("Sub", all[0], "normalizer").named("top_values");
    graph.output("top_values", OnnxGraph.Type.FLOAT, "R", "C");

    String zero = graph.longs(0);
    String isShared = graph.op("Less", asked, graph.longs(columns));
    String inShared = gather(graph, logits, graph.op("Where", isShared, asked, zero));
    String inOwn =
        gather(
            graph, ownLogits, graph.op("Max", graph.op("Sub", asked, graph.longs(columns)), zero));
    graph
        .node("Sub", graph.op("Where", isShared, inShared, inOwn), "normalizer")
        .named("asked_values");
    graph.output("asked_values", OnnxGraph.Type.FLOAT, "R", "A");
  }

  /** Takes from each tile's column the one of the tile that the token is in. */
  private static void askedValues(
      OnnxGraph graph, List<String> inTiles, String asked, String askedTile) throws IOException {
    String all = graph.node("Concat", inTiles.toArray(String[]::new)).with("axis", 0).out();
    String logits =
        graph
            .node(
                "GatherElements",
                graph.op("Reshape", all, graph.longs(inTiles.size(), -1)),
                graph.op("Reshape", askedTile, graph.longs(1, -1)))
            .with("axis", 0)
            .out();
    graph
        .node("Sub", graph.op("Reshape", logits, graph.op("Shape", asked)), "normalizer")
        .named("asked_values");
    graph.output("asked_values", OnnxGraph.Type.FLOAT, "R", "A");
  }

  private static String column(OnnxGraph graph, String x, int column) throws IOException {
    return graph.op("Slice", x, graph.longs(column), graph.longs(column + 1), graph.longs(1));
  }

  private static String width(OnnxGraph graph, String x) {
    return graph.node("Shape", x).with("start", 1).with("end", 2).out();
  }

  private static String beside(OnnxGraph graph, List<String> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : graph.node("Concat", parts.toArray(String[]::new)).with("axis", 1).out();
  }

  private static String gather(OnnxGraph graph, String x, String columns) {
    return graph.node("GatherElements", x, columns).with("axis", 1).out();
  }

  /** Lets the search put back the share of the banned tokens. */
  private static void bannedLogits(OnnxGraph graph, ModelTensors tensors, String x)
      throws IOException {
    MarianConfig config = tensors.config();
    int d = config.modelDimension();
    int count = config.bannedIds().size();
    float[] matrix = tensors.output();
    float[] bias = tensors.outputBias();
    float[] columns = new float[d * count];
    float[] columnBias = new float[count];
    for (int c = 0; c < count; c++) {
      int id = config.bannedIds().get(c);
      columnBias[c] = bias[id];
      for (int i = 0; i < d; i++) {
        columns[i * count + c] = matrix[id * d + i];
      }
    }
    String product = graph.op("MatMul", x, graph.floats("banned.w", columns, d, count));
    graph.node("Add", product, graph.floats("banned.b", columnBias, count)).named("banned_logits");
    graph.output("banned_logits", OnnxGraph.Type.FLOAT, "R", count);
    graph.output("normalizer", OnnxGraph.Type.FLOAT, "R", 1);
  }
}
