package io.github.nachtschicht.quality;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names and acronyms of the German sentence stand in the translation. As German writes all nouns
 * with a capital, a capital alone says little: a word counts as a name if it is known to survive
 * translation, or if it is neither a known German word nor a compound of such and stands beside a
 * name. Spelling variants of a name are accepted.
 */
final class NameCheck implements QualityCheck {

  /** Words English writes with a capital that stand for German words, not for names. */
  private static final Set<String> TRANSLATED =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
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
          "december",
          "german",
          "germany",
          "english",
          "british",
          "french",
          "american",
          "european",
          "europe",
          "austria",
          "austrian",
          "italian",
          "italy",
          "spanish",
          "spain",
          "russian",
          "russia",
          "turkish",
          "turkey",
          "chinese",
          "france",
          "switzerland",
          "swiss",
          "president",
          "minister",
          "prime",
          "foreign",
          "chancellor",
          "mayor",
          "king",
          "queen",
          "pope",
          "the",
          "munich",
          "vienna",
          "cologne",
          "bavaria",
          "bavarian",
          "greek",
          "greece",
          "polish",
          "poland");

  /** Longest word, in UTF-16 units, that may be an unknown name. */
  private static final int LONGEST = 40;

  /** Probability from which an unknown word directly behind a known name counts as one. */
  private static final double CERTAIN = 0.8;

  /** With more names than this, a name within a longer word is not looked for. */
  private static final int MANY = 500;

  @Override
  public String name() {
    return "names";
  }

  @Override
  public List<String> check(SentencePair pair) {
    Set<String> names = names(pair.source());
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> byStart = new HashMap<>();
    StringBuilder joined = new StringBuilder();
    for (Token token : pair.target().tokens()) {
      if (token.kind() != Token.Kind.MARK) {
        String plain = plain(token.text());
        byStart.computeIfAbsent(start(plain), s -> new ArrayList<>()).add(plain);
        joined.append(plain);
      }
    }
    String all = joined.toString();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      String plain = plain(name);
      boolean within = plain.length() >= 5 && names.size() <= MANY && all.contains(plain);
      if (!within && !stands(plain, byStart.getOrDefault(start(plain), List.of()))) {
        missing.add(name);
      }
    }
    int translated = missing.isEmpty() ? 0 : newNames(pair);
    return missing.stream()
        .filter(name -> WordLists.isName(name) || missing.size() > translated)
        .toList()
        .stream()
        .map(name -> "the name " + name + " is missing in the translation")
        .toList();
  }

  /**
   * How many capitalised words the translation has that the German sentence lacks: so many names
   * may have been translated or spelled otherwise.
   */
  private static int newNames(SentencePair pair) {
    Map<String, List<String>> source = new HashMap<>();
    for (Token token : pair.source().words()) {
      String plain = plain(token.text());
      source.computeIfAbsent(start(plain), s -> new ArrayList<>()).add(plain);
    }
    int count = 0;
    boolean start = true;
    for (Token token : pair.target().tokens()) {
      if (!token.isWord()) {
        start |= !token.isMark('-') && !token.isMark(',') && !token.isMark('\'');
        continue;
      }
      String plain = plain(bare(token.text()));
      if (!start
          && token.isCapitalised()
          && plain.length() >= 3
          && !TRANSLATED.contains(plain)
          && !stands(plain, source.getOrDefault(start(plain), List.of()))) {
        count++;
      }
      start = false;
    }
    return count;
  }

  /** The letters a variant of a name must begin with too. */
  private static String start(String plain) {
    return plain.substring(0, Math.min(2, plain.length()));
  }

  private static Set<String> names(TokenizedText text) {
    Set<String> names = new LinkedHashSet<>();
    List<Token> tokens = text.tokens();
    boolean allCaps = isShouted(text);
    boolean start = true;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!token.isWord()) {
        start |= token.kind() == Token.Kind.MARK && !token.isMark('-') && !token.isMark(',');
        continue;
      }
      if (!allCaps && isName(text, i, token, start)) {
        names.add(bare(token.text()));
      }
      start = false;
    }
    return names;
  }

  private static boolean isShouted(TokenizedText text) {
    List<Token> words = text.words();
    long caps = words.stream().filter(Token::isAllCaps).count();
    return words.size() >= 3 && caps * 2 > words.size();
  }

  private static boolean isName(TokenizedText text, int i, Token token, boolean start) {
    String bare = bare(token.text());
    if (bare.length() < 2 || !hasCapital(bare)) {
      return false;
    }
    if (token.isAllCaps()) {
      return bare.length() <= 6
          && (bare.length() > 2 || WordLists.isName(bare))
          && !WordLists.isKnownGerman(bare)
          && !isRoman(bare);
    }
    if (WordLists.isName(bare) && !(start && WordLists.isKnownGerman(token.lower()))) {
      return true;
    }
    return !start && isUnknownName(text, i, token);
  }

  /** Whether a word no list knows is a name: by its letters, and by the name in front of it. */
  private static boolean isUnknownName(TokenizedText text, int i, Token token) {
    if (token.text().length() < 3
        || token.text().length() > LONGEST
        || WordLists.isEnglish(token.lower())
        || WordLists.looksGerman(token.lower())) {
      return false;
    }
    Token before = text.at(i - 1);
    return before != null
        && before.isWord()
        && WordLists.isName(bare(before.text()))
        && NameClassifier.probability(token.text(), before, text.at(i + 1)) >= CERTAIN;
  }

  private static boolean isRoman(String word) {
    return word.chars().allMatch(c -> "IVXLCM".indexOf(c) >= 0);
  }

  private static boolean hasCapital(String word) {
    return word.chars().anyMatch(Character::isUpperCase);
  }

  /** The word without a genitive s, if the rest is a known name. */
  private static String bare(String word) {
    String cut = word.replace('’', '\'');
    int apostrophe = cut.indexOf('\'');
    if (apostrophe > 1 && apostrophe >= cut.length() - 2) {
      return cut.substring(0, apostrophe);
    }
    if (cut.endsWith("s")
        && cut.length() > 3
        && !WordLists.isName(cut)
        && WordLists.isName(cut.substring(0, cut.length() - 1))) {
      return cut.substring(0, cut.length() - 1);
    }
    return cut;
  }

  /** Lower case, without diacritics and apostrophes; ß and umlauts as English spells them. */
  private static String plain(String text) {
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

  private static boolean stands(String name, List<String> words) {
    if (name.isEmpty()) {
      return true;
    }
    int least = Math.min(name.length(), Math.max(3, (int) Math.ceil(name.length() * 0.6)));
    for (String word : words) {
      int common = 0;
      int most = Math.min(name.length(), word.length());
      while (common < most && name.charAt(common) == word.charAt(common)) {
        common++;
      }
      if (word.equals(name) || name.length() >= 3 && common >= least) {
        return true;
      }
    }
    return false;
  }
}
