package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.InputDocument.Action;
import io.github.nachtschicht.markdown.KnownOutput;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.support.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do.
 *
 * @param documents all documents in the order of their names
 * @param orphans outputs whose source is gone
 * @param whole whether all of the input was looked at; not if the run was stopped before
 */
record RunPlan(List<InputDocument> documents, List<KnownOutput> orphans, boolean whole) {

  /** Why a newer version is removed. */
  static final String NEEDLESS = "the file beside it is up to date again";

  RunPlan {
    documents = List.copyOf(documents);
    orphans = List.copyOf(orphans);
  }

  /** What is to be done about a document; the name must be one of theirs. */
  InputDocument document(String name) {
    int from = 0;
    int to = documents.size() - 1;
    while (from < to) {
      int middle = (from + to) / 2;
      if (documents.get(middle).name().compareTo(name) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return documents.get(from);
  }

  List<InputDocument> toTranslate() {
    return documents.stream().filter(InputDocument::isToTranslate).toList();
  }

  List<InputDocument> with(Action action) {
    return documents.stream().filter(document -> document.action() == action).toList();
  }

  /** How many documents there are of each kind, in one line: all of them are counted. */
  String line() {
    long before =
        toTranslate().stream().filter(d -> d.reason().equals(Planner.SKIPPED_BEFORE)).count();
    String line = toTranslate().size() + " to translate";
    if (before > 0) {
      line += " (" + before + " skipped by the last run)";
    }
    line += ", " + with(Action.KEEP).size() + " unchanged";
    if (!with(Action.WAIT).isEmpty()) {
      line += ", " + with(Action.WAIT).size() + " too young";
    }
    if (!with(Action.SKIP).isEmpty()) {
      line += ", " + with(Action.SKIP).size() + " to skip";
    }
    return line;
  }

  /** Documents whose output is to follow their new name. */
  List<InputDocument> renamed() {
    return documents.stream().filter(document -> document.movedFrom() != null).toList();
  }

  /**
   * The newer version beside a document's output that is none any more, as that is up to date
   * again; null if there is none, or a person edited or accepted it.
   *
   * @param outputs what stands in the output folder, by name
   */
  static @Nullable KnownOutput needless(InputDocument document, Map<String, KnownOutput> outputs) {
    KnownOutput beside = outputs.get(NewVersion.of(document.output()));
    return beside != null
            && document.action() == Action.KEEP
            && document.reason().equals(Planner.UP_TO_DATE)
            && beside.isReplaceable()
        ? beside
        : null;
  }

  /**
   * Says what a run would do, for a dry one.
   *
   * @param prunes whether outputs without a source are removed
   * @param outputs what stands in the output folder, by name
   * @param line told of every document
   */
  void tell(boolean prunes, Map<String, KnownOutput> outputs, Consumer<String> line) {
    for (InputDocument document : documents) {
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
      KnownOutput needless = needless(document, outputs);
      if (needless != null) {
        line.accept("prune      " + OneLine.of(needless.name()) + " (" + NEEDLESS + ")");
      }
    }
    for (KnownOutput orphan : orphans) {
      boolean prune = prunes && orphan.isReplaceable();
      line.accept(
          (prune ? "prune      " : "orphan     ")
              + OneLine.of(orphan.name())
              + " (its source "
              + OneLine.of(orphan.source())
              + " is gone"
              + (prunes && !prune ? ", but a person edited it)" : ")"));
    }
    line.accept(
        "dry run: %s to translate, %s to keep, %s too young, %s to skip; nothing was written"
            .formatted(
                toTranslate().size(),
                with(Action.KEEP).size(),
                with(Action.WAIT).size(),
                with(Action.SKIP).size()));
  }
}
