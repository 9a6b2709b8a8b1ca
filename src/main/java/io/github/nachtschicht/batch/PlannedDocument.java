package io.github.nachtschicht.batch;

import org.jspecify.annotations.Nullable;

/**
 * A document and what is to be done about it tonight.
 *
 * @param source the file in the input folder
 * @param action what to do
 * @param reason why, in plain English without a full stop
 * @param output the output's name, a path below the output folder
 * @param movedFrom name of the output that belongs to this document under its former name; null if
 *     it was not renamed
 */
public record PlannedDocument(
    SourceFile source, Action action, String reason, String output, @Nullable String movedFrom) {

  /** What can be done about a document. */
  public enum Action {
    /** Translate it and write the output. */
    TRANSLATE,
    /** Translate it and write the output beside the one that a person edited. */
    TRANSLATE_BESIDE,
    /** Nothing: the output is up to date. */
    KEEP,
    /** Nothing: the file is too young, or the run has ended. */
    WAIT,
    /** Nothing: it cannot be read. */
    SKIP
  }

  /** Path below the input folder, {@code /} between its parts. */
  public String name() {
    return source.name();
  }

  boolean isToTranslate() {
    return action == Action.TRANSLATE || action == Action.TRANSLATE_BESIDE;
  }

  /** The file that is written. */
  String target() {
    return action == Action.TRANSLATE_BESIDE ? OutputNames.newVersionOf(output) : output;
  }
}
