package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.KnownOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The beginning of a run: is all there that it needs, and what is to be done? */
final class PlanStep implements Tasklet {

  private final RunWork work;
  private final @Nullable RemoteTranslation elsewhere;
  private final String run;
  private @Nullable ItemWriter<InputDocument> remote;

  /**
   * @param elsewhere has the documents translated by other machines; null translates them here
   * @param run name of this execution; no other has it
   */
  PlanStep(RunWork work, @Nullable RemoteTranslation elsewhere, String run) {
    this.work = work;
    this.elsewhere = elsewhere;
    this.run = run;
  }

  /**
   * Plans, records what nothing is done with, and calls other machines if there is work for them.
   *
   * @throws RunException if the run cannot begin
   */
  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws RunException {
    RunLedger ledger = work.ledger;
    Found found =
        look(work.options, work.source, work.stop, work.input, work.files.root(), ledger::warn);
    found.sentences().save(work.files);
    RunPlan plan = found.plan();
    work.planned(plan, found.outputs());
    List<InputDocument> todo = plan.toTranslate();
    ledger
        .listener()
        .planned(
            todo.size(),
            todo.stream().mapToLong(document -> document.size()).sum(),
            plan.with(InputDocument.Action.KEEP).size(),
            plan.line());
    recordUntouched(plan, ledger);
    if (elsewhere != null && !todo.isEmpty()) {
      remote = elsewhere.open(new RemoteRun(run, work));
    }
    return RepeatStatus.FINISHED;
  }

  /** The writer that hands documents to other machines; null if they are translated here. */
  @Nullable ItemWriter<InputDocument> remote() {
    return remote;
  }

  /**
   * What was found.
   *
   * @param plan what is to be done
   * @param outputs what stands in the output folder, by name
   * @param sentences hashes of the documents' sentences, with those that were read now
   */
  record Found(RunPlan plan, SortedMap<String, KnownOutput> outputs, SentenceCache sentences) {}

  /**
   * Looks at sources and outputs; writes nothing.
   *
   * @param input the folder of the sources
   * @param output the folder of the Markdown; need not exist
   * @throws RunException if the run cannot begin
   */
  static Found look(
      RunOptions options,
      PipelineSource source,
      StopSignal stop,
      Path input,
      Path output,
      Consumer<String> warnings)
      throws RunException {
    SortedMap<String, KnownOutput> outputs = scan(output, warnings);
    Path state = NightlyRun.stateFolder(output);
    SentenceCache sentences = SentenceCache.load(state, source.provenance().settings().reading());
    try {
      InputListing listing = InputListing.of(options, input, stop::isRequested);
      if (listing.documents().isEmpty() && listing.refused().isEmpty()) {
        warnings.accept(
            "no documents in "
                + input
                + (listing.names().isEmpty()
                    ? ": the folder is empty"
                    : ": none of its "
                        + listing.names().size()
                        + " files is taken by --include and --exclude"));
      }
      RunPlan plan =
          new Planner(
                  options,
                  source,
                  listing,
                  outputs,
                  sentences,
                  skippedLast(state),
                  System.currentTimeMillis())
              .plan(stop::isRequested);
      if (listing.names().isEmpty() && listing.refused().isEmpty() && !plan.orphans().isEmpty()) {
        throw new RunException(
            ExitCodes.FAILED,
            "the input folder "
                + input
                + " is empty, but "
                + options.output()
                + " holds "
                + plan.orphans().size()
                + " translations: is a disk not mounted? If the documents are meant to be gone,"
                + " remove their translations, too");
      }
      return new Found(plan, outputs, sentences);
    } catch (IOException e) {
      throw RunException.cannot("read the input folder " + input, e);
    }
  }

  /** Notes what becomes of the documents that nothing is done with. */
  private static void recordUntouched(RunPlan plan, RunLedger ledger) {
    for (InputDocument document : plan.documents()) {
      switch (document.action()) {
        case KEEP -> {
          if (document.movedFrom() == null) {
            ledger.record(
                DocumentOutcome.of(
                    document.name(), document.output(), Kind.UNCHANGED, document.reason()));
          }
        }
        case WAIT ->
            ledger.record(
                DocumentOutcome.of(document.name(), null, Kind.WAITING, document.reason()));
        case SKIP ->
            ledger.record(
                DocumentOutcome.of(document.name(), null, Kind.SKIPPED, document.reason()));
        default -> {}
      }
    }
  }

  private static Set<String> skippedLast(Path state) {
    try {
      return Set.copyOf(Files.readAllLines(state.resolve(Planner.SKIPPED_LAST)));
    } catch (IOException e) {
      // None were, or nobody knows.
      return Set.of();
    }
  }

  private static SortedMap<String, KnownOutput> scan(Path output, Consumer<String> warnings)
      throws RunException {
    try {
      return OutputTree.scan(output, warnings);
    } catch (IOException e) {
      throw RunException.cannot("read the output folder " + output, e);
    }
  }
}
