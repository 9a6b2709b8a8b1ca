package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words for numbers in German and English. */
final class NumberWords {

  static final WordTable WORDS = new WordTable(NumberWords.class, "numbers.txt");

  private static final Map<String, String> GERMAN_CARDINALS = cardinals("german");
  private static final Map<String, String> ENGLISH_CARDINALS = cardinals("english");

  /** What words and beginnings of words may mean, separated by commas. */
  private static final Map<String, String> GERMAN = hints("german", GERMAN_CARDINALS);

  private static final Map<String, String> ENGLISH = hints("english", ENGLISH_CARDINALS);
  private static final Map<String, String> GERMAN_MONTHS = WORDS.meanings("german-month");
  private static final Map<String, String> ENGLISH_MONTHS = WORDS.meanings("english-month");

  private NumberWords() {}

  private static Map<String, String> cardinals(String language) {
    Map<String, String> numbers = new HashMap<>(WORDS.meanings(language + "-cardinal"));
    List<String> units = WORDS.list(language + "-unit");
    List<String> tens = WORDS.list(language + "-ten");
    for (int i = 2; i < units.size(); i++) {
      numbers.put(units.get(i), Integer.toString(i));
    }
    for (int ten = 20; ten < 100; ten += 10) {
      String word = tens.get(ten / 10 - 2);
      numbers.put(word, Integer.toString(ten));
      for (int unit = 1; unit < 10 && language.equals("german"); unit++) {
        numbers.put(units.get(unit) + "und" + word, Integer.toString(ten + unit));
      }
    }
    return numbers;
  }

  private static Map<String, String> hints(String language, Map<String, String> cardinals) {
    Map<String, String> hints = new HashMap<>(cardinals);
    hints.putAll(WORDS.meanings(language));
    return hints;
  }

  /** The number a German word is, if it is one from zwei on; else null. */
  static @Nullable String germanCardinal(String lower) {
    return GERMAN_CARDINALS.get(lower);
  }

  /** The number an English word is, if it is one from two on; else null. */
  static @Nullable String englishCardinal(String lower) {
    return ENGLISH_CARDINALS.get(lower);
  }

  /** zweihundertfünfzig, dreitausend; null for anything else. */
  static @Nullable String germanCompound(String lower) {
    if (lower.length() > 60) {
      return null;
    }
    Integer value = germanCompound(lower, 0);
    return value == null || value == 0 ? null : Integer.toString(value);
  }

  private static @Nullable Integer germanCompound(String word, int level) {
    String[] names = {"tausend", "hundert"};
    int[] sizes = {1000, 100};
    String rest = word.startsWith("und") ? word.substring(3) : word;
    for (int k = level; k < 2; k++) {
      int at = rest.indexOf(names[k]);
      if (at >= 0) {
        Integer left = at == 0 ? Integer.valueOf(1) : germanCompound(rest.substring(0, at), k + 1);
        String tail = rest.substring(at + names[k].length());
        Integer right = tail.isEmpty() ? Integer.valueOf(0) : germanCompound(tail, k + 1);
        return left == null || right == null ? null : Integer.valueOf(left * sizes[k] + right);
      }
    }
    if (rest.equals("ein") || rest.equals("eins")) {
      return 1;
    }
    String cardinal = germanCardinal(rest);
    return cardinal == null ? null : Integer.valueOf(cardinal);
  }

  /** All numbers a German word may speak of: the word itself, its beginning, a month. */
  static Set<String> germanHints(String lower) {
    Set<String> hints = new LinkedHashSet<>();
    for (int length = Math.min(lower.length(), 16); length >= 3; length--) {
      String values = GERMAN.getOrDefault(lower.substring(0, length), "");
      if (length > 4 || length == lower.length() || !values.equals("1")) {
        add(values, hints);
      }
    }
    if (lower.endsWith("ersten")) {
      hints.add("1"); // am Monatsersten
    }
    add(GERMAN_MONTHS.getOrDefault(lower, ""), hints);
    return hints;
  }

  /** All numbers an English word may speak of. */
  static Set<String> englishHints(String lower) {
    Set<String> hints = new LinkedHashSet<>();
    add(ENGLISH.getOrDefault(lower, ""), hints);
    add(ENGLISH_MONTHS.getOrDefault(lower, ""), hints);
    return hints;
  }

  private static void add(String values, Set<String> to) {
    if (!values.isEmpty()) {
      to.addAll(List.of(values.split(",")));
    }
  }
}
