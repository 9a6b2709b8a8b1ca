package io.github.nachtschicht.quality.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Injects one known error into a clean pair. Works on the plain text with its own patterns and
 * shares no code with the checks, so that a blind spot of theirs shows. The same seed, pair and
 * kind give the same error.
 */
final class Corrupter {

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,:/])\\d+(?:[.,:]\\d+)*+(?!\\w)");
  private static final Pattern ANY_NUMBER = Pattern.compile("\\d+(?:[.,: ]\\d+)*+");
  private static final Pattern GROUPED =
      Pattern.compile(
          "(?<![\\w.,:/])(?:\\d{1,3}(?:,\\d{3})++(?:\\.\\d+)?|\\d+\\.\\d+)(?![\\w.,:/]\\w)(?!\\w)");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*+", FLAGS);
  private static final Pattern CAPITALISED =
      Pattern.compile("(?<![\\w'’-])\\p{Lu}\\p{Ll}[\\p{L}\\p{M}]++(?:['’]s)?(?![\\w'’-])", FLAGS);
  private static final Pattern CAPITALS =
      Pattern.compile("(?<![\\w'’-])\\p{Lu}{2,6}(?![\\w'’-])", FLAGS);
  private static final Pattern QUOTE = Pattern.compile("[\"“”„«»]");
  private static final Pattern BRACKET = Pattern.compile("[()\\[\\]]");
  private static final Pattern SCALE = Pattern.compile("\\b[mb]illion\\b");
  private static final Pattern CURRENCY =
      Pattern.compile(
          "€|£|\\$|\\b(?:euros?|dollars?|pounds?|francs?)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern GERMAN_CURRENCY =
      Pattern.compile("€|£|\\$|(?:Euro|Dollar|Pfund|Franken|EUR|USD)");
  private static final Pattern PERCENT = Pattern.compile("(?<=\\d)\\s?(?:%|per ?cent\\b)");
  private static final Pattern GERMAN_PERCENT = Pattern.compile("\\d\\s?(?:%|Prozent)");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?<=[\\d](?: |-|–)|[\\d]|(?:two|three|four|five|six|seven|eight|nine|ten)"
              + " )(km|kilomet(?:re|er)s?|met(?:re|er)s?|kg|kilograms?|kilos|hours?|minutes?|seconds?|days?|weeks?|months?|years?|tonn?es|lit(?:re|er)s?|miles?|feet|degrees)\\b");

  /** What a unit is changed into. */
  private static final Map<String, String> OTHER_UNIT =
      otherUnits(
          "km=miles kilometre=mile kilometres=miles kilometer=mile kilometers=miles metre=foot"
              + " metres=feet meter=foot meters=feet kg=lbs kilogram=pound kilograms=pounds"
              + " kilos=pounds hour=minute hours=minutes minute=hour minutes=hours second=minute"
              + " seconds=minutes day=week days=weeks week=month weeks=months month=year"
              + " months=years year=month years=months tons=pounds tonnes=pounds litre=gallon"
              + " litres=gallons liter=gallon liters=gallons mile=kilometre miles=kilometres"
              + " feet=metres degrees=percent");

  private static final Pattern GERMAN_NEGATION =
      Pattern.compile(
          "\\b(?:nicht|nichts|nie|niemals|niemand\\w*|kein\\w*|nirgend\\w*|weder|ohne|un\\w{3,}|\\w+los(?:e\\w?)?|kaum|mitnichten|nein|weniger?|selten|fehl\\w*|mangel\\w*|verhinder\\w*|vermeid\\w*|außer\\w*|statt|nix|ausgeschlossen|lehn\\w*|verweiger\\w*|verzicht\\w*)\\b",
          Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern GERMAN_PLAIN_NEGATION =
      Pattern.compile(
          "\\b(?:nicht|nichts|nie|niemals|niemand(?:en|em)?|kein(?:e[nmrs]?)?)\\b",
          Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern NEGATION =
      Pattern.compile(
          "(?:\\b(?:not|never|no|cannot|nothing|nobody|none)\\b|n['’]t\\b) ?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AUXILIARY =
      Pattern.compile(
          "\\b(?:is|was|are|were|has|have|had|will|would|can|could|should|must|may|might)\\b");
  private static final String[] NUMBER_WORDS = {
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
  };
  private static final String[] GERMAN_NUMBER_WORDS = {
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"
  };

  private final List<Pair> pairs;
  private final long seed;
  private final Set<String> english = new HashSet<>();
  private final Set<String> englishLower = new HashSet<>();

  /**
   * @param pairs the clean pairs, from which also other sentences and the English vocabulary are
   *     taken
   * @param seed of all choices
   */
  Corrupter(List<Pair> pairs, long seed) {
    this.pairs = List.copyOf(pairs);
    this.seed = seed;
    for (Pair pair : pairs) {
      for (MatchResult word : matches(WORD, pair.target())) {
        english.add(word.group().toLowerCase(Locale.ROOT));
        if (Character.isLowerCase(word.group().charAt(0))) {
          englishLower.add(word.group());
        }
      }
    }
  }

  /**
   * Injects an error.
   *
   * @param index of the pair
   * @return the pair before and after, or null where this kind of error cannot be made
   */
  @Nullable Corrupted corrupt(int index, Corruption kind) {
    Random random = new Random((seed * 31 + index) * 31 + kind.label().hashCode());
    random.nextInt();
    Pair pair = pairs.get(index);
    return switch (kind) {
      case URL_DROPPED -> planted(pair, url(random), url -> "", random);
      case URL_ALTERED -> planted(pair, url(random), url -> otherLetter(url, 12, random), random);
      case EMAIL_DROPPED ->
          planted(pair, "info" + random.nextInt(90) + "@example.org", email -> "", random);
      case PLACEHOLDER_DROPPED -> planted(pair, placeholder(random), held -> "", random);
      case PLACEHOLDER_ALTERED -> planted(pair, "{benutzer}", held -> "{user}", random);
      case CODE_ALTERED ->
          planted(pair, "`mvn verify -Pnacht`", code -> "`mvn verify -Pnight`", random);
      case SENTENCE_DROPPED -> sentenceDropped(index, random);
      default -> {
        String target = target(index, pair, kind, random);
        yield target == null || target.equals(pair.target())
            ? null
            : new Corrupted(pair, new Pair(pair.source(), target));
      }
    };
  }

  private @Nullable String target(int index, Pair pair, Corruption kind, Random random) {
    return switch (kind) {
      case NUMBER_DROPPED -> replaceOne(pair, NUMBER, this::hasSourceNumber, n -> "", random);
      case NUMBER_ALTERED ->
          replaceOne(pair, NUMBER, this::hasSourceNumber, n -> otherDigit(n, random), random);
      case NUMBER_WORD_DROPPED -> numberWord(pair, random, word -> "");
      case NUMBER_WORD_ALTERED -> numberWord(pair, random, word -> otherNumberWord(word, random));
      case SEPARATORS_SWAPPED ->
          replaceOne(pair, GROUPED, this::hasSourceNumber, Corrupter::swapSeparators, random);
      case SCALE_CHANGED ->
          replaceOne(
              pair,
              SCALE,
              (p, m) -> p.source().matches("(?s).*(?:Mill?i|Mio|Mrd).*"),
              s -> (s.charAt(0) == 'm' ? "b" : "m") + s.substring(1),
              random);
      case CURRENCY_CHANGED ->
          replaceOne(
              pair,
              CURRENCY,
              (p, m) -> GERMAN_CURRENCY.matcher(p.source()).find(),
              Corrupter::otherCurrency,
              random);
      case UNIT_CHANGED ->
          replaceOne(pair, UNIT, (p, m) -> true, u -> OTHER_UNIT.getOrDefault(u, u), random);
      case PERCENT_DROPPED ->
          replaceOne(
              pair, PERCENT, (p, m) -> GERMAN_PERCENT.matcher(p.source()).find(), p -> "", random);
      case NAME_DROPPED -> replaceOne(pair, CAPITALISED, this::isSharedName, n -> "", random);
      case NAME_REPLACED ->
          replaceOne(pair, CAPITALISED, this::isSharedName, n -> otherName(pair, random), random);
      case ACRONYM_DROPPED ->
          replaceOne(pair, CAPITALS, (p, m) -> once(p, m.group()), n -> "", random);
      case NEGATION_DELETED -> negationDeleted(pair);
      case NEGATION_INSERTED -> negationInserted(pair);
      case QUOTE_UNBALANCED -> unbalance(pair, QUOTE, random);
      case BRACKET_UNBALANCED -> unbalance(pair, BRACKET, random);
      case WORD_UNTRANSLATED -> wordUntranslated(pair, random);
      case SENTENCE_UNTRANSLATED -> words(pair.source()) >= 4 ? pair.source() : null;
      case TAIL_UNTRANSLATED -> tailUntranslated(pair);
      case PHRASE_DUPLICATED -> phraseDuplicated(pair, random);
      case TRUNCATED -> truncated(pair, random);
      case SENTENCE_ADDED ->
          words(pair.target()) < 4 ? null : pair.target() + " " + longOther(index, pair, random);
      default -> throw new IllegalArgumentException(kind.label());
    };
  }

  private static Map<String, String> otherUnits(String pairs) {
    return Stream.of(pairs.split(" "))
        .map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /** A German sentence and an English translation. */
  record Pair(String source, String target) {}

  /**
   * A pair with one error in it.
   *
   * @param clean the pair as it was before, with what was planted in both its sides
   * @param corrupted the same with the error
   */
  record Corrupted(Pair clean, Pair corrupted) {}

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static @Nullable String replaceOne(
      Pair pair,
      Pattern pattern,
      BiPredicate<Pair, MatchResult> condition,
      UnaryOperator<String> change,
      Random random) {
    List<MatchResult> found =
        matches(pattern, pair.target()).stream().filter(m -> condition.test(pair, m)).toList();
    if (found.isEmpty()) {
      return null;
    }
    MatchResult chosen = found.get(random.nextInt(found.size()));
    return replace(pair.target(), chosen.start(), chosen.end(), change.apply(chosen.group()));
  }

  private static String replace(String text, int start, int end, String by) {
    String before = text.substring(0, start);
    String after = text.substring(end);
    if (by.isEmpty() && before.endsWith(" ")) {
      before = before.substring(0, before.length() - 1);
    }
    return (before + by + after).strip();
  }

  private boolean hasSourceNumber(Pair pair, MatchResult match) {
    String digits = digits(match.group());
    return matches(ANY_NUMBER, pair.source()).stream()
        .anyMatch(n -> digits(n.group()).equals(digits));
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static String otherDigit(String number, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < number.length(); i++) {
      if (Character.isDigit(number.charAt(i))) {
        places.add(i);
      }
    }
    int place = places.get(random.nextInt(places.size()));
    char other;
    do {
      other = (char) ('1' + random.nextInt(9));
    } while (other == number.charAt(place));
    return number.substring(0, place) + other + number.substring(place + 1);
  }

  private static @Nullable String numberWord(
      Pair pair, Random random, UnaryOperator<String> change) {
    List<MatchResult> found = new ArrayList<>();
    for (int i = 0; i < NUMBER_WORDS.length; i++) {
      if (has(pair.source(), GERMAN_NUMBER_WORDS[i])) {
        found.addAll(
            matches(
                Pattern.compile("(?<![\\w-])" + NUMBER_WORDS[i] + "(?![\\w-])"), pair.target()));
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    MatchResult chosen = found.get(random.nextInt(found.size()));
    return replace(pair.target(), chosen.start(), chosen.end(), change.apply(chosen.group()));
  }

  private static boolean has(String text, String word) {
    return Pattern.compile("(?<![\\w-])" + word + "(?![\\w-])", FLAGS | Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }

  private static String otherNumberWord(String word, Random random) {
    String other;
    do {
      other = NUMBER_WORDS[random.nextInt(NUMBER_WORDS.length)];
    } while (other.equals(word));
    return other;
  }

  private static String swapSeparators(String number) {
    return number.replace(',', '\0').replace('.', ',').replace('\0', '.');
  }

  private static String otherCurrency(String currency) {
    return switch (currency.toLowerCase(Locale.ROOT)) {
      case "€" -> "$";
      case "$" -> "£";
      case "£" -> "€";
      case "euro", "euros" -> "dollars";
      case "dollar", "dollars" -> "pounds";
      case "pound", "pounds" -> "francs";
      default -> "euros";
    };
  }

  private boolean isSharedName(Pair pair, MatchResult match) {
    String name = name(match.group());
    return match.start() > 0
        && !englishLower.contains(name.toLowerCase(Locale.ROOT))
        && once(pair, name);
  }

  private static String name(String text) {
    return text.replaceAll("['’]s$", "");
  }

  /** Whether a word stands in both sides, and once in the translation. */
  private static boolean once(Pair pair, String word) {
    Predicate<MatchResult> same = m -> m.group().equals(word);
    return matches(WORD, pair.source()).stream().anyMatch(same)
        && matches(WORD, pair.target()).stream().filter(same).count() == 1;
  }

  private String otherName(Pair pair, Random random) {
    for (int tries = 0; tries < 1000; tries++) {
      Pair other = pairs.get(random.nextInt(pairs.size()));
      for (MatchResult m : matches(CAPITALISED, other.target())) {
        if (isSharedName(other, m)
            && !pair.target().contains(name(m.group()))
            && !pair.source().contains(name(m.group()))) {
          return name(m.group());
        }
      }
    }
    return "Smith";
  }

  private static @Nullable String negationDeleted(Pair pair) {
    List<MatchResult> found = matches(NEGATION, pair.target());
    if (found.size() != 1 || matches(GERMAN_PLAIN_NEGATION, pair.source()).size() != 1) {
      return null;
    }
    MatchResult m = found.get(0);
    String by =
        switch (m.group().strip().toLowerCase(Locale.ROOT)) {
          case "cannot" -> "can ";
          case "nothing" -> "something ";
          case "nobody", "none" -> "somebody ";
          case "no" -> "a ";
          default ->
              m.group().startsWith("n")
                      && m.group().length() <= 4
                      && !m.group().startsWith("no")
                      && !m.group().startsWith("ne")
                  ? " "
                  : "";
        };
    String before = pair.target().substring(0, m.start());
    if (by.equals(" ") && before.endsWith("ca")) {
      before += "n";
    } else if (by.equals(" ") && before.endsWith("wo")) {
      before = before.substring(0, before.length() - 2) + "will";
    }
    return (before + by + pair.target().substring(m.end())).strip();
  }

  private static @Nullable String negationInserted(Pair pair) {
    if (GERMAN_NEGATION.matcher(pair.source()).find() || NEGATION.matcher(pair.target()).find()) {
      return null;
    }
    Matcher m = AUXILIARY.matcher(pair.target());
    return m.find()
        ? pair.target().substring(0, m.end()) + " not" + pair.target().substring(m.end())
        : null;
  }

  private static @Nullable String unbalance(Pair pair, Pattern marks, Random random) {
    List<MatchResult> found = matches(marks, pair.target());
    int source = matches(marks, pair.source()).size();
    if (found.isEmpty() || found.size() % 2 != 0 || source == 0 || source % 2 != 0) {
      return null;
    }
    MatchResult chosen = found.get(random.nextInt(found.size()));
    return pair.target().substring(0, chosen.start()) + pair.target().substring(chosen.end());
  }

  private @Nullable String wordUntranslated(Pair pair, Random random) {
    List<String> german =
        matches(WORD, pair.source()).stream()
            .map(MatchResult::group)
            .filter(w -> w.length() >= 4 && !english.contains(w.toLowerCase(Locale.ROOT)))
            .toList();
    List<MatchResult> places =
        matches(WORD, pair.target()).stream()
            .filter(m -> m.start() > 0 && m.group().length() >= 4)
            .filter(m -> Character.isLowerCase(m.group().charAt(0)))
            .toList();
    if (german.isEmpty() || places.isEmpty()) {
      return null;
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    return pair.target().substring(0, place.start())
        + german.get(random.nextInt(german.size()))
        + pair.target().substring(place.end());
  }

  private static @Nullable String tailUntranslated(Pair pair) {
    String[] source = pair.source().split(" ");
    String[] target = pair.target().split(" ");
    if (source.length < 8 || target.length < 8) {
      return null;
    }
    return String.join(" ", Arrays.copyOfRange(target, 0, target.length / 2))
        + " "
        + String.join(" ", Arrays.copyOfRange(source, source.length / 2, source.length));
  }

  private static @Nullable String phraseDuplicated(Pair pair, Random random) {
    String[] words = pair.target().split(" ");
    if (words.length < 6) {
      return null;
    }
    int length = 2 + random.nextInt(4);
    int start = random.nextInt(words.length - length);
    List<String> made = new ArrayList<>(Arrays.asList(words).subList(0, start + length));
    made.addAll(Arrays.asList(words).subList(start, words.length));
    return String.join(" ", made);
  }

  private static @Nullable String truncated(Pair pair, Random random) {
    String[] words = pair.target().split(" ");
    if (words.length < 8) {
      return null;
    }
    int kept = (int) Math.round(words.length * (0.3 + 0.4 * random.nextDouble()));
    return String.join(" ", Arrays.copyOfRange(words, 0, kept));
  }

  private @Nullable Corrupted sentenceDropped(int index, Random random) {
    if (index + 1 >= pairs.size()) {
      return null;
    }
    Pair first = pairs.get(index);
    Pair second = pairs.get(index + 1);
    if (!isSentence(first) || !isSentence(second)) {
      return null;
    }
    String source = first.source() + " " + second.source();
    Pair clean = new Pair(source, first.target() + " " + second.target());
    return new Corrupted(clean, new Pair(source, (random.nextBoolean() ? first : second).target()));
  }

  private static boolean isSentence(Pair pair) {
    return words(pair.source()) >= 4
        && pair.source().matches("(?s).*[.!?][\"“”«»]?")
        && pair.target().matches("(?s).*[.!?][\"“”’]?");
  }

  private String longOther(int index, Pair pair, Random random) {
    for (int tries = 0; tries < 1000; tries++) {
      int other = random.nextInt(pairs.size());
      if (other != index && words(pairs.get(other).target()) >= words(pair.target())) {
        return pairs.get(other).target();
      }
    }
    return pair.target();
  }

  private static int words(String text) {
    return matches(WORD, text).size();
  }

  private static String url(Random random) {
    String[] urls = {
      "https://www.example.org/bericht/",
      "http://example.com/a?seite=",
      "www.example.net/archiv-",
      "https://news.example.de/2019/04/"
    };
    return urls[random.nextInt(urls.length)] + random.nextInt(1000);
  }

  private static String placeholder(Random random) {
    String[] held = {
      "{name}", "%1$s", "${user.home}", "{{ titel }}", "{0}", "%(anzahl)d", "<b>", "%s"
    };
    return held[random.nextInt(held.length)];
  }

  private static String otherLetter(String text, int from, Random random) {
    int place;
    do {
      place =
          Math.min(from, text.length() - 1)
              + random.nextInt(text.length() - Math.min(from, text.length() - 1));
    } while (!Character.isLetterOrDigit(text.charAt(place)));
    char other = text.charAt(place) == 'x' ? 'q' : 'x';
    return text.substring(0, place) + other + text.substring(place + 1);
  }

  /** Puts the same thing into both sides, and spoils it in the translation. */
  private static @Nullable Corrupted planted(
      Pair pair, String thing, UnaryOperator<String> change, Random random) {
    String[] source = pair.source().split(" ");
    String[] target = pair.target().split(" ");
    if (source.length < 3 || target.length < 3) {
      return null;
    }
    int at = 1 + random.nextInt(source.length - 1);
    int there = 1 + random.nextInt(target.length - 1);
    String german = put(source, at, thing);
    String spoilt = change.apply(thing);
    return new Corrupted(
        new Pair(german, put(target, there, thing)),
        new Pair(german, spoilt.isEmpty() ? pair.target() : put(target, there, spoilt)));
  }

  private static String put(String[] words, int at, String thing) {
    List<String> made = new ArrayList<>(Arrays.asList(words));
    made.add(at, thing);
    return String.join(" ", made);
  }
}
