package io.github.nachtschicht.models;

/**
 * A model after a pull.
 *
 * @param folder its snapshot in the hub's cache
 * @param repository {@code owner/name}
 * @param revision what was asked for, {@code main} if nothing was
 * @param commit what that is, 40 hexadecimal digits
 * @param license as the hub gives it, for example {@code cc-by-4.0}; empty if it gives none
 * @param bytesDownloaded in this pull; 0 if everything was there
 */
public record PulledModel(
    ModelFolder folder,
    String repository,
    String revision,
    String commit,
    String license,
    long bytesDownloaded) {}
