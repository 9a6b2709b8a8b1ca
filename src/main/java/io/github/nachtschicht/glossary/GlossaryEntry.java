package io.github.nachtschicht.glossary;

import io.github.nachtschicht.glossary.GermanTerm.Inflection;
import java.util.List;
import java.util.regex.Pattern;

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

  /** Most characters of a term. */
  static final int MAX_TERM = 200;

  private static final Pattern BAR = Pattern.compile("\\|");

  /**
   * An entry.
   *
   * @throws IllegalArgumentException if a term is none, or there is no English one; the message
   *     says why
   */
  public GlossaryEntry {
    targets = List.copyOf(targets);
    forbidden = List.copyOf(forbidden);
    check(source, "German");
    targets.forEach(target -> check(target, "English"));
    forbidden.forEach(target -> check(target, "English"));
    if (targets.isEmpty() && forbidden.isEmpty()) {
      throw new IllegalArgumentException("there is no English term for \"" + source + "\"");
    }
    if (terms(source, Inflection.ALL).isEmpty()) {
      throw new IllegalArgumentException("there is no German term");
    }
  }

  private static void check(String term, String language) {
    if (term.length() > MAX_TERM) {
      throw new IllegalArgumentException(
          "the " + language + " term has more than " + MAX_TERM + " characters");
    }
    if (term.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
      throw new IllegalArgumentException(
          "the " + language + " term holds control characters or damaged ones");
    }
    if (term.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException(
          term.isBlank()
              ? "there is no " + language + " term"
              : "the " + language + " term \"" + term + "\" has neither letter nor digit");
    }
  }

  /** The German terms: one with all its forms, or the forms that are given. */
  List<GermanTerm> terms() {
    return terms(source, isName() ? Inflection.NAME : Inflection.ALL);
  }

  private static List<GermanTerm> terms(String source, Inflection inflection) {
    return source.indexOf('|') < 0
        ? List.of(GermanTerm.of(source, inflection))
        : BAR.splitAsStream(source)
            .map(String::strip)
            .filter(form -> !form.isEmpty())
            .map(form -> GermanTerm.of(form, Inflection.NONE))
            .toList();
  }

  /** The same without comment and place: all that a translation needs. */
  public GlossaryEntry bare() {
    return new GlossaryEntry(source, targets, forbidden, "", "");
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
