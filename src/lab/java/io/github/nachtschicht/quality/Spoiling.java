package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Puts an error into good translations: leaves a content word out, puts another in its place, or
 * misspells it. The same translations in the same order are spoilt in the same way.
 */
final class Spoiling {

  private static final long SEED = 7;

  /** Fewest content words of a sentence that is spoilt. */
  private static final int FEWEST = 4;

  /** Shortest word that is misspelt. */
  private static final int SHORTEST = 5;

  private final Random random = new Random(SEED);

  /** Content words of the translations so far. */
  private final List<String> words = new ArrayList<>();

  /**
   * A spoilt translation.
   *
   * @param start where the wrong word begins
   * @param end behind it; {@code start} if a word was left out
   */
  record Spoilt(String text, int start, int end) {}

  /** A spoilt translation; null for one in four, and where it cannot be spoilt. */
  @Nullable Spoilt spoil(String good) {
    List<Token> content =
        TokenizedText.of(good).tokens().stream().filter(Token::isEnglishContent).toList();
    content.forEach(word -> words.add(word.text()));
    if (content.size() < FEWEST) {
      return null;
    }
    Token word = content.get(random.nextInt(content.size()));
    String wrong;
    switch (random.nextInt(4)) {
      case 0 -> wrong = "";
      case 1 -> wrong = words.get(random.nextInt(words.size()));
      case 2 -> wrong = misspelt(word.text());
      default -> wrong = word.text();
    }
    if (wrong.equals(word.text())) {
      return null;
    }
    return new Spoilt(
        good.substring(0, word.start()) + wrong + good.substring(word.end()),
        word.start(),
        word.start() + wrong.length());
  }

  /** Two letters exchanged or one left out; the word itself if it is short or becomes another. */
  private String misspelt(String word) {
    if (word.length() < SHORTEST) {
      return word;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    String exchanged = random.nextBoolean() ? "" : "" + word.charAt(at + 1) + word.charAt(at);
    String wrong =
        word.substring(0, at)
            + (exchanged.isEmpty() ? word.substring(at + 1) : exchanged + word.substring(at + 2));
    return WordLists.isEnglish(wrong.toLowerCase(Locale.ROOT)) ? word : wrong;
  }
}
