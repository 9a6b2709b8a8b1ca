package io.github.nachtschicht.glossary;

import java.util.List;

/**
 * How the house calls one thing.
 *
 * @param source the German term, as it stands in the file: {@code *} for the rest of a compound,
 *     {@code |} between forms that are given one by one
 * @param targets English terms that are allowed, the best first; empty if only some are forbidden
 * @param forbidden English terms that are not to be used
 * @param comment what the file says of it; empty for none
 * @param place file and line, for messages; empty if it came from elsewhere
 */
public record GlossaryEntry(
    String source, List<String> targets, List<String> forbidden, String comment, String place) {

  public GlossaryEntry {
    targets = List.copyOf(targets);
    forbidden = List.copyOf(forbidden);
  }

  /** Whether it is a name that stays as it is. */
  boolean isName() {
    return targets.size() == 1 && targets.get(0).equals(source);
  }

  /** All that translations depend on, for fingerprints. */
  String content() {
    return source + "\t" + String.join("|", targets) + "\t" + String.join("|", forbidden);
  }
}
