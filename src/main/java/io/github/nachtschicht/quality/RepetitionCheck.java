package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TranslationNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No word or phrase stands twice in a row, and no long phrase twice in the sentence, unless the
 * German sentence repeats itself too.
 */
final class RepetitionCheck implements QualityCheck {

  /** Longest phrase whose immediate repetition is looked for, in words. */
  private static final int LONGEST = 12;

  /** Length of a phrase that may not come back anywhere in the sentence, in words. */
  private static final int FAR = 5;

  /** Words English may write twice. */
  private static final Set<String> TWICE =
      Set.of(
          "that", "had", "very", "so", "is", "was", "no", "yes", "many", "much", "more", "really",
          "far", "long", "never", "ha", "bye", "you", "her", "in", "on", "up", "it", "what", "who",
          "do", "did", "go", "again", "well", "hey", "oh", "ho", "la", "knock", "there", "now");

  @Override
  public String name() {
    return "repetition";
  }

  @Override
  public List<String> check(SentencePair pair) {
    List<String> target = words(pair.target());
    String phrase = repeated(target);
    if (phrase != null && repeated(words(pair.source())) == null) {
      return List.of("the translation repeats \"" + phrase + "\"");
    }
    if (pair.has(TranslationNote.REPETITION)) {
      return List.of("the model repeated itself, and no other setting helped");
    }
    return List.of();
  }

  private static List<String> words(TokenizedText text) {
    List<String> words = new ArrayList<>();
    for (Token token : text.tokens()) {
      if (token.kind() != Token.Kind.MARK || token.isMark(',')) {
        words.add(token.lower());
      }
    }
    return words;
  }

  private static @org.jspecify.annotations.Nullable String repeated(List<String> words) {
    for (int n = Math.min(LONGEST, words.size() / 2); n >= 1; n--) {
      int same = 0;
      for (int i = 0; i + n < words.size(); i++) {
        same = words.get(i).equals(words.get(i + n)) ? same + 1 : 0;
        if (same == n && !(n == 1 && mayStandTwice(words.get(i)))) {
          return String.join(" ", words.subList(i - n + 1, i + 1));
        }
      }
    }
    Map<List<String>, Integer> seen = new HashMap<>();
    for (int i = 0; i + FAR <= words.size(); i++) {
      List<String> phrase = words.subList(i, i + FAR);
      Integer before = seen.putIfAbsent(List.copyOf(phrase), i);
      if (before != null && i - before >= FAR) {
        return String.join(" ", phrase);
      }
    }
    return null;
  }

  private static boolean mayStandTwice(String word) {
    return word.length() == 1 || TWICE.contains(word) || Character.isDigit(word.charAt(0));
  }
}
