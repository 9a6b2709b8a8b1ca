package io.github.nachtschicht.translation;

/**
 * Which model translates.
 *
 * @param name short name, for example {@code nachtschicht-de-en} or {@code
 *     Helsinki-NLP/opus-mt-de-en}
 * @param sha256 fingerprint over all the files that influence a translation, 64 hexadecimal digits
 * @param sourceLanguage ISO 639-1 code, or empty if the model does not say
 * @param targetLanguage ISO 639-1 code, or empty if the model does not say
 */
public record ModelIdentity(
    String name, String sha256, String sourceLanguage, String targetLanguage) {}
