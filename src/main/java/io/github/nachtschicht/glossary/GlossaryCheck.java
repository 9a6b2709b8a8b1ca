package io.github.nachtschicht.glossary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with glossaries: lines that say the same, or what another line denies. */
public final class GlossaryCheck {

  private GlossaryCheck() {}

  /** What is wrong, one line each, in the entries' order; file and line first. */
  public static List<String> problems(List<GlossaryEntry> entries) {
    List<String> problems = new ArrayList<>();
    Map<String, GlossaryEntry> contents = new HashMap<>();
    Map<String, List<GlossaryEntry>> bySource = new LinkedHashMap<>();
    for (GlossaryEntry entry : entries) {
      withinOne(entry, problems);
      GlossaryEntry same = contents.putIfAbsent(entry.content(), entry);
      if (same != null) {
        problems.add(entry.place() + ": says the same as " + same.place());
        continue;
      }
      List<GlossaryEntry> others =
          bySource.computeIfAbsent(GermanForms.folded(entry.source()), key -> new ArrayList<>());
      others.forEach(other -> between(entry, other, problems));
      others.add(entry);
    }
    return problems;
  }

  private static void withinOne(GlossaryEntry entry, List<String> problems) {
    for (String refused : entry.forbidden()) {
      for (String target : entry.targets()) {
        if (target.equals(refused)) {
          problems.add(entry.place() + ": allows and forbids \"" + target + "\"; it is forbidden");
        } else if (target.contains(refused)) {
          problems.add(
              "%s: forbids \"%s\", which is part of \"%s\"; that has no effect"
                  .formatted(entry.place(), refused, target));
        }
      }
    }
  }

  private static void between(GlossaryEntry entry, GlossaryEntry other, List<String> problems) {
    for (GlossaryEntry[] pair : new GlossaryEntry[][] {{entry, other}, {other, entry}}) {
      for (String refused : pair[0].forbidden()) {
        if (pair[1].targets().contains(refused)) {
          problems.add(
              "%s: forbids \"%s\", which %s allows; it is forbidden"
                  .formatted(pair[0].place(), refused, pair[1].place()));
        }
      }
    }
    if (!entry.targets().isEmpty()
        && !other.targets().isEmpty()
        && !entry.targets().equals(other.targets())) {
      problems.add(
          "%s: \"%s\" is \"%s\" here and \"%s\" in %s; all are allowed"
              .formatted(
                  entry.place(),
                  entry.source(),
                  String.join("|", entry.targets()),
                  String.join("|", other.targets()),
                  other.place()));
    }
  }
}
