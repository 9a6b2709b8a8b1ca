package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.support.WordTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

  private static final SortedMap<String, Set<String>> HINTS =
      new TreeMap<>(
          Map.of(
              "hint-1", Set.of("only", "just", "nur", "erst"),
              "hint-2", Set.of("but", "aber", "sondern"),
              "hint-3", Set.of("any", "anything", "ever"),
              "hint-4", Set.of("rather", "instead", "statt")));

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
  static HashedFeatures words(SentencePair pair, int index) {
    TokenizedText side = pair.source();
    String word = side.tokens().get(index).lower();
    String before = word(side, index - 1);
    String behind = word(side, index + 1);
    HashedFeatures features = new HashedFeatures();
    features.add("");
    features.add("W", word);
    features.add("p", before);
    features.add("f", behind);
    features.add("Wf", word, " ", behind);
    features.add("pf", before, " ", behind);
    List<String> denied = new ArrayList<>();
    for (int i = Math.max(0, index - SCOPE); i <= index + SCOPE; i++) {
      Token token = side.at(i);
      if (token != null && i != index && token.isWord() && !FunctionWords.isGerman(token.lower())) {
        denied.add(Stems.german(token.lower()));
        features.add("g", Stems.german(token.lower()));
      }
    }
    Set<String> seen = new HashSet<>();
    List<Token> words = pair.target().words();
    String last = "^";
    for (Token token : words.subList(0, Math.min(MANY, words.size()))) {
      String lower = token.lower();
      if (seen.add(lower)) {
        features.add("o", lower);
        if (!FunctionWords.isEnglish(lower)) {
          String stem = Stems.english(lower);
          features.add("s", stem);
          features.add("W", word, " ", stem);
          for (String german : denied) {
            features.add("x", german, " ", stem);
          }
        }
      }
      if (seen.add(last + " " + lower)) {
        features.add("o", last, " ", lower);
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
  static Features features(
      SentencePair pair, boolean lost, int index, List<Integer> weak, List<Integer> weakHere) {
    Alignment alignment = pair.alignment();
    TokenizedText side = lost ? pair.source() : pair.target();
    TokenizedText other = lost ? pair.target() : pair.source();
    List<Token> target = pair.target().tokens();
    Features features = new Features();
    int words = pair.target().words().size();
    features.add("negation", NEGATIONS.indexOf(side.tokens().get(index).lower()));
    features.add("unexplained", alignment.unexplained());
    features.add("missing", alignment.missing());
    features.add("content", alignment.contentWords());
    features.add(
        "missing-share", NameEvidence.share(alignment.missing(), alignment.contentWords()));
    features.add("unexplained-share", NameEvidence.share(alignment.unexplained(), words));
    features.add("deviation", pair.deviation());
    features.add("english-words", words);
    features.add("german-words", pair.source().words().size());
    features.add("weak", weak.size());
    features.add("weak-free", weak.stream().filter(k -> isFree(alignment, k, lost)).count());
    features.add("weak-here", weakHere.size());
    for (int k : new int[] {-2, -1, 1, 2, 3}) {
      boolean free = isFree(alignment, index + k, !lost);
      features.add("kind" + k, NameEvidence.kind(side, index + k, lost));
      features.add("free" + k, free ? 2 : side.at(index + k) == null ? 0 : 1);
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
    features.add("free-near", near);
    features.add("content-near", nearWords);
    if (lost) {
      addHoles(features, pair, index);
    } else {
      addWithout(features, target, index);
    }
    int negations = 0;
    int commas = 0;
    for (int k = 0; k < side.tokens().size(); k++) {
      negations += NEGATIONS.contains(side.tokens().get(k).lower()) ? 1 : 0;
      commas += side.isMark(k, ',') ? 1 : 0;
    }
    features.add("negations", negations);
    features.add("commas", commas);
    features.add("question", side.isMark(side.tokens().size() - 1, '?'));
    features.add("place", index);
    features.add("behind", side.tokens().size() - index);
    addHints(features, other);
    features.add("said-otherwise", lost ? WORDS.score(words(pair, index)) : 0);
    return features;
  }

  /** Whether the translation reads as if a negation were missing, about its place and anywhere. */
  private static void addHoles(Features features, SentencePair pair, int index) {
    List<Token> target = pair.target().tokens();
    Slot slot = Slot.of(pair, index, 2);
    slot.addTo(features);
    features.add("unexplained-beside", pair.alignment().unexplainedBeside(index));
    double best = -20;
    double most = -20;
    for (int k = 0; k <= target.size(); k++) {
      double hole = Gaps.score(Gaps.Kind.NEGATION, target, k);
      most = Math.max(most, hole);
      best = k >= slot.from() && k <= slot.to() ? Math.max(best, hole) : best;
    }
    features.add("hole", best);
    features.add("greatest-hole", most);
  }

  /** Whether the translation would lack an invented negation. */
  private static void addWithout(Features features, List<Token> target, int index) {
    features.add("english-place", index);
    features.add("english-place-share", index / (double) target.size());
    List<Token> without = new ArrayList<>(target);
    without.remove(index);
    features.add("name-hole", Gaps.score(Gaps.Kind.NAME, target, index + 1));
    features.add("hole-without", Gaps.score(Gaps.Kind.NEGATION, without, index));
  }

  /** Words that limit rather than deny. */
  private static void addHints(Features features, TokenizedText text) {
    Set<String> words = text.tokens().stream().map(Token::lower).collect(Collectors.toSet());
    HINTS.forEach((name, hints) -> features.add(name, !Collections.disjoint(words, hints)));
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
