package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which words of a translation are doubtful, and how likely a serious error is: weighed by {@link
 * DoubtModel}, in what {@link DoubtEvidence} sees.
 */
final class Doubt {

  /** From this probability on, a word is named. */
  private static final double NAMED = 0.5;

  /** Exponent of a word's probability in {@link #weight()}; 1 is off. */
  private static final double FAINT = 1.5;

  /** Least probability that a German word left as it is is wrong. */
  private static final double LEFT = 0.9;

  /** Most words of a side that are named. */
  private static final int MOST = 3;

  /** How far from a word's place in the sentence its unknown counterpart is looked for. */
  private static final double REACH = 0.35;

  /** So many words apart, words are neighbours. */
  private static final int BESIDE = 2;

  /** From this probability on, a known counterpart is sure. */
  private static final double SURE = 0.1;

  /** Least probability of being lost for such a counterpart. */
  private static final double LOST = 0.15;

  private final WordLinks links;
  private final double[] english;
  private final double[] german;
  private final double weight;
  private final boolean left;

  /**
   * Probabilities of the words, as many as it has; the arrays are kept.
   *
   * @param english of being wrong
   * @param german of not being translated
   * @param settled English words, in lower case, that may be German as well
   */
  Doubt(WordLinks links, double[] english, double[] german, Set<String> settled) {
    this.links = links;
    this.english = english;
    this.german = german;
    weight = weight(english) + weight(german);
    boolean some = false;
    for (int e = 0; e < english.length; e++) {
      if (links.isLeft(e) && !settled.contains(links.english().get(e).token.lower())) {
        english[e] = Math.max(LEFT, english[e]);
        some = true;
      }
    }
    left = some;
  }

  /** The part of {@link #weight()} that comes of these words. */
  static double weight(double[] probabilities) {
    double sum = 0;
    for (double probability : probabilities) {
      sum -= Math.log(1 - Math.pow(Math.min(0.99, probability), FAINT));
    }
    return sum;
  }

  /**
   * How doubtful the sentence is: the negative logarithm of the probability that no word is wrong,
   * if words were wrong independently; faint doubts count less, so that a long sentence is not
   * flagged for many of them. 0 or more.
   */
  double weight() {
    return weight;
  }

  /** Whether a German word was left as it is. */
  boolean isLeft() {
    return left;
  }

  /** {@link WordLinks#isShuffled} of the sentence. */
  boolean isShuffled() {
    return links.isShuffled();
  }

  /** A doubtful English word and the German one it should have rendered, or -1; and why. */
  private record Named(int english, int german, boolean copied) {}

  /**
   * Says which words are doubtful.
   *
   * @param told words, in lower case, that another check has told of
   * @return the flag, or null if there is nothing to say that was not told
   */
  @Nullable QualityFlag flag(Set<String> told) {
    List<Integer> worst = worst(english);
    List<Integer> lost = worst(german);
    if (worst.isEmpty() && lost.isEmpty()) {
      int top = top(english);
      if (top >= 0) {
        worst.add(top);
      } else if (german.length > 0) {
        lost.add(top(german));
      }
    }
    Set<Integer> used = new TreeSet<>();
    List<Named> named = new ArrayList<>();
    for (int e : worst) {
      int g = counterpart(e, used);
      if (!told.contains(links.english().get(e).token.lower())) {
        named.add(new Named(e, g, g >= 0 && isCopied(g, e)));
      }
      if (g >= 0) {
        used.add(g);
      }
    }
    lost.removeIf(g -> used.contains(g) || told.contains(links.german().get(g).token.lower()));
    return named.isEmpty() && lost.isEmpty() ? null : flag(named, lost);
  }

  private QualityFlag flag(List<Named> named, List<Integer> lost) {
    List<String> doubtful = new ArrayList<>();
    List<String> copied = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> englishWords = new ArrayList<>();
    List<String> germanWords = new ArrayList<>();
    String partner = "";
    for (Named word : named) {
      String text = quoted(links.english().get(word.english).token);
      englishWords.add(links.english().get(word.english).token.text());
      if (word.german >= 0) {
        germanWords.add(links.german().get(word.german).token.text());
      }
      if (word.copied) {
        copied.add(text);
      } else {
        partner = word.german < 0 ? "" : " (" + quoted(links.german().get(word.german).token) + ")";
        doubtful.add(text + partner);
      }
    }
    for (int g : lost) {
      missing.add(quoted(links.german().get(g).token));
      germanWords.add(links.german().get(g).token.text());
    }
    List<String> parts = new ArrayList<>();
    if (doubtful.size() == 1) {
      String text = doubtful.get(0);
      parts.add(
          text.substring(0, text.length() - partner.length()) + " is doubtful here" + partner);
    } else if (!doubtful.isEmpty()) {
      parts.add(joined(doubtful) + " are doubtful here");
    }
    if (!copied.isEmpty()) {
      parts.add(joined(copied) + (copied.size() == 1 ? " seems" : " seem") + " left untranslated");
    }
    if (!missing.isEmpty()) {
      parts.add("nothing seems to translate " + joined(missing));
    }
    return new QualityFlag(DoubtModel.CHECK, String.join("; ", parts), englishWords, germanWords);
  }

  private static String quoted(Token token) {
    return "\"" + token.text() + "\"";
  }

  /** Some words, as a sentence lists them. */
  static String joined(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** Words to be named, at most {@link #MOST}, in the order of the sentence. */
  private static List<Integer> worst(double[] probabilities) {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] >= NAMED) {
        words.add(i);
      }
    }
    words.sort(Comparator.<Integer>comparingDouble(i -> -probabilities[i]).thenComparing(i -> i));
    return new ArrayList<>(
        words.subList(0, Math.min(MOST, words.size())).stream().sorted().toList());
  }

  private static int top(double[] probabilities) {
    int top = -1;
    for (int i = 0; i < probabilities.length; i++) {
      top = top < 0 || probabilities[i] > probabilities[top] ? i : top;
    }
    return top;
  }

  /**
   * The German word an English one stands for or, if none is known for sure, the one that nothing
   * translates and whose neighbours stand beside the English word; or -1.
   */
  private int counterpart(int e, Set<Integer> used) {
    int known = links.partnerOfEnglish(e);
    if (known >= 0 && links.link(known, e) >= SURE) {
      return known;
    }
    int best = -1;
    double most = 0;
    for (int g = 0; g < german.length; g++) {
      double value = german[g] * (1 - links.shift(g, e) / REACH);
      if (links.german().get(g).isMissing()
          && german[g] >= LOST
          && value > most
          && !used.contains(g)
          && isBeside(g, e)) {
        best = g;
        most = value;
      }
    }
    return best < 0 ? known : best;
  }

  /** Whether a word beside the English one stands for a word beside the German one. */
  private boolean isBeside(int g, int e) {
    if (english.length <= BESIDE && german.length <= BESIDE) {
      return true;
    }
    int first = Math.max(0, e - BESIDE);
    int last = Math.min(english.length - 1, e + BESIDE);
    for (int other = first; other <= last; other++) {
      int partner = other == e ? -1 : links.partnerOfEnglish(other);
      if (partner >= 0 && Math.abs(partner - g) <= BESIDE) {
        return true;
      }
    }
    return false;
  }

  private boolean isCopied(int g, int e) {
    return links.german().get(g).token.lower().equals(links.english().get(e).token.lower());
  }
}
