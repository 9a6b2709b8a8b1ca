package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.ModelIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the lexicon of the {@link Shortlist} from sentence pairs: probabilities of English words
 * given German ones by IBM model 1 (Brown and others, 1993).
 */
public final class ShortlistMaking {

  private static final int ITERATIONS = 5;

  /** Sentences with more words than this on a side are left out. */
  private static final int LONGEST = 60;

  /** A rare word shall not collect what nothing else explains. */
  private static final double NONE = 0.5;

  /** What else a word may come from, as a probability. */
  private static final double CHANCE = 4e-5;

  /** German and English words seen more seldom are left out. */
  private static final int GERMAN_SEEN = 3;

  private static final int ENGLISH_SEEN = 2;

  /** The most frequent English words are written of tokens that all sentences share. */
  private static final int FREQUENT = 1000;

  /** Most translations of a word beside frequent ones. */
  private static final int MOST = 12;

  /** Least probability of a translation. */
  private static final double LEAST = 5e-4;

  private final Words german = new Words();
  private final Words english = new Words();
  private final List<int[]> left = new ArrayList<>();
  private final List<int[]> right = new ArrayList<>();

  /** How often English words were seen, as they were written. */
  private final Map<String, Integer> forms = new TreeMap<>();

  /** The same without those that begin a sentence. */
  private final Map<String, Integer> inside = new HashMap<>();

  private static final class Words {
    final Map<String, Integer> numbers = new HashMap<>();
    final List<String> words = new ArrayList<>();

    int number(String word) {
      return numbers.computeIfAbsent(
          word,
          w -> {
            words.add(w);
            return words.size() - 1;
          });
    }
  }

  private ShortlistMaking() {}

  /**
   * Makes it. Needs 3 GB of heap for 950,000 pairs.
   *
   * @param pairs files with lines of source name, German and English, tabs between them
   * @param file the file to write
   */
  public static void make(List<Path> pairs, Path file) throws IOException {
    ShortlistMaking making = new ShortlistMaking();
    for (Path some : pairs) {
      try (BufferedReader lines = Files.newBufferedReader(some)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] fields = line.split("\t", -1);
          making.add(words(fields[1]), words(fields[2]));
        }
      }
    }
    making.write(file);
  }

  /**
   * Says what share of the tokens of translations, and of the translations whole, the shortlists of
   * their sources hold.
   *
   * @param folder of the model whose tokens they are
   * @param translations made with all tokens
   */
  public static String recall(
      Path folder, ModelIdentity model, List<String> sources, List<String> translations) {
    MarianConfig config = MarianConfigReader.read(folder);
    long tokens = 0;
    long found = 0;
    int whole = 0;
    long own = 0;
    try (Shortlist shortlist = Shortlist.open(folder, model, config);
        MarianTokenizer tokenizer = HuggingFaceMarianTokenizer.openTarget(folder, config)) {
      BitSet shared = new BitSet();
      IntStream.of(shortlist.shared()).forEach(shared::set);
      for (int i = 0; i < sources.size(); i++) {
        BitSet open = new BitSet();
        IntStream.of(shortlist.of(sources.get(i))).forEach(open::set);
        open.or(shared);
        own += open.cardinality() - shared.cardinality();
        int[] needed = tokenizer.encode(List.of(translations.get(i))).get(0);
        long here = IntStream.of(needed).filter(open::get).count();
        tokens += needed.length;
        found += here;
        whole += here == needed.length ? 1 : 0;
      }
      return String.format(
          Locale.ROOT,
          "%.2f%% of the tokens, %.2f%% of the sentences whole; %d shared tokens, %d own ones",
          100.0 * found / tokens,
          100.0 * whole / sources.size(),
          shared.cardinality(),
          own / sources.size());
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Shortlist.WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private void add(List<String> source, List<String> target) {
    if (source.size() > LONGEST || target.size() > LONGEST) {
      return;
    }
    left.add(numbers(german, source));
    right.add(numbers(english, target));
    for (int i = 0; i < target.size(); i++) {
      forms.merge(target.get(i), 1, Integer::sum);
      if (i > 0) {
        inside.merge(target.get(i), 1, Integer::sum);
      }
    }
  }

  private static int[] numbers(Words words, List<String> sentence) {
    return sentence.stream()
        .mapToInt(word -> words.number(word.toLowerCase(Locale.ROOT)))
        .sorted()
        .distinct()
        .toArray();
  }

  private void write(Path file) throws IOException {
    int[][] row = together();
    float[][] probability = fit(row);
    String[] written = new String[english.words.size()];
    for (String form : forms.keySet()) {
      int number = english.number(form.toLowerCase(Locale.ROOT));
      if (written[number] == null || seen(form) > seen(written[number])) {
        written[number] = form;
      }
    }
    List<String> kept = new ArrayList<>(forms.keySet());
    kept.removeIf(form -> forms.getOrDefault(form, 0) < ENGLISH_SEEN);
    kept.sort(Comparator.comparing((String form) -> -forms.getOrDefault(form, 0)));
    Map<String, Integer> numbers = new HashMap<>();
    kept.forEach(form -> numbers.put(form, numbers.size()));
    int[] counts = new int[german.words.size()];
    left.forEach(sentence -> IntStream.of(sentence).forEach(word -> counts[word]++));
    TreeMap<String, String> lines = new TreeMap<>();
    for (int g = 0; g < row.length; g++) {
      int[] english = row[g];
      float[] of = probability[g];
      String translations =
          IntStream.range(0, english.length)
              .filter(
                  i -> of[i] >= LEAST && numbers.getOrDefault(written[english[i]], 0) >= FREQUENT)
              .boxed()
              .sorted(Comparator.comparing((Integer i) -> -of[i]).thenComparing(i -> i))
              .limit(MOST)
              .map(i -> numbers.getOrDefault(written[english[i]], 0))
              .sorted()
              .map(number -> " " + Integer.toString(number, 36))
              .reduce("", String::concat);
      if (counts[g] >= GERMAN_SEEN) {
        lines.put(german.words.get(g), translations);
      }
    }
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8)) {
      out.write(kept.size() + "\n");
      for (String form : kept) {
        out.write(form + " " + forms.get(form) + "\n");
      }
      for (Map.Entry<String, String> line : lines.entrySet()) {
        out.write(line.getKey() + line.getValue() + "\n");
      }
    }
  }

  private int seen(String form) {
    return inside.getOrDefault(form, 0);
  }

  /** The English words seen beside each German one, rising. */
  private int[][] together() {
    int[][] row = new int[german.words.size()][];
    int[] size = new int[row.length];
    Arrays.fill(row, new int[0]);
    for (int p = 0; p < left.size(); p++) {
      for (int g : left.get(p)) {
        int[] more = right.get(p);
        if (size[g] + more.length > row[g].length) {
          size[g] = distinct(row[g], size[g]);
          row[g] = Arrays.copyOf(row[g], 2 * size[g] + more.length);
        }
        System.arraycopy(more, 0, row[g], size[g], more.length);
        size[g] += more.length;
      }
    }
    for (int g = 0; g < row.length; g++) {
      row[g] = Arrays.copyOf(row[g], distinct(row[g], size[g]));
    }
    return row;
  }

  /** Sorts the first values and puts each of them once at the front; how many that are. */
  private static int distinct(int[] values, int size) {
    Arrays.sort(values, 0, size);
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[n++] = values[i];
      }
    }
    return n;
  }

  /** Expectation maximisation: for each German word the probabilities of its row. */
  private float[][] fit(int[][] row) {
    float[][] probability = new float[row.length][];
    for (int g = 0; g < row.length; g++) {
      probability[g] = new float[row[g].length];
      Arrays.fill(probability[g], 1);
    }
    int[][] place = new int[LONGEST][LONGEST];
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      float[][] count = new float[row.length][];
      for (int g = 0; g < row.length; g++) {
        count[g] = new float[row[g].length];
      }
      for (int p = 0; p < left.size(); p++) {
        int[] source = left.get(p);
        int[] target = right.get(p);
        for (int s = 0; s < source.length; s++) {
          int from = 0;
          for (int t = 0; t < target.length; t++) {
            int[] words = row[source[s]];
            from = Arrays.binarySearch(words, from, words.length, target[t]);
            place[s][t] = from;
          }
        }
        for (int t = 0; t < target.length; t++) {
          double sum = CHANCE;
          for (int s = 0; s < source.length; s++) {
            sum += probability[source[s]][place[s][t]];
          }
          for (int s = 0; s < source.length; s++) {
            int at = place[s][t];
            count[source[s]][at] += (float) (probability[source[s]][at] / sum);
          }
        }
      }
      for (int g = 0; g < row.length; g++) {
        double total = NONE;
        for (float value : count[g]) {
          total += value;
        }
        for (int i = 0; i < count[g].length; i++) {
          probability[g][i] = (float) (count[g][i] / total);
        }
      }
    }
    return probability;
  }
}
