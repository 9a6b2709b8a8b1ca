package io.github.nachtschicht.translation.marian;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.nachtschicht.support.Folders;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.marian.MarianBenchmark.Yardstick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;

/** The matrix products of a model's decoding, through ONNX Runtime, without anything else. */
final class ProductYardstick {

  /** Columns of a product of the output projection. */
  private static final int PROJECTION = 7296;

  private static final long SEED = 20240607;

  private final MarianConfig config;
  private final Precision precision;
  private final Path temporary;

  /**
   * @param temporary folder for graphs, which are deleted again
   */
  ProductYardstick(MarianConfig config, Precision precision, Path temporary) {
    this.config = config;
    this.precision = precision;
    this.temporary = temporary;
  }

  /** A product's shape and how often a step computes it. */
  private record Product(int rows, int in, int out, double times) {}

  Yardstick measure(int batch, int beam, int sourceTokens, int targetTokens, int repetitions)
      throws IOException {
    List<Product> products = ofDecoder(batch * beam);
    products.addAll(ofEncoder(batch * sourceTokens, 1.0 / targetTokens));
    double alone = 0;
    double quantized = 0;
    double operations = 0;
    for (Product product : products) {
      alone += product.times * seconds(product, false, repetitions);
      quantized +=
          precision == Precision.FP32 ? 0 : product.times * seconds(product, true, repetitions);
      operations += product.times * 2.0 * product.rows * product.in * product.out;
    }
    if (precision == Precision.FP32) {
      quantized = alone;
    }
    return new Yardstick(alone / batch, quantized / batch, operations / batch);
  }

  private List<Product> ofDecoder(int rows) {
    int d = config.modelDimension();
    int layers = config.decoderLayers();
    List<Product> products = new ArrayList<>();
    products.add(new Product(rows, d, 3 * d, layers));
    products.add(new Product(rows, d, d, 3.0 * layers));
    products.add(new Product(rows, d, config.decoderFeedForward(), layers));
    products.add(new Product(rows, config.decoderFeedForward(), d, layers));
    products.add(
        new Product(
            rows,
            d,
            Math.min(PROJECTION, config.vocabularySize()),
            Math.max(1, config.vocabularySize() / (double) PROJECTION)));
    return products;
  }

  private List<Product> ofEncoder(int rows, double perStep) {
    int d = config.modelDimension();
    double layers = config.encoderLayers() * perStep;
    return List.of(
        new Product(rows, d, 3 * d, layers),
        new Product(rows, d, d, layers),
        new Product(rows, d, config.encoderFeedForward(), layers),
        new Product(rows, config.encoderFeedForward(), d, layers),
        new Product(rows, d, 2 * d, config.decoderLayers() * perStep));
  }

  /** CPU-seconds of a product, the median. */
  private double seconds(Product product, boolean whole, int repetitions) throws IOException {
    try (Opened opened = new Opened(product, whole);
        OnnxSession.Runner runner = opened.session.newRunner()) {
      double[] seconds = new double[repetitions];
      ThreadMXBean bean = ManagementFactory.getThreadMXBean();
      for (int r = -2; r < repetitions; r++) {
        long start = bean.getCurrentThreadCpuTime();
        opened.run(runner);
        if (r >= 0) {
          seconds[r] = (bean.getCurrentThreadCpuTime() - start) / 1e9;
        }
      }
      return MarianBenchmark.median(seconds);
    }
  }

  /**
   * The products of a decoding step one after the other, each with weights of its own, as often as
   * the step has them: as much memory is read as in decoding.
   *
   * @param open whether to open anything; otherwise all rates are 1
   */
  Loop loop(int rows, boolean open) throws IOException {
    Loop loop = new Loop();
    boolean complete = false;
    try {
      for (Product product : open ? ofDecoder(rows) : List.<Product>of()) {
        for (int i = 0; i < Math.round(product.times); i++) {
          loop.products.add(new Opened(product, false));
        }
      }
      complete = true;
      return loop;
    } finally {
      if (!complete) {
        loop.close();
      }
    }
  }

  /** Opened products. */
  static final class Loop implements AutoCloseable {

    private static final double SECONDS = 1;

    private final List<Opened> products = new ArrayList<>();

    /** How many times a second all products together are computed, by so many threads. */
    double perSecond(ExecutorService threads, int count) throws InterruptedException {
      if (products.isEmpty()) {
        return 1;
      }
      double sum = 0;
      for (double rate : MarianBenchmark.parallel(threads, count, this::perSecond)) {
        sum += rate;
      }
      return sum;
    }

    private double perSecond() {
      List<OnnxSession.Runner> runners = new ArrayList<>();
      for (Opened product : products) {
        runners.add(product.session.newRunner());
      }
      long start = System.nanoTime();
      double seconds = 0;
      int rounds = 0;
      while (seconds < SECONDS) {
        for (int i = 0; i < runners.size(); i++) {
          products.get(i).run(runners.get(i));
        }
        rounds++;
        seconds = (System.nanoTime() - start) / 1e9;
      }
      runners.forEach(OnnxSession.Runner::close);
      return rounds / seconds;
    }

    @Override
    public void close() {
      products.forEach(Opened::close);
    }
  }

  /** A product that is ready to be computed. */
  private final class Opened implements AutoCloseable {

    private final Path folder;
    private final OnnxSession session;
    private final NDManager manager;
    private final NDArray x;

    /** Keeps the memory of {@code x}. */
    private final DirectBuffer buffer = new DirectBuffer();

    Opened(Product product, boolean whole) throws IOException {
      folder = Files.createTempDirectory(temporary, "yardstick");
      ProductGraph.write("product", folder, precision, product.in, product.out, whole);
      session = OnnxSession.open(folder, "product", null);
      manager = session.manager().newSubManager();
      boolean floats = whole || precision == Precision.FP32;
      Random random = new Random(SEED);
      int size = product.rows * product.in;
      ByteBuffer bytes = buffer.ofBytes(floats ? 4 * size : size);
      for (int i = 0; i < size; i++) {
        if (floats) {
          bytes.putFloat((float) random.nextGaussian());
        } else {
          bytes.put((byte) random.nextInt(256));
        }
      }
      x =
          buffer.array(
              manager, "x", floats ? DataType.FLOAT32 : DataType.UINT8, product.rows, product.in);
    }

    void run(OnnxSession.Runner runner) {
      try (NDManager outputs = manager.newSubManager()) {
        runner.run(new NDList(x), outputs);
      }
    }

    @Override
    public void close() {
      manager.close();
      session.close();
      try {
        Folders.deleteAll(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
