package io.github.nachtschicht.translation.marian;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a sentence that is too long for the model. Of the best kind of boundary there is, it takes
 * the one nearest to the middle, and goes on with the halves: after a sentence's end, after a
 * semicolon, colon or dash, after a comma, before a conjunction, at a space, between two
 * characters. Nothing but white space at the boundaries is lost.
 */
final class ClauseSplitter {

  private static final List<Pattern> BOUNDARIES =
      List.of(
          Pattern.compile("(?<=[.!?…][\"”“’»«)]?)\\s+"),
          Pattern.compile("(?<=[;:])\\s+|\\s+(?=[–—] )"),
          Pattern.compile("(?<=,)\\s+"),
          Pattern.compile(
              "\\s+(?=(?:und|oder|aber|denn|sondern|sowie|weil|dass|wenn|als|während|obwohl|der|die|das)\\s)"),
          Pattern.compile("\\s+"));

  /** A boundary so near to an end leaves too little. */
  private static final double MARGIN = 0.1;

  private ClauseSplitter() {}

  /**
   * Splits until every part has few enough tokens.
   *
   * @param tokens counts the tokens of a part
   * @param most most tokens of a part, at least 2
   * @return the parts in order, stripped; a part of a single character may still have more tokens
   */
  static List<String> split(String text, ToIntFunction<String> tokens, int most) {
    List<String> parts = new ArrayList<>();
    split(text.strip(), tokens, most, parts);
    return parts;
  }

  private static void split(
      String text, ToIntFunction<String> tokens, int most, List<String> parts) {
    if (text.isEmpty()) {
      return;
    }
    int at = tokens.applyAsInt(text) <= most ? -1 : boundary(text);
    if (at <= 0 || at >= text.length()) {
      parts.add(text);
      return;
    }
    split(text.substring(0, at).strip(), tokens, most, parts);
    split(text.substring(at).strip(), tokens, most, parts);
  }

  private static int boundary(String text) {
    int middle = text.length() / 2;
    for (Pattern pattern : BOUNDARIES) {
      int best = -1;
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        int at = matcher.start();
        if (at >= text.length() * MARGIN
            && at <= text.length() * (1 - MARGIN)
            && (best < 0 || Math.abs(at - middle) < Math.abs(best - middle))) {
          best = at;
        }
      }
      if (best > 0) {
        return best;
      }
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int at = characters.preceding(middle + 1);
    if (at <= 0) {
      at = characters.following(middle);
    }
    return at;
  }
}
