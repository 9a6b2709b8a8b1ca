package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.decoding.BatchSearch;
import io.github.nachtschicht.translation.decoding.Candidates;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.SearchRules;
import io.github.nachtschicht.translation.decoding.StepModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast a model of some shape decodes, with random weights and forced lengths, and how
 * fast ONNX Runtime multiplies matrices of its shapes on the same machine.
 */
public final class MarianBenchmark implements AutoCloseable {

  private static final long SEED = 20240607;

  /**
   * Random tokens of a sentence's shortlist beside the shared ones: as many as sentences of 20 to
   * 24 words of WMT19 have, were every word a token. 32 sentences have about twice as many
   * different ones as real sentences of that kind.
   */
  private static final int OWN = 64;

  private final MarianConfig config;
  private final Precision precision;
  private final MarianModel model;
  private final @Nullable Shortlist shortlist;
  private final double loadSeconds;

  /**
   * What a measurement found; times and ratios are medians of the repetitions.
   *
   * @param tokens target tokens of a sentence
   * @param cpuSeconds for a sentence, of the threads that decode
   * @param wallSeconds for a sentence
   * @param times how many times as many sentences a second as the first number of workers
   * @param productTimes the same of threads that only multiply matrices; 1 if only one number of
   *     workers was measured
   * @param peakMebibytes largest resident memory of the process while it translated, -1 if unknown
   */
  public record Measurement(
      int tokens,
      double cpuSeconds,
      double wallSeconds,
      double times,
      double productTimes,
      long peakMebibytes) {

    /** Target tokens a CPU-second. */
    public double perCpuSecond() {
      return tokens / cpuSeconds;
    }

    /** Target tokens a second of wall time. */
    public double perSecond() {
      return tokens / wallSeconds;
    }
  }

  /**
   * What ONNX Runtime needs for the products of one target token, nothing else being computed.
   *
   * @param cpuSeconds the products alone; those in 8 bits from integers to floats
   * @param quantizedCpuSeconds with the quantization of their inputs and the scales of their
   *     outputs; the same for 32-bit floats
   * @param operations multiplications and additions
   */
  public record Yardstick(double cpuSeconds, double quantizedCpuSeconds, double operations) {

    /** Tokens a CPU-second that the products alone would allow. */
    public double limit() {
      return 1 / cpuSeconds;
    }

    /** Tokens a CPU-second that the products and their quantization would allow. */
    public double quantizedLimit() {
      return 1 / quantizedCpuSeconds;
    }
  }

  /**
   * What a measurement of real sentences found; times and ratios are medians of the repetitions.
   *
   * @param sentences that were translated
   * @param sourceTokens of all sentences
   * @param tokens of all translations
   * @param searched target tokens that were computed: beam search goes on until no running
   *     hypothesis can win
   * @param slots target tokens that there was room for: finished sentences stay in the batch for a
   *     while
   * @param perCpuSecond tokens of translations a CPU-second of the decoding thread
   * @param equalPerCpuSecond the same of sentences that all have the mean length, of sources and of
   *     what was searched, in the same batches
   * @param share what part of the latter the former is
   * @param searchedShare the same, counting what was searched on both sides: search goes on for a
   *     while after the best translation was found, for sentences of any length
   */
  public record TextMeasurement(
      int sentences,
      long sourceTokens,
      long tokens,
      long searched,
      long slots,
      double perCpuSecond,
      double equalPerCpuSecond,
      double share,
      double searchedShare) {}

  private MarianBenchmark(
      MarianConfig config,
      Precision precision,
      MarianModel model,
      @Nullable Shortlist shortlist,
      double loadSeconds) {
    this.config = config;
    this.precision = precision;
    this.model = model;
    this.shortlist = shortlist;
    this.loadSeconds = loadSeconds;
  }

  /**
   * Opens a model with its own weights.
   *
   * @param shortlist whether sentences have a shortlist of tokens
   */
  public static MarianBenchmark open(
      Path modelFolder,
      ModelIdentity identity,
      Precision precision,
      boolean shortlist,
      Path cacheFolder) {
    MarianConfig config = MarianConfigReader.read(modelFolder);
    Shortlist opened = shortlist ? Shortlist.open(modelFolder, identity, config) : null;
    return open(
        config,
        identity.sha256(),
        precision,
        opened,
        opened == null ? null : opened::shared,
        cacheFolder,
        () -> MarianParameters.open(modelFolder, config),
        null);
  }

  /**
   * Makes a model with random weights, or takes it from the cache.
   *
   * @param folder has a {@code config.json}
   * @param shortlist whether sentences have a shortlist of random tokens
   * @param profile prefix of a profile of the decoder that ONNX Runtime shall write, or null
   */
  public static MarianBenchmark openRandom(
      Path folder,
      Precision precision,
      boolean shortlist,
      Path cacheFolder,
      @Nullable String profile) {
    MarianConfig config = MarianConfigReader.read(folder);
    Supplier<int[]> shared =
        () -> {
          int count = Shortlist.mostShared(config);
          return IntStream.range(0, config.vocabularySize())
              .filter(id -> !config.bannedIds().contains(id))
              .limit(count)
              .toArray();
        };
    return open(
        config,
        "random " + SEED,
        precision,
        null,
        shortlist ? shared : null,
        cacheFolder,
        () -> MarianParameters.of(config, new RandomWeights(config, SEED), folder),
        profile);
  }

  private static MarianBenchmark open(
      MarianConfig config,
      String sha256,
      Precision precision,
      @Nullable Shortlist shortlist,
      @Nullable Supplier<int[]> shared,
      Path cacheFolder,
      CompiledModel.ParametersSource parameters,
      @Nullable String profile) {
    CompiledModel.open(cacheFolder, sha256, config, precision, shared, parameters);
    long start = System.nanoTime();
    Path compiled = CompiledModel.open(cacheFolder, sha256, config, precision, shared, parameters);
    MarianModel model = MarianModel.open(compiled, config, profile);
    return new MarianBenchmark(
        config, precision, model, shortlist, (System.nanoTime() - start) / 1e9);
  }

  /** Seconds to check and load the compiled model. */
  public double loadSeconds() {
    return loadSeconds;
  }

  /** Forbids the end of a sentence, so that all translations get equally long. */
  private record Endless(StepModel model, int endId) implements StepModel {

    @Override
    public Candidates step(
        int[] tokens, int[] parents, int rowsPerSentence, int count, int[][] asked) {
      Candidates candidates = model.step(tokens, parents, rowsPerSentence, count + 1, asked);
      for (int i = 0; i < candidates.tokens().length; i++) {
        if (candidates.tokens()[i] == endId) {
          candidates.logProbabilities()[i] = Candidates.IMPOSSIBLE;
        }
      }
      return candidates;
    }

    @Override
    public void close() {
      model.close();
    }
  }

  /**
   * Translates random sentences of one length to another length, with several numbers of workers by
   * turns, so that a change of the machine's load falls on all of them. Before each turn the
   * processor's own part is measured: how fast as many threads are that only multiply matrices.
   *
   * @param temporary folder for the products
   * @param sentences how many, all workers together; at least a batch a worker is taken
   * @param batch sentences of a batch
   * @param workers numbers of workers
   * @param repetitions measured ones, after one that is not
   * @return for each number of workers what was found
   */
  public List<Measurement> measure(
      Path temporary,
      DecodingOptions options,
      int sentences,
      int batch,
      int sourceTokens,
      int targetTokens,
      List<Integer> workers,
      int repetitions)
      throws InterruptedException, IOException {
    int most = Collections.max(workers);
    double[][] cpu = new double[workers.size()][repetitions];
    double[][] wall = new double[workers.size()][repetitions];
    double[][] products = new double[workers.size()][repetitions];
    long[] peaks = new long[workers.size()];
    ExecutorService threads = Executors.newFixedThreadPool(most);
    try (ProductYardstick.Loop loop =
        new ProductYardstick(config, precision, temporary)
            .loop(batch * options.beamSize(), workers.size() > 1)) {
      for (int r = -1; r < repetitions; r++) {
        for (int w = 0; w < workers.size(); w++) {
          int count = workers.get(w);
          double rate = loop.perSecond(threads, count);
          List<int[]> sources = sources(Math.max(sentences, batch * count), sourceTokens);
          AtomicInteger next = new AtomicInteger();
          NativeMemory.giveBack();
          PeakMemory peak = PeakMemory.start();
          long start = System.nanoTime();
          long nanos = 0;
          for (long own :
              parallel(
                  threads, count, () -> translate(sources, options, batch, targetTokens, next))) {
            nanos += own;
          }
          double seconds = (System.nanoTime() - start) / 1e9;
          peaks[w] = Math.max(peaks[w], peak.mebibytes());
          if (r >= 0) {
            wall[w][r] = seconds / sources.size();
            cpu[w][r] = nanos / 1e9 / sources.size();
            products[w][r] = rate;
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
    List<Measurement> found = new ArrayList<>();
    for (int w = 0; w < workers.size(); w++) {
      double[] times = new double[repetitions];
      double[] productTimes = new double[repetitions];
      for (int r = 0; r < repetitions; r++) {
        times[r] = wall[0][r] / wall[w][r];
        productTimes[r] = products[w][r] / products[0][r];
      }
      found.add(
          new Measurement(
              targetTokens,
              median(cpu[w]),
              median(wall[w]),
              median(times),
              median(productTimes),
              peaks[w]));
    }
    return found;
  }

  /** Runs the same task on several threads. */
  static <T> List<T> parallel(ExecutorService threads, int count, Callable<T> task)
      throws InterruptedException {
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> future : threads.invokeAll(Collections.nCopies(count, task))) {
        results.add(future.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a measurement failed", e);
    }
    return results;
  }

  /** Shortlists of random tokens. */
  private List<int[]> tokens(List<int[]> sources) {
    Random random = new Random(SEED);
    return sources.stream()
        .map(s -> random.ints(OWN, 0, config.vocabularySize()).distinct().toArray())
        .toList();
  }

  private List<int[]> sources(int sentences, int tokens) {
    Random random = new Random(SEED);
    List<int[]> sources = new ArrayList<>();
    for (int s = 0; s < sentences; s++) {
      int[] source = new int[tokens];
      for (int i = 0; i + 1 < tokens; i++) {
        source[i] = 2 + random.nextInt(config.vocabularySize() - 3);
      }
      source[tokens - 1] = config.eosId();
      sources.add(source);
    }
    return sources;
  }

  /** CPU time in nanoseconds of the batches that this thread took. */
  private long translate(
      List<int[]> sources, DecodingOptions options, int batch, int targetTokens, AtomicInteger next)
      throws InterruptedException {
    try (MarianWorker worker = model.newWorker()) {
      return translate(worker, sources, options, batch, targetTokens, next);
    }
  }

  private long translate(
      MarianWorker worker,
      List<int[]> sources,
      DecodingOptions options,
      int batch,
      int targetTokens,
      AtomicInteger next)
      throws InterruptedException {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    long start = bean.getCurrentThreadCpuTime();
    SearchRules rules = new SearchRules(options, config.decoderStartId(), config.eosId(), -1, true);
    for (int from = next.getAndAdd(batch); from < sources.size(); from = next.getAndAdd(batch)) {
      List<int[]> part = sources.subList(from, Math.min(sources.size(), from + batch));
      int[] lengths = new int[part.size()];
      Arrays.fill(lengths, targetTokens + 1);
      try (StepModel steps = new Endless(worker.start(part, tokens(part), false), config.eosId())) {
        BatchSearch.search(steps, lengths, rules);
      }
    }
    return bean.getCurrentThreadCpuTime() - start;
  }

  /** Counts the target tokens that a search asks for. */
  private static final class Counting implements StepModel {

    private final MarianStepModel model;
    private long searched;
    private long slots;

    private Counting(MarianStepModel model) {
      this.model = model;
    }

    @Override
    public Candidates step(
        int[] tokens, int[] parents, int rowsPerSentence, int count, int[][] asked) {
      Candidates candidates = model.step(tokens, parents, rowsPerSentence, count, asked);
      searched += tokens.length / rowsPerSentence;
      slots += model.tensors();
      return candidates;
    }

    @Override
    public void close() {
      model.close();
    }
  }

  /** One pass over a text. */
  private final class Pass {

    private long tokens;
    private long searched;
    private long slots;
    private double cpuSeconds;

    private void add(
        MarianWorker worker, List<int[]> sources, List<int[]> shortlists, DecodingOptions options)
        throws InterruptedException {
      ThreadMXBean bean = ManagementFactory.getThreadMXBean();
      long start = bean.getCurrentThreadCpuTime();
      int[] lengths = new int[sources.size()];
      Arrays.fill(lengths, config.maxLength());
      try (Counting steps = new Counting(worker.start(sources, shortlists, false))) {
        for (List<Hypothesis> found :
            BatchSearch.search(steps, lengths, config.searchRules(options))) {
          tokens += found.get(0).tokens().length;
        }
        searched += steps.searched;
        slots += steps.slots;
      }
      cpuSeconds += (bean.getCurrentThreadCpuTime() - start) / 1e9;
    }
  }

  /**
   * Translates real sentences on the calling thread, in the batches that {@link MarianTranslator}
   * would make, and equally long ones, a batch of these after a batch of those.
   *
   * @param modelFolder whose tokenizer to use
   * @param repetitions measured ones, after one that is not
   */
  public TextMeasurement measureText(
      Path modelFolder, List<String> lines, DecodingOptions options, int repetitions)
      throws InterruptedException {
    List<int[]> sources = new ArrayList<>();
    List<int[]> shortlists = new ArrayList<>();
    try (MarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(modelFolder)) {
      List<int[]> all = tokenizer.encode(lines);
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).length > 1 && all.get(i).length <= config.maxPositions()) {
          sources.add(all.get(i));
          shortlists.add(shortlist == null ? new int[0] : shortlist.of(lines.get(i)));
        }
      }
    }
    long sourceTokens = sources.stream().mapToLong(ids -> ids.length).sum();
    ModelOptions settings = ModelOptions.of(modelFolder);
    List<List<Integer>> batches =
        SourceBatches.of(sources, settings.batch().tokens(), settings.batch().sentences());
    double[] real = new double[repetitions];
    double[] equal = new double[repetitions];
    double[] shares = new double[repetitions];
    Pass pass = new Pass();
    try (MarianWorker worker = model.newWorker()) {
      for (List<Integer> batch : batches) {
        pass.add(
            worker,
            batch.stream().map(sources::get).toList(),
            batch.stream().map(shortlists::get).toList(),
            options);
      }
      int length = (int) Math.max(2, Math.round(sourceTokens / (double) sources.size()));
      int target = (int) Math.max(1, Math.round(pass.searched / (double) sources.size()));
      List<int[]> same = sources(sources.size(), length);
      int batch =
          SourceBatches.of(same, settings.batch().tokens(), settings.batch().sentences())
              .get(0)
              .size();
      same = same.subList(0, Math.max(1, same.size() / batch) * batch);
      for (int r = 0; r < repetitions; r++) {
        pass = new Pass();
        long nanos = 0;
        int from = 0;
        for (int b = 0; b < batches.size(); b++) {
          List<Integer> next = batches.get(b);
          pass.add(
              worker,
              next.stream().map(sources::get).toList(),
              next.stream().map(shortlists::get).toList(),
              options);
          // the machine's speed changes from second to second
          for (; (long) from * batches.size() < (long) (b + 1) * same.size(); from += batch) {
            List<int[]> part = same.subList(from, Math.min(same.size(), from + batch));
            nanos += translate(worker, part, options, batch, target, new AtomicInteger());
          }
        }
        real[r] = pass.tokens / pass.cpuSeconds;
        equal[r] = same.size() * target / (nanos / 1e9);
        shares[r] = real[r] / equal[r];
      }
    }
    return new TextMeasurement(
        sources.size(),
        sourceTokens,
        pass.tokens,
        pass.searched,
        pass.slots,
        median(real),
        median(equal),
        median(shares),
        median(shares) * pass.searched / pass.tokens);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * Measures the products of decoding with a beam, without anything else.
   *
   * @param sourceTokens source tokens for each target token, the encoder's share
   */
  public Yardstick yardstick(
      Path temporary, int batch, int beam, int sourceTokens, int targetTokens, int repetitions)
      throws IOException {
    return new ProductYardstick(config, precision, temporary)
        .measure(batch, beam, sourceTokens, targetTokens, repetitions);
  }

  @Override
  public void close() {
    model.close();
    if (shortlist != null) {
      shortlist.close();
    }
  }
}
