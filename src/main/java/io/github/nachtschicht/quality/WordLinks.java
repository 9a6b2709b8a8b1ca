package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TokenScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The content words of a sentence and of its translation, which of them may stand for each other,
 * and how sure the model was of the English ones.
 */
final class WordLinks {

  /** Most content words of a side that are looked at: none of a usual sentence is left out. */
  private static final int MOST = 300;

  /** A word left untranslated was seen so often, and is translated in this share of places. */
  private static final int LEFT_COUNT = 8;

  private static final double LEFT_SHARE = 0.7;

  /** Its likeliest translation has this probability, and it itself, as one, less than this. */
  private static final double LEFT_BEST = 0.3;

  private static final double LEFT_LINK = 0.05;

  /** Fewest pairs of words whose order says something. */
  private static final int ORDERED = 8;

  /** Least probability of a link whose order is looked at. */
  private static final double SURE = 0.05;

  /**
   * From this share of the mean distance of neighbours in a random order on, and up to this share
   * of neighbours that are neighbours in German too, the order is no order.
   */
  private static final double APART = 0.8;

  private static final double TOGETHER = 0.25;

  private final WordLexicon lexicon;
  private final List<Word> german = new ArrayList<>();
  private final List<Word> english = new ArrayList<>();
  private final double[][] link;
  private final boolean[][] kept;
  private final double mean;

  /** A content word of one side. */
  static final class Word {
    final Token token;
    final int stem;
    final int[] parts;
    final String plain;
    final List<String> plainParts;
    final boolean first;
    int partner = -1;
    double best;
    boolean kept;
    double lowest;
    double sum;
    double start;
    int tokens;
    double agreement = 1;

    Word(Token token, int stem, int[] parts, List<String> plainParts, boolean first) {
      this.token = token;
      this.stem = stem;
      this.parts = parts;
      this.plain = Alignment.plain(token.text());
      this.plainParts = plainParts;
      this.first = first;
    }

    boolean isMissing() {
      return !kept && best < WordLexicon.LINKED;
    }
  }

  WordLinks(TokenizedText source, TokenizedText target, TokenScores scores) {
    this(source, target, scores, WordLexicon.standard());
  }

  WordLinks(TokenizedText source, TokenizedText target, TokenScores scores, WordLexicon lexicon) {
    this.lexicon = lexicon;
    boolean first = true;
    for (Token token : source.tokens()) {
      if (token.isGermanContent() && german.size() < MOST) {
        List<String> parts = lexicon.parts(token.lower());
        int[] numbers = new int[parts.size()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = lexicon.germanNumber(Stems.german(parts.get(i)));
        }
        german.add(
            new Word(
                token,
                lexicon.germanNumber(Stems.german(token.lower())),
                numbers,
                parts.stream().map(Alignment::plain).toList(),
                first));
      }
      first &= !token.isWord();
    }
    first = true;
    boolean sections = source.text().indexOf('§') >= 0; // no word, and right as one
    for (Token token : target.tokens()) {
      boolean sign = sections && token.lower().matches("sections?");
      if (token.isEnglishContent() && !sign && english.size() < MOST) {
        Word word =
            new Word(
                token,
                lexicon.englishNumber(Stems.english(token.lower())),
                new int[0],
                List.of(),
                first);
        score(word, scores);
        english.add(word);
      }
      first &= !token.isWord();
    }
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      sum -= scores.logProbability(i);
    }
    mean = sum / Math.max(1, scores.size());
    link = new double[german.size()][english.size()];
    kept = new boolean[german.size()][english.size()];
    link();
  }

  /** Costs of a word's tokens: negative log-probabilities. */
  private static void score(Word word, TokenScores scores) {
    int low = 0;
    int high = scores.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores.end(middle) <= word.token.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < scores.size() && scores.start(i) < word.token.end(); i++) {
      double cost = -scores.logProbability(i);
      word.start = word.tokens == 0 ? cost : word.start;
      word.lowest = Math.max(word.lowest, cost);
      word.sum += cost;
      word.tokens++;
      word.agreement = Math.min(word.agreement, scores.agreement(i));
    }
  }

  private void link() {
    for (int g = 0; g < link.length; g++) {
      Word left = german.get(g);
      for (int e = 0; e < link[g].length; e++) {
        Word right = english.get(e);
        double value = lexicon.link(left.stem, right.stem);
        for (int part : left.parts) {
          value = Math.max(value, lexicon.link(part, right.stem));
        }
        kept[g][e] = isKept(left, right);
        link[g][e] = kept[g][e] ? 1 : value;
        left.kept |= kept[g][e];
        right.kept |= kept[g][e];
        if (link[g][e] > left.best) {
          left.best = link[g][e];
          left.partner = e;
        }
        if (link[g][e] > right.best) {
          right.best = link[g][e];
          right.partner = g;
        }
      }
    }
  }

  private static boolean isKept(Word left, Word right) {
    if (Alignment.isVariant(left.plain, right.plain, left.token.isAllCaps())) {
      return true;
    }
    for (String part : left.plainParts) {
      if (part.length() > 4 && Alignment.isVariant(part, right.plain, false)) {
        return true;
      }
    }
    return false;
  }

  /** Number of the German word that most probably stands behind an English one, or -1. */
  int partnerOfEnglish(int e) {
    return english.get(e).best >= WordLexicon.LINKED ? english.get(e).partner : -1;
  }

  /** The greater probability that the two words translate each other; 1 if the word is kept. */
  double link(int g, int e) {
    return link[g][e];
  }

  /**
   * Whether an English word is a German one left as it is: no English word, no name that is usually
   * kept, and there is a usual translation.
   */
  boolean isLeft(int e) {
    Word word = english.get(e);
    if (!word.kept
        || WordLists.isEnglish(word.token.lower())
        || !WordLists.isGerman(word.token.lower())) {
      return false;
    }
    for (Word left : german) {
      if (left.plain.equals(word.plain)) {
        return lexicon.germanCount(left.stem) >= LEFT_COUNT
            && lexicon.germanShare(left.stem) >= LEFT_SHARE
            && lexicon.best(left.stem) >= LEFT_BEST
            && lexicon.link(left.stem, word.stem) < LEFT_LINK;
      }
    }
    return false;
  }

  /**
   * Whether the English words stand in no order: what stands side by side in a translation mostly
   * does so in the German sentence, too. False of short sentences.
   */
  boolean isShuffled() {
    List<Integer> partners = new ArrayList<>();
    for (int e = 0; e < english.size(); e++) {
      int g = english.get(e).partner;
      if (g >= 0 && isOnly(g, e)) {
        partners.add(g);
      }
    }
    int size = partners.size();
    List<Integer> sorted = partners.stream().sorted().toList();
    double sum = 0;
    int together = 0;
    for (int i = 1; i < size; i++) {
      int distance =
          Math.abs(
              Collections.binarySearch(sorted, partners.get(i))
                  - Collections.binarySearch(sorted, partners.get(i - 1)));
      sum += distance;
      together += distance == 1 ? 1 : 0;
    }
    return size >= ORDERED
        && sum >= APART * (size - 1) * (size + 1) / 3
        && together <= TOGETHER * (size - 1);
  }

  /** Whether two words stand for each other for sure, and for no other word as well. */
  private boolean isOnly(int g, int e) {
    boolean only = link[g][e] >= SURE;
    for (int other = 0; only && other < english.size(); other++) {
      only = other == e || link[g][other] < link[g][e];
    }
    for (int other = 0; only && other < german.size(); other++) {
      only = other == g || link[other][e] < link[g][e];
    }
    return only;
  }

  /** Where a word stands, from 0 to 1. */
  private static double place(int index, int size) {
    return size < 2 ? 0.5 : index / (size - 1.0);
  }

  /** How far apart in their sentences a German and an English word stand, 0 to 1. */
  double shift(int g, int e) {
    return Math.abs(place(g, german.size()) - place(e, english.size()));
  }

  WordLexicon lexicon() {
    return lexicon;
  }

  /** The German content words, in order. */
  List<Word> german() {
    return german;
  }

  /** The English content words, in order. */
  List<Word> english() {
    return english;
  }

  /** Mean cost of the translation's tokens: negative log-probability, 0 or more. */
  double mean() {
    return mean;
  }
}
