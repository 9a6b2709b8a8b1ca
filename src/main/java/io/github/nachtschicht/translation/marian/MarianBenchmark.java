package io.github.nachtschicht.translation.marian;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.decoding.BatchSearch;
import io.github.nachtschicht.translation.decoding.Candidates;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.SearchRules;
import io.github.nachtschicht.translation.decoding.StepModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast a model of some shape decodes, with random weights and forced lengths, and how
 * fast ONNX Runtime multiplies matrices of its shapes on the same machine.
 */
public final class MarianBenchmark implements AutoCloseable {

  private static final long SEED = 20240607;

  private final MarianConfig config;
  private final Precision precision;
  private final MarianModel model;
  private final double loadSeconds;

  /**
   * What a measurement found.
   *
   * @param tokens target tokens of one repetition
   * @param cpuSeconds of the threads that decode, median of the repetitions
   * @param wallSeconds median of the repetitions
   */
  public record Measurement(long tokens, double cpuSeconds, double wallSeconds) {

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
   * What a measurement of real sentences found.
   *
   * @param sentences that were translated
   * @param sourceTokens of all sentences
   * @param tokens of all translations
   * @param searched target tokens that were computed: beam search goes on until no running
   *     hypothesis can win
   * @param cpuSeconds of the decoding thread, median of the repetitions
   */
  public record TextMeasurement(
      int sentences, long sourceTokens, long tokens, long searched, double cpuSeconds) {

    /** Mean length of the sources. */
    public int meanSourceTokens() {
      return (int) Math.max(2, Math.round(sourceTokens / (double) sentences));
    }

    /** Mean length of what was searched. */
    public int meanTargetTokens() {
      return (int) Math.max(1, Math.round(searched / (double) sentences));
    }
  }

  private MarianBenchmark(
      MarianConfig config, Precision precision, MarianModel model, double loadSeconds) {
    this.config = config;
    this.precision = precision;
    this.model = model;
    this.loadSeconds = loadSeconds;
  }

  /**
   * Opens a model with its own weights.
   *
   * @param modelSha256 fingerprint of its files
   */
  public static MarianBenchmark open(
      Path modelFolder, String modelSha256, Precision precision, Path cacheFolder) {
    MarianConfig config = MarianConfigReader.read(modelFolder);
    return open(
        config,
        modelSha256,
        precision,
        cacheFolder,
        () -> MarianParameters.open(modelFolder, config),
        null);
  }

  /**
   * Makes a model with random weights, or takes it from the cache.
   *
   * @param folder has a {@code config.json}
   * @param profile prefix of a profile of the decoder that ONNX Runtime shall write, or null
   */
  public static MarianBenchmark openRandom(
      Path folder, Precision precision, Path cacheFolder, @Nullable String profile) {
    MarianConfig config = MarianConfigReader.read(folder);
    return open(
        config,
        "random " + SEED,
        precision,
        cacheFolder,
        () -> MarianParameters.of(config, new RandomWeights(config, SEED), folder),
        profile);
  }

  private static MarianBenchmark open(
      MarianConfig config,
      String sha256,
      Precision precision,
      Path cacheFolder,
      CompiledModel.ParametersSource parameters,
      @Nullable String profile) {
    CompiledModel.open(cacheFolder, sha256, config, precision, parameters);
    long start = System.nanoTime();
    Path compiled = CompiledModel.open(cacheFolder, sha256, config, precision, parameters);
    MarianModel model = MarianModel.open(compiled, config, profile);
    return new MarianBenchmark(config, precision, model, (System.nanoTime() - start) / 1e9);
  }

  /** Seconds to check and load the compiled model. */
  public double loadSeconds() {
    return loadSeconds;
  }

  /** Forbids the end of a sentence, so that all translations get equally long. */
  private record Endless(StepModel model, int endId) implements StepModel {

    @Override
    public Candidates step(int[] tokens, int[] parents, int rowsPerSentence, int count) {
      Candidates candidates = model.step(tokens, parents, rowsPerSentence, count + 1);
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
   * Translates random sentences of one length to another length.
   *
   * @param sentences how many, all workers together
   * @param batch sentences of a batch
   * @param repetitions measured ones, after one that is not
   */
  public Measurement measure(
      DecodingOptions options,
      int sentences,
      int batch,
      int sourceTokens,
      int targetTokens,
      int workers,
      int repetitions)
      throws InterruptedException {
    Random random = new Random(SEED);
    List<int[]> sources = new ArrayList<>();
    for (int s = 0; s < sentences; s++) {
      int[] source = new int[sourceTokens];
      for (int i = 0; i + 1 < sourceTokens; i++) {
        source[i] = 2 + random.nextInt(config.vocabularySize() - 3);
      }
      source[sourceTokens - 1] = config.eosId();
      sources.add(source);
    }
    double[] cpu = new double[repetitions];
    double[] wall = new double[repetitions];
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      for (int r = -1; r < repetitions; r++) {
        long start = System.nanoTime();
        List<Future<Long>> futures = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
          int first = w;
          futures.add(
              threads.submit(
                  () -> translate(sources, options, batch, targetTokens, first, workers)));
        }
        long nanos = 0;
        for (Future<Long> future : futures) {
          nanos += future.get();
        }
        if (r >= 0) {
          wall[r] = (System.nanoTime() - start) / 1e9;
          cpu[r] = nanos / 1e9;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("decoding failed", e);
    } finally {
      threads.shutdownNow();
    }
    return new Measurement((long) sentences * targetTokens, median(cpu), median(wall));
  }

  /** CPU time in nanoseconds of every {@code workers}-th batch from {@code first} on. */
  private long translate(
      List<int[]> sources,
      DecodingOptions options,
      int batch,
      int targetTokens,
      int first,
      int workers)
      throws InterruptedException {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    long start = bean.getCurrentThreadCpuTime();
    SearchRules rules = new SearchRules(options, config.decoderStartId(), config.eosId(), -1);
    try (MarianWorker worker = model.newWorker()) {
      for (int from = first * batch; from < sources.size(); from += workers * batch) {
        List<int[]> part = sources.subList(from, Math.min(sources.size(), from + batch));
        int[] lengths = new int[part.size()];
        Arrays.fill(lengths, targetTokens + 1);
        try (StepModel steps = new Endless(worker.start(part), config.eosId())) {
          BatchSearch.search(steps, lengths, rules);
        }
      }
    }
    return bean.getCurrentThreadCpuTime() - start;
  }

  /** Counts the target tokens that a search asks for. */
  private static final class Counting implements StepModel {

    private final StepModel model;
    private long searched;

    private Counting(StepModel model) {
      this.model = model;
    }

    @Override
    public Candidates step(int[] tokens, int[] parents, int rowsPerSentence, int count) {
      searched += tokens.length / rowsPerSentence;
      return model.step(tokens, parents, rowsPerSentence, count);
    }

    @Override
    public void close() {
      model.close();
    }
  }

  /**
   * Translates real sentences on the calling thread, in the batches that {@link MarianTranslator}
   * would make.
   *
   * @param modelFolder whose tokenizer to use
   * @param repetitions measured ones, after one that is not
   */
  public TextMeasurement measureText(
      Path modelFolder, List<String> lines, DecodingOptions options, int repetitions)
      throws InterruptedException {
    List<int[]> sources = new ArrayList<>();
    try (MarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(modelFolder)) {
      for (int[] ids : tokenizer.encode(lines)) {
        if (ids.length > 1 && ids.length <= config.maxPositions()) {
          sources.add(ids);
        }
      }
    }
    MarianSettings settings = MarianSettings.of(modelFolder);
    List<List<Integer>> batches =
        SourceBatches.of(sources, settings.batchTokens(), settings.batchSentences());
    SearchRules rules =
        new SearchRules(options, config.decoderStartId(), config.eosId(), config.forcedEosId());
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    double[] cpu = new double[repetitions];
    long tokens = 0;
    long searched = 0;
    try (MarianWorker worker = model.newWorker()) {
      for (int r = -1; r < repetitions; r++) {
        long start = bean.getCurrentThreadCpuTime();
        tokens = 0;
        searched = 0;
        for (List<Integer> batch : batches) {
          int[] lengths = new int[batch.size()];
          Arrays.fill(lengths, config.maxLength());
          try (Counting steps =
              new Counting(worker.start(batch.stream().map(sources::get).toList()))) {
            for (List<Hypothesis> found : BatchSearch.search(steps, lengths, rules)) {
              tokens += found.get(0).tokens().length;
            }
            searched += steps.searched;
          }
        }
        if (r >= 0) {
          cpu[r] = (bean.getCurrentThreadCpuTime() - start) / 1e9;
        }
      }
    }
    long sourceTokens = sources.stream().mapToLong(ids -> ids.length).sum();
    return new TextMeasurement(sources.size(), sourceTokens, tokens, searched, median(cpu));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** A product's shape and how often a step computes it. */
  private record Product(int rows, int in, int out, double times) {}

  /**
   * Measures the products of decoding with a beam, without anything else.
   *
   * @param sourceTokens source tokens for each target token, the encoder's share
   */
  public Yardstick yardstick(
      Path temporary, int batch, int beam, int sourceTokens, int targetTokens, int repetitions) {
    int d = config.modelDimension();
    int rows = batch * beam;
    int layers = config.decoderLayers();
    int projection = 7296;
    List<Product> products = new ArrayList<>();
    products.add(new Product(rows, d, 3 * d, layers));
    products.add(new Product(rows, d, d, 3.0 * layers));
    products.add(new Product(rows, d, config.decoderFeedForward(), layers));
    products.add(new Product(rows, config.decoderFeedForward(), d, layers));
    products.add(
        new Product(
            rows,
            d,
            Math.min(projection, config.vocabularySize()),
            Math.max(1, config.vocabularySize() / (double) projection)));
    int sourceRows = batch * sourceTokens;
    double perStep = 1.0 / targetTokens;
    layers = config.encoderLayers();
    products.add(new Product(sourceRows, d, 3 * d, layers * perStep));
    products.add(new Product(sourceRows, d, d, layers * perStep));
    products.add(new Product(sourceRows, d, config.encoderFeedForward(), layers * perStep));
    products.add(new Product(sourceRows, config.encoderFeedForward(), d, layers * perStep));
    products.add(new Product(sourceRows, d, 2 * d, config.decoderLayers() * perStep));
    double alone = 0;
    double quantized = 0;
    double operations = 0;
    for (Product product : products) {
      alone += product.times * time(temporary, product, false, repetitions);
      quantized +=
          product.times
              * (precision == Precision.FP32 ? 0 : time(temporary, product, true, repetitions));
      operations += product.times * 2.0 * product.rows * product.in * product.out;
    }
    if (precision == Precision.FP32) {
      quantized = alone;
    }
    return new Yardstick(alone / batch, quantized / batch, operations / batch);
  }

  private double time(Path temporary, Product product, boolean whole, int repetitions) {
    try {
      Path folder = Files.createTempDirectory(temporary, "yardstick");
      try {
        boolean floats = whole || precision == Precision.FP32;
        ProductGraph.write("product", folder, precision, product.in, product.out, whole);
        try (OnnxSession session = OnnxSession.open(folder, "product", null);
            OnnxSession.Runner runner = session.newRunner();
            NDManager manager = session.manager().newSubManager()) {
          NDArray x = input(manager, product, floats);
          double[] seconds = new double[repetitions];
          ThreadMXBean bean = ManagementFactory.getThreadMXBean();
          for (int r = -2; r < repetitions; r++) {
            long start = bean.getCurrentThreadCpuTime();
            try (NDManager outputs = manager.newSubManager()) {
              runner.run(new NDList(x), outputs);
            }
            if (r >= 0) {
              seconds[r] = (bean.getCurrentThreadCpuTime() - start) / 1e9;
            }
          }
          return median(seconds);
        }
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NDArray input(NDManager manager, Product product, boolean floats) {
    Random random = new Random(SEED);
    int size = product.rows * product.in;
    DirectBuffer buffer = new DirectBuffer();
    ByteBuffer bytes = buffer.ofBytes(floats ? 4 * size : size);
    for (int i = 0; i < size; i++) {
      if (floats) {
        bytes.putFloat((float) random.nextGaussian());
      } else {
        bytes.put((byte) random.nextInt(256));
      }
    }
    return buffer.array(
        manager, "x", floats ? DataType.FLOAT32 : DataType.UINT8, product.rows, product.in);
  }

  @Override
  public void close() {
    model.close();
  }
}
