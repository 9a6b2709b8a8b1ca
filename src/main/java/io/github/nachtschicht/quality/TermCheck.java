package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TermRules;
import java.util.ArrayList;
import java.util.List;

/** What the glossary requires stands in the translation, and nothing that it forbids. */
final class TermCheck implements QualityCheck {

  @Override
  public List<String> check(SentencePair pair) {
    TermRules rules = pair.segment().rules();
    if (rules.isEmpty()) {
      return List.of();
    }
    String target = pair.segment().target();
    List<String> reasons = new ArrayList<>();
    for (RequiredTerm term : rules.missedIn(target)) {
      String best = term.targets().get(0);
      reasons.add(
          best.equals(term.source())
              ? "\"" + best + "\" should stay as it is"
              : "\"" + term.source() + "\" should be \"" + best + "\"");
    }
    for (String form : rules.forbiddenIn(target)) {
      reasons.add("\"" + form + "\" is not to be used");
    }
    return reasons;
  }
}
