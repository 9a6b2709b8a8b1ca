package io.github.nachtschicht.quality;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names and acronyms of the German sentence stand in the translation. As German writes all nouns
 * with a capital, a capital alone says little: {@link NameEvidence} weighs whether the word is a
 * name, and whether the translation has something that could stand for it. Spelling variants of a
 * name are accepted.
 */
final class NameCheck implements QualityCheck {

  private static final TreeModel MODEL = TreeModel.read("names.bin");

  /** Probability from which a name is reported as missing. */
  private static final double MISSING_FROM = 0.88;

  @Override
  public String name() {
    return "names";
  }

  @Override
  public List<String> check(SentencePair pair) {
    Set<String> missing = new LinkedHashSet<>();
    if (isShouted(pair.source())) {
      return List.of();
    }
    NameEvidence evidence = new NameEvidence(pair);
    for (int i = 0; i < pair.source().tokens().size(); i++) {
      if (evidence.isCandidate(i) && MODEL.probability(evidence.features(i)) >= MISSING_FROM) {
        missing.add(pair.source().tokens().get(i).text());
      }
    }
    return missing.stream()
        .map(name -> "the name " + name + " is missing in the translation")
        .toList();
  }

  private static boolean isShouted(TokenizedText text) {
    List<Token> words = text.words();
    long caps = words.stream().filter(Token::isAllCaps).count();
    return words.size() >= 3 && caps * 2 > words.size();
  }
}
