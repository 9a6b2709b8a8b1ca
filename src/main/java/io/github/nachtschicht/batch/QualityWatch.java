package io.github.nachtschicht.batch;

import io.github.nachtschicht.evaluation.Bleu;
import io.github.nachtschicht.evaluation.Chrf;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.markdown.SafeFiles;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.translation.TranslationProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * A watch on quality: a small reference set is translated when the set, the model, the settings or
 * the program changed since the last time, and {@code quality.md} says what became better or worse.
 *
 * <p>A watch is a job of its own in the job repository. What identifies an instance is what decides
 * a translation, so an instance that is complete has nothing to do. Scores are kept in the
 * execution context; translations in the state folder, to compare with.
 */
public final class QualityWatch {

  static final String JOB = "quality-watch";

  private static final String SEGMENTS = "segments";
  private static final String BLEU = "bleu";
  private static final String CHRF = "chrf2";

  private final Path folder;
  private final Path output;
  private final @Nullable DataSource configured;
  private final String version;

  /**
   * Prepares a watch; does nothing yet.
   *
   * @param folder pairs of files {@code NAME.de} and {@code NAME.en}, one segment a line
   * @param output the output folder, which gets the report
   * @param configured a database for the history in place of the embedded one, or null
   * @param version version of the program
   */
  public QualityWatch(Path folder, Path output, @Nullable DataSource configured, String version) {
    this.folder = folder;
    this.output = output;
    this.configured = configured;
    this.version = version;
  }

  /**
   * What a watch found.
   *
   * @param translated false if nothing had changed since a watch before
   * @param message one line that says it
   */
  public record Finding(boolean translated, String message) {}

  /**
   * Watches.
   *
   * @param source where the pipeline comes from, if it is needed; closed by the caller
   * @param progress told of finished sentences
   * @param warnings told, one line each, what became of a job database that cannot be used
   * @throws RunException if the set cannot be read, the output not be written, or another run has
   *     it
   */
  public Finding run(PipelineSource source, TranslationProgress progress, Consumer<String> warnings)
      throws RunException {
    ReferenceSet set = referenceSet();
    Provenance provenance;
    try {
      provenance = source.provenance();
    } catch (RuntimeException e) {
      throw new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    }
    Path state = NightlyRun.stateFolder(output);
    try {
      StateFolder.prepare(state, warnings);
      Path real = output.toRealPath();
      try (OutputLock lock = OutputLock.acquire(real, state, configured);
          JobStore store = JobStore.open(state, configured, warnings)) {
        return watch(
            new JobContext(store),
            new OutputFiles(real, state, SafeFiles.Hook.NONE, warnings),
            set,
            provenance,
            sources -> source.open().translateParagraphs(sources, progress));
      }
    } catch (IOException e) {
      throw RunException.cannot("write to the output folder " + output, e);
    }
  }

  /** Translates the set. */
  @FunctionalInterface
  interface Translation {
    TranslatedParagraphs of(List<String> sources) throws Exception;
  }

  /**
   * As the other, for a run that holds the lock on the output folder and has its own job database
   * and model.
   */
  Finding run(JobContext context, OutputFiles files, Provenance provenance, Translation translation)
      throws RunException {
    try {
      return watch(context, files, referenceSet(), provenance, translation);
    } catch (IOException e) {
      throw RunException.cannot("write to the output folder " + output, e);
    }
  }

  private ReferenceSet referenceSet() throws RunException {
    try {
      return ReferenceSet.read(folder);
    } catch (IOException e) {
      throw new RunException(
          ExitCodes.USAGE, "cannot read the reference set: " + Failures.reason(e), e);
    }
  }

  private Finding watch(
      JobContext context,
      OutputFiles files,
      ReferenceSet set,
      Provenance provenance,
      Translation translation)
      throws IOException, RunException {
    JobRepository repository = context.repository();
    String folderId = FolderId.of(NightlyRun.stateFolder(files.root()));
    JobParameters parameters =
        new JobParametersBuilder()
            .addString("set", set.sha256())
            .addString("model", provenance.modelSha256())
            .addString("settings", provenance.settings().all())
            .addString("version", version)
            .addString("folder", folderId)
            .addString("output", files.root().toString(), false)
            .addString("model-name", provenance.model(), false)
            .toJobParameters();
    context.recover(JOB, folderId, files.root().toString(), NightlyRun.host());
    JobInstance known = repository.getJobInstance(JOB, parameters);
    if (known != null && isComplete(repository, known)) {
      return new Finding(
          false,
          "quality watch: nothing changed since set, model, settings and version were last"
              + " watched");
    }
    Job job =
        new JobBuilder(JOB, repository)
            .start(
                new StepBuilder("translate", repository)
                    .tasklet(
                        (contribution, chunk) -> {
                          List<String> translations = translation.of(set.sources()).paragraphs();
                          long id = contribution.getStepExecution().getJobExecution().getId();
                          record(
                              set,
                              translations,
                              contribution
                                  .getStepExecution()
                                  .getJobExecution()
                                  .getExecutionContext());
                          files.writeState(
                              QualityReport.translationsFile(id),
                              (String.join("\n", translations) + "\n")
                                  .getBytes(StandardCharsets.UTF_8));
                          return RepeatStatus.FINISHED;
                        },
                        new ResourcelessTransactionManager())
                    .build())
            .build();
    JobExecution execution = JobContext.start(repository, job, parameters, "the watch");
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      Throwable failure = execution.getAllFailureExceptions().stream().findFirst().orElse(null);
      throw new RunException(
          ExitCodes.FAILED,
          "the quality watch failed: "
              + (failure == null ? execution.getStatus() : DocumentException.describe(failure)),
          failure);
    }
    repository.updateExecutionContext(execution);
    return new Finding(
        true, "quality watch: " + QualityReport.write(past(repository, folderId), files, set));
  }

  private static void record(
      ReferenceSet set, List<String> translations, ExecutionContext context) {
    List<List<String>> references = set.references().stream().map(List::of).toList();
    Bleu bleu = new Bleu();
    Chrf chrf = new Chrf();
    context.putInt(SEGMENTS, translations.size());
    context.putDouble(BLEU, bleu.score(bleu.countAll(translations, references)));
    context.putDouble(CHRF, chrf.score(chrf.countAll(translations, references)));
  }

  private static boolean isComplete(JobRepository repository, JobInstance instance) {
    return repository.getJobExecutions(instance).stream()
        .anyMatch(execution -> execution.getStatus() == BatchStatus.COMPLETED);
  }

  /** Complete watches on an output folder, known by its {@link FolderId}, the oldest first. */
  private static List<QualityReport.PastRun> past(JobRepository repository, String folder) {
    return JobContext.executions(repository, JOB)
        .filter(
            execution ->
                execution.getStatus() == BatchStatus.COMPLETED
                    && folder.equals(execution.getJobParameters().getString("folder"))
                    && execution.getExecutionContext().containsKey(BLEU))
        .map(
            execution ->
                new QualityReport.PastRun(
                    execution.getId(),
                    execution.getStartTime(),
                    JobContext.text(execution, "model-name"),
                    JobContext.text(execution, "version"),
                    JobContext.text(execution, "set"),
                    JobContext.text(execution, "settings"),
                    execution.getExecutionContext().getInt(SEGMENTS),
                    execution.getExecutionContext().getDouble(BLEU),
                    execution.getExecutionContext().getDouble(CHRF)))
        .sorted(Comparator.comparingLong(QualityReport.PastRun::id))
        .toList();
  }
}
