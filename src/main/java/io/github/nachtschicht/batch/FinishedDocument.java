package io.github.nachtschicht.batch;

/**
 * A translated document on its way to disk.
 *
 * @param plan what was to be done
 * @param result the Markdown
 * @param started {@link System#nanoTime()} when it was begun
 */
record FinishedDocument(PlannedDocument plan, DocumentResult result, long started) {}
