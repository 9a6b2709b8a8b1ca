package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds units and currencies in a text, each with the number before it if there is one. */
final class MeasureReader {

  /**
   * A unit in a text.
   *
   * @param unit its name in English, the same for both languages
   * @param numbers what the number before it may be; empty if there is none
   * @param shown number and unit as they stand there
   */
  record Measure(String unit, Set<String> numbers, String shown) {}

  private static final WordTable UNITS = new WordTable(MeasureReader.class, "units.txt");
  private static final Map<String, String> GERMAN = UNITS.meanings("german");
  private static final Map<String, String> ENGLISH = UNITS.meanings("english");
  private static final Map<String, String> ADJECTIVES = new TreeMap<>(UNITS.meanings("adjective"));
  private static final Set<String> BETWEEN = UNITS.set("between");

  /** Names of currencies; the other units are measures. */
  static final Set<String> CURRENCIES = UNITS.set("currency");

  private MeasureReader() {}

  /** Those of a German text, in which {@link NumberReader} found these numbers. */
  static List<Measure> german(TokenizedText text, List<Quantity> numbers) {
    return read(text, true, numbers);
  }

  /** As {@link #german}, of an English text. */
  static List<Measure> english(TokenizedText text, List<Quantity> numbers) {
    return read(text, false, numbers);
  }

  private static List<Measure> read(TokenizedText text, boolean german, List<Quantity> numbers) {
    Map<Integer, Set<String>> byEnd = new TreeMap<>();
    for (Quantity number : numbers) {
      int end = number.index();
      if (!number.digits()) {
        int last = text.tokens().get(end).start() + number.shown().length();
        while (end + 1 < text.tokens().size() && text.tokens().get(end + 1).end() <= last) {
          end++;
        }
      }
      Set<String> values = byEnd.computeIfAbsent(end, e -> new LinkedHashSet<>());
      values.addAll(number.values());
      number.parts().forEach(values::addAll);
    }
    List<Measure> found = new ArrayList<>();
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      String unit = unit(text, i, token, german);
      if (unit == null) {
        adjective(text, i, german, byEnd, found);
        continue;
      }
      int number = i - 1;
      while (number > i - 5
          && number >= 0
          && (!byEnd.containsKey(number) || byEnd.containsKey(number - 1))
          && isBetween(text.tokens().get(number))) {
        number--;
      }
      Set<String> values = byEnd.getOrDefault(number, Set.of());
      if (values.isEmpty() && "€$£¥".contains(token.text()) && byEnd.containsKey(i + 1)) {
        values = byEnd.getOrDefault(i + 1, Set.of());
        number = i + 1;
      }
      if (values.isEmpty()
          && token.text().length() == 1
          && !CURRENCIES.contains(unit)
          && !unit.equals("percent")) {
        continue; // a single letter without a number is no unit
      }
      int from = values.isEmpty() ? i : Math.min(number, i);
      int to = values.isEmpty() ? i : Math.max(number, i);
      found.add(
          new Measure(
              unit,
              values,
              text.text().substring(text.tokens().get(from).start(), text.tokens().get(to).end())));
    }
    return found;
  }

  private static @Nullable String unit(TokenizedText text, int i, Token token, boolean german) {
    if (!german && text.isWord(i, "per") && text.isWord(i + 1, "cent")) {
      return "percent";
    }
    if (!german && text.isWord(i - 1, "per") && text.isWord(i, "cent")) {
      return null;
    }
    String key = token.kind() == Token.Kind.MARK ? token.text() : token.lower();
    if (!german && token.text().equals("Euro")) {
      return null; // the football championship
    }
    if (german && token.isWord() && key.startsWith("euro") && !key.startsWith("europ")) {
      return "euro"; // the Eurozone
    }
    return (german ? GERMAN : ENGLISH).get(key);
  }

  /** dreijährig, zweistündige, 16-jährige. */
  private static void adjective(
      TokenizedText text,
      int i,
      boolean german,
      Map<Integer, Set<String>> byEnd,
      List<Measure> found) {
    Token token = text.tokens().get(i);
    if (!german || !token.isWord() || token.text().length() > 40) {
      return;
    }
    for (Map.Entry<String, String> ending : ADJECTIVES.entrySet()) {
      int at = token.lower().indexOf(ending.getKey());
      if (at == 0 && (text.isMark(i - 1, '-') || byEnd.containsKey(i - 1))) {
        int number = byEnd.containsKey(i - 1) ? i - 1 : i - 2;
        Token first = text.at(number);
        if (first != null) {
          found.add(
              new Measure(
                  ending.getValue(),
                  byEnd.getOrDefault(number, Set.of()),
                  text.text().substring(first.start(), token.end())));
        }
      } else if (at > 0) {
        found.add(
            new Measure(
                ending.getValue(),
                NumberWords.germanHints(token.lower().substring(0, at)),
                token.text()));
      }
    }
  }

  /** What may stand between a number and its unit: a hyphen, a scale, "US". */
  private static boolean isBetween(Token token) {
    return token.isMark('-')
        || token.isMark('.')
        || token.isWord() && BETWEEN.contains(token.lower());
  }
}
