package io.github.nachtschicht.batch;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * The watch on quality as a step of the job, after the documents. It opens no transaction: it runs
 * a job of its own, and translates meanwhile. A watch that fails does not undo what the run did.
 */
final class WatchStep extends AbstractStep {

  /** Does the watching. */
  @FunctionalInterface
  interface Watching {
    QualityWatch.Finding run() throws RunException;
  }

  private final Watching watching;
  private final BooleanSupplier wanted;
  private final RunListener listener;
  private @Nullable RunException failure;

  /**
   * @param wanted asked at the beginning whether there is still time and a history to watch
   */
  WatchStep(
      JobRepository repository, Watching watching, BooleanSupplier wanted, RunListener listener) {
    super(repository);
    setName("watch");
    this.watching = watching;
    this.wanted = wanted;
    this.listener = listener;
  }

  @Override
  protected void doExecute(StepExecution execution) {
    if (!wanted.getAsBoolean()) {
      execution.setExitStatus(ExitStatus.NOOP);
      return;
    }
    listener.finishing();
    try {
      listener.watched(watching.run().message());
    } catch (RunException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    }
    if (failure != null) {
      execution.setExitStatus(
          ExitStatus.FAILED.addExitDescription(String.valueOf(failure.getMessage())));
    }
  }

  /** Why it failed; null if it did not, or was not begun. */
  @Nullable RunException failure() {
    return failure;
  }
}
