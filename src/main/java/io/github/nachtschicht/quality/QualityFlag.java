package io.github.nachtschicht.quality;

/**
 * Something a reviewer should look at in one sentence.
 *
 * @param check short, stable name of the check that raised it, for example {@code numbers}; the key
 *     of statistics
 * @param message the reason in plain English, without a closing line break, for example {@code the
 *     number 200 is missing in the translation}
 */
public record QualityFlag(String check, String message) {}
