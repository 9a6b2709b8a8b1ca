package io.github.nachtschicht.markdown;

/**
 * What made a translation; goes into the front matter and decides whether a document is up to date.
 *
 * @param languagePair source and target language, for example {@code de-en}
 * @param model name of the model
 * @param modelSha256 fingerprint of the model, 64 hexadecimal digits
 * @param settings fingerprint of all settings that influence the output and of the format's
 *     version, 64 hexadecimal digits
 */
public record Provenance(String languagePair, String model, String modelSha256, String settings) {}
