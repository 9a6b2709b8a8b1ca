#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-29.
# Guess: a flow that goes on to a report, however the step before ended, and then fails (on("*").fail()), is restarted like any failed job:
# the failed step runs again, all the more if it has allowStartIfComplete(true).
# Seen: by going on, the flow marks the failed step ABANDONED, and no restart runs such a step. Nor does it run the completed report. Every
# restart fails at once without having run anything. With the report in a listener the restart does what one expects.
. "$(dirname "$0")/lib.sh"
batch_in_h2_with <<'JAVA' | expect 'report as a step
start: FAILED, ran [translate, report], translate is ABANDONED
restart: FAILED, ran []
restart: FAILED, ran []
report in a listener
start: FAILED, ran [translate, report], translate is FAILED
restart: COMPLETED, ran [translate, report]'
import java.util.*;
import org.springframework.batch.core.job.*;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.*;
import org.springframework.batch.core.step.builder.StepBuilder;

public class Main {
  static List<String> ran = new ArrayList<>();
  static boolean broken;

  public static void main(String[] args) throws Exception {
    System.out.println("report as a step");
    Step report = step("report");
    Job flow =
        new JobBuilder("flow", Batch.repository)
            .start(step("translate")).on("*").to(report)
            .from(report).on("*").fail()
            .end()
            .build();
    broken = true;
    run("start", flow);
    broken = false;
    run("restart", flow);
    run("restart", flow);

    System.out.println("report in a listener");
    Job listened =
        new JobBuilder("listened", Batch.repository)
            .listener(
                new JobExecutionListener() {
                  @Override
                  public void afterJob(JobExecution execution) {
                    ran.add("report");
                  }
                })
            .start(step("translate"))
            .build();
    broken = true;
    run("start", listened);
    broken = false;
    run("restart", listened);
  }

  static Step step(String name) {
    return new StepBuilder(name, Batch.repository)
        .allowStartIfComplete(name.equals("translate"))
        .tasklet(
            (contribution, context) -> {
              ran.add(name);
              if (broken && name.equals("translate")) {
                throw new IllegalStateException("no");
              }
              return null;
            },
            Batch.transactions)
        .build();
  }

  static void run(String what, Job job) throws Exception {
    ran.clear();
    JobExecution execution =
        Batch.operator.start(job, new JobParametersBuilder().addString("night", "1").toJobParameters());
    String failed = "";
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStepName().equals("translate") && execution.getStatus().isUnsuccessful()) {
        failed = ", translate is " + step.getStatus();
      }
    }
    System.out.println(what + ": " + execution.getStatus() + ", ran " + ran + failed);
  }
}
JAVA
