package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.SkipListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.core.step.skip.SkipPolicy;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job of a night. One document is one item and one chunk, so that a killed run loses at most
 * the document in hand.
 */
final class NightlyJob {

  /** The job's name in the job repository. */
  static final String NAME = "nachtschicht";

  private final RunWork work;
  private final DocumentProcessor processor;
  private final JobRepository repository;

  /** What the steps write are files; the job repository has transactions of its own. */
  private final PlatformTransactionManager transactions = new ResourcelessTransactionManager();

  NightlyJob(RunWork work, DocumentProcessor processor, JobRepository repository) {
    this.work = work;
    this.processor = processor;
    this.repository = repository;
  }

  /**
   * The steps of a run, and which follows on which. What a run did is published however it ended;
   * only one that could not be planned has done nothing.
   *
   * @param watch null for none
   */
  Job build(PlanStep planning, @Nullable WatchStep watch, PublishStep publishing) {
    Step plan = tasklet("plan", planning);
    Step tidy = tasklet("tidy", new TidyStep(work));
    Step documents = new DocumentsStep(planning);
    Step publish = tasklet("publish", publishing);
    return new JobBuilder(NAME, repository)
        .listener(publishing)
        .start(plan)
        .on("COMPLETED")
        .to(tidy)
        .from(plan)
        .on("*")
        .fail()
        .from(tidy)
        .on("COMPLETED")
        .to(documents)
        .from(tidy)
        .on("*")
        .to(publish)
        .from(documents)
        .on("COMPLETED")
        .to(watch == null ? publish : watch)
        .from(documents)
        .on("*")
        .to(publish)
        .from(watch == null ? documents : watch)
        .on("*")
        .to(publish)
        .end()
        .build();
  }

  private Step tasklet(String name, Tasklet tasklet) {
    return new StepBuilder(name, repository).tasklet(tasklet, transactions).build();
  }

  /** The step that the plan asks for: here or on other machines. Made when it is its turn. */
  private final class DocumentsStep implements Step {

    private final PlanStep planning;

    DocumentsStep(PlanStep planning) {
      this.planning = planning;
    }

    @Override
    public String getName() {
      return "documents";
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
      ItemWriter<InputDocument> remote = planning.remote();
      if (remote == null) {
        documents().execute(execution);
        return;
      }
      long begun = System.nanoTime();
      remoteDocuments(remote).execute(execution);
      work.ledger.translationTook((System.nanoTime() - begun) / 1e9);
    }
  }

  private Step documents() {
    return new StepBuilder("documents", repository)
            .<InputDocument, DocumentResult>chunk(1)
            .transactionManager(transactions)
            .reader(reader(work.plan().toTranslate()))
            .processor(processor)
            .writer(new DocumentItemWriter(work))
            .stream(new FiguresSoFar())
            .faultTolerant()
            .retryPolicy(retries())
            .skipPolicy(new Skips())
            .skipListener(new SkipRecorder())
            .build();
  }

  /**
   * The same step where other machines translate: its writer hands documents out, the longest
   * first, and skips and retries by itself, as it learns late what became of one.
   */
  private Step remoteDocuments(ItemWriter<InputDocument> writer) {
    List<InputDocument> longestFirst =
        work.plan().toTranslate().stream()
            .sorted(
                Comparator.comparingLong((InputDocument d) -> -d.size())
                    .thenComparing(InputDocument::name))
            .toList();
    return new StepBuilder("documents", repository)
            .<InputDocument, InputDocument>chunk(1)
            .transactionManager(transactions)
            .reader(reader(longestFirst))
            .writer(writer)
            .stream(new FiguresSoFar())
            .build();
  }

  /** Hands out one after the other, and none any more when the run is to stop. */
  private ItemReader<InputDocument> reader(List<InputDocument> documents) {
    var next = documents.iterator();
    return () -> next.hasNext() && !work.stop.isRequested() ? next.next() : null;
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

  /** What fails for a document's own sake is skipped, up to the limit. */
  private final class Skips implements SkipPolicy {

    @Override
    public boolean shouldSkip(Throwable failure, long skipped) throws SkipLimitExceededException {
      if (!(failure instanceof DocumentException)) {
        return false;
      }
      // Spring Batch asks with -1 whether it is worth looking at a chunk that was not written.
      int limit = work.options.get(RunOptions.SKIP_LIMIT);
      if (skipped >= 0 && work.ledger.count(Kind.SKIPPED) >= limit) {
        throw new SkipLimitExceededException(limit, failure);
      }
      return true;
    }
  }

  private final class SkipRecorder implements SkipListener<InputDocument, DocumentResult> {

    @Override
    public void onSkipInProcess(InputDocument document, Throwable failure) {
      skip(document, failure);
    }

    @Override
    public void onSkipInWrite(DocumentResult result, Throwable failure) {
      skip(work.plan().document(result.name()), failure);
    }

    private void skip(InputDocument document, Throwable failure) {
      work.ledger.record(
          DocumentOutcome.of(
              document.name(), null, Kind.SKIPPED, DocumentException.describe(failure)));
    }
  }

  /** Keeps the figures so far in the job repository, for the history of a run that is killed. */
  private final class FiguresSoFar implements ItemStream {

    @Override
    public void update(ExecutionContext context) {
      RunHistory.store(work.ledger.summary(RunSummary.Status.FAILED, 1, "", 0, 0), context);
    }
  }
}
