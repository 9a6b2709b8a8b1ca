package io.github.nachtschicht.translation.marian;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes on one thread. */
final class MarianWorker implements AutoCloseable {

  /** Sources are padded to a multiple of this, so that no kernel has a remainder to treat apart. */
  private static final int SOURCE_MULTIPLE = 8;

  private final MarianConfig config;
  private final OnnxSession decoderSession;
  private final Map<String, DirectBuffer> buffers = new HashMap<>();
  final OnnxSession.Runner encoder;
  final OnnxSession.Runner decoder;
  final OnnxSession.Runner selectKeys;
  final OnnxSession.Runner selectSentences;
  private final OnnxSession.@Nullable Runner columns;
  private final int[] shared;

  MarianWorker(
      MarianConfig config,
      OnnxSession encoder,
      OnnxSession decoder,
      OnnxSession selectKeys,
      OnnxSession selectSentences,
      @Nullable OnnxSession columns,
      int[] shared) {
    this.config = config;
    this.decoderSession = decoder;
    this.encoder = encoder.newRunner();
    this.decoder = decoder.newRunner();
    this.selectKeys = selectKeys.newRunner();
    this.selectSentences = selectSentences.newRunner();
    this.columns = columns == null ? null : columns.newRunner();
    this.shared = shared;
  }

  MarianConfig config() {
    return config;
  }

  /**
   * Memory for an input, the same one for every use of a name: what is allocated outside the heap
   * would only be freed when the heap happens to be collected.
   */
  DirectBuffer buffer(String name) {
    return buffers.computeIfAbsent(name, n -> new DirectBuffer());
  }

  /** Owner of everything that decoding keeps outside the heap. */
  NDManager manager() {
    return decoderSession.manager();
  }

  /** Length that a source of so many tokens is padded to. */
  static int paddedLength(int tokens) {
    return (tokens + SOURCE_MULTIPLE - 1) / SOURCE_MULTIPLE * SOURCE_MULTIPLE;
  }

  /** As the other method, for one search. */
  MarianStepModel start(List<int[]> sources) {
    return start(sources, List.of(), false);
  }

  /**
   * Encodes sentences.
   *
   * @param sources token ids, none longer than the model's positions, none empty
   * @param shortlists for each source the tokens that its translation may consist of, beside those
   *     that all have; not looked at if the model was compiled for all tokens
   * @param kept whether the encoding is kept for {@link MarianStepModel#restart}
   * @return a decoder at its first step, to be closed by the caller
   */
  MarianStepModel start(List<int[]> sources, List<int[]> shortlists, boolean kept) {
    int length = 0;
    for (int[] source : sources) {
      length = Math.max(length, source.length);
    }
    length = paddedLength(length);
    int b = sources.size();
    int tokens = sources.stream().mapToInt(source -> source.length).sum();
    long[] ids = new long[tokens];
    long[] positions = new long[tokens];
    long[] slots = new long[tokens];
    long[] padded = new long[b * length];
    DirectBuffer maskBuffer = buffer("source_mask");
    FloatBuffer mask = maskBuffer.ofBytes(4 * b * length).asFloatBuffer();
    int token = 0;
    for (int s = 0; s < b; s++) {
      int[] source = sources.get(s);
      for (int i = 0; i < length; i++) {
        int slot = s * length + i;
        boolean inside = i < source.length;
        if (inside) {
          ids[token] = source[i];
          positions[token] = i;
          slots[token++] = slot;
        }
        padded[slot] = token - 1;
        mask.put(slot, inside ? 0 : GraphLayers.MASKED);
      }
    }
    int d = config.modelDimension();
    long encoderHeads = config.encoderHeads();
    long decoderHeads = config.decoderHeads();
    NDManager manager = manager().newSubManager();
    boolean complete = false;
    try {
      NDArray sourceMask =
          maskBuffer.array(manager, "source_mask", DataType.FLOAT32, b, 1, 1, length);
      NDList cross;
      try (NDManager inputs = manager.newSubManager()) {
        cross =
            encoder.run(
                new NDList(
                    buffer("ids").longs(inputs, "ids", ids, tokens),
                    buffer("positions").longs(inputs, "positions", positions, tokens),
                    buffer("slots").longs(inputs, "slots", slots, tokens),
                    buffer("padded").longs(inputs, "padded", padded, padded.length),
                    buffer("heads")
                        .longs(
                            inputs,
                            "heads",
                            new long[] {b, length, encoderHeads, d / encoderHeads},
                            4),
                    buffer("cross_heads")
                        .longs(
                            inputs,
                            "cross_heads",
                            new long[] {b, length, decoderHeads, d / decoderHeads},
                            4),
                    sourceMask),
                manager);
        sourceMask.attach(manager);
      }
      ShortlistColumns shortlist =
          columns == null ? null : new ShortlistColumns(this, manager, columns, shared, shortlists);
      MarianStepModel model =
          new MarianStepModel(this, manager, cross, mask, sourceMask, b, length, kept, shortlist);
      complete = true;
      return model;
    } finally {
      if (!complete) {
        manager.close();
      }
    }
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    selectKeys.close();
    selectSentences.close();
    if (columns != null) {
      columns.close();
    }
  }
}
