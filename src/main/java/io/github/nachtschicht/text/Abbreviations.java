package io.github.nachtschicht.text;

import io.github.nachtschicht.support.WordTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * German abbreviations that are shown to a translator in words ({@code
 * abbreviations-in-words.txt}), with a space between their parts or none.
 */
final class Abbreviations {

  private static final Map<String, String> WORDS = new HashMap<>();
  private static final Pattern ABBREVIATION;

  static {
    WordTable table = new WordTable(Abbreviations.class, "abbreviations-in-words.txt");
    ABBREVIATION =
        Pattern.compile(
            ("(?<![\\p{L}\\p{N}.])(?:%1$s|%2$s(?=\\s?[0-9])|(?<=[0-9]\\s)%3$s"
                    + "|(?=\\p{Ll})(?:%4$s|%5$s(?=[\\s(„\"]{0,3}[\\p{L}\\p{N}§]))"
                    + "|^(?:%4$s|%5$s)(?=\\s\\p{Ll})"
                    + "|(?<=(?:uar|März|pril|Mai|Ju[nl][io]|ugust|mber|ober)\\s)%6$s)(?!\\p{L})")
                .formatted(
                    alternatives(table.meanings("anywhere")),
                    alternatives(table.meanings("before-number")),
                    alternatives(table.meanings("behind-number")),
                    alternatives(table.meanings("small")),
                    alternatives(table.meanings("before-word")),
                    alternatives(table.meanings("behind-month"))));
  }

  private Abbreviations() {}

  /** Those of one list; the longer ones first, with a capital or not. */
  private static String alternatives(Map<String, String> meanings) {
    meanings.forEach((abbreviation, words) -> WORDS.put(key(abbreviation), words));
    return meanings.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(
            abbreviation ->
                "[%s%s]%s"
                    .formatted(
                        abbreviation.substring(0, 1),
                        abbreviation.substring(0, 1).toUpperCase(Locale.ROOT),
                        abbreviation.substring(1).replace(".", "\\.").replace(" ", "\\s?")))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String key(String abbreviation) {
    return abbreviation.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /** A sentence with its abbreviations in words; one that ends it keeps its full stop. */
  static String inWords(String sentence) {
    int end = sentence.stripTrailing().length();
    return ABBREVIATION
        .matcher(sentence)
        .replaceAll(
            found -> {
              String words = WORDS.getOrDefault(key(found.group()), found.group());
              boolean capital = Character.isUpperCase(found.group().charAt(0));
              String cased =
                  capital ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
              return Matcher.quoteReplacement(found.end() == end ? cased + "." : cased);
            });
  }
}
