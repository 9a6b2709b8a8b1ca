package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.SkipListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.core.step.skip.SkipPolicy;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job of a night: brings the outputs in line with renamed and removed sources, translates, and
 * watches the quality. One document is one item and one chunk, so that a killed run loses at most
 * the document in hand.
 */
final class DocumentJob {

  /** The job's name in the job repository. */
  static final String NAME = "nachtschicht";

  private final RunPlan plan;
  private final RunOptions options;
  private final DocumentProcessor processor;
  private final OutputFiles files;
  private final OutputCatalog outputs;
  private final RunLedger ledger;
  private final StopSignal stop;
  private final @Nullable ItemWriter<PlannedDocument> remote;

  /**
   * Makes a job.
   *
   * @param remote has documents translated by other machines; null translates them here
   */
  DocumentJob(
      RunWork work,
      RunOptions options,
      DocumentProcessor processor,
      StopSignal stop,
      @Nullable ItemWriter<PlannedDocument> remote) {
    this.plan = work.plan();
    this.options = options;
    this.processor = processor;
    this.files = work.files();
    this.outputs = work.outputs();
    this.ledger = work.ledger();
    this.stop = stop;
    this.remote = remote;
  }

  /**
   * The job: tidy, then documents, then watch; each only if the one before was completed.
   *
   * @param watch null for none
   * @param end publishes what was done, however the job ends
   */
  Job build(
      JobRepository repository,
      PlatformTransactionManager transactions,
      @Nullable WatchStep watch,
      RunEnd end) {
    SimpleJobBuilder job =
        new JobBuilder(NAME, repository)
            .listener(end)
            .start(tidy(repository, transactions))
            .next(
                remote == null
                    ? documents(repository, transactions)
                    : remoteDocuments(remote, repository, transactions));
    return (watch == null ? job : job.next(watch)).build();
  }

  private Step tidy(JobRepository repository, PlatformTransactionManager transactions) {
    return new StepBuilder("tidy", repository)
        .tasklet(
            (contribution, context) -> {
              for (PlannedDocument document : plan.renamed()) {
                follow(document);
              }
              if (options.prune()) {
                for (KnownOutput orphan : plan.orphans()) {
                  prune(orphan);
                }
              }
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  /** Moves an output to the place its renamed source gives it. */
  private void follow(PlannedDocument document) throws IOException {
    String from = document.movedFrom();
    if (from == null || stop.isRequested()) {
      return;
    }
    String moved =
        OutputMove.move(
            files, from, document.output(), document.name(), outputs.get(document.output()));
    files.syncFolders();
    if (moved == null) {
      ledger.warn(
          OneLine.of(from)
              + " stays where it is, though its source was renamed: it, or what stands at "
              + OneLine.of(document.output())
              + ", changed meanwhile");
      if (document.action() == PlannedDocument.Action.KEEP) {
        ledger.settle(
            DocumentOutcome.of(
                document.name(), from, Kind.UNCHANGED, "its output stays where it was"));
      }
      return;
    }
    outputs.remove(from);
    outputs.put(OutputTree.of(document.output(), moved));
    if (document.action() == PlannedDocument.Action.KEEP) {
      ledger.settle(
          DocumentOutcome.of(
              document.name(), document.output(), Kind.RENAMED, "its output was " + from));
    }
  }

  private void prune(KnownOutput orphan) throws IOException {
    if (stop.isRequested()
        || !orphan.isReplaceable()
        || !files.delete(orphan.name(), file -> OutputTree.mayGo(file, orphan.name(), null))) {
      return;
    }
    outputs.remove(orphan.name());
    ledger.settle(
        DocumentOutcome.of(orphan.source(), orphan.name(), Kind.PRUNED, "its source is gone"));
  }

  private Step documents(JobRepository repository, PlatformTransactionManager transactions) {
    return new StepBuilder("documents", repository)
            .<PlannedDocument, FinishedDocument>chunk(1)
            .transactionManager(transactions)
            .reader(new DocumentItemReader(plan.toTranslate()))
            .processor(processor)
            .writer(new DocumentItemWriter(files, ledger, outputs))
            .stream(new Figures())
            .interruptionPolicy(this::checkStop)
            .faultTolerant()
            .retryPolicy(retries())
            .skipPolicy(new Skips())
            .skipListener(new SkipRecorder())
            .build();
  }

  /** What may go better in a moment is tried three times in all. */
  static RetryPolicy retries() {
    return RetryPolicy.builder()
        .includes(TransientReadException.class)
        .maxRetries(2)
        .delay(Duration.ofMillis(300))
        .multiplier(3)
        .build();
  }

  /**
   * The same step where other machines translate: its writer hands documents out, the longest
   * first, and skips and retries by itself, as it learns late what became of one.
   */
  private Step remoteDocuments(
      ItemWriter<PlannedDocument> writer,
      JobRepository repository,
      PlatformTransactionManager transactions) {
    List<PlannedDocument> longestFirst =
        plan.toTranslate().stream()
            .sorted(
                Comparator.comparingLong((PlannedDocument d) -> -d.source().size())
                    .thenComparing(PlannedDocument::name))
            .toList();
    return new StepBuilder("documents", repository)
            .<PlannedDocument, PlannedDocument>chunk(1)
            .transactionManager(transactions)
            .reader(new DocumentItemReader(longestFirst))
            .writer(writer)
            .stream(new Figures())
            .interruptionPolicy(this::checkStop)
            .build();
  }

  private void checkStop(StepExecution step) throws JobInterruptedException {
    if (stop.isRequested()) {
      step.setTerminateOnly();
      throw new JobInterruptedException("stopped");
    }
  }

  /** What fails for a document's own sake is skipped, up to the limit. */
  private final class Skips implements SkipPolicy {

    @Override
    public boolean shouldSkip(Throwable failure, long skipped) throws SkipLimitExceededException {
      if (!(failure instanceof DocumentException)) {
        return false;
      }
      // Spring Batch asks with -1 whether it is worth looking at a chunk that was not written.
      if (skipped >= 0 && ledger.count(Kind.SKIPPED) >= options.skipLimit()) {
        throw new SkipLimitExceededException(options.skipLimit(), failure);
      }
      return true;
    }
  }

  private final class SkipRecorder implements SkipListener<PlannedDocument, FinishedDocument> {

    @Override
    public void onSkipInProcess(PlannedDocument document, Throwable failure) {
      skip(document, failure);
    }

    @Override
    public void onSkipInWrite(FinishedDocument document, Throwable failure) {
      skip(document.plan(), failure);
    }

    private void skip(PlannedDocument document, Throwable failure) {
      ledger.settle(
          DocumentOutcome.of(
              document.name(), null, Kind.SKIPPED, DocumentException.describe(failure)));
    }
  }

  /** Keeps the figures so far in the job repository, for the history of a run that is killed. */
  private final class Figures implements ItemStream {

    @Override
    public void update(ExecutionContext context) {
      RunHistory.store(ledger.summary(RunSummary.Status.FAILED, 1, "", 0, 0), context);
    }
  }
}
