package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
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
    NAME("gap-name.bin", 2),
    /** A negation was taken out. */
    NEGATION("gap-negation.bin", 1),
    /** A word was replaced by a German one. */
    FOREIGN("gap-foreign.bin", 2);

    private final String file;
    private final int step;
    private final LogisticModel model;

    Kind(String file, int step) {
      this.file = file;
      this.step = step;
      this.model = LogisticModel.read(file);
    }

    /** Name of the file of weights. */
    String file() {
      return file;
    }

    /** Every which sentence is learnt from. */
    int step() {
      return step;
    }
  }

  /** Shortest English sentence that is learnt from, in tokens. */
  private static final int SHORTEST = 5;

  private static final Set<String> NEGATIONS =
      Set.of("not", "never", "no", "cannot", "nothing", "nobody", "none");

  /** Words behind which a negation may be missing. */
  private static final Set<String> PLACES =
      Set.of(
          "is",
          "was",
          "are",
          "were",
          "has",
          "have",
          "had",
          "will",
          "would",
          "can",
          "could",
          "should",
          "must",
          "may",
          "might",
          "do",
          "does",
          "did",
          "a",
          "something",
          "somebody");

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

  private static String shape(Token token) {
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
  private static List<String> features(List<Token> tokens, int left, int right, String of) {
    Token a = at(tokens, left);
    Token b = at(tokens, right);
    String l1 = rough(a);
    String r1 = rough(b);
    String l2 = rough(at(tokens, left - 1));
    String r2 = rough(at(tokens, right + 1));
    String l = a == null ? "^" : a.lower();
    String r = b == null ? "^" : b.lower();
    List<String> features = new ArrayList<>(16);
    features.add(of);
    features.add(of + "L" + l);
    features.add(of + "R" + r);
    features.add(of + "l" + l1);
    features.add(of + "r" + r1);
    features.add(of + "b" + l1 + " " + r1);
    features.add(of + "B" + l + " " + r1);
    features.add(of + "C" + l1 + " " + r);
    features.add(of + "D" + l + " " + r);
    features.add(of + "E" + l2 + " " + l1);
    features.add(of + "F" + r1 + " " + r2);
    features.add(of + "G" + l2 + " " + l1 + " " + r1);
    features.add(of + "H" + l1 + " " + r1 + " " + r2);
    features.add(of + "I" + l2 + " " + l1 + " " + r1 + " " + r2);
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

  /**
   * Learns from an English sentence, and from the same with a word taken out or exchanged.
   *
   * @param to where the examples are added
   */
  static void learn(
      Kind kind,
      TokenizedText source,
      TokenizedText target,
      Random random,
      List<LogisticModel.Example> to) {
    List<Token> tokens = target.tokens();
    if (tokens.size() < SHORTEST) {
      return;
    }
    switch (kind) {
      case NAME -> learnName(tokens, random, to);
      case NEGATION -> learnNegation(tokens, random, to);
      case FOREIGN -> learnForeign(source.tokens(), tokens, random, to);
    }
  }

  private static void learnName(List<Token> tokens, Random random, List<LogisticModel.Example> to) {
    List<Integer> names = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isCapitalised()
          && token.text().length() > 1
          && (token.isAllCaps() || !WordLists.isEnglish(token.lower()))) {
        names.add(i);
      }
    }
    if (!names.isEmpty()) {
      int at = names.get(random.nextInt(names.size()));
      List<Token> without = new ArrayList<>(tokens);
      without.remove(at);
      to.add(new LogisticModel.Example(features(without, at - 1, at, ""), true));
      int beside = Math.min(tokens.size(), at + random.nextInt(2));
      to.add(new LogisticModel.Example(features(tokens, beside - 1, beside, ""), false));
    }
    for (int k = 0; k < 2; k++) {
      int at = 1 + random.nextInt(tokens.size() - 1);
      to.add(new LogisticModel.Example(features(tokens, at - 1, at, ""), false));
    }
  }

  private static void learnNegation(
      List<Token> tokens, Random random, List<LogisticModel.Example> to) {
    List<Integer> places = new ArrayList<>();
    int negation = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!token.isWord()) {
        continue;
      }
      if (NEGATIONS.contains(token.lower()) || token.lower().endsWith("n't")) {
        negation = negation < 0 ? i : -2;
      } else if (PLACES.contains(token.lower())) {
        places.add(i);
      }
    }
    if (negation >= 0) {
      List<Token> without = new ArrayList<>(tokens);
      Token token = tokens.get(negation);
      String lower = token.lower();
      String by =
          switch (lower) {
            case "not", "never" -> "";
            case "cannot", "can't" -> "can";
            case "won't" -> "will";
            case "nothing" -> "something";
            case "nobody", "none" -> "somebody";
            case "no" -> "a";
            default -> lower.substring(0, lower.length() - 3);
          };
      int at = negation;
      without.remove(negation);
      if (!by.isEmpty()) {
        without.add(negation, Token.of(Token.Kind.WORD, by, 0, by.length()));
        at++;
      }
      to.add(new LogisticModel.Example(features(without, at - 1, at, ""), true));
    } else if (negation == -1) {
      for (int k = 0; k < 2 && !places.isEmpty(); k++) {
        int at = places.get(random.nextInt(places.size())) + 1;
        to.add(new LogisticModel.Example(features(tokens, at - 1, at, ""), false));
      }
    }
  }

  private static void learnForeign(
      List<Token> source, List<Token> tokens, Random random, List<LogisticModel.Example> to) {
    List<Token> german = new ArrayList<>();
    Set<String> known = new HashSet<>();
    source.forEach(t -> known.add(t.text()));
    for (Token token : source) {
      if (token.isWord() && token.text().length() >= 4 && !WordLists.isEnglish(token.lower())) {
        german.add(token);
      }
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!token.isWord()) {
        continue;
      }
      if (!token.isCapitalised() && token.text().length() >= 4) {
        places.add(i);
      }
      if (known.contains(token.text()) && token.text().length() >= 3) {
        to.add(new LogisticModel.Example(features(tokens, i - 1, i + 1, shape(token)), false));
      }
    }
    if (!german.isEmpty() && !places.isEmpty()) {
      int at = places.get(random.nextInt(places.size()));
      Token by = german.get(random.nextInt(german.size()));
      to.add(new LogisticModel.Example(features(tokens, at - 1, at + 1, shape(by)), true));
    }
  }
}
