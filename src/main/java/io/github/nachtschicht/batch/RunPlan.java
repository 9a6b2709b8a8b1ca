package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.InputDocument.Action;
import java.util.List;

/**
 * What a run is to do.
 *
 * @param documents all documents in the order of their names
 * @param orphans outputs whose source is gone
 * @param whole whether all of the input was looked at; not if the run was stopped before
 */
record RunPlan(List<InputDocument> documents, List<KnownOutput> orphans, boolean whole) {

  RunPlan {
    documents = List.copyOf(documents);
    orphans = List.copyOf(orphans);
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
}
