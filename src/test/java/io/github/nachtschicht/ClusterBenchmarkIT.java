package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.remote.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two worker processes of one thread against one, in turns, with the embedded model. Prints
 * figures, holds none: run with {@code -Dnachtschicht.slow=true} on two idle cores.
 */
@EnabledIfSystemProperty(named = "nachtschicht.slow", matches = "true")
@Timeout(900)
class ClusterBenchmarkIT {

  private static final int TURNS = Integer.getInteger("nachtschicht.turns", 3);
  private static final int DOCUMENTS = Integer.getInteger("nachtschicht.documents", 100);
  private static final int SENTENCES = 24;

  @TempDir Path folder;

  private final List<PackagedJar.Running> workers = new ArrayList<>();

  private void workers(EmbeddedBroker.Remote broker, int count) throws Exception {
    while (workers.size() > count) {
      PackagedJar.Running last = workers.remove(workers.size() - 1);
      last.signal("TERM");
      last.await();
    }
    while (workers.size() < count) {
      PackagedJar.Running worker =
          new PackagedJar(folder).start("worker", "--broker", broker.url(), "--threads", "1");
      workers.add(worker);
      while (!worker.soFar().contains("waits for documents")) {
        assertThat(worker.process.isAlive()).as(worker.soFar()).isTrue();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private double seconds(EmbeddedBroker.Remote broker, String input) throws Exception {
    Path output = folder.resolve("out-" + input);
    PackagedJar.Result done =
        new PackagedJar(folder)
            .run(
                "run",
                "--input",
                folder.resolve(input).toString(),
                "--output",
                output.toString(),
                "--force",
                "--broker",
                broker.url());
    assertThat(done.code()).as(done.out()).isZero();
    return new JsonMapper()
        .readTree(Files.readString(output.resolve("run-report.json")))
        .path("speed")
        .path("translation_seconds")
        .asDouble();
  }

  private void write(String input, int documents) throws Exception {
    Files.createDirectories(folder.resolve(input));
    for (int i = 0; i < documents; i++) {
      StringBuilder text = new StringBuilder();
      for (int s = 0; s < SENTENCES; s++) {
        text.append("Die Sitzung Nummer ")
            .append(100 * i + s)
            .append(" beginnt um acht Uhr, und der Rat stimmt dem Haushalt der Stadt zu.\n\n");
      }
      Files.writeString(folder.resolve(input).resolve("d" + i + ".txt"), text);
    }
  }

  @Test
  void workers_twoAgainstOne_inTurns() throws Exception {
    write("warm", 6);
    write("in", DOCUMENTS);
    try (EmbeddedBroker.Remote broker = EmbeddedBroker.Remote.start(folder.resolve("broker"))) {
      double one = 0;
      double two = 0;
      for (int turn = 1; turn <= TURNS; turn++) {
        workers(broker, 1);
        seconds(broker, "warm");
        double single = seconds(broker, "in");
        workers(broker, 2);
        seconds(broker, "warm");
        double pair = seconds(broker, "in");
        System.out.printf(
            Locale.ROOT,
            "%d documents of %d sentences: one worker %.1f s, two workers %.1f s, %.2f times%n",
            DOCUMENTS,
            SENTENCES,
            single,
            pair,
            single / pair);
        one += single;
        two += pair;
      }
      System.out.printf(Locale.ROOT, "all turns: %.2f times%n", one / two);
    } finally {
      workers.forEach(worker -> worker.process.destroyForcibly());
    }
  }
}
