#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-29.
# Guess: a chunk-oriented step with a task executor waits for the items it has handed out, also when one of them fails.
# Seen: it ends as soon as the failure of an item is known. The other items of the chunk are still being processed when the step has
# failed and the job is over: what they use must not be closed yet.
. "$(dirname "$0")/lib.sh"
batch_with <<'JAVA' | expect 'FAILED, processed when the job was over: []
processed later: [b, c]'
var done = new java.util.concurrent.ConcurrentSkipListSet<String>();
var over = new java.util.concurrent.CountDownLatch(1);
StepExecution step = run(builder -> chunk(builder, 3, "a", "b", "c")
    .processor(item -> {
      if (item.equals("a")) throw new IllegalStateException("no");
      over.await(60, java.util.concurrent.TimeUnit.SECONDS);
      done.add(item);
      return item;
    })
    .writer(items -> {})
    .taskExecutor(new org.springframework.core.task.SimpleAsyncTaskExecutor())
    .build());
System.out.println(step.getStatus() + ", processed when the job was over: " + done);
over.countDown();
for (int i = 0; done.size() < 2 && i < 600; i++) Thread.sleep(100);
System.out.println("processed later: " + done);
JAVA
