package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.LogisticFitting.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes the examples that {@link Gaps} are learnt from. */
final class GapLearning {

  /** Shortest English sentence that is learnt from, in tokens. */
  private static final int SHORTEST = 5;

  private static final Set<String> NEGATIONS =
      Set.of("not", "never", "no", "cannot", "nothing", "nobody", "none");

  private GapLearning() {}

  /** Every which sentence is learnt from. */
  static int step(Gaps.Kind kind) {
    return kind == Gaps.Kind.NEGATION ? 1 : 2;
  }

  /**
   * Learns from an English sentence, and from the same with a word taken out or exchanged.
   *
   * @param to where the examples are added
   */
  static void learn(
      Gaps.Kind kind, TokenizedText source, TokenizedText target, Random random, List<Example> to) {
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

  private static void learnName(List<Token> tokens, Random random, List<Example> to) {
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
      to.add(new Example(Gaps.features(without, at - 1, at, ""), true));
      int beside = Math.min(tokens.size(), at + random.nextInt(2));
      to.add(new Example(Gaps.features(tokens, beside - 1, beside, ""), false));
    }
    for (int k = 0; k < 2; k++) {
      int at = 1 + random.nextInt(tokens.size() - 1);
      to.add(new Example(Gaps.features(tokens, at - 1, at, ""), false));
    }
  }

  private static void learnNegation(List<Token> tokens, Random random, List<Example> to) {
    List<Integer> places = new ArrayList<>();
    int negation = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!token.isWord()) {
        continue;
      }
      if (NEGATIONS.contains(token.lower()) || token.lower().endsWith("n't")) {
        negation = negation < 0 ? i : -2;
      } else if (Gaps.PLACES.contains(token.lower())) {
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
      to.add(new Example(Gaps.features(without, at - 1, at, ""), true));
    } else if (negation == -1) {
      for (int k = 0; k < 2 && !places.isEmpty(); k++) {
        int at = places.get(random.nextInt(places.size())) + 1;
        to.add(new Example(Gaps.features(tokens, at - 1, at, ""), false));
      }
    }
  }

  private static void learnForeign(
      List<Token> source, List<Token> tokens, Random random, List<Example> to) {
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
        to.add(new Example(Gaps.features(tokens, i - 1, i + 1, Gaps.shape(token)), false));
      }
    }
    if (!german.isEmpty() && !places.isEmpty()) {
      int at = places.get(random.nextInt(places.size()));
      Token by = german.get(random.nextInt(german.size()));
      to.add(new Example(Gaps.features(tokens, at - 1, at + 1, Gaps.shape(by)), true));
    }
  }
}
