package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Says which English sentence of an edited paragraph belongs to which German one, however its lines
 * were wrapped. Sentences that were not changed are known by their checksum, wherever they stand,
 * and hold the others in place. Of changed sentences beside each other it is known which words they
 * had as they were written: where one ends and the next begins is taken only if no other place fits
 * about as well.
 */
final class SentenceAligner {

  /** Most characters in which sentences are looked for when lines were changed. */
  private static final int MAX_CHARS = 20_000;

  /** Most places where a changed sentence may end; with more of them nothing is guessed. */
  private static final int MAX_ENDS = 150;

  /** Most places where unchanged sentences are found; with more, only whole lines are. */
  private static final int MAX_FOUND = 1500;

  /** Most tokens without a word that belong to a sentence, at either end. */
  private static final int MAX_LOOSE = 20;

  /** Characters by which a sentence may be longer or shorter than twice or half its translation. */
  private static final int SLACK = 20;

  /** Share of a sentence's words that makes a line look like that sentence. */
  private static final double MOST = 0.6;

  /** Least share of a sentence's words that must stand for it to be known by them. */
  private static final double KNOWN = 0.5;

  /** Words by which every other way to divide a text must fit worse. */
  private static final int MARGIN = 2;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern ENDS = Pattern.compile(".*[.!?:;…]\\p{Punct}*[\"'“”’«»)\\]]*");

  private static final Pattern ABBREVIATION = Pattern.compile("(?:\\p{L}\\.)+");

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

  /**
   * Aligns a paragraph.
   *
   * @param lines its lines
   * @param whole the same as one line
   * @param addedLinks how many links were added at its end that belong to no sentence
   */
  void align(List<InlineLine> lines, InlineLine whole, int addedLinks) {
    int n = sources.size();
    boolean apart = lines.size() > 1 && lines.get(lines.size() - 1).isOnlyLinks();
    List<InlineLine> english = apart ? lines.subList(0, lines.size() - 1) : lines;
    if (english.isEmpty()) {
      problems.add("it has no English text any more");
      return;
    }
    if (n == 1) {
      single(whole, apart || addedLinks > 0 && whole.links() == addedLinks);
      return;
    }
    if (isWritten(english)) {
      return;
    }
    boolean cut = apart || (addedLinks > 0 && whole.links() == addedLinks);
    Text text = new Text(english, cut ? whole.withoutLinks() : whole.text());
    boolean large = text.string().length() > MAX_CHARS;
    List<Found> found = large ? text.lines() : text.find();
    List<Found> held = heldInPlace(text, found);
    if (isSwapped(found, held)) {
      problems.add("its English sentences changed places");
      return;
    }
    int sentence = 0;
    int token = 0;
    for (Found next : held) {
      between(text, sentence, next.sentence(), token, next.from());
      aligned.add(new Aligned(next.sentence(), text.of(next.from(), next.to()), false));
      sentence = next.sentence() + 1;
      token = next.to();
    }
    int last = aligned.size();
    between(text, sentence, n, token, text.size());
    if (!cut && whole.links() > 0 && aligned.size() > last) {
      // The links at the end may have been added: the last sentence is not sure.
      Aligned end = aligned.get(aligned.size() - 1);
      if (end.changed() && end.sentence() == n - 1) {
        aligned.remove(aligned.size() - 1);
        String without = Checksums.settle(whole.withoutLinks());
        String own = Checksums.settle(end.text());
        String rest = own.substring(0, Math.max(0, own.length() - linksLength(whole)));
        if (without.endsWith(rest.strip())
            && Checksums.checksum(rest).equals(checksums.get(n - 1))) {
          aligned.add(new Aligned(n - 1, rest.strip(), false));
        } else {
          problems.add(unclearLinks(n - 1));
        }
      }
    }
  }

  /** All there is belongs to the one sentence. */
  private void single(InlineLine whole, boolean linksAdded) {
    for (String text : List.of(whole.text(), whole.withoutLinks())) {
      if (Checksums.checksum(text).equals(checksums.get(0))) {
        aligned.add(new Aligned(0, text, false));
        return;
      }
    }
    if (whole.hasLinks() && !linksAdded) {
      problems.add(unclearLinks(0));
    } else {
      aligned.add(new Aligned(0, linksAdded ? whole.withoutLinks() : whole.text(), true));
    }
  }

  private static String unclearLinks(int sentence) {
    return range(sentence, sentence)
        + " changed, but it is not clear whether the links at its end belong to it";
  }

  /** Whether of two sentences the later one stands before the other, wherever they are found. */
  private boolean isSwapped(List<Found> found, List<Found> held) {
    int[] earliest = new int[sources.size()];
    int[] latest = new int[sources.size()];
    Arrays.fill(earliest, -1);
    for (Found one : found) {
      int i = one.sentence();
      if (held.stream().anyMatch(h -> h.sentence() != i && h.overlaps(one))) {
        continue;
      }
      earliest[i] = earliest[i] < 0 ? one.from() : Math.min(earliest[i], one.from());
      latest[i] = Math.max(latest[i], one.to());
    }
    int before = 0;
    for (int i = sources.size() - 1; i >= 0; i--) {
      if (earliest[i] >= 0) {
        if (before > 0 && earliest[i] >= before) {
          return true;
        }
        before = before == 0 ? latest[i] : Math.min(before, latest[i]);
      }
    }
    return false;
  }

  private static int linksLength(InlineLine whole) {
    return Checksums.settle(whole.text()).length()
        - Checksums.settle(whole.withoutLinks()).length();
  }

  /** Whether every line is its sentence as it was written; the usual case, whatever its length. */
  private boolean isWritten(List<InlineLine> lines) {
    if (lines.size() != sources.size()) {
      return false;
    }
    List<Aligned> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      InlineLine line = lines.get(i);
      boolean same = Checksums.checksum(line.text()).equals(checksums.get(i));
      if (!same && !Checksums.checksum(line.withoutLinks()).equals(checksums.get(i))) {
        return false;
      }
      all.add(new Aligned(i, same ? line.text() : line.withoutLinks(), false));
    }
    aligned.addAll(all);
    return true;
  }

  /** A sentence that stands unchanged in a range of tokens. */
  private record Found(int sentence, int from, int to) {
    boolean overlaps(Found other) {
      return from < other.to && other.from < to;
    }
  }

  /** A paragraph as tokens between spaces, with their words as in {@link Checksums#words}. */
  private final class Text {

    private final String[] tokens;
    private final int[] wordsBefore;
    private final String sketch;
    private final Set<Integer> lineStarts = new HashSet<>();

    Text(List<InlineLine> lines, String whole) {
      String settled = Checksums.settle(whole);
      tokens = settled.isEmpty() ? new String[0] : settled.split(" ");
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
        String text = Checksums.settle(line.text());
        token += text.isEmpty() ? 0 : text.split(" ").length;
      }
      lineStarts.add(tokens.length);
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

  /**
   * Of the places of unchanged sentences those that are in order and leave the least to explain:
   * sentences that are gone, text that was added, sentences that changed.
   */
  private List<Found> heldInPlace(Text text, List<Found> found) {
    List<Found> all = new ArrayList<>(found);
    all.sort(java.util.Comparator.comparingInt(Found::sentence).thenComparingInt(Found::from));
    all.add(new Found(sources.size(), text.size(), text.size()));
    double[] best = new double[all.size()];
    int[] before = new int[all.size()];
    for (int k = 0; k < all.size(); k++) {
      Found next = all.get(k);
      best[k] = leftOver(text, 0, next.sentence(), 0, next.from());
      before[k] = -1;
      for (int j = 0; j < k; j++) {
        Found last = all.get(j);
        if (last.sentence() < next.sentence() && last.to() <= next.from()) {
          double cost =
              best[j]
                  + leftOver(text, last.sentence() + 1, next.sentence(), last.to(), next.from());
          if (cost < best[k]) {
            best[k] = cost;
            before[k] = j;
          }
        }
      }
    }
    List<Found> chain = new ArrayList<>();
    for (int k = before[all.size() - 1]; k >= 0; k = before[k]) {
      chain.add(0, all.get(k));
    }
    return chain;
  }

  private double leftOver(Text text, int fromSentence, int toSentence, int fromToken, int toToken) {
    int count = toSentence - fromSentence;
    int tokens = toToken - fromToken;
    if (count == 0 && tokens == 0) {
      return 0;
    }
    if (count == 0 && text.isEnd(toToken)) {
      // a whole sentence more; anything less belongs to one of its neighbours
      return 0.5;
    }
    if (count == 0 || tokens == 0) {
      return 3.0 * Math.max(1, count);
    }
    int expected = 0;
    for (int i = fromSentence; i < toSentence; i++) {
      expected += words.get(i).length();
    }
    int difference = Math.abs(text.words(fromToken, toToken).length() - expected);
    // What ends without a full stop belongs to the sentence that follows.
    boolean torn =
        toToken < text.size()
            && !text.isEnd(toToken)
            && ENDS.matcher(sources.get(toSentence - 1)).matches();
    return count + (torn ? 1.5 : 0) + Math.min(0.4, difference / 1000.0);
  }

  /** What stands between two sentences that were not changed. */
  private void between(Text text, int from, int to, int fromToken, int toToken) {
    int count = to - from;
    boolean empty = fromToken == toToken;
    if (count == 0) {
      if (!empty) {
        problems.add("English text was added that belongs to no sentence");
      }
    } else if (empty) {
      problems.add(range(from, to - 1) + " no longer in the English text");
    } else if (count == 1) {
      add(from, text.of(fromToken, toToken));
    } else {
      int[] starts = divide(text, from, to, fromToken, toToken);
      if (starts.length == 0) {
        problems.add(
            range(from, to - 1) + " changed together, so that it is not clear which is which");
      }
      for (int i = 0; i < starts.length; i++) {
        int end = i + 1 < starts.length ? starts[i + 1] : toToken;
        add(from + i, text.of(starts[i], end));
      }
    }
  }

  private void add(int sentence, String text) {
    boolean changed = !Checksums.checksum(text).equals(checksums.get(sentence));
    aligned.add(new Aligned(sentence, text, changed));
  }

  /** Where changed sentences begin that stand together; empty if that is not sure. */
  private int[] divide(Text text, int from, int to, int fromToken, int toToken) {
    List<String> written = words.subList(from, to);
    // As few words differ if a sentence could end anywhere; a word lost at the end of one and
    // another won at the beginning of the next count as one there.
    int least = Division.distance(String.join("", written), text.words(fromToken, toToken));
    for (boolean sure : new boolean[] {true, false}) {
      Division ends =
          Division.of(text, written, fromToken, toToken, text.ends(fromToken, toToken, sure));
      if (ends.isSure() && ends.cost() < least + to - from) {
        return ends.starts();
      }
    }
    List<Integer> lines = text.lineStarts(fromToken, toToken, to - from);
    if (!lines.isEmpty() && isPlausible(text, lines, from, toToken)) {
      return toArray(lines);
    }
    List<Integer> anywhere = IntStream.range(fromToken + 1, toToken).boxed().toList();
    Division free = Division.of(text, written, fromToken, toToken, anywhere);
    return free.isSure() ? free.starts() : new int[0];
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The way to divide a text into sentences in which the fewest words differ.
   *
   * @param starts where each sentence begins; empty if there is none
   * @param cost how many words differ
   * @param worst the share of its words that stands, of the sentence of which the least does
   * @param margin by how many words the next best way is worse
   */
  private record Division(int[] starts, int cost, double worst, int margin) {

    private static final int NONE = 1 << 28;

    boolean isSure() {
      return starts.length > 0 && worst >= KNOWN && margin >= MARGIN;
    }

    static Division of(Text text, List<String> words, int from, int to, List<Integer> ends) {
      int n = words.size();
      if (ends.size() < n - 1 || ends.size() > MAX_ENDS) {
        return new Division(new int[0], NONE, 0, 0);
      }
      List<Integer> places = new ArrayList<>(ends);
      places.add(0, from);
      places.add(to);
      int m = places.size();
      int[][][] costs = new int[n][m][];
      // best and second best cost of the first i sentences up to a place
      int[][] best = new int[n + 1][m];
      int[][] second = new int[n + 1][m];
      int[][] by = new int[n + 1][m];
      Arrays.stream(best).forEach(row -> Arrays.fill(row, NONE));
      Arrays.stream(second).forEach(row -> Arrays.fill(row, NONE));
      best[0][0] = 0;
      for (int i = 0; i < n; i++) {
        for (int a = 0; a < m; a++) {
          if (best[i][a] >= NONE) {
            continue;
          }
          costs[i][a] = distances(words.get(i), text.words(places.get(a), to), text, places, a);
          for (int b = a + 1; b < m; b++) {
            int one = best[i][a] + costs[i][a][b];
            int two = second[i][a] + costs[i][a][b];
            if (one < best[i + 1][b]) {
              second[i + 1][b] = Math.min(best[i + 1][b], two);
              best[i + 1][b] = one;
              by[i + 1][b] = a;
            } else {
              second[i + 1][b] = Math.min(second[i + 1][b], one);
            }
          }
        }
      }
      if (best[n][m - 1] >= NONE) {
        return new Division(new int[0], NONE, 0, 0);
      }
      int[] starts = new int[n];
      double worst = 1;
      for (int i = n, b = m - 1; i > 0; i--) {
        int a = by[i][b];
        starts[i - 1] = places.get(a);
        int longer =
            Math.max(words.get(i - 1).length(), text.words(places.get(a), places.get(b)).length());
        worst = Math.min(worst, longer == 0 ? 0 : 1 - (double) costs[i - 1][a][b] / longer);
        b = a;
      }
      int cost = best[n][m - 1];
      return new Division(starts, cost, worst, second[n][m - 1] - cost);
    }

    /** How many words differ between a sentence and the text from a place to each later one. */
    private static int[] distances(
        String sentence, String rest, Text text, List<Integer> places, int a) {
      int most = 3 * sentence.length() + 30;
      int[] column = new int[sentence.length() + 1];
      for (int i = 0; i < column.length; i++) {
        column[i] = i;
      }
      int[] distances = new int[places.size()];
      int done = 0;
      for (int b = a + 1; b < places.size(); b++) {
        int length = text.words(places.get(a), places.get(b)).length();
        if (length > most) {
          // far too long; how much does not matter
          distances[b] = length;
          continue;
        }
        for (; done < length; done++) {
          step(column, sentence, rest.charAt(done));
        }
        distances[b] = column[sentence.length()];
      }
      return distances;
    }

    /** How many words differ between two texts. */
    static int distance(String one, String other) {
      int[] column = new int[one.length() + 1];
      for (int i = 0; i < column.length; i++) {
        column[i] = i;
      }
      for (int i = 0; i < other.length(); i++) {
        step(column, one, other.charAt(i));
      }
      return column[one.length()];
    }

    /** Goes on from the distances to a text to those to the text with one word more. */
    private static void step(int[] column, String one, char word) {
      int diagonal = column[0];
      column[0]++;
      for (int i = 1; i < column.length; i++) {
        int same = diagonal + (one.charAt(i - 1) == word ? 0 : 1);
        diagonal = column[i];
        column[i] = Math.min(same, 1 + Math.min(column[i], column[i - 1]));
      }
    }
  }

  /**
   * Whether neighbouring changed lines can be taken one by one, though their words do not tell:
   * each ends as a sentence does, none is far too long or short for its sentence, none has the
   * numbers of another, and none has most words of another's translation as it was written. The
   * last tells when sentences were merged or divided.
   */
  private boolean isPlausible(Text text, List<Integer> starts, int from, int toToken) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      lines.add(text.of(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : toToken));
    }
    for (int i = 0; i < lines.size(); i++) {
      String german = sources.get(from + i);
      String english = lines.get(i);
      if (ENDS.matcher(german).matches() && !ENDS.matcher(english).matches()
          || english.length() > 2 * german.length() + SLACK
          || german.length() > 2 * english.length() + SLACK) {
        return false;
      }
      Set<String> own = numbers(german);
      String sketch = Checksums.words(english);
      for (int k = 0; k < lines.size(); k++) {
        if (k == i) {
          continue;
        }
        Set<String> others = numbers(sources.get(from + k));
        others.removeAll(own);
        others.retainAll(numbers(english));
        String written = words.get(from + k);
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
    Set<String> numbers = new HashSet<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      numbers.add(number.group());
    }
    return numbers;
  }

  private static String range(int from, int to) {
    return from == to
        ? "sentence " + (from + 1) + " is"
        : "sentences " + (from + 1) + " to " + (to + 1) + " are";
  }
}
