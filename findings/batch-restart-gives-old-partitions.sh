#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-29.
# Guess: when a partitioned step is restarted, the partitioner says again what there is: files that failed or are new are read, those that
# were done are not, and another grid size makes other partitions.
# Seen: a partition is known by its number alone and keeps the context of the first start. With a new file in front of the others every
# number behind it means another file: the new file is never read, the last one a second time, and the job is completed. The
# grid size of the restart is ignored.
. "$(dirname "$0")/lib.sh"
batch_in_h2_with <<'JAVA' | expect 'b, c, d are there, c fails: FAILED, done [b, d]
a, b, c, d are there: COMPLETED, done [c, d]
grid size 2, one fails: FAILED, done [1 of 2]
grid size 4: COMPLETED, done [2 of 2]'
import java.nio.file.*;
import java.util.*;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.partition.support.MultiResourcePartitioner;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.io.*;

public class Main {
  public static void main(String[] args) throws Exception {
    MultiResourcePartitioner files = new MultiResourcePartitioner();
    files.setResources(files("b", "c", "d"));
    run("b, c, d are there, c fails", "files", files, 1, "c");
    files.setResources(files("a", "b", "c", "d"));
    run("a, b, c, d are there", "files", files, 1, "");
    Partitioner ranges =
        size -> {
          Map<String, ExecutionContext> parts = new TreeMap<>();
          for (int i = 1; i <= size; i++) {
            ExecutionContext part = new ExecutionContext();
            part.putString("fileName", i + " of " + size);
            parts.put("part" + i, part);
          }
          return parts;
        };
    run("grid size 2, one fails", "ranges", ranges, 2, "2 of 2");
    run("grid size 4", "ranges", ranges, 4, "");
  }

  static Resource[] files(String... names) throws Exception {
    List<Resource> files = new ArrayList<>();
    for (String name : names) {
      files.add(new FileSystemResource(Files.writeString(Path.of(name), name)));
    }
    return files.toArray(new Resource[0]);
  }

  /** Starts the job of that name, or starts it again if it failed. */
  static void run(String what, String job, Partitioner partitioner, int gridSize, String failing) throws Exception {
    Set<String> done = new TreeSet<>();
    Step part =
        new StepBuilder("part", Batch.repository)
            .tasklet(
                (contribution, context) -> {
                  String file = (String) context.getStepContext().getStepExecutionContext().get("fileName");
                  file = file.substring(file.lastIndexOf('/') + 1);
                  if (file.equals(failing)) {
                    throw new IllegalStateException("no");
                  }
                  done.add(file);
                  return null;
                },
                Batch.transactions)
            .build();
    Step all =
        new StepBuilder("all", Batch.repository).partitioner("part", partitioner).step(part).gridSize(gridSize).build();
    JobExecution execution =
        Batch.operator.start(
            new JobBuilder(job, Batch.repository).start(all).build(),
            new JobParametersBuilder().addString("night", "1").toJobParameters());
    System.out.println(what + ": " + execution.getStatus() + ", done " + done);
  }
}
JAVA
