package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words for numbers in German and English. */
final class NumberWords {

  /** A German word's beginning that holds a number, and the number. The longest comes first. */
  private static final Map<String, List<String>> GERMAN_STEMS = new LinkedHashMap<>();

  private static final Map<String, List<String>> ENGLISH = new LinkedHashMap<>();
  private static final Map<String, String> GERMAN_CARDINALS = new LinkedHashMap<>();
  private static final Map<String, String> ENGLISH_CARDINALS = new LinkedHashMap<>();
  private static final Map<String, String> MONTHS_GERMAN = new LinkedHashMap<>();
  private static final Map<String, String> MONTHS_ENGLISH = new LinkedHashMap<>();

  private static final String[] GERMAN_UNITS = {
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn"
  };
  private static final String[] GERMAN_TENS = {
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"
  };
  private static final String[] ENGLISH_UNITS = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] ENGLISH_TENS = {
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] ENGLISH_ORDINALS = {
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth"
  };
  private static final String[] ENGLISH_TENTHS = {
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth"
  };

  static {
    for (int i = 2; i < GERMAN_UNITS.length; i++) {
      GERMAN_CARDINALS.put(GERMAN_UNITS[i], Integer.toString(i));
      ENGLISH_CARDINALS.put(ENGLISH_UNITS[i], Integer.toString(i));
    }
    for (int i = 0; i < GERMAN_TENS.length; i++) {
      String ten = Integer.toString(10 * (i + 2));
      GERMAN_CARDINALS.put(GERMAN_TENS[i], ten);
      ENGLISH_CARDINALS.put(ENGLISH_TENS[i], ten);
      for (int unit = 1; unit < 10; unit++) {
        GERMAN_CARDINALS.put(
            GERMAN_UNITS[unit] + "und" + GERMAN_TENS[i], Integer.toString(10 * (i + 2) + unit));
      }
    }
    GERMAN_CARDINALS.put("zwo", "2");
    GERMAN_CARDINALS.put("dreissig", "30");
    for (int i = GERMAN_TENS.length - 1; i >= 0; i--) {
      GERMAN_STEMS.put(GERMAN_TENS[i], List.of(Integer.toString(10 * (i + 2))));
    }
    for (int i = GERMAN_UNITS.length - 1; i >= 2; i--) {
      GERMAN_STEMS.put(GERMAN_UNITS[i], List.of(Integer.toString(i)));
    }
    GERMAN_STEMS.put("zwanzigst", List.of("20"));
    GERMAN_STEMS.put("erst", List.of("1"));
    GERMAN_STEMS.put("einzig", List.of("1"));
    GERMAN_STEMS.put("einmal", List.of("1"));
    GERMAN_STEMS.put("zwo", List.of("2"));
    GERMAN_STEMS.put("beid", List.of("2"));
    GERMAN_STEMS.put("doppel", List.of("2"));
    GERMAN_STEMS.put("verdoppel", List.of("2"));
    GERMAN_STEMS.put("zwilling", List.of("2"));
    GERMAN_STEMS.put("paar", List.of("2"));
    GERMAN_STEMS.put("pärchen", List.of("2"));
    GERMAN_STEMS.put("dritt", List.of("3"));
    GERMAN_STEMS.put("verdreifach", List.of("3"));
    GERMAN_STEMS.put("vervierfach", List.of("4"));
    GERMAN_STEMS.put("siebt", List.of("7"));
    GERMAN_STEMS.put("siebz", List.of("70"));
    for (String stem :
        List.of("entweder", "sowohl", "weder", "letzterer", "letzteres", "sekunden")) {
      GERMAN_STEMS.put(stem, List.of("2"));
    }
    GERMAN_STEMS.put("halb", List.of("0.5", "50", "1", "2", "30"));
    GERMAN_STEMS.put("hälfte", List.of("0.5", "50", "1", "2"));
    GERMAN_STEMS.put("viertel", List.of("0.25", "25", "4", "15", "1"));
    GERMAN_STEMS.put("anderthalb", List.of("1.5"));
    GERMAN_STEMS.put("eineinhalb", List.of("1.5"));
    GERMAN_STEMS.put("zweieinhalb", List.of("2.5", "2"));
    GERMAN_STEMS.put("dreieinhalb", List.of("3.5", "3"));
    GERMAN_STEMS.put("dutzend", List.of("12"));
    GERMAN_STEMS.put("jahrzehnt", List.of("10"));
    GERMAN_STEMS.put("jahrhundert", List.of("100"));
    GERMAN_STEMS.put("hundert", List.of("100"));
    GERMAN_STEMS.put("einhundert", List.of("100"));
    GERMAN_STEMS.put("tausend", List.of("1000"));
    GERMAN_STEMS.put("eintausend", List.of("1000"));
    GERMAN_STEMS.put("million", List.of("1000000"));
    GERMAN_STEMS.put("milliarde", List.of("1000000000"));
    GERMAN_STEMS.put("mittag", List.of("12"));
    GERMAN_STEMS.put("mitternacht", List.of("12", "0", "24"));
    for (String one : List.of("ein", "eine", "einen", "einem", "einer", "eines", "eins")) {
      GERMAN_STEMS.put(one, List.of("1"));
    }

    for (int i = 0; i < ENGLISH_UNITS.length; i++) {
      ENGLISH.put(ENGLISH_UNITS[i], List.of(Integer.toString(i)));
      ENGLISH.put(ENGLISH_ORDINALS[i], List.of(Integer.toString(i)));
    }
    for (int i = 0; i < ENGLISH_TENS.length; i++) {
      String ten = Integer.toString(10 * (i + 2));
      ENGLISH.put(ENGLISH_TENS[i], List.of(ten));
      ENGLISH.put(ENGLISH_TENTHS[i], List.of(ten));
    }
    put("1", "single", "once", "sole", "only", "primary", "initial", "1st");
    put(
        "2",
        "both",
        "couple",
        "couples",
        "pair",
        "pairs",
        "twice",
        "double",
        "doubles",
        "doubled",
        "doubling",
        "twin",
        "twins",
        "dual",
        "either",
        "latter",
        "secondary",
        "twos",
        "duo",
        "seconds",
        "neither",
        "halves",
        "twofold",
        "two's",
        "biannual",
        "bilateral",
        "twosome",
        "bi",
        "semi",
        "paired",
        "biennial",
        "biennially",
        "biannually");
    put(
        "3",
        "triple",
        "tripled",
        "trio",
        "thrice",
        "thirds",
        "threefold",
        "triplets",
        "treble",
        "hat-trick",
        "triples",
        "tripling",
        "threes",
        "trilogy",
        "triangle",
        "triangular",
        "trilateral");
    put(
        "4",
        "quadruple",
        "quadrupled",
        "quarter",
        "quarters",
        "fours",
        "fourfold",
        "foursome",
        "quartet",
        "quarterly",
        "quarterfinals",
        "quarterfinal",
        "quadrupling",
        "fourths");
    put("5", "fives", "fifths", "fivefold", "quintet", "quintuple");
    put("6", "sixths", "sixes", "sixfold");
    put("7", "sevenths", "sevenfold");
    put("8", "eighths", "eightfold", "octet");
    put("9", "ninths", "nines");
    put("10", "tenths", "tens", "tenfold", "decade", "decades", "decathlon");
    put("12", "dozen", "dozens", "noon", "midday", "midnight");
    ENGLISH.put("midnight", List.of("12", "0", "24"));
    ENGLISH.put("half", List.of("0.5", "50", "2", "1", "30"));
    ENGLISH.put("quarter", List.of("0.25", "25", "4", "15"));
    ENGLISH.put("third", List.of("3"));
    put("14", "fortnight");
    put("20", "twenties");
    put("30", "thirties");
    put("40", "forties", "fourty");
    put("50", "fifties");
    put("60", "sixties");
    put("70", "seventies");
    put("80", "eighties");
    put("90", "nineties");
    put(
        "100",
        "hundred",
        "hundreds",
        "century",
        "centuries",
        "hundredth",
        "centenary",
        "centennial");
    put("1000", "thousand", "thousands", "thousandth", "millennium");
    put("1000000", "million", "millions");
    put("1000000000", "billion", "billions");

    String[] german = {
      "januar",
      "februar",
      "märz",
      "april",
      "mai",
      "juni",
      "juli",
      "august",
      "september",
      "oktober",
      "november",
      "dezember"
    };
    String[] english = {
      "january",
      "february",
      "march",
      "april",
      "may",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december"
    };
    for (int i = 0; i < 12; i++) {
      MONTHS_GERMAN.put(german[i], Integer.toString(i + 1));
      MONTHS_ENGLISH.put(english[i], Integer.toString(i + 1));
      if (english[i].length() > 4) {
        MONTHS_ENGLISH.put(english[i].substring(0, 3), Integer.toString(i + 1));
      }
    }
    MONTHS_GERMAN.put("jänner", "1");
    MONTHS_ENGLISH.put("sept", "9");
  }

  private NumberWords() {}

  private static void put(String value, String... words) {
    for (String word : words) {
      ENGLISH.put(word, List.of(value));
    }
  }

  /** The number a German word is, if it is one from zwei on; else null. */
  static @org.jspecify.annotations.Nullable String germanCardinal(String lower) {
    return GERMAN_CARDINALS.get(lower);
  }

  /** The number an English word is, if it is one from two on; else null. */
  static @org.jspecify.annotations.Nullable String englishCardinal(String lower) {
    return ENGLISH_CARDINALS.get(lower);
  }

  /** All numbers a German word may speak of: the word itself, its beginning, a month. */
  static Set<String> germanHints(String lower) {
    Set<String> hints = new java.util.LinkedHashSet<>();
    String whole = GERMAN_CARDINALS.get(lower);
    if (whole != null) {
      hints.add(whole);
    }
    for (int length = Math.min(lower.length(), 16); length >= 3; length--) {
      List<String> values = GERMAN_STEMS.get(lower.substring(0, length));
      if (values != null
          && (length > 4 || length == lower.length() || !values.equals(List.of("1")))) {
        hints.addAll(values);
      }
      String cardinal = length >= 4 ? GERMAN_CARDINALS.get(lower.substring(0, length)) : null;
      if (cardinal != null) {
        hints.add(cardinal);
      }
    }
    if (lower.endsWith("ersten")) {
      hints.add("1"); // am Monatsersten
    }
    String month = MONTHS_GERMAN.get(lower);
    if (month != null) {
      hints.add(month);
    }
    return hints;
  }

  /** All numbers an English word may speak of. */
  static Set<String> englishHints(String lower) {
    List<String> found = new ArrayList<>(ENGLISH.getOrDefault(lower, List.of()));
    String month = MONTHS_ENGLISH.get(lower);
    if (month != null) {
      found.add(month);
    }
    return new java.util.LinkedHashSet<>(found);
  }
}
