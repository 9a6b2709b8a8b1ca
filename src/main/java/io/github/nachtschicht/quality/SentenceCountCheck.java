package io.github.nachtschicht.quality;

import java.util.List;

/**
 * A translation of several sentences does not lose one. People split and join sentences, so a
 * different count alone says nothing: the translation must be shorter or longer too.
 */
final class SentenceCountCheck implements QualityCheck {

  @Override
  public String name() {
    return "sentence-count";
  }

  @Override
  public List<String> check(SentencePair pair) {
    int german = sentences(pair.source().text());
    int english = sentences(pair.target().text());
    double deviation = LengthRatioCheck.deviation(pair);
    if (english < german && deviation < -1.6) {
      return List.of(
          "the translation has " + english + " of " + german + " sentences, and is short");
    }
    if (english > german && deviation > 2.2) {
      return List.of(
          "the translation has " + english + " sentences for " + german + ", and is long");
    }
    return List.of();
  }

  /** Counts final marks before a space and a capital or quotation mark, and the last sentence. */
  private static int sentences(String text) {
    String stripped = text.strip();
    int count = stripped.isEmpty() ? 0 : 1;
    for (int i = 1; i + 2 < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c != '.' && c != '!' && c != '?' && c != '…') {
        continue;
      }
      int next = i + 1;
      while (next < stripped.length() && "\"“”»«’')".indexOf(stripped.charAt(next)) >= 0) {
        next++;
      }
      boolean space = next < stripped.length() && Character.isWhitespace(stripped.charAt(next));
      int begin = next + 1;
      while (begin < stripped.length() && "\"“”„»«‘'(".indexOf(stripped.charAt(begin)) >= 0) {
        begin++;
      }
      boolean capital = begin < stripped.length() && Character.isUpperCase(stripped.charAt(begin));
      boolean wordBefore =
          c != '.'
              || i >= 3
                  && Character.isLowerCase(stripped.charAt(i - 1))
                  && Character.isLetter(stripped.charAt(i - 2))
                  && Character.isLetter(stripped.charAt(i - 3))
              || !Character.isLetterOrDigit(stripped.charAt(i - 1));
      if (space && capital && wordBefore) {
        count++;
      }
    }
    return count;
  }
}
