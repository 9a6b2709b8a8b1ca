package io.github.nachtschicht.glossary;

import io.github.nachtschicht.glossary.GermanText.Token;
import io.github.nachtschicht.support.FunctionWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds candidates for a glossary in what people corrected: names that they put back, and English
 * words that they wrote again and again for the same German noun.
 */
public final class TermSuggestions {

  /** How often a German noun and an English phrase must meet. */
  private static final int FEWEST = 2;

  /** Least likeness (Dice) of the corrections that hold a noun and those that hold a phrase. */
  private static final double LEAST_LIKENESS = 0.8;

  private static final int LONGEST_PHRASE = 3;
  private static final int SHORTEST_WORD = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:[-'][\\p{L}\\p{M}]+)*");

  /** Function words that a term may hold. */
  private static final Set<String> JOINING = Set.of("of", "for", "in", "on", "to", "and");

  /**
   * A correction.
   *
   * @param source the German sentence
   * @param target what a person made of its translation
   * @param machine what it was before; null if that is not known any more
   */
  public record Corrected(String source, String target, @Nullable String machine) {}

  /**
   * A candidate.
   *
   * @param source the German word
   * @param target what people write for it
   * @param count corrections that speak for it
   * @param example the first of these
   */
  public record Suggestion(String source, String target, int count, Corrected example) {}

  private TermSuggestions() {}

  /**
   * The candidates, the most frequent first.
   *
   * @param known what the glossary has is not suggested
   */
  public static List<Suggestion> of(List<Corrected> corrections, Glossary known) {
    Map<String, Set<Integer>> german = new LinkedHashMap<>();
    Map<String, Integer> english = new HashMap<>();
    Map<String, Set<Integer>> names = new LinkedHashMap<>();
    List<Set<String>> phrasesOf = new ArrayList<>();
    for (int i = 0; i < corrections.size(); i++) {
      int number = i;
      Corrected corrected = corrections.get(i);
      Set<String> phrases = phrases(corrected.target());
      Set<String> before = corrected.machine() == null ? Set.of() : phrases(corrected.machine());
      phrases.removeAll(before);
      for (String noun : nouns(corrected.source())) {
        if (phrases.contains(noun)) {
          names.computeIfAbsent(noun, key -> new LinkedHashSet<>()).add(number);
        } else if (!before.contains(noun)) {
          german.computeIfAbsent(noun, key -> new LinkedHashSet<>()).add(number);
        }
      }
      nouns(corrected.source())
          .forEach(
              noun -> phrases.removeIf(phrase -> (" " + phrase + " ").contains(" " + noun + " ")));
      phrases.forEach(phrase -> english.merge(phrase, 1, Integer::sum));
      phrasesOf.add(phrases);
    }
    List<Suggestion> suggestions = new ArrayList<>();
    names.forEach(
        (name, where) -> {
          boolean putBack = where.stream().anyMatch(n -> corrections.get(n).machine() != null);
          if (putBack || where.size() >= FEWEST) {
            suggestions.add(suggestion(name, name, where, corrections));
          }
        });
    joined(german)
        .forEach(
            (noun, where) -> {
              String best = best(where, phrasesOf, english);
              if (best != null) {
                suggestions.add(suggestion(noun, best, where, corrections));
              }
            });
    suggestions.removeIf(s -> !known.used(List.of(s.source())).isEmpty());
    suggestions.sort(
        Comparator.comparingInt(Suggestion::count).reversed().thenComparing(Suggestion::source));
    return suggestions;
  }

  private static Suggestion suggestion(
      String source, String target, Set<Integer> where, List<Corrected> corrections) {
    return new Suggestion(source, target, where.size(), corrections.get(where.iterator().next()));
  }

  /** The nouns of a sentence: words with a capital that do not begin it. */
  private static Set<String> nouns(String sentence) {
    Set<String> nouns = new LinkedHashSet<>();
    for (Token token : GermanText.of(sentence).tokens()) {
      if (token.isWord()
          && token.isCapitalised()
          && !token.opens()
          && token.text().length() >= SHORTEST_WORD) {
        nouns.add(token.text());
      }
    }
    return nouns;
  }

  /** Stretches of words that could be a term. */
  private static Set<String> phrases(String sentence) {
    List<String> words = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Set<String> phrases = new LinkedHashSet<>();
    Matcher word = WORD.matcher(sentence);
    while (word.find()) {
      boolean follows =
          !ends.isEmpty()
              && sentence.substring(ends.get(ends.size() - 1), word.start()).equals(" ");
      if (!follows) {
        words.clear();
        ends.clear();
      }
      words.add(word.group());
      ends.add(word.end());
      for (int n = 1; n <= Math.min(LONGEST_PHRASE, words.size()); n++) {
        List<String> phrase = words.subList(words.size() - n, words.size());
        if (!isFunctionWord(phrase.get(0))
            && !isFunctionWord(word.group())
            && phrase.stream().allMatch(w -> !isFunctionWord(w) || JOINING.contains(w))) {
          phrases.add(String.join(" ", phrase));
        }
      }
    }
    return phrases;
  }

  private static boolean isFunctionWord(String word) {
    return word.length() < 2 || FunctionWords.isEnglish(word.toLowerCase(Locale.ROOT));
  }

  /** Nouns with their forms in one, by the shortest. */
  private static Map<String, Set<Integer>> joined(Map<String, Set<Integer>> nouns) {
    List<String> order = new ArrayList<>(nouns.keySet());
    order.sort(Comparator.comparingInt(String::length).thenComparing(noun -> noun));
    Map<String, String> bases = new HashMap<>();
    Map<String, Set<Integer>> joined = new LinkedHashMap<>();
    for (String noun : order) {
      String base = bases.getOrDefault(GermanForms.folded(noun), noun);
      if (base.equals(noun)) {
        GermanForms.of(noun).forEach(form -> bases.putIfAbsent(form, noun));
      }
      joined.computeIfAbsent(base, key -> new LinkedHashSet<>()).addAll(nouns.get(noun));
    }
    return joined;
  }

  /** The longest of the phrases that meet a noun most surely; null if none does. */
  private static @Nullable String best(
      Set<Integer> where, List<Set<String>> phrasesOf, Map<String, Integer> english) {
    Map<String, Integer> common = new LinkedHashMap<>();
    where.forEach(i -> phrasesOf.get(i).forEach(phrase -> common.merge(phrase, 1, Integer::sum)));
    String best = null;
    double most = LEAST_LIKENESS;
    for (Map.Entry<String, Integer> phrase : common.entrySet()) {
      int all = english.getOrDefault(phrase.getKey(), 0);
      double likeness = 2.0 * phrase.getValue() / (where.size() + all);
      boolean longer = best == null || phrase.getKey().length() > best.length();
      if (phrase.getValue() >= FEWEST && (likeness > most || likeness == most && longer)) {
        best = phrase.getKey();
        most = likeness;
      }
    }
    return best;
  }
}
