package io.github.nachtschicht.translation.marian;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.nachtschicht.translation.decoding.Candidates;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the output projection that the sentences of a batch need beside the shared ones.
 * They are taken out once; each sentence sees its own among them, in the order of its tokens, so
 * that nothing depends on the other sentences.
 */
final class ShortlistColumns {

  /**
   * Columns are padded to a multiple of this, so that no kernel has a remainder to treat apart.
   * Where weights are not constant ONNX Runtime 1.21.1 also needs one of 16 for AMX.
   */
  private static final int MULTIPLE = 64;

  private final MarianWorker worker;
  private final NDManager owner;
  private final OnnxSession.Runner graph;
  private final int[] shared;
  private final List<int[]> given;
  private final NDManager manager;
  private final NDArray columns;
  private final NDArray scales;
  private final float[] biases;

  /** Tokens of each sentence in the tensors beside the shared ones, ascending. */
  private int[][] own;

  /** Columns of the former. */
  private int[][] places;

  private @Nullable NDList inputs;
  private int inputRows;

  /**
   * Takes the columns out of the projection.
   *
   * @param graph the one that {@link CacheGraphs#writeColumns} writes
   * @param owner closed by the caller
   * @param shared tokens that every sentence has, ascending
   * @param tokens of each sentence, in any order; they may be shared, or come more than once
   */
  ShortlistColumns(
      MarianWorker worker,
      NDManager owner,
      OnnxSession.Runner graph,
      int[] shared,
      List<int[]> tokens) {
    this.worker = worker;
    this.owner = owner;
    this.graph = graph;
    this.shared = shared;
    given = tokens;
    List<Integer> banned = worker.config().bannedIds();
    own = new int[tokens.size()][];
    for (int s = 0; s < own.length; s++) {
      own[s] =
          IntStream.of(tokens.get(s))
              .filter(token -> Arrays.binarySearch(shared, token) < 0 && !banned.contains(token))
              .sorted()
              .distinct()
              .toArray();
    }
    int[] all = Arrays.stream(own).flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    places = new int[own.length][];
    for (int s = 0; s < own.length; s++) {
      places[s] = IntStream.of(own[s]).map(token -> Arrays.binarySearch(all, token)).toArray();
    }
    long[] ids = new long[padded(all.length)];
    for (int i = 0; i < all.length; i++) {
      ids[i] = all[i];
    }
    manager = owner.newSubManager();
    NDList out;
    try (NDManager step = manager.newSubManager()) {
      NDArray wanted = worker.buffer("columns").longs(step, "ids", ids, ids.length);
      out = graph.run(new NDList(wanted), manager);
    }
    columns = out.get("columns");
    scales = out.get("scales");
    biases = out.get("biases").toFloatArray();
  }

  private static int padded(int count) {
    return Math.max(1, (count + MULTIPLE - 1) / MULTIPLE) * MULTIPLE;
  }

  /** The same for all sentences from the beginning, with further tokens; closes this. */
  ShortlistColumns with(List<int[]> more) {
    List<int[]> all = new ArrayList<>();
    for (int s = 0; s < given.size(); s++) {
      all.add(IntStream.concat(IntStream.of(given.get(s)), IntStream.of(more.get(s))).toArray());
    }
    manager.close();
    return new ShortlistColumns(worker, owner, graph, shared, all);
  }

  /** Keeps some of the sentences. */
  void select(int[] kept) {
    own = IntStream.of(kept).mapToObj(s -> own[s]).toArray(int[][]::new);
    places = IntStream.of(kept).mapToObj(s -> places[s]).toArray(int[][]::new);
    inputRows = 0;
  }

  /** The decoder's inputs for so many rows a sentence. */
  NDList inputs(int rows) {
    NDList known = inputs;
    if (known != null && inputRows == rows) {
      return known;
    }
    if (known != null) {
      known.get(2).close();
      known.get(3).close();
    }
    int length = padded(Arrays.stream(own).mapToInt(tokens -> tokens.length).max().orElse(0));
    int all = own.length * rows;
    DirectBuffer placeBuffer = worker.buffer("own");
    LongBuffer placesOfRows = placeBuffer.ofBytes(8 * all * length).asLongBuffer();
    DirectBuffer biasBuffer = worker.buffer("own_bias");
    FloatBuffer biasesOfRows = biasBuffer.ofBytes(4 * all * length).asFloatBuffer();
    long[] line = new long[length];
    float[] bias = new float[length];
    for (int[] ofSentence : places) {
      Arrays.fill(line, 0);
      Arrays.fill(bias, GraphLayers.MASKED);
      for (int i = 0; i < ofSentence.length; i++) {
        line[i] = ofSentence[i];
        bias[i] = biases[ofSentence[i]];
      }
      for (int r = 0; r < rows; r++) {
        placesOfRows.put(line);
        biasesOfRows.put(bias);
      }
    }
    NDList made =
        new NDList(
            columns,
            scales,
            placeBuffer.array(manager, "own", DataType.INT64, all, length),
            biasBuffer.array(manager, "own_bias", DataType.FLOAT32, all, length));
    inputs = made;
    inputRows = rows;
    return made;
  }

  /** Number that the graph has for a token of a sentence; -1 if it is not one of its tokens. */
  int number(int sentence, int token) {
    int place = Arrays.binarySearch(shared, token);
    if (place >= 0) {
      return place;
    }
    place = Arrays.binarySearch(own[sentence], token);
    return place < 0 ? -1 : firstOwn() + place;
  }

  private int firstOwn() {
    return DecoderGraph.columnsFor(shared.length);
  }

  /** Replaces the graph's numbers by tokens; padding becomes impossible. */
  void toTokens(long[] numbers, float[] values) {
    int perSentence = numbers.length / own.length;
    for (int i = 0; i < numbers.length; i++) {
      int[] tokens = numbers[i] < firstOwn() ? shared : own[i / perSentence];
      int place = (int) numbers[i] - (tokens == shared ? 0 : firstOwn());
      if (place < tokens.length) {
        numbers[i] = tokens[place];
      } else {
        numbers[i] = shared[0];
        values[i] = Candidates.IMPOSSIBLE;
      }
    }
  }
}
