package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.MeasureReader.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number keeps its unit or currency. Silent where the number was converted along with the unit:
 * 15 metres may become 50 feet, but not 15 feet; whether the number is right is another check's.
 *
 * @param currencies whether it is about currencies or all other units
 */
record MeasureCheck(boolean currencies) implements QualityCheck {

  @Override
  public List<String> check(SentencePair pair) {
    Predicate<Measure> mine = m -> MeasureReader.CURRENCIES.contains(m.unit()) == currencies;
    List<Measure> german = pair.germanMeasures();
    List<Measure> english = pair.englishMeasures();
    List<Quantity> digits =
        german.stream().noneMatch(mine)
            ? List.of()
            : pair.englishNumbers().stream().filter(Quantity::digits).toList();
    Map<String, Long> units = units(german);
    Map<String, Long> unitsThere = units(english);
    Set<String> reasons = new LinkedHashSet<>();
    for (Measure measure : german) {
      if (!mine.test(measure) || measure.numbers().isEmpty() || isKept(measure, english)) {
        continue;
      }
      Measure other =
          english.stream()
              .filter(m -> share(m.numbers(), measure.numbers()))
              .findFirst()
              .orElse(null);
      if (other != null
          && !(other.unit().equals("pound sterling") && measure.unit().equals("kilogram"))) {
        reasons.add("\"" + measure.shown() + "\" is \"" + other.shown() + "\" in the translation");
      } else if (unitsThere.getOrDefault(measure.unit(), 0L)
              < units.getOrDefault(measure.unit(), 0L)
          && stands(measure, digits)
          && isStrict(measure)) {
        reasons.add(missing(measure));
      }
    }
    if (!currencies && reasons.isEmpty()) {
      Measure lost = lostPercent(german, english, digits);
      if (lost != null) {
        reasons.add(missing(lost));
      }
    }
    if (currencies && reasons.isEmpty()) {
      for (Measure measure : english) {
        if (mine.test(measure)
            && !units.containsKey(measure.unit())
            && german.stream().anyMatch(mine)
            && !measure.unit().equals("cent")) {
          reasons.add(
              "\"" + measure.shown() + "\" has a currency the German sentence does not have");
        }
      }
    }
    return new ArrayList<>(reasons);
  }

  private static String missing(Measure measure) {
    return "the %s of \"%s\" is missing in the translation"
        .formatted(measure.unit(), measure.shown());
  }

  /**
   * A percentage whose number stands twice in the translation, or beside "percentage", and once
   * without a per cent.
   */
  private static @Nullable Measure lostPercent(
      List<Measure> german, List<Measure> english, List<Quantity> digits) {
    Set<Set<String>> seen = new HashSet<>();
    for (Measure measure : german) {
      if (!measure.unit().equals("percent")
          || measure.numbers().isEmpty()
          || !seen.add(measure.numbers())) {
        continue;
      }
      long wanted = german.stream().filter(m -> isSame(m, measure)).count();
      long there = english.stream().filter(m -> isSame(m, measure)).count();
      long numbers = digits.stream().filter(n -> share(n.values(), measure.numbers())).count();
      if (there < wanted && numbers >= wanted) {
        return measure;
      }
    }
    return null;
  }

  private static boolean isSame(Measure measure, Measure other) {
    return measure.unit().equals(other.unit()) && share(measure.numbers(), other.numbers());
  }

  /** Whether a lost unit is worth a word: people leave out "euros" or "years", but not percent. */
  private boolean isStrict(Measure measure) {
    return currencies || measure.unit().equals("percent");
  }

  private static boolean isKept(Measure measure, List<Measure> english) {
    return english.stream()
        .anyMatch(
            m ->
                m.unit().equals(measure.unit())
                    && (share(m.numbers(), measure.numbers())
                        || m.numbers().isEmpty() && measure.numbers().contains("1"))); // a mile
  }

  private static boolean stands(Measure measure, List<Quantity> digits) {
    return digits.stream().anyMatch(n -> share(n.values(), measure.numbers()));
  }

  /** How often each unit stands. */
  private static Map<String, Long> units(List<Measure> measures) {
    return measures.stream().collect(Collectors.groupingBy(Measure::unit, Collectors.counting()));
  }

  private static boolean share(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
