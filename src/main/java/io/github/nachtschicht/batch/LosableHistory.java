package io.github.nachtschicht.batch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Job repository of a run that may lose its database: the files are the state, and a night is not
 * given up for its history. At the first failure of the database this is said once; from then on
 * nothing is recorded and the run goes on. For one thread at a time.
 */
final class LosableHistory {

  private static final long SAID_NANOS = 1_000_000_000L;

  private final JobRepository kept;
  private final Consumer<Throwable> told;
  private final JobRepository repository =
      (JobRepository)
          Proxy.newProxyInstance(
              JobRepository.class.getClassLoader(),
              new Class<?>[] {JobRepository.class},
              (self, method, arguments) -> invoke(method, arguments));
  private long saidAt = System.nanoTime();
  private boolean saying = true;
  private boolean lost;
  private long made;

  /**
   * Begins with a database that works.
   *
   * @param told what the database failed with, at most once
   */
  LosableHistory(JobRepository repository, Consumer<Throwable> told) {
    this.kept = repository;
    this.told = told;
  }

  boolean isLost() {
    return lost;
  }

  JobRepository repository() {
    return repository;
  }

  private void lose(Throwable failure) {
    if (!lost) {
      lost = true;
      told.accept(failure);
    }
  }

  /** Whether the database is to blame; where memory was short, its driver may have lost it. */
  private static boolean isLoss(@Nullable Throwable failure) {
    return failure instanceof DataAccessException
        || failure instanceof TransactionException
        || failure instanceof OutOfMemoryError;
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
    if (arguments != null
        && arguments[0] instanceof StepExecution step
        && isTooSoon(method, step)) {
      return null;
    }
    if (!lost) {
      try {
        return method.invoke(kept, arguments);
      } catch (InvocationTargetException e) {
        Throwable failure = e.getTargetException();
        if (!isLoss(failure)) {
          throw failure;
        }
        lose(failure);
      }
    }
    return arguments == null ? null : unrecorded(method, arguments);
  }

  /**
   * Whether this only says how far a step has come, which was said less than a second ago. It is
   * for the history of a killed run; of short documents there are many a second.
   */
  private boolean isTooSoon(Method method, StepExecution step) {
    if (step.getStatus() != BatchStatus.STARTED || step.getCommitCount() == 0) {
      return false;
    }
    // after each chunk Spring Batch updates the context first, and then the step
    if (method.getName().equals("updateExecutionContext")) {
      long now = System.nanoTime();
      saying = now - saidAt >= SAID_NANOS;
      saidAt = saying ? now : saidAt;
    }
    return !saying && method.getName().startsWith("update");
  }

  private @Nullable Object unrecorded(Method method, Object[] arguments) {
    switch (method.getName()) {
      case "createJobInstance" -> {
        return new JobInstance(++made, (String) arguments[0]);
      }
      case "createJobExecution" -> {
        return new JobExecution(++made, (JobInstance) arguments[0], (JobParameters) arguments[1]);
      }
      case "createStepExecution" -> {
        JobExecution job = (JobExecution) arguments[1];
        StepExecution step = new StepExecution(++made, (String) arguments[0], job);
        job.addStepExecution(step);
        return step;
      }
      default -> {
        return nothing(method.getReturnType());
      }
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == long.class) {
      return 0L;
    }
    return type == List.class ? List.of() : type == Set.class ? Set.of() : null;
  }
}
