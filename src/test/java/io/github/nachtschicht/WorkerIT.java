package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.remote.BrokerKeys;
import io.github.nachtschicht.batch.remote.EmbeddedBroker;
import io.github.nachtschicht.translation.marian.RandomMarianFolder;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers and the runs they work for, as processes, at a broker. */
@Timeout(480)
class WorkerIT {

  private static final String DOCUMENTS = "nachtschicht.documents";

  @TempDir Path folder;

  private final List<PackagedJar.Running> started = new ArrayList<>();
  private final List<String> login = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(running -> running.process.destroyForcibly());
  }

  private PackagedJar.Running start(
      PackagedJar jar, EmbeddedBroker broker, String user, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--broker", broker.url().replaceAll("\\?.*", ""), "--beam-size", "1"));
    login.forEach(option -> all.add(option.replace("USER", user)));
    PackagedJar.Running running = jar.start(all.toArray(String[]::new));
    started.add(running);
    return running;
  }

  private PackagedJar.Running worker(EmbeddedBroker broker, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("worker", "--worker-name", "helper"));
    arguments.addAll(List.of(more));
    return start(PackagedJar.unpacked(folder), broker, "worker", arguments.toArray(String[]::new));
  }

  private PackagedJar.Running run(EmbeddedBroker broker, String timeout, String... more)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--input", folder.resolve("in").toString(), "--output"));
    arguments.add(folder.resolve("out").toString());
    arguments.addAll(List.of("--worker-timeout", timeout));
    arguments.addAll(List.of(more));
    return start(
        PackagedJar.unpacked(folder).withJava("-Xmx160m"),
        broker,
        "manager",
        arguments.toArray(String[]::new));
  }

  private void document(String name, int sentences) throws Exception {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(
        folder.resolve("in").resolve(name),
        "Der Rat hat dem Haushalt der Stadt für das kommende Jahr zugestimmt.\n\n"
            .repeat(sentences));
  }

  private void untilInHand(EmbeddedBroker broker) throws Exception {
    for (int i = 0; broker.delivering(DOCUMENTS) == 0; i++) {
      assertThat(i).as("documents given to a worker").isLessThan(6000);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static void untilGivenBack(EmbeddedBroker broker) throws Exception {
    for (int i = 0; broker.delivering(DOCUMENTS) > 0; i++) {
      assertThat(i).as("given back").isLessThan(6000);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void worker_sigterm_finishesItsDocument() throws Exception {
    BrokerKeys keys = BrokerKeys.make(folder.resolve("keys"));
    for (String user : List.of("manager", "worker")) {
      Files.writeString(folder.resolve(user + ".password"), user + "-secret\n");
    }
    Files.writeString(folder.resolve("trust.password"), BrokerKeys.TRUST_STORE_PASSWORD + "\n");
    login.addAll(
        List.of(
            "--broker-user",
            "USER",
            "--broker-password-file",
            folder.resolve("USER.password").toString(),
            "--broker-truststore",
            keys.trustStore().toString(),
            "--broker-truststore-password-file",
            folder.resolve("trust.password").toString()));
    document("long.txt", 120);
    try (EmbeddedBroker broker =
        EmbeddedBroker.secured(
            folder.resolve("broker"),
            keys.keyStore(),
            BrokerKeys.KEY_STORE_PASSWORD,
            List.of(EmbeddedBroker.hash("manager-secret"), EmbeddedBroker.hash("worker-secret")))) {
      PackagedJar.Running worker = worker(broker);
      PackagedJar.Running manager = run(broker, "2m");
      untilInHand(broker);
      worker.signal("TERM");
      PackagedJar.Result left = worker.await();
      assertThat(left.code()).as(left.out()).isZero();
      assertThat(left.out()).contains("finished: 1 document");
      PackagedJar.Result done = manager.await();
      assertThat(done.code()).as(done.out()).isZero();
      assertThat(folder.resolve("out/long.de-en.md")).exists();
    }
  }

  @Test
  void worker_secondSignal_givesItsDocumentBackAtOnce() throws Exception {
    document("long.txt", 2000);
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("broker"))) {
      PackagedJar.Running worker = worker(broker);
      PackagedJar.Running manager = run(broker, "2m");
      untilInHand(broker);
      worker.signal("TERM");
      assertThat(worker.process.waitFor(500, TimeUnit.MILLISECONDS)).as("ended by one").isFalse();
      worker.signal("TERM");
      PackagedJar.Result left = worker.await();
      assertThat(left.code()).as(left.out()).isEqualTo(143);
      untilGivenBack(broker);
      // For a moment the broker counts a message neither as given to a worker nor as waiting.
      for (int i = 0; broker.messages(DOCUMENTS) != 1; i++) {
        assertThat(i).as("waiting again").isLessThan(6000);
        TimeUnit.MILLISECONDS.sleep(10);
      }
      manager.signal("TERM");
      PackagedJar.Result stopped = manager.await();
      assertThat(stopped.code()).as(stopped.out()).isEqualTo(143);
      assertThat(broker.messages(DOCUMENTS)).isZero();
    }
  }

  @Test
  void run_noWorkerButOneWithAnotherModel_endsWithOneClearMessage() throws Exception {
    document("a.txt", 1);
    Path other = folder.resolve("other-model");
    RandomMarianFolder.writeLike(
        PackagedJar.checkout().resolve("models/nachtschicht-de-en"),
        other,
        RandomMarianFolder.Format.SAFETENSORS_F32,
        1);
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("broker"))) {
      PackagedJar.Running worker = worker(broker, "--model", other.toString());
      while (!worker.soFar().contains("waits for documents") && worker.process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      PackagedJar.Result done = run(broker, "6").await();
      assertThat(done.code()).as(done.out()).isEqualTo(1);
      assertThat(done.lastLine())
          .contains("no worker was heard")
          .contains("worker helper is refused")
          .containsPattern("the worker's model sha256 is [0-9a-f]{64}, the run's is [0-9a-f]{64}");
      worker.signal("TERM");
      PackagedJar.Result left = worker.await();
      assertThat(left.out())
          .containsPattern("the worker's model sha256 is [0-9a-f]{64}, the run's is [0-9a-f]{64}");
      assertThat(PackagedJar.markdown(folder.resolve("out"))).doesNotContainKey("a.de-en.md");
      assertThat(folder.resolve("out/.nachtschicht/tmp")).isEmptyDirectory();
      assertThat(broker.messages(DOCUMENTS)).isZero();
    }
  }

  @Test
  void run_documentThatKillsItsWorkers_isSkipped() throws Exception {
    document("deadly.txt", 400);
    document("harmless.txt", 1);
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("broker"))) {
      PackagedJar.Running manager = run(broker, "2m");
      for (int i = 0; i < 3; i++) {
        PackagedJar.Running worker = worker(broker);
        // The longer document goes out first.
        untilInHand(broker);
        worker.process.destroyForcibly().waitFor();
        untilGivenBack(broker);
      }
      worker(broker);
      PackagedJar.Result done = manager.await();
      assertThat(done.code()).as(done.out()).isEqualTo(3);
      assertThat(done.out()).contains("deadly.txt").contains("ended its worker");
      assertThat(folder.resolve("out/harmless.de-en.md")).exists();
      assertThat(folder.resolve("out/deadly.de-en.md")).doesNotExist();
      assertThat(Files.readString(folder.resolve("out/index.md"))).contains("deadly.txt");
      assertThat(broker.messages("nachtschicht.dead")).isZero();
    }
  }

  /** The manager has less memory than two such documents take. */
  @Test
  void run_documentOf50Megabytes_streams() throws Exception {
    document("small.txt", 1);
    Path large = folder.resolve("in/large.html");
    try (Writer out = Files.newBufferedWriter(large)) {
      out.write("<html lang=\"de\"><body><p>Der Rat hat dem Haushalt zugestimmt.</p>\n<!--\n");
      for (int i = 0; i < 50 * 1024; i++) {
        out.write("x".repeat(1023) + "\n");
      }
      out.write("-->\n<p>Die Sitzung beginnt um acht Uhr.</p></body></html>\n");
    }
    Files.copy(large, folder.resolve("in/larger.html"));
    Files.writeString(
        folder.resolve("in/larger.html"),
        " ".repeat(2 << 20),
        java.nio.file.StandardOpenOption.APPEND);
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("broker"))) {
      worker(broker);
      PackagedJar.Result done = run(broker, "2m", "--max-message-size", "51M").await();
      assertThat(done.code()).as(done.out()).isEqualTo(3);
      assertThat(Files.readString(folder.resolve("out/large.de-en.md")))
          .contains("Die Sitzung beginnt um acht Uhr.");
      assertThat(done.out())
          .contains("larger.html")
          .contains("more than the 53477376 of --max-message-size");
      assertThat(folder.resolve("out/small.de-en.md")).exists();
    }
  }
}
