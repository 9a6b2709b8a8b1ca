package io.github.nachtschicht.quality;

import io.github.nachtschicht.text.EnglishNotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every number of the German sentence stands in the translation, and no other does. Digits, words,
 * dates, times and scales are compared by what they mean: 1.234,5 is 1,234.5 and 14 Uhr is 2 p.m.
 */
final class NumberCheck implements QualityCheck {

  private static final Pattern GERMAN_DECIMAL = Pattern.compile("[0-9]++,(?![0-9]{3}\\z)[0-9]*+");

  /** How far a unit is looked for, in tokens. */
  private static final int REACH = 4;

  /** Most measures without a counterpart that are looked at. */
  private static final int MOST = 100;

  @Override
  public List<String> check(SentencePair pair) {
    List<Quantity> german = pair.germanNumbers();
    List<Quantity> english = pair.englishNumbers();
    Set<String> reasons = new LinkedHashSet<>();
    Set<String> written = new LinkedHashSet<>(pair.target().texts(Token.Kind.NUMBER));
    Set<String> once = new HashSet<>();
    // A number that stands twice may simply be lost.
    Set<String> repeated =
        german.stream()
            .map(Quantity::shown)
            .filter(shown -> !once.add(shown))
            .collect(Collectors.toSet());
    List<Quantity> lacking = without(german, english, digits(english));
    Set<String> leftOut = lacking.isEmpty() ? Set.of() : leftOut(pair);
    Set<String> there = lacking.isEmpty() ? Set.of() : there(pair.target());
    for (Quantity missing : lacking) {
      if (isLeftOutWithUnit(leftOut, missing) || isOtherUnit(pair, missing, there)) {
        continue;
      }
      reasons.add(
          missing.digits()
                  && written.contains(missing.shown())
                  && !repeated.contains(missing.shown())
              ? "the number " + missing.shown() + " means something else in English notation"
              : "the number " + missing.shown() + " is missing in the translation");
    }
    for (Quantity extra : without(english, german, digits(german))) {
      if (isYearOfName(pair, extra)) {
        continue;
      }
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
    for (EnglishNotation.Time time :
        EnglishNotation.wrongHalves(pair.source().text(), pair.target().text())) {
      reasons.add("the time " + time.german() + " is " + time.english() + " in the translation");
    }
    return new ArrayList<>(reasons);
  }

  /** Whether a number in a word was left out together with its unit: aus zwölf Metern. */
  private static boolean isLeftOutWithUnit(Set<String> leftOut, Quantity number) {
    return !number.digits()
        && leftOut.stream().anyMatch(shown -> shown.startsWith(number.shown() + " "));
  }

  /** Whether a number gives in brackets in another unit what stands before: 90 °F (32 °C). */
  private static boolean isOtherUnit(SentencePair pair, Quantity number, Set<String> there) {
    TokenizedText source = pair.source();
    int open = number.index() - 1;
    int close = number.index() + 1;
    while (close < number.index() + REACH && !source.isMark(close, ')')) {
      close++;
    }
    Token unit = source.at(close - 1);
    if (!source.isMark(open, '(')
        || !source.isMark(close, ')')
        || unit == null
        || !unit.isWord()
        || there.contains(NumberText.digitsOf(number.shown()))
        || pair.alignment().source(close - 1).compareTo(Alignment.Link.MISSING) > 0
        || there.contains(unit.lower())) {
      return false;
    }
    Token before = source.at(open - 1);
    for (int i = open - 2; before != null && before.isWord() && i >= open - REACH; i--) {
      Token token = source.at(i);
      if (token != null && token.isNumber()) {
        return true;
      }
    }
    return false;
  }

  /** Measures of the German sentence whose unit the translation does not have, as they stand. */
  private static Set<String> leftOut(SentencePair pair) {
    Set<String> units = new HashSet<>();
    pair.englishMeasures().forEach(measure -> units.add(measure.unit()));
    Set<String> shown = new LinkedHashSet<>();
    for (MeasureReader.Measure measure : pair.germanMeasures()) {
      if (!units.contains(measure.unit()) && shown.size() < MOST) {
        shown.add(measure.shown());
      }
    }
    return shown;
  }

  /** The words of a text in lower case, and the digits of its numbers. */
  private static Set<String> there(TokenizedText text) {
    Set<String> there = new HashSet<>();
    for (Token token : text.tokens()) {
      there.add(token.isNumber() ? NumberText.digitsOf(token.text()) : token.lower());
    }
    return there;
  }

  /** Whether a year belongs to a name that explains another: the 2006 FIFA World Cup. */
  private static boolean isYearOfName(SentencePair pair, Quantity number) {
    boolean unexplained = false;
    int at = number.index() + 1;
    for (Token token = pair.target().at(at); isName(token); token = pair.target().at(at)) {
      unexplained |= pair.alignment().isUnexplained(at);
      at++;
    }
    return isYear(number) && unexplained && at > number.index() + 2;
  }

  private static boolean isName(@Nullable Token token) {
    return token != null && token.isCapitalised();
  }

  private static String digits(List<Quantity> quantities) {
    return quantities.stream()
        .filter(Quantity::digits)
        .map(q -> NumberText.digitsOf(q.shown()))
        .collect(Collectors.joining());
  }

  /** 7,5 or 12,75, but not 1,234. */
  private static boolean isGermanDecimal(String shown) {
    return GERMAN_DECIMAL.matcher(shown).matches();
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
      int most =
          quantity.values().stream()
              .mapToInt(value -> supply.getOrDefault(value, 0))
              .max()
              .orElse(0);
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
    String digits = NumberText.digitsOf(quantity.shown());
    boolean telephone = quantity.shown().startsWith("0") || quantity.shown().indexOf('/') > 0;
    return telephone && digits.length() >= 6 && digitsThere.contains(digits);
  }

  private static boolean isZero(Quantity quantity) {
    return quantity.values().contains("0");
  }

  private static boolean hasParts(Quantity quantity, Map<String, Integer> supply) {
    Map<String, Integer> taken = new HashMap<>();
    for (Set<String> part : quantity.parts()) {
      boolean found =
          part.stream().anyMatch(v -> taken.getOrDefault(v, 0) < supply.getOrDefault(v, 0));
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
