package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.TestClassPath;
import io.github.nachtschicht.batch.DocumentOutcome;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.RemoteTranslation;
import io.github.nachtschicht.batch.RunListener;
import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.batch.RunSummary;
import io.github.nachtschicht.batch.StopSignal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/**
 * What manager and broker cost beside the local run, with a translator that answers at once, and
 * what the manager keeps in memory, and how fast it is once it is warm. Prints figures, holds none:
 * run with {@code -Dnachtschicht.slow=true}, the number of documents by {@code
 * -Dnachtschicht.documents}.
 */
@EnabledIfSystemProperty(named = "nachtschicht.slow", matches = "true")
@Timeout(1800)
class BrokerBenchmarkTest {

  private static final int DOCUMENTS = Integer.getInteger("nachtschicht.documents", 20_000);
  private static final int WORKERS = 2;
  private static final int SAMPLES = 10;
  private static final String PROGRAM = "benchmark";

  @TempDir Path folder;

  /** A worker in a process of its own: the broker's URL and its name. */
  public static void main(String[] arguments) throws Exception {
    new Worker(
            settings(arguments[0]),
            PlainSource.of(sentence -> sentence),
            arguments[1],
            PROGRAM,
            new StopSignal(),
            (level, line) -> {
              if (level != Level.INFO) {
                System.err.println(line);
              }
            },
            null)
        .run();
  }

  private static BrokerSettings settings(String url) {
    return new BrokerSettings(url, null, null, null, null, Duration.ZERO, 1L << 20);
  }

  private static Process worker(String url, int number) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            TestClassPath.get(),
            BrokerBenchmarkTest.class.getName(),
            url,
            "worker-" + number)
        .inheritIO()
        .start();
  }

  private Path input() throws Exception {
    Path input = folder.resolve("in");
    for (int i = 0; i < DOCUMENTS; i++) {
      Path file = input.resolve("s" + i / 1000).resolve("d" + i + ".txt");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, "Die Sitzung Nummer " + i + " beginnt um acht Uhr.\n\nDer Rat hat zugestimmt.\n");
    }
    return input;
  }

  /** Watches a run: from the first document to the last, and the heap in between. */
  private static final class Watch implements RunListener {

    private final boolean heap;
    private final List<Long> samples = new ArrayList<>();
    private final List<String> rates = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private int settled;
    private long tenth;
    private long tenthCpu;
    private long first;
    private long last;

    Watch(boolean heap) {
      this.heap = heap;
    }

    @Override
    public void recorded(DocumentOutcome outcome) {
      if (++settled == 1) {
        first = System.nanoTime();
      }
      last = System.nanoTime();
      if (heap && settled % (DOCUMENTS / SAMPLES) == 0) {
        long cpu = threads.getCurrentThreadCpuTime();
        if (tenth > 0) {
          double documents = DOCUMENTS / SAMPLES;
          rates.add(
              String.format(
                  Locale.ROOT,
                  "%.0f (%.1f ms)",
                  documents / ((last - tenth) / 1e9),
                  (cpu - tenthCpu) / 1e6 / documents));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        samples.add((runtime.totalMemory() - runtime.freeMemory()) >> 10);
        System.out.printf("after %d documents: %s KiB, %s a second%n", settled, samples, rates);
        tenth = System.nanoTime();
        tenthCpu = threads.getCurrentThreadCpuTime();
      }
    }

    double perSecond() {
      return (settled - 1) / ((last - first) / 1e9);
    }
  }

  private Watch run(Path input, String output, @Nullable RemoteTranslation remote, boolean heap)
      throws Exception {
    Watch watch = new Watch(heap);
    RunSummary summary =
        new NightlyRun(
                RunOptions.of(input, folder.resolve(output)),
                PlainSource.of(sentence -> sentence),
                null,
                watch,
                new StopSignal())
            .over(remote)
            .run();
    assertThat(summary.count(Kind.TRANSLATED)).isEqualTo(DOCUMENTS);
    return watch;
  }

  @Test
  void documents_throughTheBrokerAndLocally_perSecond() throws Exception {
    Path input = input();
    List<Process> workers = new ArrayList<>();
    try (EmbeddedBroker.Remote broker = EmbeddedBroker.Remote.start(folder.resolve("broker"))) {
      for (int i = 1; i <= WORKERS; i++) {
        workers.add(worker(broker.url(), i));
      }
      double local = run(input, "local", null, false).perSecond();
      double remote;
      try (RemoteManager manager =
          new RemoteManager(settings(broker.url()), Duration.ofMinutes(1), PROGRAM, false)) {
        remote = run(input, "remote", manager, false).perSecond();
      }
      System.out.printf(
          Locale.ROOT,
          "%d documents of 2 sentences: locally %.0f a second, through the broker %.0f;"
              + " %.2f ms more a document%n",
          DOCUMENTS,
          local,
          remote,
          1000 / remote - 1000 / local);
    } finally {
      workers.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void heap_ofTheManager_overAllDocuments() throws Exception {
    Path input = input();
    List<Process> workers = new ArrayList<>();
    try (EmbeddedBroker.Remote broker = EmbeddedBroker.Remote.start(folder.resolve("broker"))) {
      for (int i = 1; i <= WORKERS; i++) {
        workers.add(worker(broker.url(), i));
      }
      try (RemoteManager manager =
          new RemoteManager(settings(broker.url()), Duration.ofMinutes(1), PROGRAM, false)) {
        Watch watch = run(input, "remote", manager, true);
        System.out.printf(
            Locale.ROOT,
            "heap of the manager in KiB, after every %d of %d documents: %s%n"
                + "documents a second from one to the next (CPU time of the step's thread a"
                + " document): %s%n",
            DOCUMENTS / SAMPLES,
            DOCUMENTS,
            watch.samples,
            watch.rates);
      }
    } finally {
      workers.forEach(Process::destroyForcibly);
    }
  }
}
