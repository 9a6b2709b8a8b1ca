#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-30.
# Guess: a job that is started with the parameters of a finished one is refused, and one that failed goes on, whichever machine it is started on: a Date
# is a moment.
# Seen: the key of an instance holds the Date as text of the machine's time zone. Where another zone is set (a container in UTC beside a server in
# Berlin), the same moment is another instance: what is done is done again, and a failed job begins anew. LocalDateTime and text are the same.
. "$(dirname "$0")/lib.sh"
batch_in_h2_with <<'JAVA' | expect 'Date, Berlin: COMPLETED, instance 1
Date, Berlin again: refused
Date, UTC: COMPLETED, instance 2
LocalDateTime, Berlin: COMPLETED, instance 3
LocalDateTime, Berlin again: refused
LocalDateTime, UTC: refused'
import java.time.LocalDateTime;
import java.util.*;
import java.util.function.UnaryOperator;
import org.springframework.batch.core.job.*;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

public class Main {
  static final Job JOB =
      new JobBuilder("job", Batch.repository)
          .start(
              new StepBuilder("step", Batch.repository)
                  .tasklet((contribution, context) -> RepeatStatus.FINISHED, Batch.transactions)
                  .build())
          .build();

  public static void main(String[] args) throws Exception {
    print("Date", builder -> builder.addDate("night", new Date(1_800_000_000_000L)));
    print("LocalDateTime", builder -> builder.addLocalDateTime("night", LocalDateTime.of(2027, 1, 15, 9, 0)));
  }

  static void print(String what, UnaryOperator<JobParametersBuilder> night) throws Exception {
    for (String place : List.of("Berlin", "Berlin again", "UTC")) {
      TimeZone.setDefault(TimeZone.getTimeZone(place.equals("UTC") ? "UTC" : "Europe/Berlin"));
      String seen;
      try {
        JobExecution execution = Batch.operator.start(JOB, night.apply(new JobParametersBuilder()).toJobParameters());
        seen = execution.getStatus() + ", instance " + execution.getJobInstance().getId();
      } catch (JobInstanceAlreadyCompleteException e) {
        seen = "refused";
      }
      System.out.println(what + ", " + place + ": " + seen);
    }
  }
}
JAVA
