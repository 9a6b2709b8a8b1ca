package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.WordLinks.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What speaks for a word of a translation being wrong, and for a German word not being translated:
 * whether a word of the other side accounts for it, how sure the model was of it, how usual it is,
 * and what stands beside it.
 */
final class DoubtEvidence {

  /** Names of what is known only if the model said how sure it was. */
  static final Set<String> OF_THE_MODEL =
      Set.of(
          "lowest",
          "sum",
          "first",
          "tokens",
          "agreement",
          "mean",
          "below-mean",
          "before",
          "behind",
          "unexplained-lowest",
          "lowest-near",
          "lowest-unexplained",
          "partner-lowest",
          "partner-agreement");

  private static final double LEAST = 1e-3;

  /** How far apart two words may stand to be near, as a share of the sentence. */
  private static final double NEAR = 0.25;

  private final WordLinks links;
  private final WordLexicon lexicon;
  private final List<Word> german;
  private final List<Word> english;

  DoubtEvidence(WordLinks links) {
    this.links = links;
    this.lexicon = links.lexicon();
    this.german = links.german();
    this.english = links.english();
  }

  private static double cost(double probability) {
    return -Math.log(Math.max(probability, LEAST));
  }

  /** What is seen of an English word. */
  Features english(int e) {
    Word word = english.get(e);
    double toEnglish = 0;
    double toGerman = 0;
    double mass = 0;
    double letters = 0;
    double byPart = 0;
    int missing = 0;
    double missingNear = 0;
    for (int g = 0; g < german.size(); g++) {
      Word left = german.get(g);
      toEnglish = Math.max(toEnglish, lexicon.english(left.stem, word.stem));
      toGerman = Math.max(toGerman, lexicon.german(left.stem, word.stem));
      mass += lexicon.german(left.stem, word.stem);
      for (int part : left.parts) {
        toEnglish = Math.max(toEnglish, lexicon.english(part, word.stem));
        toGerman = Math.max(toGerman, lexicon.german(part, word.stem));
        mass += lexicon.german(part, word.stem);
      }
      letters = Math.max(letters, letters(left.plain, word.plain));
      if (left.isMissing()) {
        missing++;
        double near = Math.max(0, 1 - links.shift(g, e) / NEAR);
        missingNear = Math.max(missingNear, near * (0.1 + lexicon.germanShare(left.stem)));
      }
    }
    double rivals = 0;
    double shift = 1;
    double partnerCount = -1;
    double usual = 0;
    if (word.partner >= 0) {
      Word left = german.get(word.partner);
      for (int other = 0; other < english.size(); other++) {
        if (other != e && english.get(other).stem != word.stem) {
          rivals = Math.max(rivals, links.link(word.partner, other));
        }
      }
      rivals = Math.min(3, rivals / Math.max(LEAST, word.best));
      shift = links.shift(word.partner, e);
      partnerCount = Math.log(1 + lexicon.germanCount(left.stem));
      double whole = lexicon.link(left.stem, word.stem);
      byPart = word.kept ? 0 : whole >= word.best ? 1 : 2;
      usual = lexicon.english(left.stem, word.stem) / Math.max(LEAST, lexicon.best(left.stem));
    }
    int again = 0;
    int unexplained = 0;
    double lowest = 0;
    for (int other = 0; other < english.size(); other++) {
      again += other != e && english.get(other).plain.equals(word.plain) ? 1 : 0;
      if (english.get(other).isMissing()) {
        unexplained++;
        lowest = Math.max(lowest, english.get(other).lowest);
      }
    }
    Features features = new Features();
    features.add("link", word.kept ? 0 : cost(word.best));
    features.add("to-english", cost(toEnglish));
    features.add("to-german", cost(toGerman));
    features.add("mass", Math.min(1.5, mass));
    features.add("kept", word.kept);
    features.add("lowest", word.lowest);
    features.add("sum", word.sum);
    features.add("first", word.start);
    features.add("tokens", word.tokens);
    features.add("agreement", word.agreement);
    features.add("count", Math.log(1 + lexicon.englishCount(word.stem)));
    features.add("share", lexicon.englishShare(word.stem));
    features.add("capital", word.token.isCapitalised() ? word.first ? 1 : 2 : 0);
    features.add("known", WordLists.isEnglish(word.token.lower()));
    features.add("missing", Math.min(6, missing));
    features.add("missing-near", missingNear);
    features.add("rivals", rivals);
    features.add("mean", links.mean());
    features.add("below-mean", word.lowest - links.mean());
    features.add("before", e == 0 ? 0 : english.get(e - 1).lowest);
    features.add("behind", e + 1 == english.size() ? 0 : english.get(e + 1).lowest);
    features.add("german", WordLists.isGerman(word.token.lower()));
    features.add("length", Math.min(20, word.plain.length()));
    features.add("words", Math.min(40, english.size()));
    features.add("unexplained", Math.min(6, unexplained));
    features.add("unexplained-lowest", lowest);
    features.add("by-part", byPart);
    features.add("partner-count", partnerCount);
    features.add("shift", shift);
    features.add("letters", letters);
    features.add("again", Math.min(3, again));
    features.add("usual", usual);
    return features;
  }

  /** What is seen of a German word. */
  Features german(int g) {
    Word word = german.get(g);
    double toEnglish = 0;
    double toGerman = 0;
    double letters = 0;
    double unexplainedNear = 0;
    double lowestNear = 0;
    double lowest = 0;
    int unexplained = 0;
    double[] parts = new double[word.parts.length];
    for (int e = 0; e < english.size(); e++) {
      Word right = english.get(e);
      toEnglish = Math.max(toEnglish, lexicon.english(word.stem, right.stem));
      toGerman = Math.max(toGerman, lexicon.german(word.stem, right.stem));
      for (int p = 0; p < parts.length; p++) {
        toEnglish = Math.max(toEnglish, lexicon.english(word.parts[p], right.stem));
        toGerman = Math.max(toGerman, lexicon.german(word.parts[p], right.stem));
        boolean same =
            word.plainParts.get(p).length() > 4
                && Alignment.isVariant(word.plainParts.get(p), right.plain, false);
        parts[p] = Math.max(parts[p], same ? 1 : lexicon.link(word.parts[p], right.stem));
      }
      letters = Math.max(letters, letters(word.plain, right.plain));
      if (right.isMissing()) {
        unexplained++;
        lowest = Math.max(lowest, right.lowest);
        double near = Math.max(0, 1 - links.shift(g, e) / NEAR);
        unexplainedNear = Math.max(unexplainedNear, near * lexicon.englishShare(right.stem));
        lowestNear = Math.max(lowestNear, near * right.lowest);
      }
    }
    int missing = 0;
    int again = 0;
    for (Word other : german) {
      missing += other.isMissing() ? 1 : 0;
      again += other != word && other.plain.equals(word.plain) ? 1 : 0;
    }
    double partnerTaken = 0;
    double partnerLowest = 0;
    double partnerAgreement = 1;
    if (word.partner >= 0) {
      Word right = english.get(word.partner);
      partnerLowest = right.lowest;
      partnerAgreement = right.agreement;
      for (int other = 0; other < german.size(); other++) {
        if (other != g && german.get(other).stem != word.stem) {
          partnerTaken = Math.max(partnerTaken, links.link(other, word.partner));
        }
      }
      partnerTaken = Math.min(3, partnerTaken / Math.max(LEAST, word.best));
    }
    Features features = new Features();
    features.add("link", word.kept ? 0 : cost(word.best));
    features.add("to-english", cost(toEnglish));
    features.add("to-german", cost(toGerman));
    features.add("kept", word.kept);
    features.add("count", Math.log(1 + lexicon.germanCount(word.stem)));
    features.add("share", lexicon.germanShare(word.stem));
    features.add("usual", lexicon.best(word.stem));
    features.add("capital", word.token.isCapitalised() ? word.first ? 1 : 2 : 0);
    features.add("length", Math.min(30, word.plain.length()));
    features.add("parts", word.parts.length);
    features.add("worst-part", cost(Arrays.stream(parts).min().orElse(1)));
    features.add("words", Math.min(40, german.size()));
    features.add("missing", Math.min(6, missing));
    features.add("unexplained", Math.min(6, unexplained));
    features.add("unexplained-near", unexplainedNear);
    features.add("lowest-near", lowestNear);
    features.add("lowest-unexplained", lowest);
    features.add("partner-lowest", partnerLowest);
    features.add("partner-agreement", partnerAgreement);
    features.add("partner-taken", partnerTaken);
    features.add("mean", links.mean());
    features.add("letters", letters);
    features.add("opening", word.first);
    features.add("again", Math.min(3, again));
    return features;
  }

  /** Length of the common beginning, as a share of the longer word. */
  private static double letters(String one, String other) {
    int longer = Math.max(1, Math.max(one.length(), other.length()));
    return Alignment.commonStart(one, other) / (double) longer;
  }
}
