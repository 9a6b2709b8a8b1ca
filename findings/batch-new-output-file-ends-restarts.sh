#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-30.
# Guess: MultiResourceItemWriter, which begins another file after so many items, is restarted like the writer of one file: what failed
# is taken back, and each item stands once in one of the files.
# Seen: if the first chunk of another file fails, the number of the new file is kept together with the length of the old one. The restart
# finds the new file too short and fails, now and ever after. Where items are written at once (transactional false), it may be long
# enough: then it is cut at the length of the old one, the rest is written behind, and the step is completed.
. "$(dirname "$0")/lib.sh"
batch_in_h2_with <<'JAVA' | expect 'written at commit
Chow fails: FAILED [Aal Bock]
restart: COMPLETED [Aal Bock Chow Dachs] [Elefantenbulle Fuchs Gans]
Elefantenbulle fails: FAILED [Aal Bock Chow Dachs] []
restart: FAILED, Current file size is smaller than size at last commit [Aal Bock Chow Dachs] []
restart: FAILED, Current file size is smaller than size at last commit [Aal Bock Chow Dachs] []
written at once
Chow fails: FAILED [Aal Bock Chow Dachs]
restart: COMPLETED [Aal Bock Chow Dachs] [Elefantenbulle Fuchs Gans]
Elefantenbulle fails: FAILED [Aal Bock Chow Dachs] [Elefantenbulle Fuchs]
restart: COMPLETED [Aal Bock Chow Dachs] [ElefantenElefantenbulle Fuchs Gans]'
import java.nio.file.*;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.file.builder.*;
import org.springframework.core.io.*;

public class Main {
  static final String ITEMS = "Aal\nBock\nChow\nDachs\nElefantenbulle\nFuchs\nGans\n";

  public static void main(String[] args) throws Exception {
    for (boolean atCommit : new boolean[] {true, false}) {
      System.out.println(atCommit ? "written at commit" : "written at once");
      for (String failing : new String[] {"Chow", "Elefantenbulle"}) {
        Path out = Files.createTempDirectory(Path.of(""), "out");
        if (run(failing + " fails", out, atCommit, failing).isUnsuccessful()
            && run("restart", out, atCommit, "").isUnsuccessful()) {
          run("restart", out, atCommit, "");
        }
      }
    }
  }

  /** Starts the job of that folder, or starts it again if it failed. */
  static BatchStatus run(String what, Path out, boolean atCommit, String failing) throws Exception {
    var files =
        new MultiResourceItemWriterBuilder<String>()
            .name("files")
            .resource(new FileSystemResource(out.resolve("file")))
            .itemCountLimitPerResource(4)
            .delegate(
                new FlatFileItemWriterBuilder<String>()
                    .name("file")
                    .transactional(atCommit)
                    .lineSeparator(" ")
                    .lineAggregator(item -> item)
                    .build())
            .build();
    var step =
        new StepBuilder("step", Batch.repository)
            .<String, String>chunk(2)
            .transactionManager(Batch.transactions)
            .reader(
                new FlatFileItemReaderBuilder<String>()
                    .name("items")
                    .resource(new ByteArrayResource(ITEMS.getBytes()))
                    .lineMapper((line, number) -> line)
                    .build())
            .writer(
                items -> {
                  files.write(items);
                  if (items.getItems().contains(failing)) {
                    throw new IllegalStateException("no");
                  }
                })
            .stream(files)
            .build();
    JobExecution execution =
        Batch.operator.start(
            new JobBuilder(out.toString(), Batch.repository).start(step).build(),
            new JobParametersBuilder().addString("night", "1").toJobParameters());
    System.out.print(what + ": " + execution.getStatus());
    execution.getAllFailureExceptions().stream()
        .filter(failure -> failing.isEmpty())
        .forEach(failure -> System.out.print(", " + failure.getMessage()));
    for (Path file : new Path[] {out.resolve("file.1"), out.resolve("file.2")}) {
      System.out.print(Files.exists(file) ? " [" + Files.readString(file).strip() + "]" : "");
    }
    System.out.println();
    return execution.getStatus();
  }
}
JAVA
