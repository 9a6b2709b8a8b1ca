package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.IbmModel1;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.TrainingPairs;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * given German ones by {@link IbmModel1}.
 */
public final class ShortlistMaking {

  /** Sentences with more words than this on a side are left out. */
  private static final int LONGEST = 60;

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
   * @param pairs files as {@link TrainingPairs} reads them
   * @param file the file to write
   */
  public static void make(List<Path> pairs, Path file) throws IOException {
    ShortlistMaking making = new ShortlistMaking();
    TrainingPairs.read(pairs, (german, english) -> making.add(words(german), words(english)));
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
    IbmModel1 model = new IbmModel1(left, right, german.words.size(), english.words.size());
    int[][] row = model.row();
    float[][] probability = model.links(1);
    model.fit(probability, true, CHANCE);
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
      if (model.sourceCounts()[g] >= GERMAN_SEEN) {
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
}
