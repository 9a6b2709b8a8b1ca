package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.DocumentOutcome;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.PipelineSource;
import io.github.nachtschicht.batch.RunCase;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.RunListener;
import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.batch.RunSummary;
import io.github.nachtschicht.batch.RunSummary.Status;
import io.github.nachtschicht.batch.StopSignal;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.glossary.GlossaryEntry;
import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.translation.TermCount;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Runs and workers in this process, with a broker in between. */
@Timeout(120)
class RemoteRunTest {

  private static final String PROGRAM = "test";
  private static final UnaryOperator<String> EASY = s -> "EN " + s;

  @TempDir static Path brokerFolder;
  private static EmbeddedBroker broker;

  @TempDir Path folder;
  private Path input;
  private final List<Running> workers = new ArrayList<>();
  private final RunCase.Told told = new RunCase.Told();
  private final List<String> warnings = told.warnings;
  private final List<DocumentOutcome> outcomes = told.outcomes;
  private StopSignal stop = new StopSignal();
  private Duration lostAfter = LostDocuments.AFTER;
  private boolean mixed;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.open(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
  }

  @AfterEach
  void leaveNothing() throws InterruptedException {
    stopWorkers();
    for (String queue : List.of(Names.DOCUMENTS, Names.RESULTS, Names.DEAD)) {
      assertThat(broker.messages(queue)).as(queue).isZero();
    }
  }

  /** From here on what they ended with is known: a run does not wait until its workers are gone. */
  private void stopWorkers() throws InterruptedException {
    workers.forEach(worker -> worker.stop.stopSoon(StopSignal.Reason.SIGNAL));
    for (Running worker : workers) {
      worker.thread.join();
    }
  }

  /** A worker on a thread. */
  private static final class Running implements WorkerListener {

    private final StopSignal stop = new StopSignal();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile @Nullable RunException failure;

    Running(
        String name, PipelineSource source, String program, BrokerSettings settings, Path metrics) {
      thread =
          new Thread(
              () -> {
                try {
                  new Worker(settings, source, name, program, stop, this, metrics).run();
                } catch (RunException e) {
                  failure = e;
                }
              },
              name);
      thread.start();
    }

    /** Until it is connected. */
    void awaitReady() throws InterruptedException {
      while (lines.stream().noneMatch(line -> line.contains("waits for documents"))) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }

    @Override
    public void said(Level level, String line) {
      lines.add(
          switch (level) {
            case ERROR -> "error: " + line;
            case WARN -> "warning: " + line;
            default -> line;
          });
    }
  }

  private static BrokerSettings settings(long limit) {
    return new BrokerSettings(broker.url(), null, null, null, null, Duration.ZERO, limit);
  }

  private Running worker(String name, UnaryOperator<String> translation) {
    return worker(name, PlainSource.of(translation), PROGRAM);
  }

  private Running worker(String name, PipelineSource source, String program) {
    Running worker =
        new Running(name, source, program, settings(100 << 20), folder.resolve(name + ".prom"));
    workers.add(worker);
    return worker;
  }

  private RunSummary local(Path output, PipelineSource source) throws RunException {
    return new NightlyRun(
            RunOptions.of(input, output).with(TranslationSettings.THREADS, 3),
            source,
            null,
            new RunListener() {},
            new StopSignal())
        .run();
  }

  private RunSummary remote(Path output, PipelineSource source) throws Exception {
    return remote(output, source, Duration.ofSeconds(60), 100 << 20);
  }

  private RunSummary remote(Path output, PipelineSource source, Duration timeout, long limit)
      throws Exception {
    RunOptions options =
        new RunCase.Options(input, output)
            .metricsFile(folder.resolve("metrics.prom"))
            .build()
            .with(TranslationSettings.THREADS, 3);
    try (RemoteManager manager =
        new RemoteManager(settings(limit), timeout, PROGRAM, mixed, lostAfter, Duration.ZERO)) {
      return new NightlyRun(options, source, null, told, stop).over(manager).run();
    }
  }

  private void document(String name, int sentences) throws IOException {
    StringBuilder text = new StringBuilder("Die Lage am Fluss\n\n");
    for (int i = 0; i < sentences; i++) {
      text.append("Am Morgen stieg das Wasser in ").append(name).append(" um ").append(i + 2);
      text.append(" Zentimeter.").append(i % 5 == 4 ? "\n\n" : " ");
    }
    RunCase.write(input.resolve(name), text.toString());
  }

  @Test
  void run_twoWorkers_givesTheBytesOfALocalRun() throws Exception {
    for (int i = 0; i < 30; i++) {
      document("sub/d" + i + ".txt", 1 + i % 7);
    }
    // Beyond the size from which messages are streamed, both ways.
    Files.writeString(
        input.resolve("large.md"),
        "# Der Fluss\n\nDas Wasser steigt.\n\n```\n" + "mm ".repeat(100_000) + "\n```\n");
    Files.writeString(input.resolve("empty.txt"), "");
    Corrections corrections =
        Corrections.of(
            List.of(
                new Correction(
                    "Am Morgen stieg das Wasser in sub/d3.txt um 2 Zentimeter.",
                    "In the morning the water rose by 2 centimetres.",
                    ""),
                new Correction("Die Lage am Fluss", "At the river", "")));
    Glossary glossary =
        Glossary.of(
            List.of(
                new GlossaryEntry("Wasser", List.of("river water"), List.of(), "", "g, line 1"),
                new GlossaryEntry("Berg", List.of("mountain"), List.of(), "", "g, line 2")));
    PlainSource corrected =
        new PlainSource(PlainSource.PROVENANCE, corrections, EASY).with(glossary);
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    for (Path output : List.of(here, there)) {
      local(output, PlainSource.of(EASY));
      Path edited = output.resolve("sub/d5.de-en.md");
      Files.writeString(edited, Files.readString(edited) + "\nA person wrote this.\n");
    }
    worker("one", EASY);
    worker("two", EASY);

    RunSummary local = local(here, corrected);
    RunSummary remote = remote(there, corrected);

    assertThat(RunCase.files(there))
        .isEqualTo(RunCase.files(here))
        .containsKey("sub/d5.de-en.new.md");
    assertThat(RunCase.files(there).get("sub/d3.de-en.md")).contains("rose by 2 centimetres");
    assertThat(remote.exitCode()).isEqualTo(local.exitCode()).isEqualTo(3);
    assertThat(remote.documents()).isEqualTo(local.documents());
    assertThat(remote.totals().sentences()).isEqualTo(local.totals().sentences());
    assertThat(remote.totals().terms())
        .isEqualTo(local.totals().terms())
        .isNotEqualTo(TermCount.NONE);
    assertThat(RunCase.files(there).get("sub/d4.de-en.md"))
        .contains("should be \"river water\"", "terms_missed=", "glossary_sha256=");
    assertThat(remote.workers().values().stream().mapToInt(w -> w.documents()).sum())
        .isEqualTo(remote.translated());
    assertThat(warnings).isEmpty();
    assertThat(Files.readString(there.resolve("run-report.json")))
        .contains("\"workers\" : [", "\"worker\" : \"")
        .doesNotContain("\"threads\"");
    assertThat(Files.readString(here.resolve("run-report.json"))).contains("\"threads\" : \"3\"");
    for (String name : List.of("one", "two")) {
      assertThat(folder.resolve(name + ".prom"))
          .content()
          .contains("nachtschicht_worker_busy{worker=\"" + name + "\"} ")
          .contains("nachtschicht_worker_documents_total{worker=\"" + name + "\"} ")
          .contains("nachtschicht_worker_contact_timestamp_seconds{worker=\"" + name + "\"} ");
    }
  }

  @Test
  void run_rememberedSentences_areNotTranslatedAgainByWorkers() throws Exception {
    document("a.txt", 5);
    Set<String> translated = ConcurrentHashMap.newKeySet();
    worker(
        "one",
        sentence -> {
          translated.add(sentence);
          return EASY.apply(sentence);
        });
    PlainSource manager = PlainSource.of(EASY).remembering();
    remote(folder.resolve("first"), manager);
    assertThat(translated).hasSize(6);
    translated.clear();

    RunCase.write(
        input.resolve("a.txt"),
        Files.readString(input.resolve("a.txt")).replace("um 3 Zentimeter", "um 33 Zentimeter"));
    RunSummary second = remote(folder.resolve("second"), manager);
    assertThat(translated).containsExactly("Am Morgen stieg das Wasser in a.txt um 33 Zentimeter.");
    assertThat(second.totals().remembered()).isEqualTo(5);
    local(folder.resolve("here"), PlainSource.of(EASY));
    assertThat(RunCase.files(folder.resolve("second")))
        .isEqualTo(RunCase.files(folder.resolve("here")));
  }

  @Test
  void run_longestDocuments_goOutFirst() throws Exception {
    document("a.txt", 1);
    document("b.txt", 9);
    document("c.txt", 5);
    worker("one", EASY);
    remote(folder.resolve("out"), PlainSource.of(EASY));
    assertThat(outcomes)
        .extracting(DocumentOutcome::source)
        .containsExactly("b.txt", "c.txt", "a.txt");
  }

  @Test
  void run_workersThatDiffer_areRefusedWithBothValuesNamed() throws Exception {
    document("a.txt", 2);
    Provenance other =
        new Provenance(
            "de-en",
            "plain",
            "f".repeat(64),
            new SettingsFingerprint(
                "b".repeat(64), "b".repeat(64), "b".repeat(64), "b".repeat(64), "b".repeat(64)));
    Running model = worker("othermodel", new PlainSource(other, Corrections.NONE, EASY), PROGRAM);
    Running program = worker("otherprogram", PlainSource.of(EASY), "newer");
    for (Running worker : workers) {
      worker.awaitReady();
    }
    Path output = folder.resolve("out");

    RunSummary summary = remote(output, PlainSource.of(EASY), Duration.ofSeconds(4), 100 << 20);

    assertThat(summary.status()).isEqualTo(Status.FAILED);
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.count(Kind.LEFT)).isEqualTo(1);
    String models =
        "the worker's model sha256 is " + "f".repeat(64) + ", the run's is " + "a".repeat(64);
    String programs = "the worker's program version is newer, the run's is test";
    assertThat(summary.message())
        .contains("--worker-timeout", "worker othermodel is refused: " + models, programs);
    assertThat(warnings)
        .containsExactlyInAnyOrder(
            "worker othermodel is refused: " + models,
            "worker otherprogram is refused: " + programs);
    assertThat(model.lines).contains("error: this worker is refused by a run: " + models);
    assertThat(program.lines).contains("error: this worker is refused by a run: " + programs);
    assertThat(RunCase.files(output)).containsOnlyKeys("index.md");
  }

  @Test
  void run_unfinishedOnAnotherKindOfProcessor_isGoneOnWithIfThatIsAllowed() throws Exception {
    document("a.txt", 2);
    Path output = folder.resolve("out");
    Path kept = Files.createDirectories(output.resolve(".nachtschicht")).resolve("arithmetic");
    Files.writeString(kept, identity().arithmetic() + "\n");
    PlainSource other = PlainSource.of(EASY).onProcessor(-0.5);
    String its = Arithmetic.of(other.open());
    Running worker = worker("other", other, PROGRAM);
    worker.awaitReady();

    RunSummary refused = remote(output, PlainSource.of(EASY), Duration.ofSeconds(2), 100 << 20);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.message())
        .contains("worker other is refused", its, identity().arithmetic(), "--mixed-processors");
    assertThat(kept).hasContent(identity().arithmetic());

    mixed = true;
    RunSummary allowed = remote(output, PlainSource.of(EASY));
    assertThat(allowed.exitCode()).isZero();
    assertThat(allowed.translated()).isEqualTo(1);
    assertThat(kept).doesNotExist();
  }

  @Test
  void run_noWorker_failsAfterTheTimeAndLeavesNothing() throws Exception {
    document("a.txt", 2);
    RunSummary summary =
        remote(folder.resolve("out"), PlainSource.of(EASY), Duration.ofSeconds(1), 100 << 20);
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.message())
        .isEqualTo("no worker was heard at " + broker.url() + " for 1 s (--worker-timeout)");
  }

  /** A message of somebody else's. */
  private interface Making {
    Message make(Session session) throws JMSException;
  }

  private static void put(String queue, Making making) throws Exception {
    try (Broker client = new Broker(settings(1));
        BrokerLink link = client.connect()) {
      Session session = link.plain();
      session.createProducer(session.createQueue(queue)).send(making.make(session));
    }
  }

  /** Fails the test should anything ever make one of the bytes of another. */
  private static final class Trap implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger READ = new AtomicInteger();

    private void readObject(java.io.ObjectInputStream in) {
      READ.incrementAndGet();
    }
  }

  @Test
  void run_serializedObjectsOnTheQueues_areRejectedReportedAndNeverRead() throws Exception {
    document("a.txt", 2);
    for (String queue : List.of(Names.DOCUMENTS, Names.RESULTS, Names.DEAD)) {
      put(queue, session -> session.createObjectMessage(new Trap()));
    }
    put(Names.RESULTS, session -> session.createTextMessage("hello"));
    put(Names.DOCUMENTS, Session::createBytesMessage);
    Running worker = worker("one", EASY);

    RunSummary summary = remote(folder.resolve("out"), PlainSource.of(EASY));

    assertThat(summary.exitCode()).isZero();
    assertThat(warnings)
        .contains(
            "rejected a serialized Java object on nachtschicht.results: it was not read",
            "rejected a serialized Java object on nachtschicht.dead: it was not read",
            "rejected a text message on nachtschicht.results: it was not read");
    assertThat(worker.lines)
        .contains(
            "warning: rejected a serialized Java object on nachtschicht.documents: it was not"
                + " read");
    assertThat(Trap.READ).hasValue(0);
    assertThat(summary.count(Kind.SKIPPED)).isZero();
  }

  /** Runs until documents are out, then stops at once; gives the worker's gate. */
  private void brokenOff(Path output, CountDownLatch gate) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    worker(
        "slow",
        s -> {
          begun.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return EASY.apply(s);
        });
    Thread killer =
        new Thread(
            () -> {
              try {
                begun.await();
                while (broker.messages(Names.DOCUMENTS) < 5) {
                  TimeUnit.MILLISECONDS.sleep(20);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              stop.stopNow(StopSignal.Reason.SIGNAL, 143);
            });
    killer.start();
    RunSummary summary = remote(output, PlainSource.of(EASY));
    killer.join();
    assertThat(summary.status()).isEqualTo(Status.STOPPED);
    assertThat(summary.exitCode()).isEqualTo(143);
    assertThat(summary.count(Kind.LEFT)).isEqualTo(5);
  }

  @Test
  void run_stopped_withdrawsItsRequestsAndTheNextDropsTheLateResult() throws Exception {
    for (int i = 0; i < 5; i++) {
      document("d" + i + ".txt", 3);
    }
    Path output = folder.resolve("out");
    CountDownLatch gate = new CountDownLatch(1);
    brokenOff(output, gate);
    Path arithmetic = output.resolve(".nachtschicht/arithmetic");
    assertThat(arithmetic).hasContent(identity().arithmetic());
    assertThat(broker.messages(Names.DOCUMENTS)).isEqualTo(1);
    gate.countDown();
    while (broker.messages(Names.RESULTS) == 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    // What a run that was killed left in the queue of requests.
    String id = Files.readString(output.resolve(".nachtschicht/folder-id")).strip();
    put(
        Names.DOCUMENTS,
        session -> {
          Message left = session.createBytesMessage();
          left.setStringProperty(Names.OUTPUT, id);
          left.setStringProperty(Names.RUN, "killed");
          left.setStringProperty(Names.KEY, "nobody");
          return left;
        });

    stop = new StopSignal();
    PlainSource manager = PlainSource.of(EASY).remembering();
    RunSummary summary = remote(output, manager);
    assertThat(summary.exitCode()).isZero();
    assertThat(summary.translated()).isEqualTo(5);
    assertThat(arithmetic).doesNotExist();
    assertThat(warnings)
        .contains(
            "dropped 1 request that an earlier run left on the broker",
            "dropped 1 result of an earlier run, 4 sentences remembered");
  }

  @Test
  void run_documentThatEndsItsWorkers_isSkippedAndTheOthersAreDone() throws Exception {
    document("a.txt", 2);
    document("bad.txt", 9);
    UnaryOperator<String> deadly =
        s -> {
          if (s.contains("bad.txt")) {
            throw new OutOfMemoryError("Java heap space");
          }
          return EASY.apply(s);
        };
    for (String name : List.of("one", "two", "three", "four")) {
      worker(name, deadly);
    }
    RunSummary summary = remote(folder.resolve("out"), PlainSource.of(EASY));
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(summary.translated()).isEqualTo(1);
    assertThat(outcomes)
        .filteredOn(o -> o.kind() == Kind.SKIPPED)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.source()).isEqualTo("bad.txt");
              assertThat(o.reason()).contains("ended its worker", "nachtschicht.dead");
            });
    stopWorkers();
    assertThat(workers)
        .filteredOn(w -> w.failure != null)
        .hasSize(3)
        .allSatisfy(
            w ->
                assertThat(w.failure)
                    .hasMessage(
                        "bad.txt is given back to the broker: out of memory (Java heap space)"));
  }

  @Test
  void run_documentThatCannotBeTranslated_isSkippedWithTheReasonOfALocalRun() throws Exception {
    document("a.txt", 2);
    document("b.txt", 2);
    UnaryOperator<String> picky =
        s -> {
          if (s.contains("b.txt")) {
            throw new IllegalStateException("no\nway");
          }
          return EASY.apply(s);
        };
    worker("one", picky);
    local(folder.resolve("here"), PlainSource.of(picky));
    RunSummary summary = remote(folder.resolve("there"), PlainSource.of(picky));
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(RunCase.files(folder.resolve("there")))
        .isEqualTo(RunCase.files(folder.resolve("here")));
    assertThat(summary.workers())
        .hasEntrySatisfying("one", worker -> assertThat(worker.skipped()).isEqualTo(1));
    assertThat(Files.readString(folder.resolve("metrics.prom")))
        .contains(
            "nachtschicht_worker_documents{worker=\"one\"} 1\n",
            "nachtschicht_worker_skips{worker=\"one\"} 1\n",
            "nachtschicht_worker_sentences{worker=\"one\"} 3\n")
        .containsPattern("nachtschicht_worker_seconds\\{worker=\"one\"} [0-9.E-]+\n");
  }

  /** With a broker that does not give a request up by itself. */
  @Test
  void run_documentThatEndsItsWorkersAndNoDeadLetters_isRefusedByTheFourth() throws Exception {
    document("a.txt", 2);
    document("bad.txt", 9);
    UnaryOperator<String> deadly =
        s -> {
          if (s.contains("bad.txt")) {
            throw new OutOfMemoryError("Java heap space");
          }
          return EASY.apply(s);
        };
    broker.deliverAtMost(Names.DOCUMENTS, -1);
    try {
      for (String name : List.of("one", "two", "three", "four")) {
        worker(name, deadly);
      }
      RunSummary summary = remote(folder.resolve("out"), PlainSource.of(EASY));
      assertThat(summary.translated()).isEqualTo(1);
    } finally {
      broker.deliverAtMost(Names.DOCUMENTS, RequestHandler.MAX_DELIVERIES);
    }
    assertThat(skipped()).isEqualTo("bad.txt: ended its worker 3 times");
    stopWorkers();
    assertThat(workers).filteredOn(w -> w.failure != null).hasSize(3);
  }

  /** The document that was skipped and why. */
  private String skipped() {
    List<String> skipped =
        outcomes.stream()
            .filter(o -> o.kind() == Kind.SKIPPED)
            .map(o -> o.source() + ": " + o.reason())
            .toList();
    assertThat(skipped).hasSize(1);
    return skipped.get(0);
  }

  /** What to do about a request that is taken off the queue. */
  private interface Taking {
    void take(BytesMessage message, Session session) throws Exception;
  }

  /** Takes requests like a worker, and does something else with them. */
  private Thread taker(int requests, Taking taking) {
    Thread taker =
        new Thread(
            () -> {
              try (Broker client = new Broker(settings(1));
                  BrokerLink link = client.connect()) {
                Session session = link.plain();
                MessageConsumer queue =
                    session.createConsumer(session.createQueue(Names.DOCUMENTS));
                for (int i = 0; i < requests; i++) {
                  taking.take((BytesMessage) queue.receive(), session);
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    taker.start();
    return taker;
  }

  private static WorkIdentity identity() throws InterruptedException {
    PlainSource source = PlainSource.of(EASY);
    return WorkIdentity.of(source, PROGRAM).with(Arithmetic.of(source.open()));
  }

  /** A worker that is heard and never does anything. */
  private static Presence idle(Broker client) throws InterruptedException {
    WorkIdentity identity = identity();
    return new Presence(
        client,
        Names.WORKERS,
        () -> Json.text(new WorkerStatus().heartbeat("idle", identity, false)),
        Names.RUNS,
        said -> true);
  }

  @Test
  void run_requestThatIsLost_isSentAgain() throws Exception {
    document("a.txt", 2);
    document("b.txt", 4);
    lostAfter = Duration.ofMillis(1500);
    Thread taker = taker(1, (message, session) -> worker("one", EASY));
    RunSummary summary;
    try (Broker client = new Broker(settings(1));
        Presence idle = idle(client)) {
      assertThat(idle.trouble()).isNull();
      summary = remote(folder.resolve("out"), PlainSource.of(EASY));
    }
    taker.join();
    assertThat(summary.exitCode()).isZero();
    assertThat(summary.translated()).isEqualTo(2);
    assertThat(warnings)
        .containsExactly(
            "sending 1 documents again that neither a worker nor the broker has: b.txt");
  }

  @Test
  void run_requestThatIsLostAgainAndAgain_isSkipped() throws Exception {
    document("a.txt", 2);
    lostAfter = Duration.ofMillis(300);
    Thread taker = taker(3, (message, session) -> {});
    RunSummary summary;
    try (Broker client = new Broker(settings(1));
        Presence idle = idle(client)) {
      assertThat(idle.trouble()).isNull();
      summary = remote(folder.resolve("out"), PlainSource.of(EASY));
    }
    taker.join();
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(skipped())
        .isEqualTo("a.txt: was sent 3 times, and neither a worker nor the broker has it");
  }

  @Test
  void run_resultThatNeverComesWhole_isSkippedSayingSo() throws Exception {
    document("a.txt", 2);
    Thread liar =
        taker(
            1,
            (message, session) -> {
              int sequence = message.getIntProperty(Names.SEQUENCE);
              Request request =
                  new Request(
                      Request.SCHEMA,
                      message.getStringProperty(Names.OUTPUT),
                      message.getStringProperty(Names.RUN),
                      sequence,
                      "a.txt",
                      1,
                      identity(),
                      List.of(),
                      List.of(),
                      List.of());
              byte[] markdown = {'x'};
              Reply reply =
                  Reply.finished(
                      request,
                      "liar",
                      1,
                      PlainSource.of(EASY)
                          .open()
                          .process(
                              "a.txt",
                              "Das Wasser steigt.".getBytes(StandardCharsets.UTF_8),
                              Corrections.NONE,
                              Glossary.NONE,
                              List.of(),
                              n -> {}),
                      1,
                      "0".repeat(64));
              Message result =
                  Frame.write(session, Json.bytes(reply), new ByteArrayInputStream(markdown), 1);
              result.setStringProperty(Names.OUTPUT, request.output());
              result.setStringProperty(Names.RUN, request.run());
              result.setIntProperty(Names.SEQUENCE, sequence);
              result.setStringProperty(Names.STATE, Names.DONE);
              session.createProducer(session.createQueue(Names.RESULTS)).send(result);
            });
    RunSummary summary;
    try (Broker client = new Broker(settings(1));
        Presence idle = idle(client)) {
      assertThat(idle.trouble()).isNull();
      summary = remote(folder.resolve("out"), PlainSource.of(EASY));
    }
    liar.join();
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(skipped())
        .isEqualTo(
            "a.txt: its result never came whole (its 1 bytes are not those that worker liar sent):"
                + " the broker moved it to the queue nachtschicht.dead");
  }

  @Test
  void run_oversizedDocument_isSkippedNamingSizeAndLimit() throws Exception {
    document("a.txt", 2);
    document("big.txt", 200);
    worker("one", EASY);
    RunSummary summary =
        remote(folder.resolve("out"), PlainSource.of(EASY), Duration.ofSeconds(60), 1000);
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(outcomes)
        .filteredOn(o -> o.kind() == Kind.SKIPPED)
        .singleElement()
        .satisfies(
            o ->
                assertThat(o.reason())
                    .isEqualTo(
                        "has "
                            + Files.size(input.resolve("big.txt"))
                            + " bytes, more than the 1000 of --max-message-size"));
  }

  @Test
  void run_brokerRestartsInTheMiddle_everybodyGoesOn() throws Exception {
    for (int i = 0; i < 40; i++) {
      document("d" + i + ".txt", 2);
    }
    AtomicInteger sentences = new AtomicInteger();
    CountDownLatch some = new CountDownLatch(20);
    UnaryOperator<String> counting =
        s -> {
          some.countDown();
          sentences.incrementAndGet();
          return EASY.apply(s);
        };
    worker("one", counting);
    worker("two", counting);
    Thread restart =
        new Thread(
            () -> {
              try {
                some.await();
                broker.restart();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    restart.start();
    Path there = folder.resolve("there");
    RunSummary summary = remote(there, PlainSource.of(EASY));
    restart.join();
    local(folder.resolve("here"), PlainSource.of(EASY));
    assertThat(summary.exitCode()).isZero();
    assertThat(RunCase.files(there)).isEqualTo(RunCase.files(folder.resolve("here")));
    assertThat(warnings)
        .anyMatch(w -> w.startsWith("lost the broker"))
        .contains("the broker is back");
  }

  @Test
  void run_twoManagersOnOneBroker_getTheirOwn() throws Exception {
    // Spring Batch tells jobs in one process apart by their numbers: give the second another.
    local(folder.resolve("second"), PlainSource.of(EASY));
    for (int i = 0; i < 15; i++) {
      document("d" + i + ".txt", 2);
    }
    worker("one", EASY);
    worker("two", EASY);
    List<RunSummary> summaries = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (String name : List.of("first", "second")) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  summaries.add(remote(folder.resolve(name), PlainSource.of(EASY)));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(summaries).hasSize(2).allMatch(s -> s.exitCode() == 0 && s.translated() == 15);
    assertThat(RunCase.files(folder.resolve("first")))
        .isEqualTo(RunCase.files(folder.resolve("second")));
  }

  @Test
  void open_brokerOutOfReach_saysSoInOneLine() throws Exception {
    document("a.txt", 1);
    BrokerSettings nowhere =
        new BrokerSettings("tcp://127.0.0.1:1", null, null, null, null, Duration.ZERO, 1);
    try (RemoteManager manager =
        new RemoteManager(nowhere, Duration.ofSeconds(1), PROGRAM, false)) {
      assertThatThrownBy(
              () ->
                  new NightlyRun(
                          RunOptions.of(input, folder.resolve("out")),
                          PlainSource.of(EASY),
                          null,
                          new RunListener() {},
                          stop)
                      .over(manager)
                      .run())
          .isInstanceOfSatisfying(RunException.class, e -> assertThat(e.exitCode()).isEqualTo(1))
          .hasMessageStartingWith(
              "cannot reach the broker at tcp://127.0.0.1:1: 127.0.0.1:1: Connection refused");
    }
    assertThatThrownBy(
            () ->
                new RemoteManager(
                    new BrokerSettings("http://x", null, null, null, null, Duration.ZERO, 1),
                    Duration.ofSeconds(1),
                    PROGRAM,
                    false))
        .isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessageContaining("'http://x' is no broker's URL");
  }
}
