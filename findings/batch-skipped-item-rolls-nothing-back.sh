#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-28.
# Guess: an exception that is skipped in the processor rolls its chunk back, and the other items of the chunk are processed a second
# time, as up to Spring Batch 5. (An exception in the writer still does that, item by item.)
# Seen: nothing is rolled back, every item is processed once, and what the processor did for the skipped item stays done.
. "$(dirname "$0")/lib.sh"
batch_with <<'JAVA' | expect 'processor: calls [a, b, c, d], written [[a, c], [d]], skipped 1, rollbacks 0
writer: tried [[a, b, c], [a], [b], [c], [d]], skipped 1, rollbacks 2'
List<String> calls = new ArrayList<>();
List<String> written = new ArrayList<>();
StepExecution inProcessor = run(step -> chunk(step, 3, "a", "b", "c", "d")
    .processor(item -> {
      calls.add(item);
      if (item.equals("b")) throw new IllegalArgumentException(item);
      return item;
    })
    .writer(items -> written.add(items.getItems().toString()))
    .faultTolerant().skip(IllegalArgumentException.class).skipLimit(9).build());
System.out.println("processor: calls " + calls + ", written " + written + ", skipped "
    + inProcessor.getProcessSkipCount() + ", rollbacks " + inProcessor.getRollbackCount());
List<String> tried = new ArrayList<>();
StepExecution inWriter = run(step -> chunk(step, 3, "a", "b", "c", "d")
    .writer(items -> {
      tried.add(items.getItems().toString());
      if (items.getItems().contains("b")) throw new IllegalArgumentException("b");
    })
    .faultTolerant().skip(IllegalArgumentException.class).skipLimit(9).build());
System.out.println("writer: tried " + tried + ", skipped " + inWriter.getWriteSkipCount() + ", rollbacks "
    + inWriter.getRollbackCount());
JAVA
