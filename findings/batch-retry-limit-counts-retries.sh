#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-28.
# Guess: retryLimit(3) means three attempts in all, as it did up to Spring Batch 5, where the first attempt counts.
# Seen: four attempts. The limit is Framework 7's "max retries", to which the first attempt comes on top.
. "$(dirname "$0")/lib.sh"
batch_with <<'JAVA' | expect 'retryLimit(1): 2 attempts
retryLimit(3): 4 attempts'
for (int limit : new int[] {1, 3}) {
  AtomicInteger attempts = new AtomicInteger();
  run(step -> chunk(step, 1, "a")
      .processor(item -> { attempts.incrementAndGet(); throw new IllegalStateException("busy"); })
      .writer(items -> {})
      .faultTolerant().retry(IllegalStateException.class).retryLimit(limit).build());
  System.out.println("retryLimit(" + limit + "): " + attempts + " attempts");
}
JAVA
