#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4 and org.xerial:sqlite-jdbc 3.54.1.0, seen 2026-11-30.
# Guess: two programs that keep their jobs in one SQLite file wait for each other, up to busy_timeout: 20 seconds are plenty for jobs of milliseconds.
# Seen: most jobs fail within a second, in start or on the way, and some stand as running for ever. The repository reads in a transaction before it
# writes, and SQLite lets none wait that has read what another one changed since. With transaction_mode=IMMEDIATE all 80 complete.
. "$(dirname "$0")/lib.sh"
java_with org.springframework.batch:spring-batch-core:6.0.4 org.xerial:sqlite-jdbc:3.54.1.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'busy_timeout=20000&journal_mode=WAL: not all of 80 jobs completed, within the time to wait, some still run
busy_timeout=20000&journal_mode=WAL&transaction_mode=IMMEDIATE: 80 of 80 jobs completed'
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

public class Main {
  public static void main(String[] args) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    for (String options : List.of("busy_timeout=20000&journal_mode=WAL", "busy_timeout=20000&journal_mode=WAL&transaction_mode=IMMEDIATE")) {
      Path file = Files.createTempFile(Path.of(""), "jobs", ".db");
      DriverManagerDataSource database = new DriverManagerDataSource("jdbc:sqlite:" + file + "?" + options);
      new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-sqlite.sql")).execute(database);
      AtomicInteger completed = new AtomicInteger();
      long start = System.nanoTime();
      List<Thread> programs = new ArrayList<>();
      for (String program : List.of("a", "b")) {
        programs.add(new Thread(() -> run(database, program, completed)));
      }
      programs.forEach(Thread::start);
      for (Thread program : programs) {
        program.join();
      }
      boolean waited = System.nanoTime() - start > 20_000_000_000L;
      String jobs = completed.get() < 80 ? "not all" : "80";
      System.out.print(options + ": " + jobs + " of 80 jobs completed");
      if (completed.get() < 80) {
        System.out.print((waited ? ", after" : ", within") + " the time to wait, " + (running(database) > 0 ? "some" : "none") + " still run");
      }
      System.out.println();
    }
  }

  /** A program that runs 40 jobs of one step. */
  static void run(DriverManagerDataSource database, String name, AtomicInteger completed) {
    try {
      var transactions = new JdbcTransactionManager(database);
      var factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(database);
      factory.setTransactionManager(transactions);
      factory.afterPropertiesSet();
      JobRepository repository = factory.getObject();
      var operator = new TaskExecutorJobOperator();
      operator.setJobRepository(repository);
      operator.setJobRegistry(new MapJobRegistry());
      operator.afterPropertiesSet();
      var step = new StepBuilder("step", repository).tasklet((contribution, context) -> RepeatStatus.FINISHED, transactions).build();
      Job job = new JobBuilder("job", repository).start(step).build();
      for (int i = 0; i < 40; i++) {
        try {
          var parameters = new JobParametersBuilder().addString("run", name + i).toJobParameters();
          if (operator.start(job, parameters).getStatus() == BatchStatus.COMPLETED) {
            completed.incrementAndGet();
          }
        } catch (Exception e) {
          // the next one
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static int running(DriverManagerDataSource database) throws Exception {
    try (var connection = database.getConnection();
        var rows = connection.createStatement().executeQuery("select count(*) from BATCH_JOB_EXECUTION where END_TIME is null")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
JAVA
