package io.github.nachtschicht.quality;

/**
 * Cuts inflection off words so that a lexicon needs one entry for all forms of a word. The results
 * are keys, not words: they are only compared with each other.
 */
final class Stems {

  /** Longest word that is cut, in UTF-16 units. */
  private static final int LONGEST = 60;

  private Stems() {}

  /**
   * The stem of a German word in lower case, after CISTEM (Weissweiler and Fraser, 2017): umlauts
   * lose their dots, {@code ge-} and the endings {@code em, er, nd, e, n, s, t} fall off while more
   * than three letters are left.
   */
  static String german(String lower) {
    if (lower.length() > LONGEST) {
      return lower;
    }
    String stem = lower.replace('ä', 'a').replace('ö', 'o').replace('ü', 'u').replace("ß", "ss");
    if (stem.length() >= 6 && stem.startsWith("ge")) {
      stem = stem.substring(2);
    }
    int end = stem.length();
    while (end > 3) {
      char last = stem.charAt(end - 1);
      char before = stem.charAt(end - 2);
      if (end > 5
          && (before == 'e' && (last == 'm' || last == 'r') || before == 'n' && last == 'd')) {
        end -= 2;
      } else if (last == 'e' || last == 'n' || last == 's' || last == 't') {
        end--;
      } else {
        break;
      }
    }
    return stem.substring(0, end);
  }

  /**
   * The stem of an English word in lower case: without {@code 's, -s, -es, -ed, -ing, -ly} and a
   * final {@code e}, {@code -y} as {@code -i}, British endings as American ones.
   */
  static String english(String lower) {
    if (lower.length() > LONGEST) {
      return lower;
    }
    String stem = lower;
    int apostrophe = stem.indexOf('\'');
    if (apostrophe > 1) {
      stem = stem.substring(0, apostrophe);
    }
    if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    stem = without(stem, "ly");
    String cut = without(without(stem, "ing"), "ed");
    if (cut.length() < stem.length()) {
      int end = cut.length();
      boolean doubled =
          cut.charAt(end - 1) == cut.charAt(end - 2) && "ls".indexOf(cut.charAt(end - 1)) < 0;
      stem = doubled ? cut.substring(0, end - 1) : cut;
    }
    if (stem.length() > 3 && stem.endsWith("e")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    if (stem.length() > 2 && stem.endsWith("y")) {
      stem = stem.substring(0, stem.length() - 1) + "i";
    }
    if (stem.endsWith("our") && stem.length() > 4) {
      stem = stem.substring(0, stem.length() - 2) + "r";
    } else if (stem.endsWith("is") && stem.length() > 4) {
      stem = stem.substring(0, stem.length() - 1) + "z";
    } else if (stem.endsWith("tr")) {
      stem = stem.substring(0, stem.length() - 1) + "er";
    }
    return stem;
  }

  private static String without(String word, String ending) {
    return word.length() >= ending.length() + 3 && word.endsWith(ending)
        ? word.substring(0, word.length() - ending.length())
        : word;
  }
}
