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

  /** Names of {@link #english}'s numbers, in order. */
  static final List<String> ENGLISH =
      List.of(
          "link",
          "to-english",
          "to-german",
          "mass",
          "kept",
          "lowest",
          "sum",
          "first",
          "tokens",
          "agreement",
          "count",
          "share",
          "capital",
          "known",
          "missing",
          "missing-near",
          "rivals",
          "mean",
          "below-mean",
          "before",
          "behind",
          "german",
          "length",
          "words",
          "unexplained",
          "unexplained-lowest",
          "by-part",
          "partner-count",
          "shift",
          "letters",
          "again",
          "usual");

  /** Names of {@link #german}'s numbers, in order. */
  static final List<String> GERMAN =
      List.of(
          "link",
          "to-english",
          "to-german",
          "kept",
          "count",
          "share",
          "usual",
          "capital",
          "length",
          "parts",
          "worst-part",
          "words",
          "missing",
          "unexplained",
          "unexplained-near",
          "lowest-near",
          "lowest-unexplained",
          "partner-lowest",
          "partner-agreement",
          "partner-taken",
          "mean",
          "letters",
          "opening",
          "again");

  /** Names of what is known only if the model said how sure it was. */
  private static final Set<String> OF_THE_MODEL =
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

  /** The names without what the model says. */
  static List<String> ofAnyModel(List<String> names) {
    return names.stream().filter(name -> !OF_THE_MODEL.contains(name)).toList();
  }

  /** The numbers without what the model says. */
  static float[] ofAnyModel(List<String> names, float[] numbers) {
    float[] left = new float[numbers.length];
    int n = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (!OF_THE_MODEL.contains(names.get(i))) {
        left[n++] = numbers[i];
      }
    }
    return Arrays.copyOf(left, n);
  }

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
  float[] english(int e) {
    Word word = english.get(e);
    double toEnglish = 0;
    double toGerman = 0;
    double mass = 0;
    double letters = 0;
    double byPart = 0;
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
    }
    int missing = 0;
    double missingNear = 0;
    for (int g = 0; g < german.size(); g++) {
      Word left = german.get(g);
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
    return numbers(
        word.kept ? 0 : cost(word.best),
        cost(toEnglish),
        cost(toGerman),
        Math.min(1.5, mass),
        word.kept ? 1 : 0,
        word.lowest,
        word.sum,
        word.start,
        word.tokens,
        word.agreement,
        Math.log(1 + lexicon.englishCount(word.stem)),
        lexicon.englishShare(word.stem),
        word.token.isCapitalised() ? word.first ? 1 : 2 : 0,
        WordLists.isEnglish(word.token.lower()) ? 1 : 0,
        Math.min(6, missing),
        missingNear,
        rivals,
        links.mean(),
        word.lowest - links.mean(),
        e == 0 ? 0 : english.get(e - 1).lowest,
        e + 1 == english.size() ? 0 : english.get(e + 1).lowest,
        WordLists.isGerman(word.token.lower()) ? 1 : 0,
        Math.min(20, word.plain.length()),
        Math.min(40, english.size()),
        Math.min(6, unexplained),
        lowest,
        byPart,
        partnerCount,
        shift,
        letters,
        Math.min(3, again),
        usual);
  }

  /** What is seen of a German word. */
  float[] german(int g) {
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
    double worstPart = 1;
    for (double part : parts) {
      worstPart = Math.min(worstPart, part);
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
    return numbers(
        word.kept ? 0 : cost(word.best),
        cost(toEnglish),
        cost(toGerman),
        word.kept ? 1 : 0,
        Math.log(1 + lexicon.germanCount(word.stem)),
        lexicon.germanShare(word.stem),
        lexicon.best(word.stem),
        word.token.isCapitalised() ? word.first ? 1 : 2 : 0,
        Math.min(30, word.plain.length()),
        word.parts.length,
        cost(worstPart),
        Math.min(40, german.size()),
        Math.min(6, missing),
        Math.min(6, unexplained),
        unexplainedNear,
        lowestNear,
        lowest,
        partnerLowest,
        partnerAgreement,
        partnerTaken,
        links.mean(),
        letters,
        word.first ? 1 : 0,
        Math.min(3, again));
  }

  /** Length of the common beginning, as a share of the longer word. */
  private static double letters(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int common = 0;
    while (common < most && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common / (double) Math.max(1, Math.max(one.length(), other.length()));
  }

  private static float[] numbers(double... values) {
    float[] numbers = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = (float) values[i];
    }
    return numbers;
  }
}
