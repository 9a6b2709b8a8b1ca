package io.github.nachtschicht.translation.marian;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.nachtschicht.translation.decoding.Candidates;
import io.github.nachtschicht.translation.decoding.StepModel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a batch step by step.
 *
 * <p>The cache of self-attention is never reordered for the beams: the keys of all rows of a
 * sentence stay where they are, newest step first, and a mask lets each row see its ancestors only.
 * After every {@link #PRUNE_EVERY} steps the keys that no living row descends from are dropped; as
 * hypotheses soon share their beginning, few remain. The keys since then are kept apart, so that a
 * step hands on only those. Where a key stands depends on its own sentence alone, padding comes
 * last, and masked keys have weight zero: so the sums are added up in the same order whatever the
 * other sentences are, and come out the same to the last bit.
 *
 * <p>Sentences that are finished stay in the batch until they are a sixteenth of it, or until keys
 * are dropped anyway.
 *
 * <p>Longer than other classes, since every method reads or moves the same rows of the cache.
 */
final class MarianStepModel implements StepModel {

  static final int PRUNE_EVERY = 8;

  private static final int KEY_MULTIPLE = 8;
  private static final int GHOST_SHARE = 16;

  private final MarianWorker worker;
  private final NDManager manager;
  private final int heads;
  private final int width;
  private final int sourceLength;
  private final float[] sourceMaskValues;

  /** {@link #cross} of all sentences as it was at first, if it is kept, and its mask. */
  private final @Nullable NDList encoding;

  private final float[] encodingMask;

  private NDList cross;
  private NDArray sourceMask;

  /** Columns of the projection; null if all tokens are possible. */
  private @Nullable ShortlistColumns shortlist;

  /** The cache as it was when keys were last dropped. */
  private NDList past;

  /** The keys since: only these are copied to append a step's. */
  private NDList recent;

  /** Sentences in the tensors, finished ones included. */
  private int tensorSentences;

  /** For each sentence of the last call its place in the tensors. */
  private int[] places = {};

  private Row[] rows = {};
  private int rowsPerSentence;
  private int position;

  /** Keys that each step since the last pruning has added to a sentence, the oldest first. */
  private final List<Integer> recentRows = new ArrayList<>();

  /** Keys of a sentence that were there when it was last pruned, padding included. */
  private int oldKeys;

  /**
   * What a row has seen.
   *
   * @param old places of its ancestors among the old keys, ascending
   * @param recent for each step since, the number of its ancestor among the sentence's rows
   */
  private record Row(int[] old, int[] recent) {

    Row child(int number) {
      int[] longer = Arrays.copyOf(recent, recent.length + 1);
      longer[recent.length] = number;
      return new Row(old, longer);
    }
  }

  MarianStepModel(
      MarianWorker worker,
      NDManager manager,
      NDList cross,
      FloatBuffer sourceMaskValues,
      NDArray sourceMask,
      int sentences,
      int sourceLength,
      boolean kept,
      @Nullable ShortlistColumns shortlist) {
    this.worker = worker;
    this.manager = manager;
    this.cross = cross;
    this.sourceMask = sourceMask;
    this.sourceMaskValues = new float[sentences * sourceLength];
    sourceMaskValues.get(0, this.sourceMaskValues);
    this.sourceLength = sourceLength;
    this.tensorSentences = sentences;
    this.shortlist = shortlist;
    MarianConfig config = worker.config();
    encoding = kept ? new NDList(cross) : null;
    encodingMask = kept ? this.sourceMaskValues.clone() : new float[0];
    heads = config.decoderHeads();
    width = config.modelDimension() / heads;
    past = noKeys("past_");
    recent = noKeys("recent_");
  }

  private NDList noKeys(String name) {
    NDList keys = new NDList();
    for (int i = 0; i < worker.config().decoderLayers(); i++) {
      keys.add(noKeysOf(name + "k_" + i));
      keys.add(noKeysOf(name + "v_" + i));
    }
    return keys;
  }

  private NDArray noKeysOf(String name) {
    DirectBuffer nothing = worker.buffer("nothing");
    nothing.ofBytes(0);
    return nothing.array(manager, name, DataType.FLOAT32, tensorSentences, heads, 0, width);
  }

  /**
   * Goes back to the first step with some of the sentences, as if they had been encoded anew.
   *
   * @param sentences their numbers, ascending, at least one
   * @param more for each of them tokens that may come beside those of its shortlist
   * @throws IllegalStateException if the encoding is not kept
   */
  void restart(int[] sentences, List<int[]> more) {
    if (encoding == null) {
      throw new IllegalStateException("the encoding is not kept");
    }
    cross.forEach(this::drop);
    past.close();
    recent.close();
    tensorSentences = encodingMask.length / sourceLength;
    if (shortlist != null) {
      int[][] ofAll = new int[tensorSentences][];
      Arrays.fill(ofAll, new int[0]);
      for (int i = 0; i < sentences.length; i++) {
        ofAll[sentences[i]] = more.get(i);
      }
      shortlist = shortlist.with(List.of(ofAll));
    }
    cross = new NDList(encoding);
    System.arraycopy(encodingMask, 0, sourceMaskValues, 0, encodingMask.length);
    past = noKeys("past_");
    recent = noKeys("recent_");
    position = 0;
    oldKeys = 0;
    recentRows.clear();
    places = sentences.clone();
    selectSentences();
  }

  /** Frees an array that is not of the kept encoding. */
  private void drop(NDArray array) {
    if (encoding == null || encoding.stream().noneMatch(kept -> kept == array)) {
      array.close();
    }
  }

  @Override
  public Candidates step(int[] tokens, int[] parents, int rowsNow, int count, int[][] asked) {
    int active = tokens.length / rowsNow;
    int[] placesNow = new int[active];
    Row[] rowsOfStep = new Row[tokens.length];
    if (position == 0) {
      for (int s = 0; s < active; s++) {
        placesNow[s] = parents[s];
        rowsOfStep[s] = new Row(new int[0], new int[0]);
      }
    } else {
      for (int r = 0; r < tokens.length; r++) {
        placesNow[r / rowsNow] = places[parents[r] / rowsPerSentence];
        rowsOfStep[r] = rows[parents[r]].child(parents[r] % rowsPerSentence);
      }
      recentRows.add(rowsPerSentence);
    }
    rows = rowsOfStep;
    places = placesNow;
    rowsPerSentence = rowsNow;
    tidy(active);
    Candidates candidates = run(tokens, count, asked);
    position++;
    return candidates;
  }

  private Candidates run(int[] tokens, int count, int[][] asked) {
    int k = rowsPerSentence;
    int mostAsked = 1;
    for (int[] own : asked) {
      mostAsked = Math.max(mostAsked, own.length);
    }
    long[] askedIds = new long[tensorSentences * k * mostAsked];
    long[] ids = new long[tensorSentences * k];
    Arrays.fill(ids, worker.config().padId());
    for (int r = 0; r < tokens.length; r++) {
      int row = tensorRow(r);
      ids[row] = tokens[r];
      for (int i = 0; i < asked[r].length; i++) {
        askedIds[row * mostAsked + i] = asked(row / k, asked[r][i]);
      }
    }
    try (NDManager step = manager.newSubManager()) {
      NDList in = new NDList();
      in.add(worker.buffer("ids").longs(step, "ids", ids, ids.length));
      in.add(worker.buffer("position").longs(step, "position", new long[] {position}, 1));
      in.add(
          worker
              .buffer("heads")
              .longs(step, "heads", new long[] {tensorSentences, k, heads, width}, 4));
      in.add(worker.buffer("candidates").longs(step, "candidates", new long[] {count}, 1));
      in.add(
          worker
              .buffer("asked")
              .longs(step, "asked", askedIds, (long) tensorSentences * k, mostAsked));
      in.add(selfMask(step));
      in.add(sourceMask);
      in.addAll(past);
      in.addAll(recent);
      in.addAll(cross);
      if (shortlist != null) {
        in.addAll(shortlist.inputs(k));
      }
      NDList out = worker.decoder.run(in, step);
      NDList present = new NDList();
      float[] values = {};
      long[] best = {};
      float @Nullable [] bannedLogits = null;
      float[] normalizer = {};
      float[] askedValues = {};
      for (NDArray array : out) {
        String name = array.getName();
        switch (name) {
          case "top_values" -> values = array.toFloatArray();
          case "top_ids" -> best = array.toLongArray();
          case "banned_logits" -> bannedLogits = array.toFloatArray();
          case "normalizer" -> normalizer = array.toFloatArray();
          case "asked_values" -> askedValues = array.toFloatArray();
          default -> present.add(keep(array, name.replace("present_", "recent_")));
        }
      }
      if (bannedLogits != null) {
        shareWithBanned(values, bannedLogits, normalizer);
        shareWithBanned(askedValues, bannedLogits, normalizer);
      }
      if (shortlist != null) {
        shortlist.toTokens(best, values);
      }
      recent.close();
      recent = present;
      return ofActive(values, best, ofRows(askedValues, mostAsked, asked));
    }
  }

  private int asked(int place, int token) {
    return shortlist == null ? token : Math.max(0, shortlist.number(place, token));
  }

  /** Takes off what the banned tokens would have had of the probability. */
  private static void shareWithBanned(float[] values, float[] banned, float[] normalizer) {
    int perRow = banned.length / normalizer.length;
    int count = values.length / normalizer.length;
    for (int r = 0; r < normalizer.length; r++) {
      double share = 1;
      for (int i = 0; i < perRow; i++) {
        share += Math.exp(banned[r * perRow + i] - normalizer[r]);
      }
      float off = (float) Math.log(share);
      for (int i = 0; i < count; i++) {
        values[r * count + i] -= off;
      }
    }
  }

  /** Where a row of the search stands in the tensors. */
  private int tensorRow(int row) {
    return places[row / rowsPerSentence] * rowsPerSentence + row % rowsPerSentence;
  }

  private float[][] ofRows(float[] values, int perRow, int[][] asked) {
    float[][] own = new float[asked.length][];
    for (int r = 0; r < asked.length; r++) {
      int from = tensorRow(r) * perRow;
      own[r] = Arrays.copyOfRange(values, from, from + asked[r].length);
      for (int i = 0; shortlist != null && i < asked[r].length; i++) {
        if (shortlist.number(places[r / rowsPerSentence], asked[r][i]) < 0) {
          own[r][i] = Candidates.IMPOSSIBLE;
        }
      }
    }
    return own;
  }

  private Candidates ofActive(float[] values, long[] ids, float[][] asked) {
    int count = asked.length;
    int k = rowsPerSentence;
    int perRow = values.length / (tensorSentences * k);
    if (count == tensorSentences * k) {
      return new Candidates(perRow, ids, values, asked);
    }
    float[] activeValues = new float[count * perRow];
    long[] activeIds = new long[count * perRow];
    for (int s = 0; s < places.length; s++) {
      int from = places[s] * k * perRow;
      System.arraycopy(values, from, activeValues, s * k * perRow, k * perRow);
      System.arraycopy(ids, from, activeIds, s * k * perRow, k * perRow);
    }
    return new Candidates(perRow, activeIds, activeValues, asked);
  }

  int tensors() {
    return tensorSentences;
  }

  /** Keys in the cache, for each sentence. */
  private int pastKeys() {
    int keys = oldKeys;
    for (int added : recentRows) {
      keys += added;
    }
    return keys;
  }

  /** {@code [sentences, 1, rows, keys]}: 0 at the row's own key and its ancestors'. */
  private NDArray selfMask(NDManager owner) {
    int k = rowsPerSentence;
    int keys = k + pastKeys();
    DirectBuffer maskBuffer = worker.buffer("self_mask");
    FloatBuffer buffer = maskBuffer.ofBytes(4 * tensorSentences * k * keys).asFloatBuffer();
    float[] line = new float[keys];
    if (places.length < tensorSentences) {
      for (int r = 0; r < tensorSentences * k; r++) {
        buffer.put(r * keys, line);
      }
    }
    for (int r = 0; r < rows.length; r++) {
      Arrays.fill(line, GraphLayers.MASKED);
      line[r % k] = 0;
      for (int key : keysOf(rows[r])) {
        line[k + key] = 0;
      }
      buffer.put(tensorRow(r) * keys, line);
    }
    return maskBuffer.array(owner, "self_mask", DataType.FLOAT32, tensorSentences, 1, k, keys);
  }

  /** Places of a row's ancestors in the cache. */
  private int[] keysOf(Row row) {
    int[] keys = new int[row.old.length + row.recent.length];
    int from = 0;
    int at = 0;
    for (int step = row.recent.length - 1; step >= 0; step--) {
      keys[at++] = from + row.recent[step];
      from += recentRows.get(step);
    }
    for (int old : row.old) {
      keys[at++] = from + old;
    }
    return keys;
  }

  /** Drops keys that nobody descends from, and finished sentences. */
  private void tidy(int active) {
    boolean prune = recentRows.size() == PRUNE_EVERY;
    boolean drop =
        tensorSentences > active
            && (prune || (tensorSentences - active) * GHOST_SHARE >= tensorSentences);
    if (drop) {
      selectSentences();
    }
    if (prune) {
      prune();
    }
  }

  private void prune() {
    int k = rowsPerSentence;
    int keys = pastKeys();
    int most = 0;
    int[][] kept = new int[tensorSentences][];
    Arrays.fill(kept, new int[0]);
    for (int s = 0; s < places.length; s++) {
      boolean[] alive = new boolean[keys];
      int count = 0;
      for (int r = s * k; r < (s + 1) * k; r++) {
        for (int key : keysOf(rows[r])) {
          if (!alive[key]) {
            alive[key] = true;
            count++;
          }
        }
      }
      int[] living = new int[count];
      int[] number = new int[keys];
      int at = 0;
      for (int key = 0; key < keys; key++) {
        if (alive[key]) {
          number[key] = at;
          living[at++] = key;
        }
      }
      for (int r = s * k; r < (s + 1) * k; r++) {
        int[] old = keysOf(rows[r]);
        for (int i = 0; i < old.length; i++) {
          old[i] = number[old[i]];
        }
        rows[r] = new Row(old, new int[0]);
      }
      kept[places[s]] = living;
      most = Math.max(most, count);
    }
    // at least KEY_MULTIPLE - 1 places of padding: no kernel's remainder holds a real key
    int padded = (most + 2 * KEY_MULTIPLE - 2) / KEY_MULTIPLE * KEY_MULTIPLE;
    selectKeys(kept, padded);
    recentRows.clear();
    oldKeys = padded;
  }

  private void selectKeys(int[][] kept, int length) {
    int keys = pastKeys();
    long[] index = new long[tensorSentences * heads * length];
    int at = 0;
    for (int place = 0; place < tensorSentences; place++) {
      int[] own = kept[place];
      for (int h = 0; h < heads; h++) {
        long base = ((long) place * heads + h) * keys;
        for (int i = 0; i < length; i++) {
          index[at++] = base + (i < own.length ? own[i] : 0);
        }
      }
    }
    try (NDManager step = manager.newSubManager()) {
      select(
          worker.selectKeys,
          worker.buffer("rows").longs(step, "rows", index, tensorSentences, heads, length),
          past,
          recent);
    }
  }

  /**
   * Replaces arrays by what a graph makes of them, layer by layer, so that little is there twice.
   * Those that it does not give back have no keys any more.
   */
  private void select(OnnxSession.Runner graph, NDArray chosen, NDList... lists) {
    for (int layer = 0; layer < worker.config().decoderLayers(); layer++) {
      String number = "_" + layer;
      try (NDManager step = manager.newSubManager()) {
        NDList in = new NDList(chosen);
        for (NDList list : lists) {
          in.add(list.get(2 * layer));
          in.add(list.get(2 * layer + 1));
        }
        in.forEach(array -> array.setName(array.getName().replace(number, "")));
        NDList out = graph.run(in, step);
        for (NDList list : lists) {
          for (int i = 2 * layer; i < 2 * layer + 2; i++) {
            String name = list.get(i).getName();
            drop(list.get(i));
            NDArray kept = out.get("kept_" + name);
            list.set(i, kept == null ? noKeysOf(name + number) : keep(kept, name + number));
          }
        }
      }
    }
  }

  private NDArray keep(NDArray array, String name) {
    array.setName(name);
    array.attach(manager);
    return array;
  }

  private void selectSentences() {
    if (shortlist != null) {
      shortlist.select(places);
    }
    long[] index = new long[places.length];
    float[] masks = new float[places.length * sourceLength];
    for (int s = 0; s < places.length; s++) {
      index[s] = places[s];
      System.arraycopy(
          sourceMaskValues, places[s] * sourceLength, masks, s * sourceLength, sourceLength);
    }
    try (NDManager step = manager.newSubManager()) {
      select(
          worker.selectSentences,
          worker.buffer("sentences").longs(step, "sentences", index, index.length),
          cross,
          past,
          recent);
    }
    DirectBuffer buffer = worker.buffer("source_mask");
    buffer.ofBytes(4 * masks.length).asFloatBuffer().put(masks);
    sourceMask.close();
    sourceMask =
        buffer.array(manager, "source_mask", DataType.FLOAT32, places.length, 1, 1, sourceLength);
    System.arraycopy(masks, 0, sourceMaskValues, 0, masks.length);
    tensorSentences = places.length;
    for (int s = 0; s < places.length; s++) {
      places[s] = s;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
