package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which words of a sentence have a counterpart on the other side: the same word, a variant of it, a
 * translation the {@link Lexicon} knows, or a translation of a part of a compound. Function words
 * are left out.
 */
final class Alignment {

  /** What became of a German word. */
  enum Link {
    /** Not a content word. */
    NONE,
    /** Nothing in the translation is known to stand for it. */
    MISSING,
    /** A part of the compound is translated. */
    PART,
    /** A known translation stands. */
    TRANSLATED,
    /** The word itself or a variant of it stands. */
    KEPT
  }

  /** Shortest part of a compound that is looked up, in UTF-16 units. */
  private static final int PART = 4;

  /** Longest word that is taken apart. */
  private static final int LONGEST = 40;

  /** Most words with the same beginning that are compared with each other. */
  private static final int MANY = 100;

  /** How far a neighbour with a counterpart is looked for, in tokens. */
  private static final int REACH = 6;

  /** How far around a neighbour's counterpart is looked, in tokens. */
  private static final int NEAR = 3;

  private final List<Token> english;

  /** Places of the words of the translation by their stems, and plain. */
  private final Map<String, List<Integer>> byStem = new HashMap<>();

  private final Map<String, List<Integer>> byPlain = new HashMap<>();

  /** Plain words of the translation by their first letters. */
  private final Map<String, Set<String>> byStart = new HashMap<>();

  private final Link[] source;
  private final int[] place;
  private final boolean[] content;
  private final boolean[] explained;
  private int unexplained;
  private int unexplainedNames;
  private int missing;
  private int contentWords;

  private Alignment(int sourceTokens, List<Token> english) {
    this.english = english;
    source = new Link[sourceTokens];
    place = new int[sourceTokens];
    content = new boolean[english.size()];
    explained = new boolean[english.size()];
  }

  static Alignment of(TokenizedText german, TokenizedText english) {
    Alignment made = new Alignment(german.tokens().size(), english.tokens());
    made.align(german.tokens());
    made.count();
    return made;
  }

  private void align(List<Token> german) {
    for (int i = 0; i < english.size(); i++) {
      Token token = english.get(i);
      if (!isWord(token)) {
        continue;
      }
      content[i] = !FunctionWords.isEnglish(token.lower()) || token.isAllCaps();
      byStem.computeIfAbsent(Stems.english(token.lower()), s -> new ArrayList<>()).add(i);
      String plain = plain(token.text());
      byPlain.computeIfAbsent(plain, s -> new ArrayList<>()).add(i);
      Set<String> same = byStart.computeIfAbsent(start(plain), s -> new HashSet<>());
      if (same.size() < MANY) {
        same.add(plain);
      }
    }
    Map<String, Found> known = new HashMap<>();
    for (int i = 0; i < german.size(); i++) {
      Token token = german.get(i);
      source[i] = Link.NONE;
      place[i] = -1;
      if (isWord(token) && (!FunctionWords.isGerman(token.lower()) || token.isAllCaps())) {
        Found found = known.get(token.text());
        if (found == null) {
          found = link(token);
          known.put(token.text(), found);
        }
        source[i] = found.link();
        place[i] = found.place();
      }
    }
  }

  private void count() {
    boolean first = true;
    for (int i = 0; i < english.size(); i++) {
      Token token = english.get(i);
      if (isUnexplained(i)) {
        unexplained++;
        boolean name = token.isCapitalised() && !first && !WordLists.isEnglish(token.lower());
        unexplainedNames += name ? 1 : 0;
      }
      first &= !token.isWord();
    }
    missing = missing(0, source.length);
    contentWords = contentWords(0, source.length);
  }

  /** What became of a word, and the first place in the translation that speaks for it, or -1. */
  private record Found(Link link, int place) {}

  private Found link(Token token) {
    String plain = plain(token.text());
    int kept = -1;
    for (String word : byStart.getOrDefault(start(plain), Set.of())) {
      if (isVariant(plain, word, token.isAllCaps())) {
        kept = explain(byPlain.getOrDefault(word, List.of()), kept);
      }
    }
    int translated = -1;
    for (String stem : Lexicon.translations(Stems.german(token.lower()))) {
      translated = explain(byStem.getOrDefault(stem, List.of()), translated);
    }
    if (kept >= 0) {
      return new Found(Link.KEPT, kept);
    }
    if (translated >= 0) {
      return new Found(Link.TRANSLATED, translated);
    }
    int part = token.isAllCaps() ? explainInitials(plain) : -1;
    if (part >= 0) {
      return new Found(Link.KEPT, part);
    }
    part = explainParts(token.lower());
    return new Found(part >= 0 ? Link.PART : Link.MISSING, part);
  }

  /** Marks words of the translation as accounted for; the first of them, if none was found yet. */
  private int explain(List<Integer> places, int found) {
    places.forEach(i -> explained[i] = true);
    return found < 0 && !places.isEmpty() ? places.get(0) : found;
  }

  /**
   * Marks the words whose initials are an acronym (Earnings Before Interest and Tax), or a
   * capitalised word that begins with it (SWE, Sweden); the first of them, or -1.
   */
  private int explainInitials(String acronym) {
    if (acronym.length() < 3) {
      return -1;
    }
    for (int from = 0; from < english.size(); from++) {
      Token first = english.get(from);
      if (!isWord(first) || !first.isCapitalised() || first.isAllCaps()) {
        continue;
      }
      if (plain(first.text()).startsWith(acronym)) {
        explained[from] = true;
        return from;
      }
      int met = 0;
      int to = from;
      while (to < english.size() && met < acronym.length() && english.get(to).isWord()) {
        char initial = Character.toLowerCase(english.get(to).text().charAt(0));
        if (initial == acronym.charAt(met)) {
          met++;
        } else if (!FunctionWords.isEnglish(english.get(to).lower())) {
          break;
        }
        to++;
      }
      if (met == acronym.length()) {
        for (int i = from; i < to; i++) {
          explained[i] = true;
        }
        return from;
      }
    }
    return -1;
  }

  private int explainParts(String lower) {
    int found = -1;
    if (lower.length() < 2 * PART || lower.length() > LONGEST) {
      return found;
    }
    for (int i = PART; i <= lower.length() - PART; i++) {
      for (String part : List.of(lower.substring(0, i), lower.substring(i))) {
        for (String stem : Lexicon.translations(Stems.german(part))) {
          found = explain(byStem.getOrDefault(stem, List.of()), found);
        }
        if (part.length() > PART) {
          found = explain(byPlain.getOrDefault(plain(part), List.of()), found);
        }
      }
    }
    return found;
  }

  private static boolean isWord(Token token) {
    return token.isWord() && token.text().length() > 1;
  }

  /** What became of the German token at an index. */
  Link source(int index) {
    return source[index];
  }

  /** Whether there is a German token at an index. */
  boolean isInSource(int index) {
    return index >= 0 && index < source.length;
  }

  /** Whether the English token at an index is a content word no German word accounts for. */
  boolean isUnexplained(int index) {
    return isInside(index) && content[index] && !explained[index];
  }

  /** Whether the English token at an index is a content word. */
  boolean isContent(int index) {
    return isInside(index) && content[index];
  }

  /** Where in the translation the German token at an index stands, or -1; -1 outside, too. */
  int place(int index) {
    return index >= 0 && index < place.length ? place[index] : -1;
  }

  /**
   * The nearest German token that has a place in the translation, or where the search ended.
   *
   * @param step -1 for those before a token, 1 for those behind it
   * @param reach how far it is looked for, in tokens
   */
  int neighbour(int index, int step, int reach) {
    int at = index + step;
    while (at >= 0 && at < place.length && place[at] < 0 && Math.abs(at - index) < reach) {
      at += step;
    }
    return at;
  }

  /**
   * How many unexplained words of the translation stand where a German token should be: beside what
   * stands for the content words before and behind it; -1 if nothing does.
   */
  int unexplainedBeside(int index) {
    int first = place(neighbour(index, -1, REACH));
    int second = place(neighbour(index, 1, REACH));
    int count = 0;
    for (int k = first - NEAR; first >= 0 && k <= first + NEAR; k++) {
      count += isUnexplained(k) ? 1 : 0;
    }
    for (int k = second - NEAR; second >= 0 && k <= second + NEAR; k++) {
      boolean seen = first >= 0 && Math.abs(k - first) <= NEAR;
      count += !seen && isUnexplained(k) ? 1 : 0;
    }
    return first < 0 && second < 0 ? -1 : count;
  }

  private boolean isInside(int k) {
    return k >= 0 && k < content.length;
  }

  /** How many content words of the translation nothing accounts for. */
  int unexplained() {
    return unexplained;
  }

  /** How many of these are capitalised within a sentence, and no known English words. */
  int unexplainedNames() {
    return unexplainedNames;
  }

  /** How many German content words have nothing that stands for them. */
  int missing() {
    return missing;
  }

  /** How many content words the German sentence has. */
  int contentWords() {
    return contentWords;
  }

  /** How many German words between two indices have nothing that stands for them. */
  int missing(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += source[i] == Link.MISSING ? 1 : 0;
    }
    return count;
  }

  /** How many content words stand between two indices of the German sentence. */
  int contentWords(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += source[i] == Link.NONE ? 0 : 1;
    }
    return count;
  }

  private static String start(String plain) {
    return plain.substring(0, Math.min(2, plain.length()));
  }

  /** Whether two plain words are spellings of one: Tschetschenien is not, Argentinien is. */
  static boolean isVariant(String word, String other, boolean exact) {
    if (word.equals(other)) {
      return true;
    }
    if (word.length() + 1 == other.length() && other.endsWith("s") && other.startsWith(word)
        || other.length() + 1 == word.length() && word.endsWith("s") && word.startsWith(other)) {
      return true;
    }
    if (exact || word.length() < 4) {
      return false;
    }
    int most = Math.min(word.length(), other.length());
    int longer = Math.max(word.length(), other.length());
    int common = commonStart(word, other);
    if (common >= 4 && common * 10 >= longer * 6) {
      return true;
    }
    int behind = 0;
    while (behind < most - common
        && word.charAt(word.length() - 1 - behind) == other.charAt(other.length() - 1 - behind)) {
      behind++;
    }
    // one letter more, less or other: Darja and Daria, Rodental and Roedental
    return most >= 5 && longer - common - behind <= 1;
  }

  /** How many characters two words have in common at their beginnings. */
  static int commonStart(String word, String other) {
    int most = Math.min(word.length(), other.length());
    int common = 0;
    while (common < most && word.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common;
  }

  /** Lower case, without diacritics and apostrophes; ß as English spells it. */
  static String plain(String text) {
    boolean ascii = true;
    for (int i = 0; i < text.length() && ascii; i++) {
      ascii = text.charAt(i) < 128 && Character.isLetterOrDigit(text.charAt(i));
    }
    if (ascii) {
      return text.toLowerCase(Locale.ROOT);
    }
    String split = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(split.length());
    for (int i = 0; i < split.length(); i++) {
      char c = split.charAt(i);
      if (c == 'ß') {
        plain.append("ss");
      } else if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }
}
