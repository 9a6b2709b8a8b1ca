package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A translation of several sentences does not lose one. People split and join sentences, so a
 * different count alone says nothing: {@link SentenceEvidence} weighs how much of each sentence has
 * a counterpart, and the length.
 */
final class SentenceCountCheck implements QualityCheck {

  private static final LogisticModel LOST = LogisticModel.read("sentence-lost.bin");
  private static final LogisticModel ADDED = LogisticModel.read("sentence-added.bin");

  /** Probabilities from which a lost or added sentence is reported. */
  private static final double LOST_FROM = 0.95;

  private static final double ADDED_FROM = 0.5;

  // the mark first, which is seldom and quickly told
  private static final Pattern END =
      Pattern.compile(
          "(?s)(?=[!?….])(?<=.)(?:[!?…]|(?<=\\p{javaLetter}{2}\\p{javaLowerCase}|[^\\p{javaLetterOrDigit}])\\.)"
              + "[\"“”»«’')]*+\\p{javaWhitespace}(?=[\"“”„»«‘'(]*+\\p{javaUpperCase})");

  /** German and English words a full stop behind which ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      new WordTable(SentenceCountCheck.class, "check-words.txt").set("abbreviation");

  @Override
  public List<String> check(SentencePair pair) {
    List<Integer> starts = starts(pair.source());
    int german = starts.size();
    int english = starts(pair.target()).size();
    if (english < german
        && LOST.probability(SentenceEvidence.ofLost(pair, starts, english)) >= LOST_FROM) {
      return List.of(
          "the translation has %s of %s sentences; one seems to be missing"
              .formatted(english, german));
    }
    if (english > german
        && ADDED.probability(SentenceEvidence.ofAdded(pair, german, english)) >= ADDED_FROM) {
      return List.of(
          "the translation has " + english + " sentences for " + german + ", and is long");
    }
    return List.of();
  }

  /** Features of a sentence that may be lost, or null if the translation has as many. */
  static @Nullable HashedFeatures lostFeatures(SentencePair pair) {
    List<Integer> german = starts(pair.source());
    int english = starts(pair.target()).size();
    return english < german.size() ? SentenceEvidence.ofLost(pair, german, english) : null;
  }

  /** Features of a sentence that may be added, or null if the translation has no more. */
  static @Nullable HashedFeatures addedFeatures(SentencePair pair) {
    int german = starts(pair.source()).size();
    int english = starts(pair.target()).size();
    return english > german ? SentenceEvidence.ofAdded(pair, german, english) : null;
  }

  /** The indices of the tokens sentences begin with. */
  private static List<Integer> starts(TokenizedText text) {
    List<Integer> offsets = offsets(text.text());
    List<Integer> starts = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < text.tokens().size() && next < offsets.size(); i++) {
      if (text.tokens().get(i).start() >= offsets.get(next)) {
        starts.add(i);
        next++;
      }
    }
    return starts;
  }

  /**
   * Where sentences begin: at the first character, and behind final marks before a space and a
   * capital or quotation mark.
   */
  private static List<Integer> offsets(String text) {
    String stripped = text.stripTrailing();
    List<Integer> offsets = new ArrayList<>();
    if (!stripped.isEmpty()) {
      offsets.add(0);
    }
    Matcher end = END.matcher(stripped);
    while (end.find()) {
      if (!isAbbreviation(stripped, end.start())) {
        offsets.add(end.end());
      }
    }
    return offsets;
  }

  private static boolean isAbbreviation(String text, int stop) {
    int from = stop;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return text.charAt(stop) == '.'
        && ABBREVIATIONS.contains(text.substring(from, stop).toLowerCase(Locale.ROOT));
  }
}
