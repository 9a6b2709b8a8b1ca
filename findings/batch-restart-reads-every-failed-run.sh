#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4 on H2 2.4.240, seen 2026-11-30.
# Guess: starting a job costs the same, however often it was started before: of an instance that failed, its last execution is read, to see
# where to go on. (So it is for another instance of the same job: 34 statements, the first as the two-hundredth.)
# Seen: every execution there ever was of the instance is read, one by one and with all of its steps and contexts, and what is not the last one is thrown
# away: eight statements for each. A job of one step that is started again and again with the same parameters takes 1634 the two-hundredth time.
. "$(dirname "$0")/lib.sh"
java_with org.springframework.batch:spring-batch-core:6.0.4 com.h2database:h2:2.4.240 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'other parameters each time: start 1: 34 statements, start 100: 34, start 200: 34
the same parameters: start 2: 50 statements, start 100: 834, start 200: 1634'
import java.lang.reflect.*;
import java.sql.*;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.*;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

public class Main {
  static final AtomicLong statements = new AtomicLong();

  public static void main(String[] args) throws Exception {
    var h2 = new SingleConnectionDataSource("jdbc:h2:mem:jobs", true);
    new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql")).execute(h2);
    var database = new SingleConnectionDataSource(counted(Connection.class, h2.getConnection()), true);
    var transactions = new JdbcTransactionManager(database);
    var factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(database);
    factory.setTransactionManager(transactions);
    factory.setDatabaseType("H2");
    factory.afterPropertiesSet();
    JobRepository repository = factory.getObject();
    var operator = new TaskExecutorJobOperator();
    operator.setJobRepository(repository);
    operator.setJobRegistry(new MapJobRegistry());
    operator.afterPropertiesSet();

    for (boolean fails : new boolean[] {false, true}) {
      Job job =
          new JobBuilder(fails ? "fails" : "works", repository)
              .start(
                  new StepBuilder("step", repository)
                      .tasklet(
                          (contribution, context) -> {
                            if (fails) {
                              throw new IllegalStateException("no");
                            }
                            return RepeatStatus.FINISHED;
                          },
                          transactions)
                      .build())
              .build();
      StringJoiner seen = new StringJoiner(", ");
      for (long start = 1; start <= 200; start++) {
        long before = statements.get();
        operator.start(job, new JobParametersBuilder().addLong("night", fails ? 1 : start).toJobParameters());
        if (start == (fails ? 2 : 1) || start % 100 == 0) {
          seen.add("start " + start + ": " + (statements.get() - before) + (start < 100 ? " statements" : ""));
        }
      }
      System.out.println((fails ? "the same parameters: " : "other parameters each time: ") + seen);
    }
  }

  /** The same object, which counts the statements that are executed by it and by what it hands out. */
  static <T> T counted(Class<T> type, Object object) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
              }
              try {
                Object result = method.invoke(object, arguments);
                return result instanceof Statement ? counted(method.getReturnType(), result) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
JAVA
