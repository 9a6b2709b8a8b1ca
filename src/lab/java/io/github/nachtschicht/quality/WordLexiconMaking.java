package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.IbmModel1;
import io.github.nachtschicht.translation.TrainingPairs;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the {@link WordLexicon} from sentence pairs: {@link IbmModel1} in both directions over the
 * stems of content words, a compound standing beside its parts.
 */
public final class WordLexiconMaking {

  /** Sentences with more content words than this on a side teach little, and cost much. */
  private static final int LONGEST = 40;

  /** What else a word may come from, as a probability. */
  private static final double CHANCE = 4e-5;

  /** Least probability in either direction that is kept. */
  private static final double LEAST = 0.004;

  /** Least expected number of links that is kept. */
  private static final double LINKS = 0.7;

  /** Most translations of a stem. */
  private static final int MOST = 40;

  private final Map<String, Integer> german = new HashMap<>();
  private final Map<String, Integer> english = new HashMap<>();
  private final List<int[]> left = new ArrayList<>();
  private final List<int[]> right = new ArrayList<>();

  private WordLexiconMaking() {}

  /**
   * Makes it. Needs 8 GB of heap for 900,000 pairs.
   *
   * @param pairs files as {@link TrainingPairs} reads them
   * @param file the file to write
   */
  public static void make(List<Path> pairs, Path file) throws IOException {
    WordLexicon made = made(pairs);
    try (OutputStream out = Files.newOutputStream(file)) {
      write(made, out);
    }
  }

  private static WordLexicon made(List<Path> pairs) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    List<String[]> sources = new ArrayList<>();
    List<String[]> targets = new ArrayList<>();
    int[] counts = new int[1 << 22];
    TrainingPairs.read(
        pairs,
        (german, english) -> {
          String[] source = words(german, Token::isGermanContent);
          String[] target = words(english, Token::isEnglishContent);
          if (source.length == 0
              || target.length == 0
              || source.length > LONGEST
              || target.length > LONGEST) {
            return;
          }
          sources.add(source);
          targets.add(target);
          Set<String> seen = new LinkedHashSet<>();
          for (String word : source) {
            seen.add(Stems.german(word));
          }
          for (String stem : seen) {
            counts[numbers.computeIfAbsent(stem, s -> numbers.size())]++;
          }
        });
    WordLexiconMaking making = new WordLexiconMaking();
    Map<String, List<String>> parts = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      Set<Integer> stems = new TreeSet<>();
      for (String word : sources.get(i)) {
        stems.add(number(making.german, Stems.german(word)));
        for (String part :
            parts.computeIfAbsent(word, w -> WordLexicon.parts(w, numbers, counts))) {
          stems.add(number(making.german, Stems.german(part)));
        }
      }
      making.left.add(array(stems));
      stems = new TreeSet<>();
      for (String word : targets.get(i)) {
        stems.add(number(making.english, Stems.english(word)));
      }
      making.right.add(array(stems));
    }
    return making.lexicon();
  }

  private static int number(Map<String, Integer> numbers, String stem) {
    return numbers.computeIfAbsent(stem, s -> numbers.size());
  }

  private static int[] array(Set<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private WordLexicon lexicon() {
    IbmModel1 model = new IbmModel1(left, right, german.size(), english.size());
    int[][] row = model.row();
    int[] germanCounts = model.sourceCounts();
    int[] englishCounts = model.targetCounts();
    float[][] forward = fit(model, true);
    float[][] backward = fit(model, false);
    boolean[] used = new boolean[english.size()];
    int[][] kept = new int[row.length][];
    for (int g = 0; g < row.length; g++) {
      List<Integer> good = new ArrayList<>();
      for (int i = 0; i < row[g].length; i++) {
        double links =
            Math.max(forward[g][i] * germanCounts[g], backward[g][i] * englishCounts[row[g][i]]);
        if (Math.max(forward[g][i], backward[g][i]) >= LEAST && links >= LINKS) {
          good.add(i);
        }
      }
      float[] to = forward[g];
      float[] from = backward[g];
      good.sort(
          Comparator.<Integer>comparingDouble(i -> -Math.max(to[i], from[i]))
              .thenComparing(i -> i));
      kept[g] = good.stream().limit(MOST).mapToInt(i -> i).sorted().toArray();
      for (int i : kept[g]) {
        used[row[g][i]] = true;
      }
    }
    return packed(row, kept, forward, backward, germanCounts, englishCounts, used);
  }

  private WordLexicon packed(
      int[][] row,
      int[][] kept,
      float[][] forward,
      float[][] backward,
      int[] germanCounts,
      int[] englishCounts,
      boolean[] used) {
    List<String> words = new ArrayList<>(english.keySet());
    words.removeIf(
        w -> !used[english.getOrDefault(w, 0)] && englishCounts[english.getOrDefault(w, 0)] < 2);
    words.sort(null);
    Map<String, Integer> numbers = new HashMap<>();
    int[] renumbered = new int[english.size()];
    int[] ownCounts = new int[words.size()];
    for (int e = 0; e < ownCounts.length; e++) {
      int old = english.getOrDefault(words.get(e), 0);
      numbers.put(words.get(e), e);
      renumbered[old] = e;
      ownCounts[e] = englishCounts[old];
    }
    List<String> stems = new ArrayList<>(german.keySet());
    stems.removeIf(
        w ->
            kept[german.getOrDefault(w, 0)].length == 0
                && germanCounts[german.getOrDefault(w, 0)] < 2);
    stems.sort(null);
    int size = stems.size();
    Map<String, Integer> germanNumbers = new HashMap<>();
    int[] counts = new int[size];
    int[] from = new int[size + 1];
    for (int g = 0; g < size; g++) {
      from[g + 1] = from[g] + kept[german.getOrDefault(stems.get(g), 0)].length;
    }
    int[] translations = new int[from[size]];
    byte[] toEnglish = new byte[from[size]];
    byte[] toGerman = new byte[from[size]];
    for (int g = 0; g < size; g++) {
      int old = german.getOrDefault(stems.get(g), 0);
      germanNumbers.put(stems.get(g), g);
      counts[g] = germanCounts[old];
      int[] places = kept[old];
      Integer[] order = new Integer[places.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, Comparator.comparingInt(i -> renumbered[row[old][places[i]]]));
      for (int i = 0; i < places.length; i++) {
        int place = places[order[i]];
        translations[from[g] + i] = renumbered[row[old][place]];
        toEnglish[from[g] + i] = rounded(forward[old][place]);
        toGerman[from[g] + i] = rounded(backward[old][place]);
      }
    }
    byte[] germanShares = new byte[size];
    byte[] englishShares = new byte[ownCounts.length];
    WordLexicon made =
        new WordLexicon(
            germanNumbers,
            numbers,
            counts,
            ownCounts,
            germanShares,
            englishShares,
            from,
            translations,
            toEnglish,
            toGerman);
    share(
        made,
        renumber(german, germanNumbers),
        renumber(english, numbers),
        germanShares,
        englishShares);
    return made;
  }

  private static int[] renumber(Map<String, Integer> old, Map<String, Integer> numbers) {
    int[] made = new int[old.size()];
    old.forEach((word, number) -> made[number] = numbers.getOrDefault(word, -1));
    return made;
  }

  /** Counts how often a stem is accounted for. */
  private void share(
      WordLexicon made, int[] german, int[] english, byte[] germanShares, byte[] englishShares) {
    int[] germanLinked = new int[germanShares.length];
    int[] englishLinked = new int[englishShares.length];
    for (int p = 0; p < left.size(); p++) {
      int[] source = left.get(p);
      int[] target = right.get(p);
      boolean[] linked = new boolean[target.length];
      for (int g : source) {
        boolean any = false;
        for (int e = 0; e < target.length; e++) {
          if (made.link(german[g], english[target[e]]) >= WordLexicon.LINKED) {
            any = true;
            linked[e] = true;
          }
        }
        if (any) {
          germanLinked[german[g]]++;
        }
      }
      for (int e = 0; e < target.length; e++) {
        if (linked[e]) {
          englishLinked[english[target[e]]]++;
        }
      }
    }
    shares(germanLinked, made::germanCount, germanShares);
    shares(englishLinked, made::englishCount, englishShares);
  }

  private static void shares(int[] linked, IntUnaryOperator counts, byte[] shares) {
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (byte) Math.round(255.0 * linked[i] / Math.max(1, counts.applyAsInt(i)));
    }
  }

  /**
   * Fits the model in one direction.
   *
   * @param toEnglish probability of the English stem given the German one, or the other way round
   */
  private static float[][] fit(IbmModel1 model, boolean toEnglish) {
    int[][] row = model.row();
    float[][] probability = model.links(0);
    for (int g = 0; g < row.length; g++) {
      for (int i = 0; i < row[g].length; i++) {
        int seen = toEnglish ? model.sourceCounts()[g] : model.targetCounts()[row[g][i]];
        probability[g][i] = 1f / seen;
      }
    }
    model.fit(probability, toEnglish, CHANCE);
    return probability;
  }

  private static String[] words(String text, Predicate<Token> wanted) {
    return TokenizedText.of(text).tokens().stream()
        .filter(wanted)
        .map(Token::lower)
        .toArray(String[]::new);
  }

  /** A probability as it is kept. */
  static byte rounded(double probability) {
    return (byte) Math.max(0, Math.min(255, Math.round(-Math.log(probability) / WordLexicon.STEP)));
  }

  /** Writes the file that {@link WordLexicon#read} takes. */
  static void write(WordLexicon made, OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to, 1 << 16))) {
      out.writeUTF(WordLexicon.FORMAT);
      String[] words = words(made.english());
      out.writeInt(words.length);
      for (int e = 0; e < words.length; e++) {
        out.writeUTF(words[e]);
        out.writeInt(made.englishCounts()[e]);
      }
      out.write(made.englishShares());
      words = words(made.german());
      out.writeInt(words.length);
      int[] from = made.from();
      for (int g = 0; g < words.length; g++) {
        out.writeUTF(words[g]);
        out.writeInt(made.germanCounts()[g]);
        int n = from[g + 1] - from[g];
        out.writeByte(n);
        for (int i = from[g]; i < from[g + 1]; i++) {
          out.writeInt(made.translations()[i]);
        }
        out.write(made.forward(), from[g], n);
        out.write(made.backward(), from[g], n);
      }
      out.write(made.germanShares());
    }
  }

  private static String[] words(Map<String, Integer> numbers) {
    String[] words = new String[numbers.size()];
    numbers.forEach((word, number) -> words[number] = word);
    return words;
  }
}
