package io.github.nachtschicht.glossary;

import io.github.nachtschicht.support.WordList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The inflected forms of a German word, by its spelling alone. It makes forms that do not exist
 * ("Vaterin"), which do no harm, and as few as it can that are forms of other words. Stemmers join
 * more of those (docs/decisions/glossary.md).
 */
final class GermanForms {

  private static final List<String[]> CLASSES =
      WordList.lines(GermanForms.class, "german-classes.txt").stream()
          .map(line -> line.split(" +"))
          .toList();
  private static final List<String> ER_PLURALS =
      WordList.lines(GermanForms.class, "german-er-plurals.txt");
  private static final Set<String> PREFIXES =
      Set.copyOf(WordList.lines(GermanForms.class, "german-verb-prefixes.txt"));

  /** Letters that must be left of a word whose ending is replaced. */
  private static final int SHORTEST_STEM = 3;

  private static final Pattern INSEPARABLE =
      Pattern.compile("(?:be|emp|ent|er|ge|miss|ver|zer).{2,}|.*ier");
  private static final Pattern LIKE_ADJECTIVE = Pattern.compile(".{3,}(?:t|nd|n|ig|lich|isch)er");

  /** Ends with a syllable that takes no further {@code e}: Regel, Lehrer, but not Spiel, Papier. */
  private static final Pattern UNSTRESSED =
      Pattern.compile(".*[^aeiouäöü]e[lnr]|.*(?:au|eu)e[lnr]");

  private static final String VOWELS = "aeiouäöüy";

  private GermanForms() {}

  /** A word as forms are compared: in small letters, {@code ss} for {@code ß}. */
  static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace("ß", "ss");
  }

  /**
   * All forms of a word, itself among them, folded.
   *
   * @param word begins with a capital if it is a noun
   */
  static Set<String> of(String word) {
    String folded = folded(word);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(folded);
    if (folded.codePoints().allMatch(Character::isLetter) && folded.length() > 1) {
      if (Character.isUpperCase(word.codePointAt(0))) {
        addNoun(folded, forms);
      } else {
        addAdjective(folded, forms);
        addVerb(folded, forms);
      }
    }
    return forms;
  }

  /**
   * As {@link #of} for a word among others, which may be an adjective with a capital: Rotes Kreuz.
   */
  static Set<String> inPhrase(String word) {
    Set<String> forms = of(word);
    if (forms.size() > 1) {
      addAdjective(folded(word), forms);
    }
    return forms;
  }

  /** The forms of a name that stands in English as it does in German. */
  static Set<String> ofName(String word) {
    String folded = folded(word);
    Set<String> forms = new HashSet<>(Set.of(folded));
    if (Character.isLetter(folded.codePointBefore(folded.length())) && !folded.endsWith("s")) {
      forms.add(folded + "s");
    }
    return forms;
  }

  private static void addNoun(String word, Set<String> forms) {
    boolean syllable = UNSTRESSED.matcher(word).matches();
    add(word, forms, "s");
    if (word.endsWith("e")) {
      add(word, forms, "n", "ns", "r", "m");
    } else if (word.endsWith("in")) {
      add(word, forms, "nen", "e", "en", "es");
    } else if (syllable) {
      add(word, forms, "n");
      addIfThere(umlaut(word, word.length() - 2), forms, "", "n");
    } else {
      add(word, forms, "es", "e", "en");
      addIfThere(umlaut(word, word.length()), forms, "e", "en");
      if (word.endsWith("ar")) {
        add(word, forms, "n");
      }
    }
    if (ER_PLURALS.stream().anyMatch(word::endsWith)) {
      String umlaut = umlaut(word, word.length());
      add(umlaut.isEmpty() ? word : umlaut, forms, "er", "ern");
    }
    if (LIKE_ADJECTIVE.matcher(word).matches()) {
      String stem = word.substring(0, word.length() - 1);
      add(stem, forms, "", "n", "m", "s");
    }
    for (String[] change : CLASSES) {
      int kept = word.length() - change[0].length();
      boolean longer = change[1].startsWith(change[0]);
      if (word.endsWith(change[0]) && (longer || kept >= SHORTEST_STEM)) {
        for (int i = 1; i < change.length; i++) {
          forms.add(word.substring(0, kept) + change[i]);
        }
      }
    }
  }

  private static void addAdjective(String word, Set<String> forms) {
    String stem = word;
    if (word.endsWith("e")) {
      stem = word.substring(0, word.length() - 1);
    } else if (word.matches(".{3,}e[mrs]")) {
      // an adjective may be given as it stands before its noun: rotes Kreuz
      add(word.substring(0, word.length() - 2), forms, "e", "em", "en", "er", "es");
    }
    add(stem, forms, "e", "em", "en", "er", "es");
    if (word.length() > 4 && (word.endsWith("el") || word.endsWith("er"))) {
      String cut = word.substring(0, word.length() - 2) + word.charAt(word.length() - 1);
      add(cut, forms, "e", "em", "en", "er", "es");
    }
    if (word.equals("hoch")) {
      add("hoh", forms, "e", "em", "en", "er", "es");
    }
  }

  private static void addVerb(String word, Set<String> forms) {
    if (!word.matches(".{2,}(?:en|[ae]?[lr]n)")) {
      return;
    }
    String stem = word.substring(0, word.length() - (word.endsWith("en") ? 2 : 1));
    add(stem, forms, "e", "st", "est", "t", "et", "te", "ete", "ten", "eten", "tet", "end");
    String prefix = "";
    for (String part : PREFIXES) {
      if (part.length() > prefix.length()
          && stem.startsWith(part)
          && stem.length() >= part.length() + 3) {
        prefix = part;
      }
    }
    String rest = stem.substring(prefix.length());
    if (!prefix.isEmpty()) {
      forms.add(prefix + "zu" + word.substring(prefix.length()));
    }
    if (!INSEPARABLE.matcher(rest).matches()) {
      for (String ending : List.of("t", "et")) {
        String participle = prefix + "ge" + rest + ending;
        forms.add(participle);
        add(participle, forms, "e", "em", "en", "er", "es");
      }
    }
  }

  private static void add(String stem, Set<String> forms, String... endings) {
    for (String ending : endings) {
      forms.add(stem + ending);
    }
  }

  private static void addIfThere(String stem, Set<String> forms, String... endings) {
    if (!stem.isEmpty()) {
      add(stem, forms, endings);
    }
  }

  /**
   * A word with its last vowel before an offset as an umlaut; empty if that vowel has none. {@code
   * aa} becomes {@code ä}, {@code au} becomes {@code äu}.
   */
  private static String umlaut(String word, int before) {
    int last = before - 1;
    while (last >= 0 && VOWELS.indexOf(word.charAt(last)) < 0) {
      last--;
    }
    if (last < 0) {
      return "";
    }
    boolean afterA = last > 0 && word.charAt(last - 1) == 'a';
    return switch (word.charAt(last)) {
      case 'u' ->
          afterA
              ? word.substring(0, last - 1) + "äu" + word.substring(last + 1)
              : word.substring(0, last) + "ü" + word.substring(last + 1);
      case 'a' -> word.substring(0, afterA ? last - 1 : last) + "ä" + word.substring(last + 1);
      case 'o' -> word.substring(0, last) + "ö" + word.substring(last + 1);
      default -> "";
    };
  }
}
