package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
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

  /** A negation's place in this list is one of its numbers, and the trees know it by that. */
  private static final List<String> NEGATIONS =
      new WordTable(NegationEvidence.class, "negation.txt").list("numbered");

  private static final LogisticModel WORDS = LogisticModel.read("negation-words.bin");

  /** How far from a negation the words it may deny are looked for, in tokens. */
  private static final int SCOPE = 4;

  private NegationEvidence() {}

  /**
   * Words that tell whether a lost negation is said in other words: those of the translation, alone
   * and with the German words beside the negation (not easy, hard).
   *
   * @param index of the German negation
   */
  static List<String> words(SentencePair pair, int index) {
    TokenizedText side = pair.source();
    String word = side.tokens().get(index).lower();
    String before = word(side, index - 1);
    String behind = word(side, index + 1);
    List<String> features = new ArrayList<>();
    features.add("");
    features.add("W" + word);
    features.add("p" + before);
    features.add("f" + behind);
    features.add("Wf" + word + " " + behind);
    features.add("pf" + before + " " + behind);
    List<String> denied = new ArrayList<>();
    for (int i = Math.max(0, index - SCOPE); i <= index + SCOPE; i++) {
      Token token = side.at(i);
      if (token != null && i != index && token.isWord() && !FunctionWords.isGerman(token.lower())) {
        denied.add(Stems.german(token.lower()));
        features.add("g" + Stems.german(token.lower()));
      }
    }
    Set<String> seen = new HashSet<>();
    List<Token> words = pair.target().words();
    String last = "^";
    for (Token token : words.subList(0, Math.min(MANY, words.size()))) {
      String lower = token.lower();
      if (seen.add(lower)) {
        features.add("o" + lower);
        if (!FunctionWords.isEnglish(lower)) {
          String stem = Stems.english(lower);
          features.add("s" + stem);
          features.add("W" + word + " " + stem);
          for (String german : denied) {
            features.add("x" + german + " " + stem);
          }
        }
      }
      if (seen.add(last + " " + lower)) {
        features.add("o" + last + " " + lower);
      }
      last = lower;
    }
    return features;
  }

  /**
   * What is seen of a sentence that denies on one side only.
   *
   * @param lost whether the German side denies
   * @param index of the negation's token on the side that denies
   * @param weak indices of the words of the other side that hold a negation within
   * @param weakHere those of the side that denies
   */
  static NameEvidence.Numbers numbers(
      SentencePair pair, boolean lost, int index, List<Integer> weak, List<Integer> weakHere) {
    Alignment alignment = pair.alignment();
    TokenizedText side = lost ? pair.source() : pair.target();
    TokenizedText other = lost ? pair.target() : pair.source();
    List<Token> target = pair.target().tokens();
    NameEvidence.Numbers numbers = new NameEvidence.Numbers();
    numbers.add(NEGATIONS.indexOf(side.tokens().get(index).lower()));
    numbers.add(alignment.unexplained());
    numbers.add(alignment.missing());
    numbers.add(alignment.contentWords());
    numbers.add(alignment.missing() / (double) Math.max(1, alignment.contentWords()));
    numbers.add(alignment.unexplained() / (double) Math.max(1, pair.target().words().size()));
    numbers.add(pair.deviation());
    numbers.add(pair.target().words().size());
    numbers.add(pair.source().words().size());
    int free = 0;
    for (int k : weak) {
      free += isFree(alignment, k, lost) ? 1 : 0;
    }
    numbers.add(weak.size());
    numbers.add(free);
    numbers.add(weakHere.size());
    for (int k : new int[] {index - 2, index - 1, index + 1, index + 2, index + 3}) {
      numbers.add(NameEvidence.kind(side, k, lost));
      numbers.add(isFree(alignment, k, !lost) ? 2 : side.at(k) == null ? 0 : 1);
    }
    int near = 0;
    int nearWords = 0;
    for (int k = index - 4; k <= index + 4; k++) {
      near += isFree(alignment, k, !lost) ? 1 : 0;
      nearWords +=
          lost
              ? alignment.isInSource(k) && alignment.source(k) != Alignment.Link.NONE ? 1 : 0
              : alignment.isContent(k) ? 1 : 0;
    }
    numbers.add(near);
    numbers.add(nearWords);
    if (lost) {
      addHoles(numbers, pair, index);
    } else {
      addWithout(numbers, target, index);
    }
    int negations = 0;
    int commas = 0;
    for (int k = 0; k < side.tokens().size(); k++) {
      negations += NEGATIONS.contains(side.tokens().get(k).lower()) ? 1 : 0;
      commas += side.isMark(k, ',') ? 1 : 0;
    }
    numbers.add(negations);
    numbers.add(commas);
    numbers.add(side.isMark(side.tokens().size() - 1, '?') ? 1 : 0);
    numbers.add(index);
    numbers.add(side.tokens().size() - index);
    addHints(numbers, other);
    numbers.add(lost ? WORDS.score(words(pair, index)) : 0);
    return numbers;
  }

  /** Whether the translation reads as if a negation were missing, about its place and anywhere. */
  private static void addHoles(NameEvidence.Numbers numbers, SentencePair pair, int index) {
    Alignment alignment = pair.alignment();
    List<Token> target = pair.target().tokens();
    int before = alignment.neighbour(index, -1, 8);
    int behind = alignment.neighbour(index, 1, 8);
    int left = alignment.place(before);
    int right = alignment.place(behind);
    numbers.add(left < 0 ? -1 : index - before);
    numbers.add(right < 0 ? -1 : behind - index);
    numbers.add(left < 0 || right < 0 ? -99 : right - left);
    numbers.add(alignment.unexplainedBeside(index));
    int from = 0;
    int to = target.size();
    if (left >= 0 && right >= 0 && Math.abs(right - left) <= 12) {
      from = Math.min(left, right) - 2;
      to = Math.max(left, right) + 2;
    } else if (left >= 0 || right >= 0) {
      int place = left >= 0 ? left : right;
      from = place - 5;
      to = place + 5;
    }
    double best = -20;
    double most = -20;
    for (int k = 0; k <= target.size(); k++) {
      double hole = Gaps.score(Gaps.Kind.NEGATION, target, k);
      most = Math.max(most, hole);
      best = k >= from && k <= to ? Math.max(best, hole) : best;
    }
    numbers.add(best);
    numbers.add(most);
  }

  /** Whether the translation would lack an invented negation. */
  private static void addWithout(NameEvidence.Numbers numbers, List<Token> target, int index) {
    numbers.add(index);
    numbers.add(index / (double) target.size());
    numbers.add(0);
    numbers.add(0);
    List<Token> without = new ArrayList<>(target);
    without.remove(index);
    numbers.add(Gaps.score(Gaps.Kind.NAME, target, index + 1));
    numbers.add(Gaps.score(Gaps.Kind.NEGATION, without, index));
  }

  /** Words that limit rather than deny. */
  private static void addHints(NameEvidence.Numbers numbers, TokenizedText text) {
    int hints = 0;
    for (Token token : text.tokens()) {
      hints |=
          switch (token.lower()) {
            case "only", "just", "nur", "erst" -> 1;
            case "but", "aber", "sondern" -> 2;
            case "any", "anything", "ever" -> 4;
            case "rather", "instead", "statt" -> 8;
            default -> 0;
          };
    }
    for (int bit = 1; bit < 16; bit *= 2) {
      numbers.add((hints & bit) > 0 ? 1 : 0);
    }
  }

  /** Whether nothing on the other side accounts for a word. */
  private static boolean isFree(Alignment alignment, int k, boolean english) {
    return english
        ? alignment.isUnexplained(k)
        : alignment.isInSource(k) && alignment.source(k) == Alignment.Link.MISSING;
  }

  private static String word(TokenizedText text, int i) {
    Token token = text.at(i);
    return token == null ? "^" : token.lower();
  }
}
