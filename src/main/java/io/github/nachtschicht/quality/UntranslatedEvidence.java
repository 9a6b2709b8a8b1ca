package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What speaks for a word of the translation being a German one that was left as it is. */
final class UntranslatedEvidence {

  private final SentencePair pair;
  private final Map<String, Integer> source = new HashMap<>();
  private final Map<String, Integer> germanCounts = new HashMap<>();
  private final Map<String, Integer> englishCounts = new HashMap<>();
  private final boolean[] quoted;
  private final int words;
  private int copied;
  private int outside;

  UntranslatedEvidence(SentencePair pair) {
    this.pair = pair;
    words = pair.target().words().size();
    List<Token> german = pair.source().tokens();
    german.forEach(token -> germanCounts.merge(token.text(), 1, Integer::sum));
    pair.target().tokens().forEach(token -> englishCounts.merge(token.text(), 1, Integer::sum));
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
  Features features(int i) {
    TokenizedText german = pair.source();
    TokenizedText target = pair.target();
    Token token = target.tokens().get(i);
    String lower = token.lower();
    int place = source.getOrDefault(token.text(), -1);
    Features features = new Features();
    NameEvidence.word(features, german, place, Survival.of(german, place));
    features.add(
        "case", token.isAllCaps() ? 3 : token.isMixedCase() ? 2 : token.isCapitalised() ? 1 : 0);
    features.add("function-word", FunctionWords.isGerman(lower));
    features.add("umlaut", lower.chars().anyMatch(c -> "äöüß".indexOf(c) >= 0));
    List<String> translations = List.of(Lexicon.translations(Stems.german(lower)));
    features.add("translates-itself", translations.contains(Stems.english(lower)));
    features.add("quoted", quoted[i]);
    features.add("outside-quotation", outside);
    features.add("copied", copied);
    features.add("english-words", words);
    features.add("place", i);
    for (int k : NameEvidence.NEAR) {
      Token near = target.at(i + k);
      features.add("kind" + k, NameEvidence.kind(target, i + k, false));
      features.add("copied" + k, near != null && near.isWord() && source.containsKey(near.text()));
    }
    for (int k : NameEvidence.NEAR) {
      Token near = german.at(place + k);
      features.add("german-kind" + k, NameEvidence.kind(german, place + k, true));
      boolean capital = near != null && near.isCapitalised();
      features.add(
          "german-survival" + k, capital ? Survival.of(german, place + k).probability() : -1);
    }
    features.add("german-count", germanCounts.getOrDefault(token.text(), 0));
    features.add("english-count", englishCounts.getOrDefault(token.text(), 0));
    features.add("foreign", Gaps.scoreForeign(target.tokens(), i));
    features.add("unexplained", pair.alignment().unexplained());
    features.add("missing", pair.alignment().missing());
    features.add("content", pair.alignment().contentWords());
    features.add("deviation", pair.deviation());
    for (int k : NameEvidence.NEAR) {
      Alignment alignment = pair.alignment();
      int there = alignment.place(place + k);
      boolean outer = german.at(place + k) == null;
      features.add("link" + k, outer ? -1 : alignment.source(place + k).ordinal());
      features.add("place" + k, there < 0 ? -99 : there - i);
    }
    features.add("german-glued", place > 0 && german.isGlued(place));
    features.add(
        "german-glued-behind", place + 1 < german.tokens().size() && german.isGlued(place + 1));
    features.add("glued", i > 0 && target.isGlued(i));
    features.add("glued-behind", i + 1 < target.tokens().size() && target.isGlued(i + 1));
    return features;
  }
}
