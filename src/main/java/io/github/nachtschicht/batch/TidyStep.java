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

/** Brings the outputs in line with renamed sources and, if asked to, with removed ones. */
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
        prune(orphan);
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

  private void prune(KnownOutput orphan) throws IOException {
    if (work.stop.isRequested()
        || !orphan.isReplaceable()
        || !work.files.delete(orphan.name(), file -> OutputTree.mayGo(file, orphan.name(), null))) {
      return;
    }
    work.outputs().remove(orphan.name());
    work.ledger.record(
        DocumentOutcome.of(orphan.source(), orphan.name(), Kind.PRUNED, "its source is gone"));
  }
}
