package io.github.nachtschicht.markdown;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which English sentence of an edited paragraph belongs to which German one. Sentences that
 * were not changed are known by their checksum and hold the others in place.
 */
final class SentenceAligner {

  /** Most pieces of a paragraph whose lines were changed; larger ones are left alone. */
  private static final int MAX_PIECES = 400;

  /** Most pieces that could be one sentence, where a full stop was taken for an end. */
  private static final int MAX_PARTS = 8;

  /** Most characters in which sentences are looked for when lines were changed. */
  private static final int MAX_CHARS = 20_000;

  /** Characters by which a sentence may be longer or shorter than twice or half its translation. */
  private static final int SLACK = 20;

  /** Share of a sentence's words that makes a line look like that sentence. */
  private static final double MOST = 0.6;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final List<String> sources;
  private final List<String> checksums;
  private final List<String> words;
  private final List<Aligned> aligned = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * A sentence with its English.
   *
   * @param sentence index of the German sentence
   * @param text the English text
   * @param changed whether it is another than was written
   */
  record Aligned(int sentence, String text, boolean changed) {}

  /**
   * @param sources the German sentences
   * @param pairs what is known of each of them and of its translation as it was written
   */
  SentenceAligner(List<String> sources, List<Checksums.Pair> pairs) {
    this.sources = sources;
    this.checksums = pairs.stream().map(Checksums.Pair::english).toList();
    this.words = pairs.stream().map(Checksums.Pair::words).toList();
  }

  List<Aligned> aligned() {
    return aligned;
  }

  /** What could not be aligned, in plain English. */
  List<String> problems() {
    return problems;
  }

  /**
   * Finds sentences again that were not changed, by lines or, where these were changed, by trying.
   *
   * @return one text for each checksum, or an empty list if they are not all there and nothing else
   */
  static List<String> sources(List<String> lines, List<String> checksums) {
    if (lines.size() == checksums.size()) {
      boolean same = true;
      for (int i = 0; i < lines.size(); i++) {
        same &= Checksums.checksum(lines.get(i)).equals(checksums.get(i));
      }
      if (same) {
        return List.copyOf(lines);
      }
    }
    String text = Checksums.settle(String.join(" ", lines));
    if (text.length() > MAX_CHARS) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    int start = 0;
    for (String checksum : checksums) {
      int end = start;
      boolean matches = false;
      while (!matches && end < text.length()) {
        int space = text.indexOf(' ', end + 1);
        end = space < 0 ? text.length() : space;
        matches = Checksums.checksum(text.substring(start, end)).equals(checksum);
      }
      if (!matches) {
        return List.of();
      }
      found.add(text.substring(start, end));
      start = Math.min(end + 1, text.length());
    }
    return start == text.length() ? List.copyOf(found) : List.of();
  }

  void align(List<InlineLine> lines) {
    List<InlineLine> english = lines;
    int n = sources.size();
    if (english.size() == n + 1 && english.get(n).isOnlyLinks()) {
      english = english.subList(0, n);
    }
    if (english.isEmpty()) {
      problems.add("it has no English text any more");
      return;
    }
    List<String> asWritten =
        english.size() == n
            ? List.of()
            : sources(english.stream().map(InlineLine::text).toList(), checksums);
    if (!asWritten.isEmpty()) {
      for (int i = 0; i < n; i++) {
        aligned.add(new Aligned(i, asWritten.get(i), false));
      }
    } else if (english.size() == n) {
      alignLines(english);
    } else if (n == 1) {
      String whole = joined(english.stream().map(InlineLine::text).toList());
      boolean links = english.stream().anyMatch(InlineLine::hasLinks);
      decide(0, new InlineLine(whole, links ? "" : whole));
    } else {
      alignPieces(english);
    }
  }

  /** As many lines as sentences: a line is a sentence. */
  private void alignLines(List<InlineLine> lines) {
    int n = lines.size();
    boolean[] changed = new boolean[n];
    Set<String> changedBefore = new HashSet<>();
    for (int i = 0; i < n; i++) {
      changed[i] = !isUnchanged(i, lines.get(i));
      if (changed[i]) {
        changedBefore.add(checksums.get(i));
      }
    }
    for (int i = 0; i < n; i++) {
      if (changed[i] && changedBefore.contains(Checksums.checksum(lines.get(i).text()))) {
        problems.add("its English sentences changed places");
        return;
      }
    }
    int i = 0;
    while (i < n) {
      int end = i;
      while (changed[i] && end + 1 < n && changed[end + 1]) {
        end++;
      }
      if (changed[i] && !isPlausible(lines, i, end)) {
        problems.add(range(i, end) + " changed so much that it is not clear which is which");
      } else {
        for (int k = i; k <= end; k++) {
          decide(k, lines.get(k));
        }
      }
      i = end + 1;
    }
  }

  /** Other lines than were written: what was not changed is looked for, the rest lies between. */
  private void alignPieces(List<InlineLine> lines) {
    if (lines.stream().anyMatch(InlineLine::hasLinks)) {
      problems.add("its lines were changed, and links stand at the end of one");
      return;
    }
    List<String> pieces = pieces(joined(lines.stream().map(InlineLine::text).toList()));
    if (pieces.size() > MAX_PIECES || new HashSet<>(checksums).size() < checksums.size()) {
      problems.add("its lines were changed, so that it is not clear which sentence is which");
      return;
    }
    Map<String, Integer> sentenceOf = new HashMap<>();
    for (int i = 0; i < checksums.size(); i++) {
      sentenceOf.put(checksums.get(i), i);
    }
    // sentence -> first piece and end piece
    Map<Integer, int[]> places = new LinkedHashMap<>();
    int next = 0;
    for (int p = 0; p < pieces.size(); ) {
      int taken = 0;
      for (int parts = 1; parts <= MAX_PARTS && p + parts <= pieces.size(); parts++) {
        Integer sentence = sentenceOf.get(Checksums.checksum(joined(pieces.subList(p, p + parts))));
        if (sentence == null) {
          continue;
        }
        if (sentence < next) {
          problems.add("its English sentences changed places");
          return;
        }
        places.put(sentence, new int[] {p, p + parts});
        next = sentence + 1;
        taken = parts;
        break;
      }
      p += Math.max(1, taken);
    }
    int sentence = 0;
    int piece = 0;
    for (Map.Entry<Integer, int[]> place : places.entrySet()) {
      between(sentence, place.getKey(), pieces.subList(piece, place.getValue()[0]));
      aligned.add(
          new Aligned(
              place.getKey(),
              joined(pieces.subList(place.getValue()[0], place.getValue()[1])),
              false));
      sentence = place.getKey() + 1;
      piece = place.getValue()[1];
    }
    between(sentence, sources.size(), pieces.subList(piece, pieces.size()));
  }

  /** Changed text between two sentences that were not changed: sure only for a single sentence. */
  private void between(int from, int to, List<String> pieces) {
    if (to - from == 1 && !pieces.isEmpty()) {
      aligned.add(new Aligned(from, joined(pieces), true));
    } else if (to > from) {
      problems.add(
          pieces.isEmpty()
              ? range(from, to - 1) + " no longer in the English text"
              : range(from, to - 1) + " changed together, so that it is not clear which is which");
    } else if (!pieces.isEmpty()) {
      problems.add("English text was added that belongs to no sentence");
    }
  }

  private boolean isUnchanged(int sentence, InlineLine line) {
    String checksum = checksums.get(sentence);
    return Checksums.checksum(line.text()).equals(checksum)
        || Checksums.checksum(line.withoutLinks()).equals(checksum);
  }

  private void decide(int sentence, InlineLine line) {
    if (Checksums.checksum(line.text()).equals(checksums.get(sentence))) {
      aligned.add(new Aligned(sentence, line.text(), false));
    } else if (Checksums.checksum(line.withoutLinks()).equals(checksums.get(sentence))) {
      aligned.add(new Aligned(sentence, line.withoutLinks(), false));
    } else if (line.hasLinks()) {
      problems.add(
          range(sentence, sentence)
              + " changed, but it is not clear whether the links at its end"
              + " belong to it");
    } else {
      aligned.add(new Aligned(sentence, line.text(), true));
    }
  }

  /**
   * Whether neighbouring changed lines can still be taken one by one: none is far too long or short
   * for its sentence, none has the numbers of another, and none has most words of another's
   * translation as it was written. The last tells when sentences were merged or divided.
   */
  private boolean isPlausible(List<InlineLine> lines, int from, int to) {
    if (from == to) {
      return true;
    }
    for (int i = from; i <= to; i++) {
      String german = sources.get(i);
      String english = lines.get(i).text();
      if (english.length() > 2 * german.length() + SLACK
          || german.length() > 2 * english.length() + SLACK) {
        return false;
      }
      Set<String> own = numbers(german);
      String sketch = Checksums.words(english);
      for (int k = from; k <= to; k++) {
        if (k == i) {
          continue;
        }
        Set<String> others = numbers(sources.get(k));
        others.removeAll(own);
        others.retainAll(numbers(english));
        double shared = share(words.get(k), sketch);
        boolean taken =
            shared >= MOST && shared >= share(words.get(k), Checksums.words(lines.get(k).text()));
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
    Set<String> numbers = new HashSet<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      numbers.add(number.group());
    }
    return numbers;
  }

  private static List<String> pieces(String text) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text);
    List<String> pieces = new ArrayList<>();
    int start = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      String piece = text.substring(start, end).strip();
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
      start = end;
    }
    return pieces;
  }

  private static String joined(List<String> parts) {
    return String.join(" ", parts);
  }

  private static String range(int from, int to) {
    return from == to
        ? "sentence " + (from + 1) + " is"
        : "sentences " + (from + 1) + " to " + (to + 1) + " are";
  }
}
