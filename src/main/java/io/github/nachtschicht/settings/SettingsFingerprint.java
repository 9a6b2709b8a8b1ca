package io.github.nachtschicht.settings;

import io.github.nachtschicht.support.Sha256;

/**
 * Fingerprints of the settings by what they change, each with the version of the code that does it:
 * where one is as it was, so is what was made with it from the same source and model. 64
 * hexadecimal digits each.
 *
 * @param reading which blocks and sentences a document has
 * @param text what a sentence's translation says, the model being the same
 * @param checks which flags a translation gets
 * @param summary which sentences the summary has
 * @param layout how the Markdown looks
 */
public record SettingsFingerprint(
    String reading, String text, String checks, String summary, String layout) {

  /** One for all that a document's file says, whatever its layout: 64 hexadecimal digits. */
  public String all() {
    return Sha256.of(String.join("\n", reading, text, checks, summary));
  }
}
