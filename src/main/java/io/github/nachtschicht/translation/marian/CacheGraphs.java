package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Two small graphs without weights that tidy the decoder's caches.
 *
 * <p>{@code select_keys} takes rows out of the self-attention cache: {@code past_k_L}, {@code
 * past_v_L} {@code [b, heads, P, width]} and {@code rows} {@code [b', heads, P']}, indices into the
 * cache seen as {@code [b*heads*P, width]}; outputs {@code present_k_L}, {@code present_v_L} {@code
 * [b', heads, P', width]}. {@code select_sentences} keeps some sentences of the cross-attention:
 * {@code cross_k_L}, {@code cross_v_L} and {@code sentences} {@code [b']}; outputs {@code
 * kept_k_L}, {@code kept_v_L}.
 */
final class CacheGraphs {

  private CacheGraphs() {}

  static void write(String keysName, String sentencesName, Path folder, MarianConfig config)
      throws IOException {
    int h = config.decoderHeads();
    int width = config.modelDimension() / h;
    try (OnnxGraph graph = new OnnxGraph(keysName, folder)) {
      String rows = graph.input("rows", OnnxGraph.Type.INT64, "c", h, "Q");
      for (int i = 0; i < config.decoderLayers(); i++) {
        for (String kind : new String[] {"k_", "v_"}) {
          String past = graph.input("past_" + kind + i, OnnxGraph.Type.FLOAT, "b", h, "P", width);
          String present = "present_" + kind + i;
          graph
              .node("Gather", graph.op("Reshape", past, graph.longs(-1, width)), rows)
              .with("axis", 0)
              .named(present);
          graph.output(present, OnnxGraph.Type.FLOAT, "c", h, "Q", width);
        }
      }
      graph.write();
    }
    try (OnnxGraph graph = new OnnxGraph(sentencesName, folder)) {
      String sentences = graph.input("sentences", OnnxGraph.Type.INT64, "c");
      for (int i = 0; i < config.decoderLayers(); i++) {
        for (String kind : new String[] {"k_", "v_"}) {
          Object[] shape =
              kind.equals("k_") ? new Object[] {width, "S"} : new Object[] {"S", width};
          String cross =
              graph.input("cross_" + kind + i, OnnxGraph.Type.FLOAT, "b", h, shape[0], shape[1]);
          String kept = "kept_" + kind + i;
          graph.node("Gather", cross, sentences).with("axis", 0).named(kept);
          graph.output(kept, OnnxGraph.Type.FLOAT, "c", h, shape[0], shape[1]);
        }
      }
      graph.write();
    }
  }
}
