package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How probably words translate each other, in both directions, and how often they were seen; by
 * stems ({@link Stems}). A German stem may be the part of a compound. Stems have numbers; what is
 * not known has the number -1, the count 0 and the probability 0. Immutable.
 *
 * <p>The file is a gzip stream: {@link #FORMAT}, the English stems with their counts and shares,
 * every German stem with its count and its translations, the German shares.
 *
 * @param german numbers of the German stems
 * @param english numbers of the English stems
 * @param germanCounts by number
 * @param englishCounts by number
 * @param germanShares share of a stem's places, in 255ths, where a stem of the other side accounts
 *     for it
 * @param englishShares the same of the English stems
 * @param from where a German stem's translations begin in the following arrays; one more at the end
 * @param translations numbers of English stems, rising within a German stem's
 * @param forward probabilities as bytes, of the English stem given the German one
 * @param backward the other way round
 */
record WordLexicon(
    Map<String, Integer> german,
    Map<String, Integer> english,
    int[] germanCounts,
    int[] englishCounts,
    byte[] germanShares,
    byte[] englishShares,
    int[] from,
    int[] translations,
    byte[] forward,
    byte[] backward) {

  /** With this probability or more, one word accounts for the other. */
  static final double LINKED = 0.02;

  static final String FILE = "word-lexicon.bin.gz";

  /** First line of the file; another number is another format. */
  static final String FORMAT = "nachtschicht word lexicon 1";

  /** Probabilities are kept as bytes: {@code exp(-STEP * byte)}. */
  static final double STEP = 1 / 28.0;

  private static final double[] PROBABILITY =
      IntStream.range(0, 256).mapToDouble(i -> Math.exp(-STEP * i)).toArray();

  /** A word seen so often is not taken for a compound. */
  private static final int WHOLE = 30;

  /** A part of a compound has been seen so often, by itself or in others. */
  private static final int SEEN = 3;

  private static final int SHORTEST_COMPOUND = 8;
  private static final int SHORTEST_PART = 4;

  /** Longest word that is taken apart, in UTF-16 units. */
  private static final int LONGEST = 40;

  /** What German puts before verbs; without it, a rare verb may be known. Longer ones first. */
  private static final List<String> PREFIXES =
      new WordTable(WordLexicon.class, "verb-prefixes.txt").list("prefix");

  private static final int SHORTEST_REST = 4;

  /** The program's own, read when first asked for. */
  static WordLexicon standard() {
    return Standard.LEXICON;
  }

  private static final class Standard {
    static final WordLexicon LEXICON = read(Resources.bytes(FILE));
  }

  int germanNumber(String stem) {
    return german.getOrDefault(stem, -1);
  }

  int englishNumber(String stem) {
    return english.getOrDefault(stem, -1);
  }

  /** In how many sentence pairs a German stem was seen. */
  int germanCount(int number) {
    return number < 0 ? 0 : germanCounts[number];
  }

  /** In how many sentence pairs an English stem was seen. */
  int englishCount(int number) {
    return number < 0 ? 0 : englishCounts[number];
  }

  /**
   * Share of the places of a German stem, 0 to 1, where an English stem beside it is linked to it
   * with {@link #LINKED} or more.
   */
  double germanShare(int number) {
    return number < 0 ? 0 : (germanShares[number] & 0xff) / 255.0;
  }

  /** As {@link #germanShare}, of an English stem. */
  double englishShare(int number) {
    return number < 0 ? 0 : (englishShares[number] & 0xff) / 255.0;
  }

  /** The greater of the two probabilities that two stems translate each other. */
  double link(int germanNumber, int englishNumber) {
    return Math.max(english(germanNumber, englishNumber), german(germanNumber, englishNumber));
  }

  /** Probability of an English stem given a German one. */
  double english(int germanNumber, int englishNumber) {
    return probability(forward, germanNumber, englishNumber);
  }

  /** Probability of a German stem given an English one. */
  double german(int germanNumber, int englishNumber) {
    return probability(backward, germanNumber, englishNumber);
  }

  /** Probability of a German stem's likeliest translation. */
  double best(int germanNumber) {
    double best = 0;
    if (germanNumber >= 0) {
      for (int i = from[germanNumber]; i < from[germanNumber + 1]; i++) {
        best = Math.max(best, PROBABILITY[forward[i] & 0xff]);
      }
    }
    return best;
  }

  private double probability(byte[] values, int germanNumber, int englishNumber) {
    if (germanNumber < 0 || englishNumber < 0) {
      return 0;
    }
    int at =
        Arrays.binarySearch(
            translations, from[germanNumber], from[germanNumber + 1], englishNumber);
    return at < 0 ? 0 : PROBABILITY[values[at] & 0xff];
  }

  /**
   * What a rare German word is made of: the parts of a compound, or a verb without its prefix.
   *
   * @param lower a word in lower case
   * @return words in the order of their places; empty if the word is frequent, or not understood
   */
  List<String> parts(String lower) {
    return parts(lower, german, germanCounts);
  }

  /** As the other method, for counts that are still being made. */
  static List<String> parts(String lower, Map<String, Integer> numbers, int[] counts) {
    List<String> parts = new ArrayList<>();
    if (lower.length() <= LONGEST && split(lower, numbers, counts, parts)) {
      return parts;
    }
    return List.of();
  }

  private static boolean split(
      String word, Map<String, Integer> numbers, int[] counts, List<String> parts) {
    int whole = count(word, numbers, counts);
    if (whole >= WHOLE) {
      return false;
    }
    double best = (double) whole * whole;
    int at = -1;
    int last = word.length() < SHORTEST_COMPOUND ? 0 : word.length() - SHORTEST_PART;
    for (int i = SHORTEST_PART; i <= last; i++) {
      int right = count(word.substring(i), numbers, counts);
      int left = right < SEEN ? 0 : count(word.substring(0, i), numbers, counts);
      double together = (double) left * right;
      if (left >= SEEN && together > best) {
        best = together;
        at = i;
      }
    }
    if (at < 0) {
      return unprefixed(word, whole, numbers, counts, parts);
    }
    for (String part : List.of(word.substring(0, at), word.substring(at))) {
      if (!split(part, numbers, counts, parts)) {
        parts.add(part);
      }
    }
    return true;
  }

  private static boolean unprefixed(
      String word, int whole, Map<String, Integer> numbers, int[] counts, List<String> parts) {
    for (String prefix : PREFIXES) {
      if (word.startsWith(prefix) && word.length() >= prefix.length() + SHORTEST_REST) {
        String rest = word.substring(prefix.length());
        if (count(rest, numbers, counts) > Math.max(SEEN, whole)) {
          parts.add(rest);
          return true;
        }
      }
    }
    return false;
  }

  private static int count(String word, Map<String, Integer> numbers, int[] counts) {
    Integer number = numbers.get(Stems.german(word));
    return number == null ? 0 : counts[number];
  }

  static WordLexicon read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(Resources.unzipped(FILE, file));
    String format = text(in);
    if (!format.equals(FORMAT)) {
      throw new IllegalStateException(
          FILE + " should begin with '" + FORMAT + "', begins with '" + format + "'");
    }
    int[] englishCounts = new int[in.getInt()];
    int[] englishStarts = new int[englishCounts.length];
    int[] englishEnds = new int[englishCounts.length];
    for (int e = 0; e < englishCounts.length; e++) {
      passText(in, englishStarts, englishEnds, e);
      englishCounts[e] = in.getInt();
    }
    byte[] englishShares = bytes(in, englishCounts.length);
    int size = in.getInt();
    int[] starts = new int[size];
    int[] ends = new int[size];
    int[] germanCounts = new int[size];
    int[] from = new int[size + 1];
    // an entry takes six bytes, so there are no more than this
    int most = in.remaining() / 6;
    int[] translations = new int[most];
    byte[] forward = new byte[most];
    byte[] backward = new byte[most];
    for (int g = 0; g < size; g++) {
      passText(in, starts, ends, g);
      germanCounts[g] = in.getInt();
      int n = in.get() & 0xff;
      in.asIntBuffer().get(translations, from[g], n);
      in.position(in.position() + 4 * n);
      in.get(forward, from[g], n).get(backward, from[g], n);
      from[g + 1] = from[g] + n;
    }
    return new WordLexicon(
        new PackedWords(in.array(), starts, ends),
        new PackedWords(in.array(), englishStarts, englishEnds),
        germanCounts,
        englishCounts,
        bytes(in, size),
        englishShares,
        from,
        Arrays.copyOf(translations, from[size]),
        Arrays.copyOf(forward, from[size]),
        Arrays.copyOf(backward, from[size]));
  }

  /** A text as {@link java.io.DataOutputStream#writeUTF} writes it, without unusual characters. */
  private static String text(ByteBuffer in) {
    int[] start = new int[1];
    int[] end = new int[1];
    passText(in, start, end, 0);
    return new String(in.array(), start[0], end[0] - start[0], StandardCharsets.UTF_8);
  }

  /** Goes behind such a text, and notes where it lies. */
  private static void passText(ByteBuffer in, int[] starts, int[] ends, int number) {
    int length = in.getShort() & 0xffff;
    starts[number] = in.position();
    ends[number] = in.position() + length;
    in.position(ends[number]);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
