#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4 with H2 2.4.240 and PostgreSQL 14.22 (io.zonky.test:embedded-postgres 2.2.2, which as root
# needs "unshare -U"), seen 2026-11-30.
# Guess: a step that cannot read what it was given ends as failed, whatever the message of the exception says and whichever database keeps
# the jobs; once the file is mended the job is started again.
# Seen: the stack trace is kept with step and job. If there is a U+0000 in it, as where a number of a file of UTF-16 is quoted, PostgreSQL
# stores nothing of the failure: start throws, step and job stand there as started, and every later start is refused, because the job is
# running. With H2 it is an ordinary failure.
. "$(dirname "$0")/lib.sh"
java_with org.springframework.batch:spring-batch-core:6.0.4 com.h2database:h2:2.4.240 io.zonky.test:embedded-postgres:2.2.2 org.slf4j:slf4j-nop:1.7.36 <<'JAVA' | expect 'H2
UTF-16LE: FAILED
kept: job FAILED, step FAILED
UTF-8: COMPLETED
PostgreSQL
UTF-16LE: DataIntegrityViolationException
kept: job STARTED, step STARTED
UTF-8: JobExecutionAlreadyRunningException'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.*;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.*;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

public class Main {
  static DataSource database;
  static JdbcTransactionManager transactions;
  static JobRepository repository;
  static TaskExecutorJobOperator operator;

  public static void main(String[] args) throws Exception {
    System.out.println("H2");
    night(new DriverManagerDataSource("jdbc:h2:mem:night;DB_CLOSE_DELAY=-1"), "h2");
    System.out.println("PostgreSQL");
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      night(server.getPostgresDatabase(), "postgresql");
    }
  }

  static void night(DataSource empty, String schema) throws Exception {
    database = empty;
    new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-" + schema + ".sql"))
        .execute(database);
    transactions = new JdbcTransactionManager(database);
    var factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(database);
    factory.setTransactionManager(transactions);
    factory.afterPropertiesSet();
    repository = factory.getObject();
    operator = new TaskExecutorJobOperator();
    operator.setJobRepository(repository);
    operator.setJobRegistry(new MapJobRegistry());
    operator.afterPropertiesSet();
    start(StandardCharsets.UTF_16LE);
    JdbcTemplate kept = new JdbcTemplate(database);
    System.out.println(
        "kept: job " + kept.queryForObject("select STATUS from BATCH_JOB_EXECUTION", String.class)
            + ", step " + kept.queryForObject("select STATUS from BATCH_STEP_EXECUTION", String.class));
    start(StandardCharsets.UTF_8);
  }

  /** Starts the job, or starts it again, with a number that was saved in that encoding. */
  static void start(Charset encoding) throws Exception {
    var step =
        new StepBuilder("step", repository)
            .tasklet(
                (contribution, context) -> {
                  Integer.parseInt(new String("12".getBytes(encoding), StandardCharsets.UTF_8));
                  return null;
                },
                transactions)
            .build();
    String end;
    try {
      JobExecution execution =
          operator.start(
              new JobBuilder("job", repository).start(step).build(),
              new JobParametersBuilder().addString("night", "1").toJobParameters());
      end = execution.getStatus().toString();
    } catch (Exception e) {
      end = e.getClass().getSimpleName();
    }
    System.out.println(encoding + ": " + end);
  }
}
JAVA
