package io.github.nachtschicht.translation;

import java.util.List;

/**
 * A term that must stand in a translation in one of several forms.
 *
 * @param source the words of the source that ask for it, as messages name them
 * @param targets allowed surface forms, inflected ones included, the best first; at least one, none
 *     blank, none with control characters
 */
public record RequiredTerm(String source, List<String> targets) {

  public RequiredTerm {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("'targets' of \"" + source + "\" must not be empty");
    }
    targets.forEach(TermRules::check);
  }
}
