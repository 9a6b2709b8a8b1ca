package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.marian.MarianParameters.Side;
import io.github.nachtschicht.translation.marian.ModelTensors.Linear;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The encoder, and the keys and values that every decoder layer attends to in the source: computed
 * once a sentence, never copied for the beams.
 *
 * <p>Inputs, for {@code b} sentences padded to {@code S} tokens: {@code ids} and {@code positions}
 * {@code [rows]} of their tokens, without padding; {@code slots} {@code [rows]}, where each would
 * stand among the {@code b*S} padded ones, and {@code padded} {@code [b*S]}, which token stands
 * there, the sentence's last for padding; {@code heads} = {@code {b, S, heads, width}}; {@code
 * cross_heads} the same with the decoder's heads; {@code source_mask} {@code [b, 1, 1, S]}, 0 for
 * tokens and {@link GraphLayers#MASKED} for padding. Only attention sees padding. Outputs, for each
 * decoder layer: {@code cross_k_N} {@code [b, heads, width, S]} and {@code cross_v_N} {@code [b,
 * heads, S, width]}.
 */
final class EncoderGraph {

  private EncoderGraph() {}

  /** Writes {@code NAME.onnx} and {@code NAME.weights}. */
  static void write(String name, Path folder, ModelTensors tensors, Precision precision)
      throws IOException {
    try (OnnxGraph graph = new OnnxGraph(name, folder)) {
      build(graph, tensors, new GraphLayers(graph, tensors, precision));
      graph.write();
    }
  }

  private static void build(OnnxGraph graph, ModelTensors tensors, GraphLayers layers)
      throws IOException {
    MarianConfig config = tensors.config();
    int d = config.modelDimension();
    int width = d / config.encoderHeads();
    float scale = (float) (1 / Math.sqrt(width));
    String ids = graph.input("ids", OnnxGraph.Type.INT64, "rows");
    String positions = graph.input("positions", OnnxGraph.Type.INT64, "rows");
    String slots = graph.input("slots", OnnxGraph.Type.INT64, "rows");
    String padded = graph.input("padded", OnnxGraph.Type.INT64, "padded");
    String heads = graph.input("heads", OnnxGraph.Type.INT64, 4);
    String crossHeads = graph.input("cross_heads", OnnxGraph.Type.INT64, 4);
    String mask = graph.input("source_mask", OnnxGraph.Type.FLOAT, "b", 1, 1, "S");
    layers.rows(ids, "rows");
    String x = layers.embed(Side.ENCODER, ids, positions);
    for (int i = 0; i < config.encoderLayers(); i++) {
      Linear qkv =
          GraphLayers.sideBySide(
              tensors.linear(Side.ENCODER, i, "self_attn.q_proj"),
              tensors.linear(Side.ENCODER, i, "self_attn.k_proj"),
              tensors.linear(Side.ENCODER, i, "self_attn.v_proj"));
      String[] parts =
          graph
              .node(
                  "Split",
                  graph.op("Gather", layers.linear(x, i + ".qkv", qkv, true), padded),
                  graph.longs(d, d, d))
              .with("axis", -1)
              .outs(3);
      String q = layers.splitHeads(parts[0], heads, "S", config.encoderHeads());
      String k = layers.splitHeads(parts[1], heads, "S", config.encoderHeads());
      String v = layers.splitHeads(parts[2], heads, "S", config.encoderHeads());
      String scores =
          graph.node("FusedMatMul", q, k).microsoft().with("transB", 1).with("alpha", scale).out();
      String weights = graph.node("Softmax", graph.op("Add", scores, mask)).with("axis", -1).out();
      String attended =
          graph.op("Gather", layers.joinHeads(graph.op("MatMul", weights, v), "padded"), slots);
      x = layers.attentionEnd(attended, x, Side.ENCODER, i, "self_attn");
      x = layers.feedForward(x, Side.ENCODER, i);
    }
    int crossWidth = d / config.decoderHeads();
    for (int i = 0; i < config.decoderLayers(); i++) {
      Linear kv =
          GraphLayers.sideBySide(
              tensors.linear(Side.DECODER, i, "encoder_attn.k_proj"),
              tensors.linear(Side.DECODER, i, "encoder_attn.v_proj"));
      String[] parts =
          graph
              .node(
                  "Split",
                  graph.op("Gather", layers.linear(x, i + ".cross", kv, true), padded),
                  graph.longs(d, d))
              .with("axis", -1)
              .outs(2);
      graph
          .node("Transpose", graph.op("Reshape", parts[0], crossHeads))
          .with("perm", new long[] {0, 2, 3, 1})
          .named("cross_k_" + i);
      graph
          .node("Transpose", graph.op("Reshape", parts[1], crossHeads))
          .with("perm", new long[] {0, 2, 1, 3})
          .named("cross_v_" + i);
      graph.output(
          "cross_k_" + i, OnnxGraph.Type.FLOAT, "b", config.decoderHeads(), crossWidth, "S");
      graph.output(
          "cross_v_" + i, OnnxGraph.Type.FLOAT, "b", config.decoderHeads(), "S", crossWidth);
    }
  }
}
