package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Two small graphs without weights that tidy one layer of the decoder's caches.
 *
 * <p>{@code select_keys} takes rows out of the self-attention cache: {@code past_k}, {@code past_v}
 * {@code [b, heads, P, width]}, {@code recent_k}, {@code recent_v} {@code [b, heads, Q, width]} and
 * {@code rows} {@code [b, heads, R]}, indices into the recent and then the past keys seen as {@code
 * [b*heads*(Q+P), width]}; outputs {@code kept_past_k}, {@code kept_past_v} {@code [b, heads, R,
 * width]}. {@code select_sentences} keeps the sentences {@code sentences} {@code [b']} of these and
 * of {@code cross_k}, {@code cross_v}; outputs {@code kept_} and the name.
 */
final class CacheGraphs {

  private CacheGraphs() {}

  static void write(String keysName, String sentencesName, Path folder, MarianConfig config)
      throws IOException {
    int h = config.decoderHeads();
    int width = config.modelDimension() / h;
    try (OnnxGraph graph = new OnnxGraph(keysName, folder)) {
      String rows = graph.input("rows", OnnxGraph.Type.INT64, "b", h, "R");
      for (String kind : new String[] {"k", "v"}) {
        String past = graph.input("past_" + kind, OnnxGraph.Type.FLOAT, "b", h, "P", width);
        String recent = graph.input("recent_" + kind, OnnxGraph.Type.FLOAT, "b", h, "Q", width);
        String all = graph.node("Concat", recent, past).with("axis", 2).out();
        graph
            .node("Gather", graph.op("Reshape", all, graph.longs(-1, width)), rows)
            .with("axis", 0)
            .named("kept_past_" + kind);
        graph.output("kept_past_" + kind, OnnxGraph.Type.FLOAT, "b", h, "R", width);
      }
      graph.write();
    }
    try (OnnxGraph graph = new OnnxGraph(sentencesName, folder)) {
      String sentences = graph.input("sentences", OnnxGraph.Type.INT64, "c");
      select(graph, sentences, "cross_k", "b", h, width, "S");
      select(graph, sentences, "cross_v", "b", h, "S", width);
      for (String kind : new String[] {"k", "v"}) {
        select(graph, sentences, "past_" + kind, "b", h, "P", width);
        select(graph, sentences, "recent_" + kind, "b", h, "Q", width);
      }
      graph.write();
    }
  }

  private static void select(OnnxGraph graph, String sentences, String name, Object... dimensions) {
    String all = graph.input(name, OnnxGraph.Type.FLOAT, dimensions);
    Object[] fewer = dimensions.clone();
    fewer[0] = "c";
    graph.node("Gather", all, sentences).with("axis", 0).named("kept_" + name);
    graph.output("kept_" + name, OnnxGraph.Type.FLOAT, fewer);
  }

  /**
   * Takes columns out of the output projection: {@code ids} {@code [U]}; outputs {@code columns}
   * {@code [d, U]}, {@code scales} and {@code biases} {@code [U]}, and {@code shared}, the tokens
   * that every sentence has.
   */
  static void writeColumns(String name, Path folder, ModelTensors tensors, int[] shared)
      throws IOException {
    MarianConfig config = tensors.config();
    int d = config.modelDimension();
    int vocabulary = config.vocabularySize();
    MatrixProducts.QuantizedRows rows =
        MatrixProducts.quantizedRows(tensors.output(), d, vocabulary);
    try (OnnxGraph graph = new OnnxGraph(name, folder)) {
      String ids = graph.input("ids", OnnxGraph.Type.INT64, "U");
      String chosen = graph.op("Gather", graph.bytes("rows", rows.values(), vocabulary, d), ids);
      graph.node("Transpose", chosen).with("perm", new long[] {1, 0}).named("columns");
      graph.output("columns", OnnxGraph.Type.INT8, d, "U");
      graph
          .node("Gather", graph.floats("row_scales", rows.scales(), vocabulary), ids)
          .named("scales");
      graph.output("scales", OnnxGraph.Type.FLOAT, "U");
      graph
          .node("Gather", graph.floats("row_biases", tensors.outputBias(), vocabulary), ids)
          .named("biases");
      graph.output("biases", OnnxGraph.Type.FLOAT, "U");
      float[] tokens = new float[shared.length];
      for (int i = 0; i < tokens.length; i++) {
        tokens[i] = shared[i];
      }
      graph
          .node("Cast", graph.floats("shared_tokens", tokens, tokens.length))
          .with("to", 7)
          .named("shared");
      graph.output("shared", OnnxGraph.Type.INT64, tokens.length);
      graph.write();
    }
  }
}
