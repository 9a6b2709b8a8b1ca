package io.github.nachtschicht.settings;

/** What a setting changes. Decides what has to be done again when it is another one. */
public enum Effect {
  /** Which model there is; its files have a fingerprint of their own. */
  MODEL,
  /** Which documents, blocks and sentences there are. */
  READING,
  /** What a sentence's translation says. */
  TEXT,
  /** Which flags a translation gets. */
  CHECKS,
  /** Which sentences the summary has. */
  SUMMARY,
  /** How the Markdown looks. */
  LAYOUT,
  /** How a run goes, and nothing that is in its output. */
  RUN
}
