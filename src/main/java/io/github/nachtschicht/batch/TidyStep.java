package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.KnownOutput;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.util.SortedMap;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Brings the outputs in line with renamed sources and, if asked to, with removed ones, and removes
 * newer versions that are none any more.
 */
final class TidyStep implements Tasklet {

  private final RunWork work;

  TidyStep(RunWork work) {
    this.work = work;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    for (InputDocument document : work.plan().renamed()) {
      follow(document);
    }
    if (work.options.get(RunOptions.PRUNE)) {
      for (KnownOutput orphan : work.plan().orphans()) {
        prune(orphan, orphan.source(), "its source is gone");
      }
    }
    for (InputDocument document : work.plan().with(InputDocument.Action.KEEP)) {
      KnownOutput needless = RunPlan.needless(document, work.outputs());
      if (needless != null) {
        prune(
            needless,
            document.name(),
            "removed " + OneLine.of(needless.name()) + ", as " + RunPlan.NEEDLESS);
      }
    }
    return RepeatStatus.FINISHED;
  }

  /** Moves an output to the place its renamed source gives it. */
  private void follow(InputDocument document) throws IOException {
    String from = document.movedFrom();
    if (from == null || work.stop.isRequested()) {
      return;
    }
    boolean kept = document.action() == InputDocument.Action.KEEP;
    SortedMap<String, KnownOutput> outputs = work.outputs();
    String moved =
        OutputMove.move(
            work.files, from, document.output(), document.name(), outputs.get(document.output()));
    work.files.syncFolders();
    if (moved == null) {
      work.ledger.warn(
          OneLine.of(from)
              + " stays where it is, though its source was renamed: it, or what stands at "
              + OneLine.of(document.output())
              + ", changed meanwhile");
    } else {
      outputs.remove(from);
      outputs.put(document.output(), KnownOutput.of(document.output(), moved));
    }
    if (kept) {
      work.ledger.record(
          moved == null
              ? DocumentOutcome.of(
                  document.name(), from, Kind.UNCHANGED, "its output stays where it was")
              : DocumentOutcome.of(
                  document.name(), document.output(), Kind.RENAMED, "its output was " + from));
    }
  }

  /** Removes an output, unless a person edited or accepted it. */
  private void prune(KnownOutput output, String source, String reason) throws IOException {
    if (work.stop.isRequested()
        || !output.isReplaceable()
        || !work.files.delete(output.name(), file -> OutputTree.mayGo(file, output.name(), null))) {
      return;
    }
    work.outputs().remove(output.name());
    work.ledger.record(DocumentOutcome.of(source, output.name(), Kind.PRUNED, reason));
  }
}
