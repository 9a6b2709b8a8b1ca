package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.EnglishText.Found;
import io.github.nachtschicht.support.EditDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

  private final List<String> sources;
  private final List<Checksums.Pair> pairs;
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
    this.pairs = pairs;
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
      List<String> theirs = lines.stream().map(Checksums::checksum).toList();
      if (theirs.equals(checksums)) {
        return List.copyOf(lines);
      }
    }
    String text = Checksums.comparable(String.join(" ", lines));
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
    boolean cut = apart || (addedLinks > 0 && whole.links() == addedLinks);
    if (n == 1) {
      single(whole, cut);
      return;
    }
    if (isWritten(english)) {
      return;
    }
    EnglishText text = new EnglishText(english, cut ? whole.withoutLinks() : whole.text(), pairs);
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
        String without = Checksums.comparable(whole.withoutLinks());
        String own = Checksums.comparable(end.text());
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
    return Checksums.comparable(whole.text()).length()
        - Checksums.comparable(whole.withoutLinks()).length();
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

  /**
   * Of the places of unchanged sentences those that are in order and leave the least to explain:
   * sentences that are gone, text that was added, sentences that changed.
   */
  private List<Found> heldInPlace(EnglishText text, List<Found> found) {
    List<Found> all = new ArrayList<>(found);
    all.sort(Comparator.comparingInt(Found::sentence).thenComparingInt(Found::from));
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

  private double leftOver(
      EnglishText text, int fromSentence, int toSentence, int fromToken, int toToken) {
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
            && EnglishText.endsAsSentence(sources.get(toSentence - 1));
    return count + (torn ? 1.5 : 0) + Math.min(0.4, difference / 1000.0);
  }

  /** What stands between two sentences that were not changed. */
  private void between(EnglishText text, int from, int to, int fromToken, int toToken) {
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
  private int[] divide(EnglishText text, int from, int to, int fromToken, int toToken) {
    List<String> written = words.subList(from, to);
    // As few words differ if a sentence could end anywhere; a word lost at the end of one and
    // another won at the beginning of the next count as one there.
    int least = EditDistance.of(String.join("", written), text.words(fromToken, toToken));
    for (boolean sure : new boolean[] {true, false}) {
      Division ends =
          Division.of(text, written, fromToken, toToken, text.ends(fromToken, toToken, sure));
      if (ends.isSure() && ends.cost() < least + to - from) {
        return ends.starts();
      }
    }
    List<Integer> lines = text.lineStarts(fromToken, toToken, to - from);
    if (!lines.isEmpty()
        && PlausibleLines.are(text.parts(lines, toToken), sources.subList(from, to), written)) {
      return lines.stream().mapToInt(Integer::intValue).toArray();
    }
    List<Integer> anywhere = IntStream.range(fromToken + 1, toToken).boxed().toList();
    Division free = Division.of(text, written, fromToken, toToken, anywhere);
    return free.isSure() ? free.starts() : new int[0];
  }

  private static String range(int from, int to) {
    return from == to
        ? "sentence " + (from + 1) + " is"
        : "sentences " + (from + 1) + " to " + (to + 1) + " are";
  }
}
