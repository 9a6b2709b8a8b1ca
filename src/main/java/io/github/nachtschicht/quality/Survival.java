package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How likely a capitalised German word stands in the translation as it is, as names do.
 *
 * @param probability that it does, 0 to 1
 * @param guess the same by its letters and neighbours alone
 * @param places in how many places the word was counted, or -1
 */
record Survival(double probability, double guess, int places) {

  /** Longest word that is looked at, in UTF-16 units. */
  static final int LONGEST = 60;

  /** How many places the guess by letters counts as, beside the counted ones. */
  private static final double PRIOR = 2;

  /** Names; behind each, in how many places it was counted, and in how many of them it stood. */
  private static final PackedWords COUNTED = Resources.words("names.txt.gz");

  /** Read when first asked: it is fitted with the help of what stands above. */
  private static final class Letters {
    static final LogisticModel MODEL = LogisticModel.read("name-letters.bin");
  }

  private static int @Nullable [] counts(String word) {
    String counted = COUNTED.behind(word);
    int space = counted.indexOf(' ');
    return space < 0
        ? null
        : new int[] {
          Integer.parseInt(counted, 0, space, 10),
          Integer.parseInt(counted, space + 1, counted.length(), 10)
        };
  }

  /** Whether the word nearly always stands in the translation as it is. */
  static boolean isName(String word) {
    int[] counts = counts(word);
    return counts != null && counts[1] * 10 >= counts[0] * 9;
  }

  /** Of the token at an index. */
  static Survival of(TokenizedText text, int i) {
    Token token = text.tokens().get(i);
    String word = token.text();
    double guess = guess(text, i);
    int[] own = counts(word);
    int[] counts =
        own == null && word.endsWith("s") && word.length() > 4
            ? counts(word.substring(0, word.length() - 1))
            : own;
    double unseen = WordLists.isKnownGerman(token.lower()) ? 0.02 : guess;
    return new Survival(
        counts == null ? unseen : (counts[1] + PRIOR * guess) / (counts[0] + PRIOR),
        guess,
        own == null ? -1 : own[0]);
  }

  /** How likely a token stands in the translation, by its letters and neighbours alone. */
  private static double guess(TokenizedText text, int i) {
    return text.tokens().get(i).text().length() > LONGEST
        ? 0
        : Letters.MODEL.probability(features(text, i));
  }

  /** What is seen of a word and its neighbours. */
  static HashedFeatures features(TokenizedText text, int i) {
    Token token = text.tokens().get(i);
    String word = token.text();
    String lower = word.toLowerCase(Locale.ROOT);
    String bounded = "^" + lower + "$";
    HashedFeatures features = new HashedFeatures();
    features.add("b");
    for (int n = 2; n <= 4; n++) {
      for (int k = 0; k + n <= bounded.length(); k++) {
        features.add("g", bounded, k, k + n);
      }
    }
    for (int n = 2; n <= 6 && n < lower.length(); n++) {
      features.add("s", lower, lower.length() - n, lower.length());
      features.add("p", lower, 0, n);
    }
    features.add("l", String.valueOf(Math.min(lower.length(), 18)));
    boolean caps = token.isAllCaps();
    String german = caps ? "U" : WordLists.germanShape(lower);
    features.add("G", german);
    features.add("E", String.valueOf(WordLists.isEnglish(lower)));
    features.add("Gl", german, String.valueOf(Math.min(lower.length() / 3, 5)));
    if (caps) {
      features.add("U");
      features.add("U", String.valueOf(Math.min(word.length(), 7)));
    } else if (token.isMixedCase()) {
      features.add("M");
    }
    if (lower.chars().anyMatch(c -> c > 127 && "äöüß".indexOf(c) < 0)) {
      features.add("x");
    }
    String left = shape(text.at(i - 1));
    String right = shape(text.at(i + 1));
    String l = left.substring(0, 1);
    String r = right.substring(0, 1);
    features.add("P", left);
    features.add("F", right);
    features.add("PF", l, r);
    features.add("PG", l, r, german);
    features.add("PG", left, german);
    features.add("PP", shape(text.at(i - 2)).substring(0, 1), left);
    features.add("FF", right, shape(text.at(i + 2)).substring(0, 1));
    features.add("PS", l, lower.substring(Math.max(0, lower.length() - 3)));
    return features;
  }

  /** What kind of neighbour a token is. */
  private static String shape(@Nullable Token token) {
    if (token == null) {
      return "^";
    }
    String text = token.text();
    char first = text.charAt(0);
    if (Character.isUpperCase(first)) {
      int[] counts = counts(text);
      if (counts != null) {
        return counts[1] * 10 >= counts[0] * 8 ? "N" : "n";
      }
      return WordLists.isKnownGerman(token.lower()) ? "G" : "C";
    }
    if (Character.isLowerCase(first)) {
      return FunctionWords.isGerman(token.lower())
          ? "d" + token.lower()
          : "a" + text.substring(Math.max(0, text.length() - 2));
    }
    return Character.isDigit(first) ? "0" : text.substring(0, 1);
  }
}
