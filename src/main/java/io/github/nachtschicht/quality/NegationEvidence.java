package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What speaks for a negation being lost or invented, and not said in other words: then words stand
 * on both sides that account for each other badly.
 */
final class NegationEvidence {

  /** Most words of a sentence that are looked at. */
  private static final int MANY = 120;

  private NegationEvidence() {}

  /**
   * Features of a sentence that denies on one side only.
   *
   * @param lost whether the German side denies
   * @param index of the negation's token on the side that denies
   * @param weak whether the other side holds a word with a negation within
   */
  static List<String> features(SentencePair pair, boolean lost, int index, boolean weak) {
    Alignment alignment = pair.alignment();
    TokenizedText side = lost ? pair.source() : pair.target();
    TokenizedText other = lost ? pair.target() : pair.source();
    int all = Math.max(1, alignment.contentWords());
    int missing = alignment.missing();
    int unexplained = alignment.unexplained();
    String k = lost ? "L" : "I";
    String u = "u" + Math.min(5, unexplained);
    String m = "m" + Math.min(5, missing);
    String ms = "M" + Math.round(8.0 * missing / all);
    String w = "w" + weak;
    String n = "n" + Math.min(10, all / 2);
    String d = "d" + Math.round(Math.max(-3, Math.min(3, LengthRatioCheck.deviation(pair))));
    String word = side.tokens().get(index).lower();
    String before = word(side, index - 1);
    String behind = word(side, index + 1);
    List<String> features = new ArrayList<>();
    for (String f :
        List.of(
            "",
            u,
            m,
            ms,
            w,
            n,
            d,
            u + m,
            u + ms,
            w + u,
            w + n,
            w + ms,
            n + u,
            n + ms,
            d + u,
            "W" + word,
            "W" + word + w,
            "p" + before,
            "f" + behind,
            "pf" + before + "," + behind,
            "Wf" + word + behind,
            "W" + word + u)) {
      features.add(k + f);
    }
    int near = 0;
    for (int i = index - 4; i <= index + 4; i++) {
      if (i < 0 || i >= side.tokens().size()) {
        continue;
      }
      near +=
          lost
              ? (alignment.source(i) == Alignment.Link.MISSING ? 1 : 0)
              : alignment.isUnexplained(i) ? 1 : 0;
    }
    features.add(k + "c" + near);
    features.add(k + "c" + near + u);
    features.add(k + "c" + near + w);
    if (lost) {
      features.add(k + "B" + Math.min(3, alignment.unexplainedBeside(index)));
    }
    Set<String> seen = new HashSet<>();
    List<Token> words = other.words();
    String last = "^";
    for (Token token : words.subList(0, Math.min(MANY, words.size()))) {
      String lower = token.lower();
      if (seen.add(lower)) {
        features.add(k + "o" + lower);
      }
      if (seen.add(last + " " + lower)) {
        features.add(k + "o" + last + " " + lower);
      }
      last = lower;
    }
    return features;
  }

  private static String word(TokenizedText text, int i) {
    Token token = text.at(i);
    return token == null ? "^" : token.lower();
  }
}
