package io.github.nachtschicht.quality;

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

  private static final Map<String, String> GERMAN = new TreeMap<>();
  private static final Map<String, String> ENGLISH = new TreeMap<>();
  private static final Map<String, String> GERMAN_ADJECTIVES =
      new TreeMap<>(
          Map.of(
              "jährig", "year",
              "jährlich", "year",
              "monatig", "month",
              "wöchig", "week",
              "tägig", "day",
              "stündig", "hour",
              "minütig", "minute",
              "sekündig", "second"));

  /** Names of currencies; the other units are measures. */
  static final Set<String> CURRENCIES =
      Set.of("euro", "dollar", "pound sterling", "franc", "yen", "cent", "rouble", "yuan", "rupee");

  static {
    german("euro", "€", "euro", "euros", "eur");
    german("dollar", "$", "dollar", "dollars", "usd");
    german("pound sterling", "£", "pfund", "gbp");
    german("franc", "franken", "chf", "sfr", "francs", "franc");
    german("yen", "yen", "¥");
    german("cent", "cent", "cents");
    german("rouble", "rubel");
    german("yuan", "yuan");
    german("rupee", "rupie", "rupien");
    german(
        "percent",
        "%",
        "prozent",
        "prozentig",
        "prozentige",
        "prozentigen",
        "prozentiger",
        "prozentpunkt",
        "prozentpunkte",
        "prozentpunkten",
        "prozentzähler");
    german("kilometre", "km", "kilometer", "kilometern", "kilometers");
    german("metre", "m", "meter", "metern", "meters");
    german("centimetre", "cm", "zentimeter", "zentimetern");
    german("millimetre", "mm", "millimeter", "millimetern");
    german("mile", "meile", "meilen");
    german("foot", "fuß", "fuss");
    german("inch", "zoll");
    german("kilogram", "kg", "kilogramm", "kilo", "kilos");
    german("gram", "g", "gramm");
    german("tonne", "t", "tonne", "tonnen");
    german("litre", "l", "liter", "litern");
    german("hectare", "ha", "hektar");
    german("degree", "°", "grad");
    german("second", "sekunde", "sekunden");
    german("minute", "minute", "minuten");
    german("hour", "stunde", "stunden", "h");
    german("day", "tag", "tage", "tagen", "tages");
    german("week", "woche", "wochen");
    german("month", "monat", "monate", "monaten", "monats");
    german("year", "jahr", "jahre", "jahren", "jahres");
    german("watt", "watt");
    german("volt", "volt");

    english("euro", "€", "euro", "euros", "eur");
    english("dollar", "$", "dollar", "dollars", "usd", "buck", "bucks");
    english("pound sterling", "£", "pound", "pounds", "gbp", "quid", "sterling", "lb", "lbs");
    english("franc", "franc", "francs", "chf", "sfr");
    english("yen", "yen", "¥");
    english("cent", "cent", "cents", "penny", "pennies", "pence");
    english("rouble", "rouble", "roubles", "ruble", "rubles");
    english("yuan", "yuan");
    english("rupee", "rupee", "rupees");
    english("percent", "%", "percent", "percentage", "pc", "percentages", "cent.");
    english("kilometre", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers");
    english("metre", "m", "metre", "metres", "meter", "meters");
    english("centimetre", "cm", "centimetre", "centimetres", "centimeter", "centimeters");
    english("millimetre", "mm", "millimetre", "millimetres", "millimeter", "millimeters");
    english("mile", "mile", "miles");
    english("foot", "foot", "feet", "ft");
    english("inch", "inch", "inches");
    english(
        "kilogram",
        "kg",
        "kgs",
        "kilogram",
        "kilograms",
        "kilogramme",
        "kilogrammes",
        "kilo",
        "kilos");
    english("gram", "g", "gram", "grams", "gramme", "grammes");
    english("tonne", "t", "tonne", "tonnes", "ton", "tons");
    english("litre", "l", "litre", "litres", "liter", "liters");
    english("gallon", "gallon", "gallons");
    english("hectare", "ha", "hectare", "hectares");
    english("acre", "acre", "acres");
    english("degree", "°", "degree", "degrees");
    english("second", "second", "seconds", "sec");
    english("minute", "minute", "minutes", "min", "mins");
    english("hour", "hour", "hours", "h", "hr", "hrs");
    english("day", "day", "days");
    english("week", "week", "weeks");
    english("month", "month", "months");
    english("year", "year", "years", "yr", "yrs");
    english("watt", "watt", "watts");
    english("volt", "volt", "volts");
  }

  private MeasureReader() {}

  private static void german(String unit, String... words) {
    for (String word : words) {
      GERMAN.put(word, unit);
    }
  }

  private static void english(String unit, String... words) {
    for (String word : words) {
      ENGLISH.put(word, unit);
    }
  }

  static List<Measure> german(TokenizedText text) {
    return read(text, true, NumberReader.german(text));
  }

  static List<Measure> english(TokenizedText text) {
    return read(text, false, NumberReader.english(text));
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
    for (Map.Entry<String, String> ending : GERMAN_ADJECTIVES.entrySet()) {
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
        || token.isWord()
            && Set.of(
                    "million",
                    "millionen",
                    "mio",
                    "milliarde",
                    "milliarden",
                    "mrd",
                    "billion",
                    "billionen",
                    "trillion",
                    "us",
                    "thousand",
                    "tausend",
                    "hundred",
                    "hundert",
                    "bn",
                    "m",
                    "volle",
                    "full",
                    "further",
                    "weitere",
                    "more",
                    "other")
                .contains(token.lower());
  }
}
