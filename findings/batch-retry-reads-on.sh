#!/usr/bin/env bash
# org.springframework.batch:spring-batch-core 6.0.4, seen 2026-11-29.
# Guess: retry() is about the processor and the writer, as up to Spring Batch 5; a line that the reader cannot parse fails the step, or
# is skipped and counted.
# Seen: the reader is asked again, too, and a file reader then gives its next line. The line is lost: the step is completed, nothing is
# counted as skipped, no skip listener hears of it, even if skip() names the same exception.
. "$(dirname "$0")/lib.sh"
batch_with <<'JAVA' | expect 'neither: FAILED, written [1, 2], skipped 0 []
skip: COMPLETED, written [1, 2, 4, 5], skipped 1 [3]
retry: COMPLETED, written [1, 2, 4, 5], skipped 0 []
both: COMPLETED, written [1, 2, 4, 5], skipped 0 []'
var unreadable = org.springframework.batch.infrastructure.item.file.FlatFileParseException.class;
for (String how : List.of("neither", "skip", "retry", "both")) {
  var lines = new org.springframework.core.io.ByteArrayResource("1\n2\nthree\n4\n5\n".getBytes());
  var reader = new org.springframework.batch.infrastructure.item.file.FlatFileItemReader<String>(
      lines, (line, number) -> Integer.valueOf(line).toString());
  reader.setName("lines");
  var written = new ArrayList<String>();
  var heard = new ArrayList<Integer>();
  StepExecution step = run(builder -> {
    var plain = chunk(builder, 2, "").reader(reader).writer(items -> written.addAll(items.getItems()));
    if (how.equals("neither")) return plain.build();
    var tolerant = plain.faultTolerant().skipListener(new org.springframework.batch.core.listener.SkipListener<>() {
      @Override public void onSkipInRead(Throwable failure) {
        heard.add(((org.springframework.batch.infrastructure.item.file.FlatFileParseException) failure).getLineNumber());
      }
    });
    if (!how.equals("retry")) tolerant = tolerant.skip(unreadable).skipLimit(9);
    if (!how.equals("skip")) tolerant = tolerant.retry(unreadable).retryLimit(2);
    return tolerant.build();
  });
  System.out.println(how + ": " + step.getStatus() + ", written " + written + ", skipped " + step.getSkipCount() + " " + heard);
}
JAVA
