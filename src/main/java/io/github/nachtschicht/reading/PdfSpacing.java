package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfGlyphs.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes words again of letters that are spaced out. */
final class PdfSpacing {

  /** Single letters in a row with even gaps that are a word spaced out. */
  private static final int SPACED_LETTERS = 4;

  /** Words less than this many times as far apart as letters are no other than these. */
  private static final double NEAR = 1.4;

  private static final Pattern VOWEL = Pattern.compile("(?i)[aeiouyäöü]", Pattern.UNICODE_CASE);

  private PdfSpacing() {}

  /** "S p e r r u n g" is one word: single letters with even gaps between them. */
  static List<List<Glyph>> joined(List<List<Glyph>> words) {
    int[] ends = new int[words.size()];
    double spacing = 0;
    for (int i = 0; i < words.size(); i = ends[i]) {
      ends[i] = endOfSpaced(words, i);
      if (ends[i] - i >= SPACED_LETTERS && !areLabels(words, i, ends[i])) {
        spacing = Math.max(spacing, gap(words, i + 1));
      }
    }
    List<List<Glyph>> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i = ends[i]) {
      // a short word is spaced out if a long one beside it is, and as far
      boolean word =
          ends[i] - i > 1
              && spacing > 0
              && Math.abs(gap(words, i + 1) - spacing) < 0.4 * spacing
              && !areLabels(words, i, ends[i]);
      if (word || ends[i] - i == 1) {
        List<Glyph> all = new ArrayList<>();
        words.subList(i, ends[i]).forEach(all::addAll);
        joined.add(all);
      } else {
        joined.addAll(words.subList(i, ends[i]));
      }
    }
    return joined;
  }

  /** Where single letters that stand evenly end; a comma or full stop may be the last. */
  private static int endOfSpaced(List<List<Glyph>> words, int start) {
    int end = start + 1;
    if (!isLetter(words.get(start))) {
      return end;
    }
    double least = Double.MAX_VALUE;
    double most = 0;
    while (end < words.size() && words.get(end).size() <= 2) {
      double gap = gap(words, end);
      if (gap > 1.2 * words.get(end).get(0).size() || gap > 1.7 * least || gap < most / 1.7) {
        break;
      }
      boolean letter = isLetter(words.get(end));
      if (!letter && !isPunctuation(words.get(end))) {
        break;
      }
      least = Math.min(least, gap);
      most = Math.max(most, gap);
      end++;
      if (!letter) {
        break;
      }
    }
    // the last letter belongs to what follows if that stands nearer
    if (end - start == 2 && end < words.size() && gap(words, end) < gap(words, end - 1) / 1.7) {
      return start + 1;
    }
    return end;
  }

  /**
   * Whether single letters are words of their own, as over the columns of a table or in "Typ A B C
   * D": they count up, are the same sign or have no vowel; or they are capitals and stand no
   * further from their neighbours than from each other.
   */
  private static boolean areLabels(List<List<Glyph>> words, int start, int end) {
    StringBuilder all = new StringBuilder();
    words.subList(start, end).forEach(word -> all.append(word.get(0).text()));
    String letters = all.toString().replaceAll("[^\\p{L}]", "");
    int ups = 0;
    for (int i = 1; i < letters.length(); i++) {
      ups += letters.charAt(i) == letters.charAt(i - 1) + 1 ? 1 : 0;
    }
    if (letters.length() > 1
        && (ups == letters.length() - 1
            || letters.chars().distinct().count() == 1
            || !VOWEL.matcher(letters).find())) {
      return true;
    }
    double wide = NEAR * gap(words, start + 1);
    return letters.equals(letters.toUpperCase(Locale.ROOT))
        && (start > 0 && gap(words, start) < wide || end < words.size() && gap(words, end) < wide);
  }

  private static boolean isPunctuation(List<Glyph> word) {
    return word.size() == 1 && ".,;:!?".contains(word.get(0).text());
  }

  private static double gap(List<List<Glyph>> words, int i) {
    List<Glyph> before = words.get(i - 1);
    Glyph last = before.get(before.size() - 1);
    return words.get(i).get(0).x() - last.x() - last.width();
  }

  private static boolean isLetter(List<Glyph> word) {
    // the last letter may carry its punctuation
    return word.size() <= 2
        && Character.isLetter(word.get(0).text().codePointAt(0))
        && word.get(0).text().length() == 1
        && (word.size() == 1 || ".,;:!?-)“".contains(word.get(1).text()));
  }
}
