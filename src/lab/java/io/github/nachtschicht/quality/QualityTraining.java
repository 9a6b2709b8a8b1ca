package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.LogisticFitting.Example;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the checks know of words, and how they weigh what they see, from pairs of German
 * sentences and their translations. First {@link #count}, in a fresh virtual machine; the weights
 * are then fitted on pairs that were not counted. {@code docs/quality-checks.md} gives the
 * commands.
 */
public final class QualityTraining {

  /** What is weighed: each fills one file, and is fitted on one or more kinds of error. */
  public enum Weights {
    /** A name is missing; weighed by trees. */
    NAMES("names.bin", 0, 300, 6),
    /** A word is left untranslated; weighed by trees. */
    UNTRANSLATED("untranslated.bin", 0, 300, 6),
    /** A negation is lost; weighed by trees. */
    NEGATION_LOST("negation-lost.bin", 0, 150, 4),
    /** A negation is invented; weighed by trees. */
    NEGATION_INVENTED("negation-invented.bin", 0, 150, 4),
    /** A sentence is lost. */
    SENTENCE_LOST("sentence-lost.bin", 1 << 12, 0, 0),
    /** A sentence is added. */
    SENTENCE_ADDED("sentence-added.bin", 1 << 12, 0, 0),
    /** The end is missing. */
    CUT_OFF("cut-off.bin", 1 << 12, 0, 0);

    private final String file;

    /** Size of the table of a logistic regression; 0 for trees. */
    private final int size;

    /** Number of trees. */
    private final int trees;

    private final int depth;

    Weights(String file, int size, int trees, int depth) {
      this.file = file;
      this.size = size;
      this.trees = trees;
      this.depth = depth;
    }
  }

  /** A word seen more often than this, in pairs, tells nothing of words that are not known. */
  private static final int RARE = 6;

  /** How many places of a word are learnt from. */
  private static final int PLACES = 2;

  private static final int PASSES = 3;
  private static final double DECAY = 3e-4;
  private static final String ORIGIN =
      "# Counted in the project's own training pairs; see docs/quality-checks.md\n";

  private final Map<Weights, List<Example>> examples = new TreeMap<>();
  private final Map<Weights, List<TreeFitting.Example>> words = new TreeMap<>();
  private final Map<Weights, List<String>> names = new TreeMap<>();
  private final List<Example> negations = new ArrayList<>();

  /** No examples yet. */
  public QualityTraining() {
    for (Weights weights : Weights.values()) {
      examples.put(weights, new ArrayList<>());
      words.put(weights, new ArrayList<>());
    }
  }

  /**
   * Counts words, names and translations, and fits the guess by letters.
   *
   * @param sources German sentences
   * @param targets their translations, as many
   * @param folder where {@code german-words.txt.gz}, {@code english-words.txt.gz}, {@code
   *     names.txt.gz}, {@code lexicon.txt.gz} and {@code name-letters.bin} are written; the checks
   *     of this virtual machine read them from there afterwards
   */
  public static void count(List<String> sources, List<String> targets, Path folder)
      throws IOException {
    WordCounter words = new WordCounter();
    LexiconCounter lexicon = new LexiconCounter();
    for (int i = 0; i < sources.size(); i++) {
      TokenizedText source = TokenizedText.of(sources.get(i));
      TokenizedText target = TokenizedText.of(targets.get(i));
      words.add(source, target);
      lexicon.add(source, target);
    }
    Files.createDirectories(folder);
    write(folder.resolve("german-words.txt.gz"), words.german());
    write(folder.resolve("english-words.txt.gz"), words.english());
    List<String> names = new ArrayList<>();
    words.kept().forEach((word, n) -> names.add(word + " " + n[0] + " " + n[1]));
    write(folder.resolve("names.txt.gz"), names);
    List<String> translations = new ArrayList<>();
    lexicon
        .translations()
        .forEach((stem, english) -> translations.add(stem + " " + String.join(" ", english)));
    write(folder.resolve("lexicon.txt.gz"), translations);
    System.setProperty(Resources.FOLDER, folder.toString());
    Files.write(
        folder.resolve("name-letters.bin"), LogisticFitting.bytes(letters(sources, targets)));
    for (Gaps.Kind kind : Gaps.Kind.values()) {
      Files.write(folder.resolve(kind.file()), LogisticFitting.bytes(gaps(kind, sources, targets)));
    }
  }

  /** Learns where English reads as if something were missing. */
  private static LogisticModel gaps(Gaps.Kind kind, List<String> sources, List<String> targets) {
    Random random = new Random(3);
    List<Example> seen = new ArrayList<>();
    for (int i = 0; i < sources.size(); i += GapLearning.step(kind)) {
      TokenizedText source = TokenizedText.of(sources.get(i));
      GapLearning.learn(kind, source, TokenizedText.of(targets.get(i)), random, seen);
    }
    return LogisticFitting.fit(seen, 1 << 18, PASSES, DECAY);
  }

  private static void write(Path file, Iterable<String> lines) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(ORIGIN);
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  /** Learns from capitalised words that are seen rarely which ones are kept. */
  private static LogisticModel letters(List<String> sources, List<String> targets) {
    Map<String, Integer> places = new HashMap<>();
    List<String> words = new ArrayList<>();
    List<Example> seen = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      TokenizedText source = TokenizedText.of(sources.get(i));
      Set<String> english = null;
      for (int k : WordCounter.capitalised(source)) {
        String word = source.tokens().get(k).text();
        if (word.length() > Survival.LONGEST || places.merge(word, 1, Integer::sum) > PLACES) {
          continue;
        }
        if (english == null) {
          english = WordCounter.words(TokenizedText.of(targets.get(i)));
        }
        words.add(word);
        seen.add(new Example(Survival.features(source, k), WordCounter.isKept(word, english)));
      }
    }
    List<Example> rare = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (places.getOrDefault(words.get(i), 0) <= RARE) {
        rare.add(seen.get(i));
      }
    }
    return LogisticFitting.fit(rare, 1 << 16, PASSES, DECAY);
  }

  /**
   * Learns from a pair which words stand for a negation that the translation says otherwise.
   *
   * @param source German
   * @param target English
   * @param lost whether a negation was taken out of the translation
   */
  public void addNegation(String source, String target, boolean lost) {
    HashedFeatures features = NegationCheck.words(pair(source, target));
    if (features != null) {
      negations.add(new Example(features, lost));
    }
  }

  /**
   * Fits what {@link #addNegation} learnt from; the other weights build on it.
   *
   * @param folder where {@code negation-words.bin} is written
   */
  public void fitNegations(Path folder) throws IOException {
    LogisticModel made = LogisticFitting.fit(negations, 1 << 18, PASSES, DECAY);
    Files.write(folder.resolve("negation-words.bin"), LogisticFitting.bytes(made));
    negations.clear();
  }

  /**
   * Learns from a pair without an error.
   *
   * @param source German
   * @param target English
   */
  public void addClean(String source, String target) {
    SentencePair pair = pair(source, target);
    for (Weights weights : Weights.values()) {
      addSentence(weights, pair, false);
      words(weights, pair).values().forEach(f -> addWord(weights, f, false));
    }
  }

  /**
   * Learns from a pair with an error in its translation.
   *
   * @param weights what should report the error
   * @param source German
   * @param clean the translation before
   * @param corrupted the translation with the error
   */
  public void addError(Weights weights, String source, String clean, String corrupted) {
    SentencePair pair = pair(source, corrupted);
    addSentence(weights, pair, true);
    Map<Integer, Features> found = words(weights, pair);
    if (weights == Weights.NAMES) {
      found.keySet().removeAll(words(weights, pair(source, clean)).keySet());
    } else if (weights == Weights.UNTRANSLATED) {
      int at = 0;
      int most = Math.min(clean.length(), corrupted.length());
      while (at < most && clean.charAt(at) == corrupted.charAt(at)) {
        at++;
      }
      int changed = at;
      List<Token> tokens = pair.target().tokens();
      found
          .keySet()
          .removeIf(k -> tokens.get(k).start() > changed || tokens.get(k).end() < changed);
    }
    found.values().forEach(f -> addWord(weights, f, true));
  }

  private void addWord(Weights weights, Features features, boolean error) {
    List<TreeFitting.Example> list = words.get(weights);
    if (list != null) {
      names.putIfAbsent(weights, features.names());
      list.add(new TreeFitting.Example(features.numbers(), error));
    }
  }

  private void addSentence(Weights weights, SentencePair pair, boolean error) {
    HashedFeatures features = sentence(weights, pair);
    List<Example> list = examples.get(weights);
    if (features != null && list != null) {
      list.add(new Example(features, error));
    }
  }

  /**
   * Fits all weights on what was learnt from.
   *
   * @param folder where the files are written
   */
  public void fit(Path folder) throws IOException {
    for (Map.Entry<Weights, List<Example>> entry : examples.entrySet()) {
      Weights weights = entry.getKey();
      byte[] bytes =
          weights.size == 0
              ? TreeFitting.bytes(
                  TreeFitting.fit(
                      names.getOrDefault(weights, List.of()),
                      words.getOrDefault(weights, List.of()),
                      weights.trees,
                      weights.depth))
              : LogisticFitting.bytes(
                  LogisticFitting.fit(entry.getValue(), weights.size, PASSES, DECAY));
      Files.write(folder.resolve(weights.file), bytes);
    }
  }

  /** Features of all words a check weighs, by the index of their token. */
  private static Map<Integer, Features> words(Weights weights, SentencePair pair) {
    Map<Integer, Features> found = new TreeMap<>();
    if (weights == Weights.NAMES) {
      NameEvidence evidence = new NameEvidence(pair);
      for (int i = 0; i < pair.source().tokens().size(); i++) {
        if (evidence.isCandidate(i)) {
          found.put(i, evidence.features(i));
        }
      }
    } else if (weights == Weights.UNTRANSLATED) {
      UntranslatedEvidence evidence = new UntranslatedEvidence(pair);
      for (int i = 0; i < pair.target().tokens().size(); i++) {
        if (evidence.isCandidate(i)) {
          found.put(i, evidence.features(i));
        }
      }
    } else if (weights.size == 0) {
      Features seen = NegationCheck.features(pair, weights == Weights.NEGATION_LOST);
      if (seen != null) {
        found.put(0, seen);
      }
    }
    return found;
  }

  private static SentencePair pair(String source, String target) {
    return SentencePair.of(new TranslatedSegment(source, target, 0, 0, 0, Set.of()));
  }

  /** Features of the sentence, or null if the check has nothing to weigh, or weighs words. */
  private static @Nullable HashedFeatures sentence(Weights weights, SentencePair pair) {
    return switch (weights) {
      case NAMES, UNTRANSLATED, NEGATION_LOST, NEGATION_INVENTED -> null;
      case SENTENCE_LOST -> SentenceCountCheck.lostFeatures(pair);
      case SENTENCE_ADDED -> SentenceCountCheck.addedFeatures(pair);
      case CUT_OFF -> EndingCheck.features(pair);
    };
  }
}
