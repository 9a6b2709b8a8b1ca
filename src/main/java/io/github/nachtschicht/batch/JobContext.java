package io.github.nachtschicht.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.BeansException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Spring Batch over an open {@link JobStore}. */
final class JobContext implements AutoCloseable {

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  JobContext(JobStore store) {
    context.registerBean(
        "dataSource", DataSource.class, store::dataSource, bean -> bean.setDestroyMethodName(""));
    context.register(BatchInfrastructure.class);
    context.refresh();
  }

  /** Opens one; where the database has just been lost, one without history. */
  static JobContext open(JobStore store, Consumer<String> warnings) {
    try {
      return new JobContext(store);
    } catch (BeansException e) {
      warnings.accept(
          "the job database was lost at the start of the run ("
              + JobStore.rootMessage(e)
              + "); this run goes on without history");
      return new JobContext(JobStore.inMemory());
    }
  }

  JobRepository repository() {
    return context.getBean(JobRepository.class);
  }

  JobOperator operator() {
    return context.getBean(JobOperator.class);
  }

  PlatformTransactionManager transactions() {
    return context.getBean(PlatformTransactionManager.class);
  }

  /**
   * Puts right what killed runs left as if they were running. Only for whoever holds the lock on
   * the output folder.
   *
   * @param job name of the job
   * @param folder the output folder's {@link FolderId}
   * @param output its path, for runs of before it had one
   * @param host this machine's name, for the same
   * @return how many there were
   */
  int recover(String job, String folder, String output, String host) {
    List<JobExecution> dead = new ArrayList<>();
    for (JobExecution execution : repository().findRunningJobExecutions(job)) {
      JobParameters parameters = execution.getJobParameters();
      String known = parameters.getString("folder");
      if (known != null
          ? known.equals(folder)
          : output.equals(parameters.getString("output"))
              && host.equals(parameters.getString("host"))) {
        dead.add(execution);
      }
    }
    for (JobExecution execution : dead) {
      JobExecution recovered = operator().recover(execution);
      recovered.setExitStatus(
          new ExitStatus(
              RunHistory.KILLED, "ended without a word: killed, or the machine went down"));
      repository().update(recovered);
    }
    return dead.size();
  }

  @Override
  public void close() {
    context.close();
  }
}
