package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.OneLine;
import java.util.function.Consumer;

/** Says what a run would do. */
final class DryRun {

  private DryRun() {}

  static void print(RunPlan plan, RunOptions options, Consumer<String> line) {
    int translate = 0;
    int keep = 0;
    int wait = 0;
    int skip = 0;
    for (PlannedDocument document : plan.documents()) {
      String name = OneLine.of(document.name());
      String target = OneLine.of(document.target());
      if (document.movedFrom() != null) {
        line.accept("rename     " + OneLine.of(document.movedFrom()) + " -> " + target);
      }
      switch (document.action()) {
        case TRANSLATE, TRANSLATE_BESIDE -> {
          translate++;
          line.accept("translate  " + name + " -> " + target + " (" + document.reason() + ")");
        }
        case KEEP -> {
          keep++;
          line.accept("keep       " + name + " (" + document.reason() + ")");
        }
        case WAIT -> {
          wait++;
          line.accept("wait       " + name + " (" + document.reason() + ")");
        }
        case SKIP -> {
          skip++;
          line.accept("skip       " + name + " (" + document.reason() + ")");
        }
      }
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
        "dry run: "
            + translate
            + " to translate, "
            + keep
            + " to keep, "
            + wait
            + " too young, "
            + skip
            + " to skip; nothing was written");
  }
}
