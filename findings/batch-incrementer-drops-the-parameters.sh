#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-30; 6.0.6 does the same.
# Guess: as with the launcher of Spring Batch 5, JobOperator.start(job, parameters) runs the job with these parameters; an incrementer is for
# startNextInstance alone.
# Seen: if the job has an incrementer, the parameters given are ignored but for a warning in the log: the job runs with run.id alone, on whatever
# folder it takes without one, and is completed. The same parameters again do not meet "already complete".
. "$(dirname "$0")/lib.sh"
batch_in_h2_with <<'JAVA' | expect 'without incrementer, parameters {folder=reports}
  COMPLETED
  JobInstanceAlreadyCompleteException
with incrementer, parameters {run.id=1}
  COMPLETED
with incrementer, parameters {run.id=2}
  COMPLETED'
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.*;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

public class Main {
  public static void main(String[] args) throws Exception {
    JobParameters parameters = new JobParametersBuilder().addString("folder", "reports").toJobParameters();
    for (String incrementer : new String[] {"without", "with"}) {
      JobBuilder builder = new JobBuilder(incrementer, Batch.repository);
      if (incrementer.equals("with")) {
        builder.incrementer(new RunIdIncrementer());
      }
      var step =
          new StepBuilder("step", Batch.repository)
              .tasklet(
                  (contribution, context) -> {
                    System.out.println(incrementer + " incrementer, parameters " + context.getStepContext().getJobParameters());
                    return RepeatStatus.FINISHED;
                  },
                  Batch.transactions)
              .build();
      for (int night = 1; night <= 2; night++) {
        try {
          JobExecution execution = Batch.operator.start(builder.start(step).build(), parameters);
          System.out.println("  " + execution.getStatus());
        } catch (Exception e) {
          System.out.println("  " + e.getClass().getSimpleName());
        }
      }
    }
  }
}
JAVA
