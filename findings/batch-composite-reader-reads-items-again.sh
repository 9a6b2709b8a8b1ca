#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-30.
# Guess: CompositeItemReader is an item stream of item streams, so a restart goes on behind the last committed item, wherever among
# its readers that lies.
# Seen: it saves the place of the reader in use and of no other. Where a chunk goes over from one reader to the next, the first one's last
# items are never noted: every restart reads and writes them once more, in front of what was left, and the step is completed. Only if chunks
# happen to end with the reader nothing comes twice.
. "$(dirname "$0")/lib.sh"
batch_in_h2_with <<'JAVA' | expect 'chunks of 4
start, b4 fails: FAILED, wrote a1 a2 a3 a4 a5 b1 b2 b3
restart, b8 fails: FAILED, wrote a5 b4 b5 b6
restart: COMPLETED, wrote a5 b7 b8
chunks of 5
start, b4 fails: FAILED, wrote a1 a2 a3 a4 a5
restart, b8 fails: FAILED, wrote b1 b2 b3 b4 b5
restart: COMPLETED, wrote b6 b7 b8'
import java.util.*;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.support.CompositeItemReader;
import org.springframework.core.io.ByteArrayResource;

public class Main {
  public static void main(String[] args) throws Exception {
    for (int size = 4; size <= 5; size++) {
      System.out.println("chunks of " + size);
      run("start, b4 fails", size, "b4");
      run("restart, b8 fails", size, "b8");
      run("restart", size, "");
    }
  }

  static void run(String what, int size, String failing) throws Exception {
    StringJoiner wrote = new StringJoiner(" ", ", wrote ", "");
    var step =
        new StepBuilder("step", Batch.repository)
            .<String, String>chunk(size)
            .transactionManager(Batch.transactions)
            .reader(new CompositeItemReader<>(List.of(lines("a", 5), lines("b", 8))))
            .writer(
                items -> {
                  if (items.getItems().contains(failing)) {
                    throw new IllegalStateException("no");
                  }
                  items.forEach(wrote::add);
                })
            .build();
    JobExecution execution =
        Batch.operator.start(
            new JobBuilder("chunks of " + size, Batch.repository).start(step).build(),
            new JobParametersBuilder().addString("night", "1").toJobParameters());
    System.out.println(what + ": " + execution.getStatus() + wrote);
  }

  /** A file of so many lines. */
  static ItemStreamReader<String> lines(String name, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      text.append(name).append(i).append('\n');
    }
    return new FlatFileItemReaderBuilder<String>()
        .name(name)
        .resource(new ByteArrayResource(text.toString().getBytes()))
        .lineMapper((line, number) -> line)
        .build();
  }
}
JAVA
