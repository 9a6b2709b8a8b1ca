package io.github.nachtschicht.quality;

import java.util.List;
import java.util.Set;

/**
 * A German sentence that ends with a full stop, question mark or exclamation mark has a translation
 * that ends with one; otherwise the translation was probably cut off.
 */
final class EndingCheck implements QualityCheck {

  private static final String FINAL = ".!?…;:。";
  private static final Set<String> OPEN =
      Set.of(
          "the", "a", "an", "of", "and", "or", "to", "in", "for", "with", "that", "which", "who",
          "is", "are", "was", "were", "by", "at", "from", "as", "his", "her", "its", "their", "on",
          "has", "have", "had", "will", "would", "be", "been", "because", "but", "this", "my");

  private static final String BEHIND = "\"'“”„‟«»‘’‚)]}*_ \u00a0";

  @Override
  public String name() {
    return "cut-off";
  }

  @Override
  public List<String> check(SentencePair pair) {
    char source = last(pair.source().text());
    if (".!?".indexOf(source) < 0) {
      return List.of();
    }
    char target = last(pair.target().text());
    if (target == 0 || FINAL.indexOf(target) >= 0) {
      return List.of();
    }
    if (LengthRatioCheck.deviation(pair) > 0.3 && !endsOpen(pair.target())) {
      return List.of();
    }
    return List.of("the translation ends without a final mark; it may be cut off");
  }

  /** Whether the last word cannot end a sentence. */
  private static boolean endsOpen(TokenizedText text) {
    List<Token> words = text.words();
    return !words.isEmpty() && OPEN.contains(words.get(words.size() - 1).lower());
  }

  /** The last character that is not a quotation mark, bracket or space; 0 if there is none. */
  private static char last(String text) {
    int i = text.length() - 1;
    while (i >= 0
        && (BEHIND.indexOf(text.charAt(i)) >= 0 || Character.isWhitespace(text.charAt(i)))) {
      i--;
    }
    return i < 0 ? 0 : text.charAt(i);
  }
}
