package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What speaks for a word of the translation being a German one that was left as it is. */
final class UntranslatedEvidence {

  private final SentencePair pair;
  private final Map<String, Integer> source = new HashMap<>();
  private final boolean[] quoted;
  private int copied;
  private int outside;

  UntranslatedEvidence(SentencePair pair) {
    this.pair = pair;
    List<Token> german = pair.source().tokens();
    for (int i = 0; i < german.size(); i++) {
      if (german.get(i).isWord()) {
        source.putIfAbsent(german.get(i).text(), i);
      }
    }
    List<Token> target = pair.target().tokens();
    quoted = new boolean[target.size()];
    boolean open = false;
    for (int i = 0; i < target.size(); i++) {
      Token token = target.get(i);
      open ^= token.text().length() == 1 && "\"“”„«»".indexOf(token.text().charAt(0)) >= 0;
      quoted[i] = open;
      outside += token.isWord() && !open ? 1 : 0;
      copied += isCandidate(i) ? 1 : 0;
    }
  }

  /** Whether the English token at an index is a word that stands in the German sentence too. */
  boolean isCopied(int i) {
    Token token = pair.target().tokens().get(i);
    return token.isWord() && source.containsKey(token.text());
  }

  /** Whether the token is quoted within a sentence that goes on outside the quotation marks. */
  boolean isInTitle(int i) {
    return quoted[i] && outside >= 4;
  }

  /** Whether the English token at an index may be a German word left as it is. */
  boolean isCandidate(int i) {
    Token token = pair.target().tokens().get(i);
    return token.isWord()
        && token.text().length() >= 3
        && token.text().length() <= 60
        && !token.hasDigit()
        && source.containsKey(token.text())
        && !(FunctionWords.isEnglish(token.lower()) && !FunctionWords.isGerman(token.lower()));
  }

  /** Features of a candidate. */
  List<String> features(int i) {
    TokenizedText target = pair.target();
    Token token = target.tokens().get(i);
    String lower = token.lower();
    int place = source.getOrDefault(token.text(), -1);
    List<String> features = new ArrayList<>();
    boolean caps = token.isAllCaps();
    String form = caps ? "U" : token.isCapitalised() ? "C" : "l";
    if (token.text().chars().skip(1).anyMatch(Character::isUpperCase) && !caps) {
      form = "M";
    }
    String known =
        (WordLists.isKnownGerman(lower) ? "G" : "-")
            + (WordLists.isEnglish(lower) ? "E" : "-")
            + (FunctionWords.isGerman(lower) ? "F" : "-")
            + (caps ? "U" : WordLists.germanShape(lower));
    String s =
        token.isCapitalised()
            ? "s" + NameEvidence.bucket(Survival.probability(pair.source(), place))
            : "s";
    int translations = Lexicon.translations(Stems.german(lower)).length;
    boolean itself = false;
    String english = Stems.english(lower);
    for (String t : Lexicon.translations(Stems.german(lower))) {
      itself |= t.equals(english);
    }
    String lex = "t" + Math.min(3, translations) + itself;
    String left = shape(target.at(i - 1));
    String right = shape(target.at(i + 1));
    String german = germanNeighbour(pair.source().at(place - 1));
    String many = "n" + Math.min(6, copied);
    String q = quoted[i] ? "q" : "-";
    features.add("b");
    features.add(form + known);
    features.add(form + known + s);
    features.add(form + s);
    features.add(form + s + lex);
    features.add(form + known + lex);
    features.add(form + known + q);
    features.add(form + s + many);
    features.add(form + s + q);
    features.add(q + many);
    features.add(q + form + many + left.charAt(0) + right.charAt(0));
    features.add("L" + left);
    features.add("R" + right);
    features.add("L" + left + form + s);
    features.add("R" + right + form + s);
    features.add("LR" + left.charAt(0) + right.charAt(0) + form + s);
    features.add("LR" + left.charAt(0) + right.charAt(0) + form + known);
    features.add("D" + german);
    features.add("D" + german + form + s);
    features.add("D" + german + form + known);
    features.add("D" + german + left.charAt(0) + right.charAt(0));
    features.add("l" + Math.min(15, lower.length()) + form + s);
    for (int n = 2; n <= 6 && n < lower.length(); n++) {
      features.add("e" + form + lower.substring(lower.length() - n));
    }
    features.add("i" + NameEvidence.isInitial(pair.source(), place) + form + s);
    return features;
  }

  private String shape(@Nullable Token token) {
    if (token == null) {
      return "^";
    }
    if (!token.isWord()) {
      return token.isNumber() ? "0" : token.text().substring(0, 1);
    }
    if (source.containsKey(token.text()) && token.text().length() > 1) {
      return (token.isCapitalised() ? "K" : "k")
          + (WordLists.isKnownGerman(token.lower()) ? "G" : "");
    }
    if (token.isCapitalised()) {
      return "C";
    }
    return FunctionWords.isEnglish(token.lower()) ? "d" + token.lower() : "a";
  }

  private static String germanNeighbour(@Nullable Token token) {
    if (token == null) {
      return "^";
    }
    if (!token.isWord()) {
      return token.isNumber() ? "0" : token.text().substring(0, 1);
    }
    if (token.isCapitalised()) {
      return Survival.isCounted(token.text()) ? "N" : "G";
    }
    return FunctionWords.isGerman(token.lower())
        ? "d" + token.lower()
        : "a" + token.text().substring(Math.max(0, token.text().length() - 2));
  }
}
