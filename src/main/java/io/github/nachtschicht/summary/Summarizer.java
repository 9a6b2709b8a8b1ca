package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.ParsedDocument;

/**
 * Chooses the sentences that say most of a document. Implementations are stateless, thread-safe and
 * deterministic.
 */
public interface Summarizer {

  /**
   * Summarizes a document.
   *
   * @param document the document in its source language
   * @param title index of the sentence that stands for the title where the document has none; a
   *     reader sees it, so it is not chosen. -1 if no sentence does
   * @param length how long the summary may be
   * @return the chosen sentences; empty for documents too short to be summarized (three sentences
   *     or fewer)
   */
  Summary summarize(ParsedDocument document, int title, SummaryLength length);

  /** Name and settings of the method, part of the settings' fingerprint; stable between runs. */
  String signature();
}
