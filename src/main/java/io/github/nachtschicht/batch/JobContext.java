package io.github.nachtschicht.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/** Spring Batch over an open {@link JobStore}. */
final class JobContext {

  private static final int PAGE = 100;

  private final JobRepository repository;

  /**
   * Puts Spring Batch together by hand: an application context for these few objects takes as long
   * as all the rest of a run that has nothing to do.
   *
   * @throws DataAccessException if the database is lost
   */
  JobContext(JobStore store) {
    try {
      JdbcJobRepositoryFactoryBean repositories = new JdbcJobRepositoryFactoryBean();
      repositories.setDataSource(store.dataSource());
      repositories.setTransactionManager(new JdbcTransactionManager(store.dataSource()));
      // Every run has a number of its own, so that two never make the same job instance; PostgreSQL
      // refuses one of two runs that begin at the same moment with the default, SERIALIZABLE.
      repositories.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
      repositories.afterPropertiesSet();
      repository = repositories.getObject();
    } catch (DataAccessException e) {
      throw e;
    } catch (Exception e) {
      throw new DataAccessResourceFailureException(JobStore.rootMessage(e), e);
    }
  }

  /**
   * Runs a job on the calling thread.
   *
   * @param what the job, for the message if it cannot be started
   */
  static JobExecution start(
      JobRepository repository, Job job, JobParameters parameters, String what)
      throws RunException {
    try {
      return operator(repository).start(job, parameters);
    } catch (JobExecutionAlreadyRunningException
        | JobRestartException
        | JobInstanceAlreadyCompleteException
        | InvalidJobParametersException e) {
      throw new RunException(ExitCodes.FAILED, "cannot start " + what + ": " + e.getMessage(), e);
    }
  }

  private static JobOperator operator(JobRepository repository) {
    TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
    operator.setJobRepository(repository);
    operator.setJobRegistry(new MapJobRegistry());
    try {
      operator.afterPropertiesSet();
    } catch (Exception e) {
      throw new IllegalStateException("a job operator lacks something: " + e.getMessage(), e);
    }
    return operator;
  }

  /** Opens one; where the database has just been lost, one without history. */
  static JobContext open(JobStore store, Consumer<String> warnings) {
    try {
      return new JobContext(store);
    } catch (DataAccessException e) {
      warnings.accept(
          "the job database was lost at the start of the run ("
              + JobStore.rootMessage(e)
              + "); this run goes on without history");
      return new JobContext(JobStore.inMemory());
    }
  }

  JobRepository repository() {
    return repository;
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
      JobExecution recovered = operator(repository).recover(execution);
      recovered.setExitStatus(
          new ExitStatus(
              RunHistory.KILLED,
              "ended without a word: killed, the machine went down, or the disk was full"));
      repository().update(recovered);
    }
    return dead.size();
  }

  /** All executions of a job, about the latest first, fetched as they are asked for. */
  static Stream<JobExecution> executions(JobRepository repository, String job) {
    return Stream.iterate(0, start -> start + PAGE)
        .map(start -> repository.getJobInstances(job, start, PAGE))
        .takeWhile(instances -> !instances.isEmpty())
        .flatMap(List::stream)
        .flatMap(instance -> repository.getJobExecutions(instance).stream());
  }

  /** A parameter of an execution; empty if it has none of that name. */
  static String text(JobExecution execution, String parameter) {
    String value = execution.getJobParameters().getString(parameter);
    return value == null ? "" : value;
  }
}
