package io.github.nachtschicht.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What speaks for a word of the translation being a German one that was left as it is. */
final class UntranslatedEvidence {

  /** What {@link #features} gives; another number is another list. */
  static final List<String> FEATURES = List.of("untranslated 1");

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
  float[] features(int i) {
    TokenizedText german = pair.source();
    TokenizedText target = pair.target();
    Token token = target.tokens().get(i);
    String lower = token.lower();
    int place = source.getOrDefault(token.text(), -1);
    NameEvidence.Numbers numbers = new NameEvidence.Numbers();
    NameEvidence.word(numbers, german, place);
    boolean mixed = token.text().chars().skip(1).anyMatch(Character::isUpperCase);
    numbers.add(token.isAllCaps() ? 3 : mixed ? 2 : token.isCapitalised() ? 1 : 0);
    numbers.add(FunctionWords.isGerman(lower) ? 1 : 0);
    numbers.add(lower.chars().anyMatch(c -> "äöüß".indexOf(c) >= 0) ? 1 : 0);
    boolean itself = false;
    String english = Stems.english(lower);
    for (String translation : Lexicon.translations(Stems.german(lower))) {
      itself |= translation.equals(english);
    }
    numbers.add(itself ? 1 : 0);
    numbers.add(quoted[i] ? 1 : 0);
    numbers.add(outside);
    numbers.add(copied);
    numbers.add(words);
    numbers.add(i);
    for (int k : new int[] {i - 2, i - 1, i + 1, i + 2}) {
      Token near = target.at(k);
      numbers.add(NameEvidence.kind(target, k, false));
      numbers.add(near != null && near.isWord() && source.containsKey(near.text()) ? 1 : 0);
    }
    for (int k : new int[] {place - 2, place - 1, place + 1, place + 2}) {
      Token near = german.at(k);
      numbers.add(NameEvidence.kind(german, k, true));
      boolean capital = near != null && near.isWord() && near.isCapitalised();
      numbers.add(capital ? Survival.probability(german, k) : -1);
    }
    numbers.add(germanCounts.getOrDefault(token.text(), 0));
    numbers.add(englishCounts.getOrDefault(token.text(), 0));
    numbers.add(Gaps.scoreForeign(target.tokens(), i));
    numbers.add(pair.alignment().unexplained());
    numbers.add(pair.alignment().missing());
    numbers.add(pair.alignment().contentWords());
    numbers.add(pair.deviation());
    for (int k : new int[] {place - 2, place - 1, place + 1, place + 2}) {
      numbers.add(german.at(k) == null ? -1 : pair.alignment().source(k).ordinal());
      int there = pair.alignment().place(k);
      numbers.add(there < 0 ? -99 : there - i);
    }
    numbers.add(place > 0 && german.isGlued(place) ? 1 : 0);
    numbers.add(place + 1 < german.tokens().size() && german.isGlued(place + 1) ? 1 : 0);
    numbers.add(i > 0 && target.isGlued(i) ? 1 : 0);
    numbers.add(i + 1 < target.tokens().size() && target.isGlued(i + 1) ? 1 : 0);
    return numbers.toArray();
  }
}
