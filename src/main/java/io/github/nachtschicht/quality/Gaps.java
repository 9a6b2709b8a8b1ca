package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.support.WordTable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a translation reads as if something were missing ("said that did not want"), or as if a
 * word did not belong there. Learnt from English sentences from which a word was taken, or in which
 * one was exchanged for a German word of the source.
 */
final class Gaps {

  /** What is looked for. */
  enum Kind {
    /** A name was taken out. */
    NAME("gap-name.bin"),
    /** A negation was taken out. */
    NEGATION("gap-negation.bin"),
    /** A word was replaced by a German one. */
    FOREIGN("gap-foreign.bin");

    private final String file;
    private final LogisticModel model;

    Kind(String file) {
      this.file = file;
      this.model = LogisticModel.read(file);
    }

    /** Name of the file of weights. */
    String file() {
      return file;
    }
  }

  /** Words behind which a negation may be missing. */
  static final Set<String> PLACES = new WordTable(Gaps.class, "negation.txt").set("english-place");

  private Gaps() {}

  /**
   * How much the translation reads as if something were missing, as the logarithm of the odds.
   *
   * @param kind name or negation
   * @param at index of the token it would stand before; the number of tokens for the end
   */
  static double score(Kind kind, List<Token> tokens, int at) {
    return kind.model.score(features(tokens, at - 1, at, ""));
  }

  /** How little the token at an index fits where it stands, as the logarithm of the odds. */
  static double scoreForeign(List<Token> tokens, int at) {
    return Kind.FOREIGN.model.score(features(tokens, at - 1, at + 1, shape(tokens.get(at))));
  }

  static String shape(Token token) {
    return token.isAllCaps() ? "U" : token.isCapitalised() ? "C" : "l";
  }

  private static @Nullable Token at(List<Token> tokens, int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : null;
  }

  /**
   * What stands on both sides of a place.
   *
   * @param left index of the token before it
   * @param right index of the token behind it
   * @param of what stands at the place, or empty
   */
  static HashedFeatures features(List<Token> tokens, int left, int right, String of) {
    Token a = at(tokens, left);
    Token b = at(tokens, right);
    String l1 = rough(a);
    String r1 = rough(b);
    String l2 = rough(at(tokens, left - 1));
    String r2 = rough(at(tokens, right + 1));
    String l = a == null ? "^" : a.lower();
    String r = b == null ? "^" : b.lower();
    HashedFeatures features = new HashedFeatures();
    features.add(of);
    features.add(of, "L", l);
    features.add(of, "R", r);
    features.add(of, "l", l1);
    features.add(of, "r", r1);
    features.add(of, "b", l1, " ", r1);
    features.add(of, "B", l, " ", r1);
    features.add(of, "C", l1, " ", r);
    features.add(of, "D", l, " ", r);
    features.add(of, "E", l2, " ", l1);
    features.add(of, "F", r1, " ", r2);
    features.add(of, "G", l2, " ", l1, " ", r1);
    features.add(of, "H", l1, " ", r1, " ", r2);
    features.add(of, "I", l2, " ", l1, " ", r1, " ", r2);
    return features;
  }

  /** A function word or mark itself, else what kind of word it is. */
  private static String rough(@Nullable Token token) {
    if (token == null) {
      return "^";
    }
    if (!token.isWord()) {
      return token.isNumber() ? "0" : token.text().substring(0, 1);
    }
    String lower = token.lower();
    if (FunctionWords.isEnglish(lower) || PLACES.contains(lower)) {
      return lower;
    }
    if (token.isCapitalised()) {
      return token.isAllCaps() ? "U" : WordLists.isEnglish(lower) ? "Ce" : "C";
    }
    return "-" + lower.substring(Math.max(0, lower.length() - 3));
  }
}
