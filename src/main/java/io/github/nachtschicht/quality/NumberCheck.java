package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every number of the German sentence stands in the translation, and no other does. Digits, words,
 * dates, times and scales are compared by what they mean: 1.234,5 is 1,234.5 and 14 Uhr is 2 p.m.
 */
final class NumberCheck implements QualityCheck {

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public List<String> check(SentencePair pair) {
    List<Quantity> german = NumberReader.german(pair.source());
    List<Quantity> english = NumberReader.english(pair.target());
    Set<String> reasons = new LinkedHashSet<>();
    Set<String> written = new LinkedHashSet<>(pair.target().texts(Token.Kind.NUMBER));
    Set<String> once = new HashSet<>();
    // A number that stands twice may simply be lost.
    Set<String> repeated = new HashSet<>();
    for (Quantity quantity : german) {
      if (!once.add(quantity.shown())) {
        repeated.add(quantity.shown());
      }
    }
    for (Quantity missing : without(german, english, digits(english))) {
      reasons.add(
          missing.digits()
                  && written.contains(missing.shown())
                  && !repeated.contains(missing.shown())
              ? "the number " + missing.shown() + " means something else in English notation"
              : "the number " + missing.shown() + " is missing in the translation");
    }
    for (Quantity extra : without(english, german, digits(german))) {
      if (!reasons.contains(
          "the number " + extra.shown() + " means something else in English notation")) {
        reasons.add("the number " + extra.shown() + " does not stand in the German sentence");
      }
    }
    for (Quantity number : english) {
      if (number.digits() && isGermanDecimal(number.shown())) {
        reasons.add("the number " + number.shown() + " still has the German decimal comma");
      }
    }
    return new ArrayList<>(reasons);
  }

  private static String digits(List<Quantity> quantities) {
    StringBuilder digits = new StringBuilder();
    quantities.stream()
        .filter(Quantity::digits)
        .forEach(q -> digits.append(NumberReader.digitsOf(q.shown())));
    return digits.toString();
  }

  /** 7,5 or 12,75, but not 1,234. */
  private static boolean isGermanDecimal(String shown) {
    int comma = shown.indexOf(',');
    if (comma < 1 || shown.length() - comma - 1 == 3) {
      return false;
    }
    for (int i = 0; i < shown.length(); i++) {
      if (i != comma && (shown.charAt(i) < '0' || shown.charAt(i) > '9')) {
        return false;
      }
    }
    return true;
  }

  /** The required numbers of one side that the other lacks, or has less often. */
  private static List<Quantity> without(
      List<Quantity> wanted, List<Quantity> there, String digitsThere) {
    Map<String, Integer> supply = supply(there, wanted);
    Map<String, Integer> demand = new HashMap<>();
    List<Quantity> without = new ArrayList<>();
    for (Quantity quantity : wanted) {
      if (!quantity.required() || isZero(quantity) || isLongRow(quantity, digitsThere)) {
        continue;
      }
      int most = 0;
      for (String value : quantity.values()) {
        most = Math.max(most, supply.getOrDefault(value, 0));
      }
      String key = quantity.values().iterator().next();
      boolean found = most > 0 && (demand.merge(key, 1, Integer::sum) <= most || isYear(quantity));
      if (!found && (quantity.parts().isEmpty() || !hasParts(quantity, supply))) {
        without.add(quantity);
      }
    }
    return without;
  }

  /** A year, which a translation need not say twice. */
  private static boolean isYear(Quantity quantity) {
    String shown = quantity.shown();
    return quantity.digits()
        && shown.length() == 4
        && (shown.startsWith("1") || shown.startsWith("20"))
        && shown.chars().allMatch(Character::isDigit);
  }

  /** A telephone number or the like, which may be grouped otherwise. */
  private static boolean isLongRow(Quantity quantity, String digitsThere) {
    String digits = NumberReader.digitsOf(quantity.shown());
    boolean telephone = quantity.shown().startsWith("0") || quantity.shown().indexOf('/') > 0;
    return telephone && digits.length() >= 6 && digitsThere.contains(digits);
  }

  private static boolean isZero(Quantity quantity) {
    return quantity.values().contains("0");
  }

  private static boolean hasParts(Quantity quantity, Map<String, Integer> supply) {
    Map<String, Integer> taken = new HashMap<>();
    for (Set<String> part : quantity.parts()) {
      boolean found = false;
      for (String value : part) {
        found |= taken.getOrDefault(value, 0) < supply.getOrDefault(value, 0);
      }
      if (!found && !(part.contains("0") && quantity.clock())) {
        return false;
      }
      taken.merge(part.iterator().next(), 1, Integer::sum);
    }
    return true;
  }

  /**
   * How many numbers may stand for each value. Words that only hint at a number count as far as the
   * other side does not hint at it itself: "second" cannot answer for both "zweite" and "zwei".
   */
  private static Map<String, Integer> supply(List<Quantity> quantities, List<Quantity> wanted) {
    Map<String, Integer> hints = new HashMap<>();
    for (Quantity quantity : wanted) {
      if (!quantity.required()) {
        quantity.values().forEach(value -> hints.merge(value, 1, Integer::sum));
      }
    }
    Set<String> whole = new HashSet<>(); // a score or date that stands as it is lends no parts
    for (Quantity quantity : wanted) {
      if (!quantity.parts().isEmpty()) {
        whole.addAll(quantity.values());
      }
    }
    Map<String, Integer> supply = new HashMap<>();
    for (Quantity quantity : quantities) {
      for (String value : quantity.values()) {
        if (quantity.required()
            || hints.getOrDefault(value, 0) == 0
            || hints.merge(value, -1, Integer::sum) < 0) {
          supply.merge(value, 1, Integer::sum);
        }
      }
      boolean lends = quantity.values().stream().noneMatch(whole::contains);
      for (Set<String> part : lends ? quantity.parts() : List.<Set<String>>of()) {
        for (String value : part) {
          if (!quantity.values().contains(value)) {
            supply.merge(value, 1, Integer::sum);
          }
        }
      }
    }
    return supply;
  }
}
