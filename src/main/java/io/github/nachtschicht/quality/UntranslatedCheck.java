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
    TokenizedText target = pair.target();
    Set<String> left = new LinkedHashSet<>();
    Set<String> certain = new LinkedHashSet<>();
    Set<String> function = new HashSet<>();
    boolean quoted = false;
    int words = 0;
    for (int i = 0; i < target.tokens().size(); i++) {
      Token token = target.tokens().get(i);
      if (!token.isWord()) {
        quoted ^= isDoubleQuote(token);
        continue;
      }
      words++;
      if (FUNCTION_WORDS.contains(token.lower()) && source.contains(token.text())) {
        function.add(token.lower());
      }
      if (token.text().length() >= SHORTEST && source.contains(token.text()) && isGerman(token)) {
        left.add(token.text());
        if (!quoted && !(token.isCapitalised() && besideName(target, i))) {
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
    return WordLists.isKnownGerman(lower) || !WordLists.isEnglish(lower) && isPlain(token);
  }

  /** Whether a word is in lower case throughout: no iPhone. */
  private static boolean isPlain(Token token) {
    return token.text().equals(token.lower()) && token.text().indexOf('\'') < 0;
  }

  private static boolean besideName(TokenizedText text, int i) {
    return isCapital(text.at(i + 1))
        || i > 1 && isCapital(text.at(i - 1))
        || joins(text.at(i + 1)) && isCapital(text.at(i + 2))
        || joins(text.at(i - 1)) && i > 2 && isCapital(text.at(i - 2));
  }

  private static boolean joins(@org.jspecify.annotations.Nullable Token token) {
    return token != null && (token.isMark('-') || token.isMark('/') || token.isMark('&'));
  }

  private static boolean isCapital(@org.jspecify.annotations.Nullable Token token) {
    return token != null && token.isCapitalised();
  }

  private static boolean isDoubleQuote(Token token) {
    return token.text().length() == 1 && "\"“”„«»".indexOf(token.text().charAt(0)) >= 0;
  }
}
