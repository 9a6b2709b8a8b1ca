package io.github.nachtschicht.batch;

import java.util.List;

/**
 * What a run is to do.
 *
 * @param documents all documents in the order of their names
 * @param orphans outputs whose source is gone
 * @param whole whether all of the input was looked at; not if the run was stopped before
 */
record RunPlan(List<PlannedDocument> documents, List<KnownOutput> orphans, boolean whole) {

  RunPlan {
    documents = List.copyOf(documents);
    orphans = List.copyOf(orphans);
  }

  List<PlannedDocument> toTranslate() {
    return documents.stream().filter(PlannedDocument::isToTranslate).toList();
  }

  List<PlannedDocument> with(PlannedDocument.Action action) {
    return documents.stream().filter(document -> document.action() == action).toList();
  }

  /** Documents whose output is to follow their new name. */
  List<PlannedDocument> renamed() {
    return documents.stream().filter(document -> document.movedFrom() != null).toList();
  }
}
