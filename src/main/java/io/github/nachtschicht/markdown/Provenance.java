package io.github.nachtschicht.markdown;

import io.github.nachtschicht.settings.SettingsFingerprint;

/**
 * What made a translation; goes into the front matter and decides whether a document is up to date.
 *
 * @param languagePair source and target language, for example {@code de-en}
 * @param model name of the model
 * @param modelSha256 fingerprint of the model, 64 hexadecimal digits
 * @param settings fingerprints of all settings that influence the output, and of the code's
 *     versions, by what they change
 */
public record Provenance(
    String languagePair, String model, String modelSha256, SettingsFingerprint settings) {}
