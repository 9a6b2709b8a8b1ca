package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.InputDocument.Action;
import io.github.nachtschicht.support.OneLine;
import java.util.Locale;
import java.util.function.Consumer;

/** Says what a run would do. */
final class DryRun {

  private DryRun() {}

  static void print(RunPlan plan, RunOptions options, Consumer<String> line) {
    for (InputDocument document : plan.documents()) {
      String name = OneLine.of(document.name());
      String target = OneLine.of(document.target());
      if (document.movedFrom() != null) {
        line.accept("rename     " + OneLine.of(document.movedFrom()) + " -> " + target);
      }
      boolean translate = document.isToTranslate();
      line.accept(
          String.format(
              Locale.ROOT,
              "%-10s %s%s (%s)",
              translate ? "translate" : document.action().name().toLowerCase(Locale.ROOT),
              name,
              translate ? " -> " + target : "",
              document.reason()));
    }
    for (KnownOutput orphan : plan.orphans()) {
      boolean prune = options.get(RunOptions.PRUNE) && orphan.isReplaceable();
      line.accept(
          (prune ? "prune      " : "orphan     ")
              + OneLine.of(orphan.name())
              + " (its source "
              + OneLine.of(orphan.source())
              + " is gone"
              + (options.get(RunOptions.PRUNE) && !prune ? ", but a person edited it)" : ")"));
    }
    line.accept(
        "dry run: %s to translate, %s to keep, %s too young, %s to skip; nothing was written"
            .formatted(
                plan.toTranslate().size(),
                plan.with(Action.KEEP).size(),
                plan.with(Action.WAIT).size(),
                plan.with(Action.SKIP).size()));
  }
}
