package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * No German words of the source are left in the translation. Silent about names, about words
 * English has too, and about single words in quotation marks or beside other capitalised words,
 * which are usually titles and proper names.
 */
final class UntranslatedCheck implements QualityCheck {

  /** German words that English texts do not hold, not even as part of a name. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "und", "ist", "nicht", "mit", "auf", "für", "dem", "ein", "eine", "einen", "einer",
          "einem", "sich", "wird", "wurde", "haben", "hatte", "bei", "nach", "über", "zum", "zur",
          "aus", "oder", "aber", "auch", "dass", "sind", "als", "wie", "noch", "nur", "werden",
          "durch", "vor", "seit", "sein", "ich", "sie", "wir", "ihr", "ihre", "seine", "diese",
          "dieser", "kann", "wenn", "habe", "sei", "zu", "um", "im", "vom", "der", "das", "den");

  /** Last parts of compounds that are often names. */
  private static final String[] PLACES = {
    "kirche", "bahnhof", "platz", "straße", "strasse", "liga", "stadt", "dorf", "berg", "burg",
    "bach", "feld", "verband", "verein", "zeitung", "markt", "brücke", "schule", "museum", "haus",
    "halle", "theater", "park", "wald", "heim", "hausen", "hofen", "weiler", "ingen", "tal", "see",
    "gasse", "weg", "allee", "ufer", "turm", "tor", "hof", "bund", "partei", "hilfe", "bank",
    "fest", "blatt", "woche", "post", "wiese", "garten", "rat", "mühle", "kreis", "land", "stein",
    "furt"
  };

  private static final Set<String> DETERMINERS =
      Set.of(
          "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer",
          "eines", "im", "am", "zum", "zur", "vom", "beim", "ins", "ans", "kein", "keine", "keinen",
          "keiner", "mein", "meine", "meinen", "meiner", "sein", "seine", "seinen", "seiner",
          "seinem", "ihr", "ihre", "ihren", "ihrer", "ihrem", "unser", "unsere", "unseren",
          "unserer", "diese", "dieser", "dieses", "diesen", "diesem", "jede", "jeder", "jedes",
          "jeden", "alle", "aller", "viele", "mehrere", "einige", "zwei", "drei", "vier", "fünf",
          "und", "ohne", "mehr");

  private static final Set<String> VERBS_OR_PREPOSITIONS =
      Set.of(
          "gegen",
          "neben",
          "zwischen",
          "unter",
          "hinter",
          "haben",
          "werden",
          "wurde",
          "wurden",
          "habe",
          "werde",
          "würde",
          "sagte",
          "gegenüber",
          "außer",
          "gewesen",
          "hatten",
          "waren");

  /** Length from which a capitalised word is hardly a family name, in UTF-16 units. */
  private static final int LONG = 10;

  /** Shortest word that is looked at, in UTF-16 units. */
  private static final int SHORTEST = 4;

  @Override
  public String name() {
    return "untranslated";
  }

  @Override
  public List<String> check(SentencePair pair) {
    Set<String> source = new HashSet<>();
    pair.source().words().forEach(word -> source.add(word.text()));
    Set<String> determined = determined(pair.source());
    TokenizedText target = pair.target();
    Set<String> left = new LinkedHashSet<>();
    Set<String> certain = new LinkedHashSet<>();
    Set<String> function = new HashSet<>();
    boolean quoted = false;
    boolean hasWordsOutsideQuotes = wordsOutsideQuotes(target) >= 4;
    int words = 0;
    for (int i = 0; i < target.tokens().size(); i++) {
      Token token = target.tokens().get(i);
      if (!token.isWord()) {
        quoted ^= isDoubleQuote(token);
        continue;
      }
      words++;
      if (!source.contains(token.text())) {
        continue;
      }
      if (quoted && hasWordsOutsideQuotes) {
        if (!token.isCapitalised()
            && token.text().length() >= SHORTEST
            && isGerman(token)
            && !isPartOfName(target, i, true, source)) {
          certain.add(token.text());
        }
        continue;
      }
      if (FUNCTION_WORDS.contains(token.lower())) {
        function.add(token.lower());
      }
      if (token.text().length() >= SHORTEST && isGerman(token)) {
        left.add(token.text());
        if (!isPartOfName(target, i, quoted, source)
            && !(token.isCapitalised()
                && (token.text().length() < LONG || !WordLists.isKnownGerman(token.lower()))
                && !determined.contains(token.text()))) {
          certain.add(token.text());
        }
      }
    }
    if (left.size() + function.size() >= 4 && function.size() + left.size() > words / 6) {
      return List.of("the translation still holds German: " + shown(left, function));
    }
    return certain.isEmpty()
        ? List.of()
        : List.of(
            (certain.size() == 1 ? "the German word " : "the German words ")
                + shown(certain, Set.of())
                + (certain.size() == 1 ? " is" : " are")
                + " left untranslated");
  }

  /**
   * Words behind an article, a preposition with one, a pronoun or an inflected adjective: nouns.
   */
  private static Set<String> determined(TokenizedText source) {
    Set<String> nouns = new HashSet<>();
    for (int i = 1; i < source.tokens().size(); i++) {
      Token before = source.tokens().get(i - 1);
      String lower = before.lower();
      if (before.isWord()
          && (DETERMINERS.contains(lower)
              || !before.isCapitalised()
                  && lower.length() > 4
                  && (lower.endsWith("en")
                      || lower.endsWith("e")
                      || lower.endsWith("er")
                      || lower.endsWith("es")
                      || lower.endsWith("em"))
                  && !VERBS_OR_PREPOSITIONS.contains(lower)
                  && !lower.endsWith("te")
                  && !lower.endsWith("ten"))) {
        nouns.add(source.tokens().get(i).text());
      }
    }
    return nouns;
  }

  private static String shown(Set<String> first, Set<String> second) {
    List<String> words = new ArrayList<>(first);
    second.stream().sorted().forEach(words::add);
    return words.size() <= 3
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, 3)) + " …";
  }

  private static boolean isGerman(Token token) {
    if (token.hasDigit() || token.isAllCaps()) {
      return false;
    }
    String lower = token.lower();
    if (token.isCapitalised()) {
      return !WordLists.isName(token.text())
          && !WordLists.isEnglish(lower)
          && WordLists.isGerman(lower);
    }
    return WordLists.isKnownGerman(lower)
        || !WordLists.isEnglish(lower) && isPlain(token) && WordLists.looksGerman(lower);
  }

  /** Whether a word is in lower case throughout: no iPhone. */
  private static boolean isPlain(Token token) {
    return token.text().equals(token.lower()) && token.text().indexOf('\'') < 0;
  }

  /**
   * Whether a copied word is probably a name or a title: capitalised and quoted, glossed, named
   * like a place or a club, or beside another capitalised word of the source; in lower case within
   * a quoted title or a hyphenated name.
   */
  private static boolean isPartOfName(
      TokenizedText text, int i, boolean quoted, Set<String> source) {
    Token token = text.tokens().get(i);
    if (!token.isCapitalised()) {
      return joins(text.at(i - 1))
          || joins(text.at(i + 1))
          || quoted && (isCopied(text.at(i - 1), source) || isCopied(text.at(i + 1), source));
    }
    return quoted
        || opens(text.at(i - 1))
        || opens(text.at(i + 1))
        || isCopiedName(text.at(i + 1), source)
        || isCopiedName(text.at(i - 1), source)
        || joins(text.at(i + 1))
        || joins(text.at(i - 1))
        || isPlace(token.lower());
  }

  /** Churches, stations, clubs and papers keep their German names. */
  private static boolean isPlace(String lower) {
    for (String head : PLACES) {
      if (lower.endsWith(head)) {
        return true;
      }
    }
    return false;
  }

  private static boolean opens(@org.jspecify.annotations.Nullable Token token) {
    return token != null && (token.isMark('(') || token.isMark('‘') || token.isMark('\''));
  }

  private static boolean isCopied(
      @org.jspecify.annotations.Nullable Token token, Set<String> source) {
    return token != null
        && token.isWord()
        && source.contains(token.text())
        && !WordLists.isEnglish(token.lower());
  }

  private static boolean isCopiedName(
      @org.jspecify.annotations.Nullable Token token, Set<String> source) {
    return token != null && token.isCapitalised() && source.contains(token.text());
  }

  private static boolean joins(@org.jspecify.annotations.Nullable Token token) {
    return token != null && (token.isMark('-') || token.isMark('/') || token.isMark('&'));
  }

  private static int wordsOutsideQuotes(TokenizedText text) {
    boolean quoted = false;
    int words = 0;
    for (Token token : text.tokens()) {
      quoted ^= isDoubleQuote(token);
      words += token.isWord() && !quoted ? 1 : 0;
    }
    return words;
  }

  private static boolean isDoubleQuote(Token token) {
    return token.text().length() == 1 && "\"“”„«»".indexOf(token.text().charAt(0)) >= 0;
  }
}
