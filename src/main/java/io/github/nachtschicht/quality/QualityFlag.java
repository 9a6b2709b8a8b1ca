package io.github.nachtschicht.quality;

import java.util.List;

/**
 * Something a reviewer should look at in one sentence.
 *
 * @param check short, stable name of the check that raised it, for example {@code numbers}; the key
 *     of statistics
 * @param message the reason in plain English, without a closing line break, for example {@code the
 *     number 200 is missing in the translation}
 * @param english words of the translation that are doubtful, as they stand there; often empty
 * @param german words of the German sentence they should render, or that are lost; often empty
 */
public record QualityFlag(String check, String message, List<String> english, List<String> german) {

  public QualityFlag {
    english = List.copyOf(english);
    german = List.copyOf(german);
  }

  /** A flag that names no words beside its message. */
  public QualityFlag(String check, String message) {
    this(check, message, List.of(), List.of());
  }
}
