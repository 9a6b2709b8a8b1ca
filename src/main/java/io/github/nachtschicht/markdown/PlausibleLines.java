package io.github.nachtschicht.markdown;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether changed lines can be the sentences whose places they stand in. */
final class PlausibleLines {

  /** Characters by which a sentence may be longer or shorter than twice or half its translation. */
  private static final int SLACK = 20;

  /** Share of a sentence's words that makes a line look like that sentence. */
  private static final double MOST = 0.6;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private PlausibleLines() {}

  /**
   * Whether neighbouring changed lines can be taken one by one, though their words do not tell:
   * each ends as a sentence does, none is far too long or short for its sentence, none has the
   * numbers of another, and none has most words of another's translation as it was written. The
   * last tells when sentences were merged or divided.
   *
   * @param lines the English lines
   * @param german the German sentences, as many
   * @param words the words that each one's translation had, see {@link Checksums#words}
   */
  static boolean are(List<String> lines, List<String> german, List<String> words) {
    for (int i = 0; i < lines.size(); i++) {
      String source = german.get(i);
      String english = lines.get(i);
      if (EnglishText.endsAsSentence(source) && !EnglishText.endsAsSentence(english)
          || english.length() > 2 * source.length() + SLACK
          || source.length() > 2 * english.length() + SLACK) {
        return false;
      }
      Set<String> own = numbers(source);
      String sketch = Checksums.words(english);
      for (int k = 0; k < lines.size(); k++) {
        if (k == i) {
          continue;
        }
        Set<String> others = numbers(german.get(k));
        others.removeAll(own);
        others.retainAll(numbers(english));
        String written = words.get(k);
        double shared = share(written, sketch);
        boolean taken = shared >= MOST && shared >= share(written, Checksums.words(lines.get(k)));
        if (!others.isEmpty() || taken) {
          return false;
        }
      }
    }
    return true;
  }

  /** How many of some words, from 0 to 1, are among others; each counts as often as it is there. */
  private static double share(String words, String others) {
    if (words.isEmpty()) {
      return 0;
    }
    StringBuilder left = new StringBuilder(others);
    int found = 0;
    for (int i = 0; i < words.length(); i++) {
      int at = left.indexOf(words.substring(i, i + 1));
      if (at >= 0) {
        left.deleteCharAt(at);
        found++;
      }
    }
    return (double) found / words.length();
  }

  private static Set<String> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
