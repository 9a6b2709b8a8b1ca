package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.PostgresServer;
import io.github.nachtschicht.batch.RunSummary.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/** The job database in a PostgreSQL server. */
@Timeout(120)
class PostgresTest {

  private static PostgresServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private RunOptions options(String output) throws Exception {
    Path input = folder.resolve("in");
    Files.createDirectories(input);
    for (int i = 0; i < 3; i++) {
      Files.writeString(input.resolve("d" + i + ".txt"), "Satz " + i + ".\n");
    }
    return RunOptions.of(input, folder.resolve(output));
  }

  private static NightlyRun run(
      RunOptions options, DataSource database, Fakes.Source source, List<String> warnings) {
    return new NightlyRun(
        options,
        source,
        database,
        new RunListener() {
          @Override
          public void warning(String message) {
            warnings.add(message);
          }
        },
        new StopSignal());
  }

  private static RunSummary run(RunOptions options, DataSource database, List<String> warnings)
      throws RunException {
    return run(options, database, new Fakes.Source(), warnings).run();
  }

  @Test
  void run_emptyDatabase_makesTheTablesAndKeepsHistory() throws Exception {
    DataSource database = server.newDatabase();
    List<String> warnings = new ArrayList<>();
    RunOptions options = options("out");

    assertThat(run(options, database, warnings).status()).isEqualTo(Status.DONE);
    assertThat(run(options, database, warnings).status()).isEqualTo(Status.DONE);

    assertThat(warnings).isEmpty();
    assertThat(options.output().resolve(".nachtschicht/jobs.mv.db")).doesNotExist();
    assertThat(RunHistory.of(options.output(), 10, database))
        .extracting(RunHistory.Run::status, past -> past.figures().get("translated"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("done", 0L),
            org.assertj.core.groups.Tuple.tuple("done", 3L));
  }

  @Test
  void run_manyAtOnceOnAnEmptyDatabase_allEndWell() throws Exception {
    DataSource database = server.newDatabase();
    int runs = 6;
    List<String> warnings = java.util.Collections.synchronizedList(new ArrayList<>());
    CountDownLatch together = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    try {
      List<Future<RunSummary>> results = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        RunOptions options = options("out" + i);
        Callable<RunSummary> task =
            () -> {
              together.await();
              return run(options, database, warnings);
            };
        results.add(threads.submit(task));
      }
      together.countDown();
      for (Future<RunSummary> result : results) {
        assertThat(result.get().status()).isEqualTo(Status.DONE);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(warnings).isEmpty();
    assertThat(RunHistory.of(folder.resolve("out3"), 10, database)).hasSize(1);
  }

  @Test
  void run_lastOneKilled_isRecoveredFromWhateverMachine() throws Exception {
    DataSource database = server.newDatabase();
    RunOptions options = options("out");
    Path state = Files.createDirectories(options.output().resolve(".nachtschicht"));
    startedAndNeverEnded(database, FolderId.of(state), "another-machine");
    startedAndNeverEnded(database, java.util.UUID.randomUUID().toString(), NightlyRun.host());

    List<String> warnings = new ArrayList<>();
    assertThat(run(options, database, warnings).status()).isEqualTo(Status.DONE);

    assertThat(warnings).singleElement().asString().contains("ended without a word");
    assertThat(RunHistory.of(options.output(), 10, database))
        .extracting(RunHistory.Run::status)
        .containsExactly("done", "killed");
    assertThat(
            new JdbcTemplate(database)
                .queryForObject(
                    "SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS = 'STARTED'",
                    Integer.class))
        .as("another folder's run, which may be alive")
        .isEqualTo(1);
  }

  private static void startedAndNeverEnded(DataSource database, String id, String host)
      throws Exception {
    try (JobStore store =
        JobStore.open(
            Path.of("unused"),
            database,
            warning -> {
              throw new IllegalStateException(warning);
            })) {
      JobContext context = new JobContext(store);
      var parameters =
          new JobParametersBuilder()
              .addString("run", java.util.UUID.randomUUID().toString())
              .addString("output", "/somewhere", false)
              .addString("host", host, false)
              .addString("folder", id, false)
              .toJobParameters();
      var instance = context.repository().createJobInstance(NightlyJob.NAME, parameters);
      JobExecution execution =
          context
              .repository()
              .createJobExecution(
                  instance,
                  parameters,
                  new org.springframework.batch.infrastructure.item.ExecutionContext());
      execution.setStatus(BatchStatus.STARTED);
      execution.setStartTime(java.time.LocalDateTime.now());
      context.repository().update(execution);
    }
  }

  @Test
  void acquire_sameFolderOnAnotherMachine_isRefusedWithTheHolder() throws Exception {
    DataSource database = server.newDatabase();
    RunOptions here = options("out");
    Path state = Files.createDirectories(here.output().resolve(".nachtschicht"));
    // What another machine sees of the same folder where locks of files do not reach it.
    RunOptions there = options("mount");
    Path stateThere = Files.createDirectories(there.output().resolve(".nachtschicht"));
    Files.writeString(stateThere.resolve("folder-id"), FolderId.of(state));

    try (OutputLock held = OutputLock.acquire(here.output(), state, database)) {
      assertThatThrownBy(() -> run(there, database, new ArrayList<>()))
          .isInstanceOfSatisfying(
              RunException.class,
              e -> {
                assertThat(e.exitCode()).isEqualTo(75);
                assertThat(e)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining(" on ");
              });
      assertThat(run(options("another"), database, new ArrayList<>()).exitCode()).isZero();
    }
    assertThat(run(there, database, new ArrayList<>()).exitCode()).isZero();
  }

  @Test
  void acquire_rightAfterItWasGivenBack_isFree() throws Exception {
    DataSource database = server.newDatabase();
    for (int i = 0; i < 50; i++) {
      java.util.Objects.requireNonNull(SharedLock.acquire(database, "folder")).close();
    }
  }

  @Test
  void acquire_connectionOfTheHolderDies_isFree() throws Exception {
    DataSource database = server.newDatabase();
    String id = java.util.UUID.randomUUID().toString();
    SharedLock dead = java.util.Objects.requireNonNull(SharedLock.acquire(database, id));
    assertThatThrownBy(() -> SharedLock.acquire(database, id))
        .isInstanceOf(SharedLock.HeldException.class);
    new JdbcTemplate(database)
        .queryForList(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name LIKE 'nachtschicht pid %'"
                + " AND datname = current_database()");
    try (SharedLock free = SharedLock.acquire(database, id)) {
      assertThat(free).isNotNull();
    }
    dead.close();
  }

  @Test
  void run_databaseOutOfReach_goesOnWithAWarning() throws Exception {
    List<String> warnings = new ArrayList<>();
    DataSource nowhere =
        new org.springframework.jdbc.datasource.DriverManagerDataSource(
            "jdbc:postgresql://127.0.0.1:1/nachtschicht", "nachtschicht", "");
    assertThat(run(options("out"), nowhere, warnings).status()).isEqualTo(Status.DONE);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("spring.datasource.url")
        .contains("without history");
  }

  @Test
  void run_databaseGoneInTheMiddle_doesAllAndSaysSo() throws Exception {
    try (PostgresServer doomed = PostgresServer.start()) {
      DataSource database = doomed.newDatabase();
      RunOptions options = options("out");
      Fakes.Source source = new Fakes.Source();
      source.translation =
          sentence -> {
            if (sentence.contains("1")) {
              doomed.close();
            }
            return "EN " + sentence;
          };
      List<String> warnings = new ArrayList<>();
      RunSummary summary = run(options, database, source, warnings).run();
      assertThat(summary.status()).isEqualTo(Status.DONE);
      assertThat(summary.exitCode()).isZero();
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("the job database that spring.datasource.url names was lost")
          .contains("this run goes on");
      assertThat(options.output().resolve("d0.de-en.md")).exists();
      assertThat(Files.readString(options.output().resolve("run-report.json"))).contains("lost");
    }
    List<String> warnings = new ArrayList<>();
    assertThat(run(options("out"), server.newDatabase(), warnings).exitCode()).isZero();
  }

  @Test
  void history_runsGoingOnAndKilledElsewhere_areToldApart() throws Exception {
    DataSource database = server.newDatabase();
    RunOptions options = options("out");
    Path state = Files.createDirectories(options.output().resolve(".nachtschicht"));
    startedAndNeverEnded(database, FolderId.of(state), "another-machine");
    assertThat(RunHistory.of(options.output(), 9, database))
        .extracting(RunHistory.Run::status)
        .containsExactly("killed");
    try (SharedLock elsewhere = SharedLock.acquire(database, FolderId.of(state))) {
      assertThat(elsewhere).isNotNull();
      assertThat(RunHistory.of(options.output(), 9, database))
          .extracting(RunHistory.Run::status)
          .containsExactly("running");
    }
    try (OutputLock here = OutputLock.acquire(options.output(), state, null)) {
      assertThat(RunHistory.of(options.output(), 9, database))
          .extracting(RunHistory.Run::status)
          .containsExactly("running");
    }
  }
}
