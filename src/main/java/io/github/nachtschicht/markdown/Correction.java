package io.github.nachtschicht.markdown;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a person made of one sentence.
 *
 * @param source the sentence in the source language
 * @param target its translation, to be used from now on
 * @param document where it was corrected: the source's path below the input folder; empty if not
 *     known
 * @param author who made it; empty if not known
 * @param date when, in TMX's form {@code 20260131T235959Z}; empty if not known
 */
public record Correction(
    String source, String target, String document, String author, String date) {

  private static final DateTimeFormatter TMX_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public Correction {
    if (source.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException("a correction needs a sentence and a translation");
    }
  }

  /** A correction of an unknown person at an unknown time. */
  public Correction(String source, String target, String document) {
    this(source, target, document, "", "");
  }

  /** The same by a person at a time. */
  public Correction by(String person, Instant time) {
    return new Correction(source, target, document, person, TMX_DATE.format(time));
  }

  /** Who made it when, as far as that is known: {@code "anna, 2026-01-31"}; empty if nothing is. */
  public String origin() {
    String day =
        date.length() < 8
            ? ""
            : date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6, 8);
    return author.isEmpty() || day.isEmpty() ? author + day : author + ", " + day;
  }
}
