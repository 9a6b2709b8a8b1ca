package io.github.nachtschicht.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How likely a capitalised word that no list knows is a name that stays as it is: a logistic
 * regression over the word's letters and its neighbours. Its 8192 weights, in sixteenths, were
 * fitted on the project's own training pairs; {@code docs/quality-checks.md} says how.
 */
final class NameClassifier {

  private static final byte[] WEIGHTS = read();
  private static final double SCALE = 16;

  private static final Set<String> SMALL_WORDS =
      Set.of(
          "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer",
          "eines", "im", "am", "zum", "zur", "vom", "beim", "ins", "kein", "keine", "keinen",
          "ihre", "ihr", "ihren", "seine", "sein", "seinen", "diese", "dieser", "dieses", "diesen",
          "als", "mit", "ohne", "und", "oder", "für", "von", "bei", "in", "aus", "nach", "gegen",
          "über", "durch", "um", "an", "auf", "zu");

  private NameClassifier() {}

  private static byte[] read() {
    try (InputStream in = NameClassifier.class.getResourceAsStream("name-weights.bin")) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource name-weights.bin is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Probability that the word stands in a person's translation too, 0 to 1.
   *
   * @param word at most 60 UTF-16 units
   * @param before the token before it, or null
   * @param after the token behind it, or null
   */
  static double probability(String word, @Nullable Token before, @Nullable Token after) {
    int sum = 0;
    for (String feature : features(word, before, after)) {
      sum += WEIGHTS[Math.floorMod(feature.hashCode(), WEIGHTS.length)];
    }
    return 1 / (1 + Math.exp(-sum / SCALE));
  }

  private static List<String> features(String word, @Nullable Token before, @Nullable Token after) {
    String lower = word.toLowerCase(Locale.ROOT);
    String bounded = "^" + lower + "$";
    List<String> features = new ArrayList<>();
    features.add("b");
    for (int n = 2; n <= 4; n++) {
      for (int i = 0; i + n <= bounded.length(); i++) {
        features.add("g" + bounded.substring(i, i + n));
      }
    }
    for (int n = 2; n <= 5 && n < lower.length(); n++) {
      features.add("s" + lower.substring(lower.length() - n));
      features.add("p" + lower.substring(0, n));
    }
    features.add("l" + Math.min(lower.length(), 15));
    if (word.equals(word.toUpperCase(Locale.ROOT))) {
      features.add("U");
    } else if (word.chars().skip(1).anyMatch(Character::isUpperCase)) {
      features.add("M");
    }
    if (lower.chars().anyMatch(c -> c > 127 && "äöüß".indexOf(c) < 0)) {
      features.add("x");
    }
    String left = before == null ? "^" : shape(before);
    String right = after == null ? "$" : shape(after);
    features.add("P" + left);
    features.add("F" + right);
    features.add("PF" + left.charAt(0) + right.charAt(0));
    return features;
  }

  /** What kind of neighbour a token is. */
  private static String shape(Token token) {
    String text = token.text();
    char first = text.charAt(0);
    if (WordLists.isName(text)) {
      return "N";
    }
    if (Character.isUpperCase(first)) {
      return WordLists.isKnownGerman(token.lower()) ? "G" : "C";
    }
    if (Character.isLowerCase(first)) {
      return SMALL_WORDS.contains(token.lower())
          ? "d" + token.lower()
          : "a" + text.substring(Math.max(0, text.length() - 2));
    }
    return Character.isDigit(first) ? "0" : text.substring(0, 1);
  }
}
