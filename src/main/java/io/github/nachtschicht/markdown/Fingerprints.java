package io.github.nachtschicht.markdown;

import io.github.nachtschicht.settings.SettingsFingerprint;

/**
 * What an output file must have been made of to be up to date.
 *
 * @param sourceSha256 SHA-256 of the source's bytes
 * @param modelSha256 fingerprint of the model
 * @param settings fingerprint of the settings, see {@link SettingsFingerprint#all}
 * @param layout the layout asked for
 * @param correctionsSha256 {@link Corrections#fingerprint} over the source's sentences; empty if no
 *     correction applies
 * @param glossarySha256 fingerprint of the glossary's entries whose terms stand in the source's
 *     sentences; empty if none does
 */
public record Fingerprints(
    String sourceSha256,
    String modelSha256,
    String settings,
    Layout layout,
    String correctionsSha256,
    String glossarySha256) {

  /** The same with corrections and with terms of a glossary. */
  public Fingerprints with(String corrections, String glossary) {
    return new Fingerprints(sourceSha256, modelSha256, settings, layout, corrections, glossary);
  }
}
