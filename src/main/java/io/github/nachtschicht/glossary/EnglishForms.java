package io.github.nachtschicht.glossary;

import io.github.nachtschicht.support.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The inflected forms of an English term, where a rule makes them safely: plural, {@code -s}, past
 * and {@code -ing}. Where none does (roof, commit) there is only the term itself.
 */
final class EnglishForms {

  /** What kind of word the German term is. */
  enum Kind {
    /** Its English terms have a plural. */
    NOUN,
    /** Its English terms have {@code -s}, past and {@code -ing}. */
    VERB,
    /** Its English terms stand as they are. */
    OTHER
  }

  private static final Map<String, List<String>> PLURALS = forms("english-plurals.txt");
  private static final Map<String, List<String>> VERBS = forms("english-verbs.txt");

  /** What follows the noun that a phrase is about: board of directors. */
  private static final Set<String> PREPOSITIONS =
      Set.of("of", "for", "in", "to", "at", "on", "with", "by", "from", "under", "and", "or");

  private static final Pattern WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+");
  private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");
  private static final Pattern HISSES = Pattern.compile(".*(?:ss|x|z|ch|sh)");

  /** Endings whose plural is not sure: roofs but leaves, photos but potatoes, buses but cacti. */
  private static final Pattern UNSURE_PLURAL = Pattern.compile(".*(?:f|fe|[^aeiou]o|[^s]s|man)");

  /** One syllable that ends in one vowel and one consonant, which is doubled: plan, planned. */
  private static final Pattern DOUBLES = Pattern.compile("[^aeiou]*[aeiou][bdglmnprt]");

  /** Longer words whose last consonant may or may not be doubled: visit, commit. */
  private static final Pattern UNSURE_DOUBLING =
      Pattern.compile(".*[aeiou].*[^aeiou][aeiou][bdglmnprt]|.*[^aeiou][aeiou]c");

  private EnglishForms() {}

  private static Map<String, List<String>> forms(String file) {
    Map<String, List<String>> forms = new HashMap<>();
    for (String line : WordList.lines(EnglishForms.class, file)) {
      List<String> words = List.of(line.split(" +"));
      forms.put(words.get(0), words.subList(1, words.size()));
    }
    return Map.copyOf(forms);
  }

  /** All forms of a term, itself first. */
  static Set<String> of(String term, Kind kind) {
    Set<String> forms = new LinkedHashSet<>(Set.of(term));
    List<String> words = new ArrayList<>(List.of(term.split(" ")));
    if (kind != Kind.OTHER && !words.isEmpty()) {
      int inflected = kind == Kind.VERB ? 0 : head(words);
      String word = words.get(inflected);
      if (WORD.matcher(word).matches()) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (String form : kind == Kind.VERB ? verb(lower) : plural(lower)) {
          words.set(inflected, word.charAt(0) + form.substring(1));
          forms.add(String.join(" ", words));
        }
      }
    }
    return forms;
  }

  /** Index of the noun that a phrase is about. */
  private static int head(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (PREPOSITIONS.contains(words.get(i))) {
        return i - 1;
      }
    }
    return words.size() - 1;
  }

  private static List<String> plural(String noun) {
    List<String> irregular = PLURALS.get(noun);
    if (irregular != null) {
      return irregular.stream().filter(form -> form.charAt(0) == noun.charAt(0)).toList();
    }
    return noun.length() < 3 || UNSURE_PLURAL.matcher(noun).matches()
        ? List.of()
        : List.of(withS(noun));
  }

  private static String withS(String word) {
    if (CONSONANT_Y.matcher(word).matches()) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return HISSES.matcher(word).matches() ? word + "es" : word + "s";
  }

  private static List<String> verb(String verb) {
    List<String> forms = new ArrayList<>();
    if (verb.length() < 2 || verb.equals("be")) {
      return forms;
    }
    forms.add(verb.endsWith("o") ? verb + "es" : verb.equals("have") ? "has" : withS(verb));
    boolean unsure = !DOUBLES.matcher(verb).matches() && UNSURE_DOUBLING.matcher(verb).matches();
    List<String> irregular = VERBS.get(verb);
    if (irregular != null) {
      irregular.stream().filter(form -> form.charAt(0) == verb.charAt(0)).forEach(forms::add);
    } else if (verb.endsWith("e")) {
      forms.add(verb + "d");
    } else if (CONSONANT_Y.matcher(verb).matches()) {
      forms.add(verb.substring(0, verb.length() - 1) + "ied");
    } else if (!unsure) {
      forms.add(stem(verb) + "ed");
    }
    if (verb.endsWith("e")
        && !verb.endsWith("ee")
        && !verb.endsWith("ye")
        && !verb.endsWith("oe")) {
      if (!verb.endsWith("ie")) {
        forms.add(verb.substring(0, verb.length() - 1) + "ing");
      }
    } else if (!unsure) {
      forms.add(stem(verb) + "ing");
    }
    return forms;
  }

  private static String stem(String verb) {
    return DOUBLES.matcher(verb).matches() ? verb + verb.charAt(verb.length() - 1) : verb;
  }
}
