package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.remote.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night over three workers in which everything is killed that can be: workers, the broker, the
 * manager. With {@code -Dnachtschicht.slow=true} the documents are six times as long and thirty
 * workers are killed.
 */
@Timeout(900)
class ClusterIT {

  private static final boolean SLOW = Boolean.getBoolean("nachtschicht.slow");
  private static final int DOCUMENTS = 60;
  private static final int WORKERS = 3;
  private static final int KILLS = SLOW ? 30 : 10;
  private static final int SENTENCES = SLOW ? 72 : 12;
  private static final long SEED = 20261121;

  @TempDir Path folder;

  private final PackagedJar.Running[] workers = new PackagedJar.Running[WORKERS];

  private PackagedJar.Running worker(EmbeddedBroker.Remote broker, int number) throws Exception {
    return PackagedJar.unpacked(folder)
        .start(
            "worker",
            "--broker",
            broker.url(),
            "--worker-name",
            "worker-" + number,
            "--beam-size",
            "1",
            "--threads",
            "1");
  }

  private String[] run(Path output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                folder.resolve("in").toString(),
                "--output",
                output.toString(),
                "--beam-size",
                "1"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private void writeDocuments() throws Exception {
    Path input = folder.resolve("in");
    Files.createDirectories(input.resolve("sub"));
    for (int i = 0; i < DOCUMENTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int s = 0; s < SENTENCES; s++) {
        text.append("Die Sitzung Nummer ")
            .append(100 * i + s)
            .append(" beginnt um acht Uhr, und der Rat stimmt dem Haushalt der Stadt zu.\n\n");
      }
      Files.writeString(input.resolve((i % 3 == 0 ? "sub/" : "") + "d" + i + ".txt"), text);
    }
  }

  private static PackagedJar manager(Path folder, @Nullable PostgresServer database)
      throws Exception {
    PackagedJar jar = new PackagedJar(folder);
    return database == null ? jar : jar.with("SPRING_DATASOURCE_URL", database.newUrl());
  }

  @Test
  void run_workersBrokerAndManagerKilled_equalsALocalRun() throws Exception {
    writeDocuments();
    Path calm = folder.resolve("calm");
    PackagedJar.Result undisturbed = new PackagedJar(folder).run(run(calm));
    assertThat(undisturbed.code()).as(undisturbed.out()).isZero();
    Map<String, String> expected = PackagedJar.markdown(calm);
    assertThat(expected).hasSize(DOCUMENTS + 1);

    Path output = folder.resolve("out");
    Map<String, FileTime> finished = new HashMap<>();
    try (EmbeddedBroker.Remote broker = EmbeddedBroker.Remote.start(folder.resolve("broker"));
        PostgresServer database = PostgresServer.canStart() ? PostgresServer.start() : null) {
      System.out.println(
          "ClusterIT keeps jobs in "
              + (database == null
                  ? "the embedded database: PostgreSQL cannot be started here"
                  : "PostgreSQL"));
      PackagedJar jar = manager(folder, database);
      String[] arguments = run(output, "--broker", broker.url(), "--worker-timeout", "2m");
      for (int i = 0; i < WORKERS; i++) {
        workers[i] = worker(broker, i);
      }
      PackagedJar.Running manager = jar.start(arguments);
      Random random = new Random(SEED);
      for (int kill = 1; kill <= KILLS; kill++) {
        waitForTheMoment(manager, output, finished.size(), random);
        assertThat(manager.process.isAlive()).as("before kill " + kill + manager.soFar()).isTrue();
        int victim = random.nextInt(WORKERS);
        workers[victim].process.destroyForcibly().waitFor();
        workers[victim] = worker(broker, victim);
        if (kill == KILLS * 3 / 10) {
          broker.killAndRestart();
        }
        if (kill == KILLS * 6 / 10) {
          manager.process.destroyForcibly().waitFor();
          KilledRunIT.check(output, expected, finished);
          manager = jar.start(arguments);
        }
        KilledRunIT.check(output, expected, finished);
      }
      PackagedJar.Result done = manager.await();
      assertThat(done.code()).as(done.out()).isZero();
      KilledRunIT.check(output, expected, finished);
      assertThat(KilledRunIT.withoutNews(PackagedJar.markdown(output))).isEqualTo(expected);
      assertThat(output.resolve(".nachtschicht/tmp")).isEmptyDirectory();
      for (PackagedJar.Running worker : workers) {
        // The last one that was started may be so new that nothing in it hears a signal yet.
        while (worker.process.isAlive() && !worker.soFar().contains("waits for documents")) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
        worker.signal("TERM");
      }
      for (PackagedJar.Running worker : workers) {
        PackagedJar.Result left = worker.await();
        assertThat(left.code()).as(left.out()).isZero();
      }
      PackagedJar.Result history = jar.run("history", "--output", output.toString());
      assertThat(history.out()).contains("killed", "done").doesNotContain("running");
    } finally {
      for (PackagedJar.Running worker : workers) {
        if (worker != null) {
          worker.process.destroyForcibly();
        }
      }
    }
  }

  /** Waits until one to three more documents are there than before, and a little longer. */
  private static void waitForTheMoment(
      PackagedJar.Running manager, Path output, int before, Random random) throws Exception {
    int more = 1 + random.nextInt(3);
    while (manager.process.isAlive() && KilledRunIT.count(output) < before + more) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    manager.process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
  }
}
