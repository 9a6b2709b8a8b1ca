#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4 on H2 2.4.240, HSQLDB 2.7.4, Derby 10.16.1.1 and SQLite (sqlite-jdbc 3.54.1.0), seen 2026-11-30.
# Guess: when the process of a job is killed, the job goes on behind its last committed chunk, whichever of the databases in a file keeps it:
# what is committed is kept, if not in a power cut, then when a process dies.
# Seen: Derby and SQLite keep it. H2 and HSQLDB write half a second later what was committed, and the dead process does not: the restart begins some
# items too early, or the job is not even known, and what was written elsewhere is written twice. With WRITE_DELAY=0 and
# hsqldb.write_delay=false it goes on where it should.
. "$(dirname "$0")/lib.sh"
java_with org.springframework.batch:spring-batch-core:6.0.4 com.h2database:h2:2.4.240 org.hsqldb:hsqldb:2.7.4 org.apache.derby:derby:10.16.1.1 \
  org.apache.derby:derbytools:10.16.1.1 org.xerial:sqlite-jdbc:3.54.1.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'h2: killed in item 40, restarted too early
h2;WRITE_DELAY=0: killed in item 40, restarted with 40
hsqldb: killed in item 40, restarted too early
hsqldb;hsqldb.write_delay=false: killed in item 40, restarted with 40
derby;create=true: killed in item 40, restarted with 40
sqlite: killed in item 40, restarted with 40'
import java.io.File;
import java.sql.*;
import java.util.*;
import java.util.stream.*;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.*;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.core.io.*;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

public class Main {
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      work(args[0], args[1]);
      System.exit(0);
    }
    for (String database :
        List.of("h2", "h2;WRITE_DELAY=0", "hsqldb", "hsqldb;hsqldb.write_delay=false", "derby;create=true", "sqlite")) {
      String name = database.replaceAll("\\W", "-");
      String url = "jdbc:" + database.replaceFirst("^(\\w+)", "$1:" + (database.matches("[hH].*") ? "file:./" : "") + name);
      create(url, name);
      StringBuilder seen = new StringBuilder();
      for (String what : List.of("kill", "restart")) {
        Process process = new ProcessBuilder("java", "-cp", "lib" + File.separator + "*", "Main.java", what, url).start();
        seen.append(new String(process.getInputStream().readAllBytes()));
        process.waitFor();
      }
      System.out.println(database + ": " + seen.toString().strip());
    }
    System.exit(0);
  }

  static void create(String url, String name) throws Exception {
    String type = name.replaceAll("-.*", "");
    try (var database = new SingleConnectionDataSource(url, "sa", "", true)) {
      var schema = new ClassPathResource("org/springframework/batch/core/schema-" + type + ".sql");
      new ResourceDatabasePopulator(schema).execute(database);
      if (type.startsWith("h")) {
        database.getConnection().createStatement().execute("SHUTDOWN");
      }
    }
    if (type.equals("derby")) {
      try {
        DriverManager.getConnection("jdbc:derby:;shutdown=true").close();
      } catch (SQLException e) {
        // this is how Derby says that it has shut down
      }
    }
  }

  static void work(String what, String url) throws Exception {
    try (var database = new SingleConnectionDataSource(url, "sa", "", true)) {
      var transactions = new JdbcTransactionManager(database);
      var factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(database);
      factory.setTransactionManager(transactions);
      factory.setIsolationLevelForCreate("ISOLATION_DEFAULT");
      factory.afterPropertiesSet();
      JobRepository repository = factory.getObject();
      var operator = new TaskExecutorJobOperator();
      operator.setJobRepository(repository);
      operator.setJobRegistry(new MapJobRegistry());
      operator.afterPropertiesSet();
      boolean killed = what.equals("kill");
      List<String> written = new ArrayList<>();
      String lines = IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
      Job job =
          new JobBuilder("job", repository)
              .start(
                  new StepBuilder("step", repository)
                      .<String, String>chunk(1)
                      .transactionManager(transactions)
                      .reader(
                          new FlatFileItemReaderBuilder<String>()
                              .name("lines")
                              .resource(new ByteArrayResource(lines.getBytes()))
                              .lineMapper((line, number) -> line)
                              .build())
                      .writer(
                          items -> {
                            written.addAll(items.getItems());
                            if (killed && written.contains("40")) {
                              System.out.print("killed in item 40, ");
                              System.out.flush();
                              Runtime.getRuntime().halt(1);
                            }
                          })
                      .build())
              .build();
      if (!killed) {
        JobExecution last = repository.getLastJobExecution("job", new JobParameters());
        if (last != null) {
          operator.recover(last);
        }
      }
      operator.start(job, new JobParameters());
      System.out.println("restarted " + (written.get(0).equals("40") ? "with 40" : "too early"));
    }
  }
}
JAVA
