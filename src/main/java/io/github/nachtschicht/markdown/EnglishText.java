package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A paragraph as tokens between spaces, with their words as in {@link Checksums#words}. */
final class EnglishText {

  /** Most places where unchanged sentences are found; with more, only whole lines are. */
  private static final int MAX_FOUND = 1500;

  /** Most tokens without a word that belong to a sentence, at either end. */
  private static final int MAX_LOOSE = 20;

  private static final Pattern ENDS = Pattern.compile(".*[.!?:;…]\\p{Punct}*[\"'“”’«»)\\]]*");
  private static final Pattern ABBREVIATION = Pattern.compile("(?:\\p{L}\\.)+");

  private final List<String> checksums;
  private final List<String> words;
  private final String[] tokens;
  private final int[] wordsBefore;
  private final String sketch;
  private final Set<Integer> lineStarts = new HashSet<>();

  /**
   * @param lines its lines
   * @param whole the same as one line
   * @param pairs what is known of its sentences
   */
  EnglishText(List<InlineLine> lines, String whole, List<Checksums.Pair> pairs) {
    this.checksums = pairs.stream().map(Checksums.Pair::english).toList();
    this.words = pairs.stream().map(Checksums.Pair::words).toList();
    String comparable = Checksums.comparable(whole);
    tokens = comparable.isEmpty() ? new String[0] : comparable.split(" ");
    wordsBefore = new int[tokens.length + 1];
    StringBuilder all = new StringBuilder();
    for (int t = 0; t < tokens.length; t++) {
      all.append(Checksums.words(tokens[t]));
      wordsBefore[t + 1] = all.length();
    }
    sketch = all.toString();
    int token = 0;
    for (InlineLine line : lines) {
      lineStarts.add(token);
      String text = Checksums.comparable(line.text());
      token += text.isEmpty() ? 0 : text.split(" ").length;
    }
    lineStarts.add(tokens.length);
  }

  /** A sentence that stands unchanged in a range of tokens. */
  record Found(int sentence, int from, int to) {
    boolean overlaps(Found other) {
      return from < other.to && other.from < to;
    }
  }

  /** Whether a text ends as a sentence does. */
  static boolean endsAsSentence(String text) {
    return ENDS.matcher(text).matches();
  }

  int size() {
    return tokens.length;
  }

  String string() {
    return of(0, tokens.length);
  }

  String of(int from, int to) {
    return String.join(" ", Arrays.asList(tokens).subList(from, to));
  }

  /** The texts from each place to the next, the last up to an end. */
  List<String> parts(List<Integer> starts, int end) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      parts.add(of(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : end));
    }
    return parts;
  }

  String words(int from, int to) {
    return sketch.substring(wordsBefore[from], wordsBefore[to]);
  }

  /** Unchanged sentences that are whole lines, in their order. */
  List<Found> lines() {
    List<Integer> starts = lineStarts.stream().sorted().toList();
    List<Found> found = new ArrayList<>();
    for (int i = 0; i + 1 < starts.size() && i < checksums.size(); i++) {
      if (Checksums.checksum(of(starts.get(i), starts.get(i + 1))).equals(checksums.get(i))) {
        found.add(new Found(i, starts.get(i), starts.get(i + 1)));
      }
    }
    return found;
  }

  /** All places of all unchanged sentences. */
  List<Found> find() {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < checksums.size(); i++) {
      find(i, found);
      if (found.size() > MAX_FOUND) {
        return lines();
      }
    }
    return found;
  }

  private void find(int sentence, List<Found> found) {
    String own = words.get(sentence);
    for (int from = 0; from < tokens.length; from++) {
      if (!sketch.startsWith(own, wordsBefore[from])) {
        continue;
      }
      // What belongs to the sentence beyond its words, or beyond the words that are known.
      int least = from;
      while (least < tokens.length && wordsBefore[least] < wordsBefore[from] + own.length()) {
        least++;
      }
      boolean cut = own.length() >= Checksums.MAX_WORDS;
      int most = cut ? tokens.length : Math.min(tokens.length, least + MAX_LOOSE);
      for (int to = Math.max(least, from + 1); to <= most; to++) {
        if (!cut && wordsBefore[to] > wordsBefore[from] + own.length()) {
          break;
        }
        if (Checksums.checksum(of(from, to)).equals(checksums.get(sentence))) {
          found.add(new Found(sentence, from, to));
          break;
        }
      }
    }
  }

  /** Whether a full stop or the like stands before a place. */
  boolean isEnd(int place) {
    return ENDS.matcher(tokens[place - 1]).matches();
  }

  /**
   * Where a changed sentence may end in a range: after a full stop or the like.
   *
   * @param sure leaves out what looks like the end of an abbreviation
   */
  List<Integer> ends(int from, int to, boolean sure) {
    return IntStream.range(from + 1, to)
        .filter(
            t ->
                isEnd(t)
                    && !(sure
                        && (ABBREVIATION.matcher(tokens[t - 1]).matches()
                            || (isEnd(t + 1) && words(t, t + 1).isEmpty())
                            || Character.isLowerCase(tokens[t].codePointAt(0)))))
        .boxed()
        .toList();
  }

  /** The starts of a range's lines, if it consists of so many whole lines; otherwise empty. */
  List<Integer> lineStarts(int from, int to, int count) {
    List<Integer> starts =
        lineStarts.stream().filter(start -> start >= from && start < to).sorted().toList();
    return lineStarts.contains(from) && lineStarts.contains(to) && starts.size() == count
        ? starts
        : List.of();
  }
}
