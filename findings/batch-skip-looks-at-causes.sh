#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-29.
# Guess: skip(IOException.class) skips what is thrown as an IOException, and nothing that only has one as its cause.
# Seen: an IllegalStateException caused by an IOException is skipped. With a policy of one's own the exception itself is asked about.
. "$(dirname "$0")/lib.sh"
batch_with <<'JAVA' | expect 'skip(IOException): COMPLETED [a, c], skipped 1
policy: asked about IllegalStateException, FAILED [a], skipped 0'
var written = new ArrayList<String>();
var asked = new TreeSet<String>();
for (boolean policy : new boolean[] {false, true}) {
  written.clear();
  StepExecution step = run(builder -> {
    var faultTolerant = chunk(builder, 1, "a", "b", "c")
        .processor(item -> {
          if (item.equals("b")) throw new IllegalStateException(new java.io.IOException("no"));
          return item;
        })
        .writer(items -> written.addAll(items.getItems()))
        .faultTolerant();
    return policy
        ? faultTolerant.skipPolicy((failure, skipped) -> {
          asked.add(failure.getClass().getSimpleName());
          return failure instanceof java.io.IOException;
        }).build()
        : faultTolerant.skip(java.io.IOException.class).skipLimit(5).build();
  });
  System.out.println((policy ? "policy: asked about " + String.join(", ", asked) + ", " : "skip(IOException): ")
      + step.getStatus() + " " + written + ", skipped " + step.getSkipCount());
}
JAVA
