package io.github.nachtschicht.quality.measure;

import io.github.nachtschicht.quality.QualityTraining;
import io.github.nachtschicht.quality.QualityTraining.Weights;
import io.github.nachtschicht.quality.measure.Corrupter.Corrupted;
import io.github.nachtschicht.quality.measure.Corrupter.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the files the quality checks read, from a file of sentence pairs: counts words, and fits
 * the weights on pairs left out of the counting, with errors injected as {@link QualityEvaluation}
 * does. The same file gives the same bytes.
 */
public final class ResourceMaking {

  /** Sources by people, in documents; every other stretch of these is left out of the counting. */
  private static final Set<String> HUMAN =
      Set.of("wmt08-18_news", "wmt19-24_reverse", "pud", "xquad", "mlqe_pe_wikipedia");

  /** Sources that share sentences with these. */
  private static final Set<String> RELATED = Set.of("wmt_bergamot", "wmt_bt");

  /** Length of a stretch, in pairs; so that a document mostly falls into one. */
  private static final int STRETCH = 200;

  /** So many pairs make one set that errors are injected into, as large as WMT19. */
  private static final int SET = 2000;

  private static final long SEED = 7;

  private static final Map<Weights, List<Corruption>> ERRORS = new EnumMap<>(Weights.class);

  static {
    ERRORS.put(
        Weights.NAMES,
        List.of(Corruption.NAME_DROPPED, Corruption.NAME_REPLACED, Corruption.ACRONYM_DROPPED));
    ERRORS.put(Weights.UNTRANSLATED, List.of(Corruption.WORD_UNTRANSLATED));
    ERRORS.put(Weights.NEGATION_LOST, List.of(Corruption.NEGATION_DELETED));
    ERRORS.put(Weights.NEGATION_INVENTED, List.of(Corruption.NEGATION_INSERTED));
    ERRORS.put(Weights.SENTENCE_LOST, List.of(Corruption.SENTENCE_DROPPED));
    ERRORS.put(Weights.SENTENCE_ADDED, List.of(Corruption.SENTENCE_ADDED));
    ERRORS.put(Weights.CUT_OFF, List.of(Corruption.TRUNCATED));
  }

  private final List<Pair> counted = new ArrayList<>();
  private final List<Pair> heldOut = new ArrayList<>();

  private ResourceMaking() {}

  /**
   * Counts all pairs.
   *
   * @param pairs one pair a line: source name, German, English, with tabs between
   * @param folder where the counted files are written
   * @return number of pairs
   * @throws IllegalArgumentException if a line has not three fields
   */
  public static int count(Path pairs, Path folder) throws IOException {
    ResourceMaking making = new ResourceMaking();
    making.read(pairs, false);
    making.count(folder);
    return making.counted.size();
  }

  /**
   * Counts about half of the pairs by people, and all others, and fits the weights on the rest.
   *
   * @param pairs one pair a line: source name, German, English, with tabs between
   * @param folder where the counted and the fitted files are written
   * @return number of pairs the weights were fitted on
   * @throws IllegalArgumentException if a line has not three fields, or none could be held out
   */
  public static int fit(Path pairs, Path folder) throws IOException {
    ResourceMaking making = new ResourceMaking();
    making.read(pairs, true);
    if (making.heldOut.isEmpty()) {
      throw new IllegalArgumentException(
          pairs + " has no pairs of " + HUMAN + "; the weights are fitted on these");
    }
    making.count(folder);
    QualityTraining training = new QualityTraining();
    for (int from = 0; from < making.counted.size(); from += SET) {
      List<Pair> set = making.counted.subList(from, Math.min(making.counted.size(), from + SET));
      learnNegations(training, set);
    }
    training.fitNegations(folder);
    making.counted.clear();
    for (int from = 0; from < making.heldOut.size(); from += SET) {
      List<Pair> set = making.heldOut.subList(from, Math.min(making.heldOut.size(), from + SET));
      learn(training, set);
    }
    training.fit(folder);
    return making.heldOut.size();
  }

  private void count(Path folder) throws IOException {
    QualityTraining.count(
        counted.stream().map(Pair::source).toList(),
        counted.stream().map(Pair::target).toList(),
        folder);
  }

  private static void learnNegations(QualityTraining training, List<Pair> set) {
    Corrupter corrupter = new Corrupter(set, SEED);
    for (int i = 0; i < set.size(); i++) {
      Pair pair = set.get(i);
      training.addNegation(pair.source(), pair.target(), false);
      Corrupted made = i % 3 > 0 ? null : corrupter.corrupt(i, Corruption.NEGATION_DELETED);
      if (made != null) {
        training.addNegation(pair.source(), made.corrupted().target(), true);
      }
    }
  }

  private static void learn(QualityTraining training, List<Pair> set) {
    Corrupter corrupter = new Corrupter(set, SEED);
    for (int i = 0; i < set.size(); i++) {
      training.addClean(set.get(i).source(), set.get(i).target());
      for (Map.Entry<Weights, List<Corruption>> entry : ERRORS.entrySet()) {
        Weights weights = entry.getKey();
        boolean words = weights == Weights.NAMES || weights == Weights.UNTRANSLATED;
        if (words && i % 2 == 0) {
          continue; // there are plenty
        }
        for (Corruption kind : entry.getValue()) {
          Corrupted made = corrupter.corrupt(i, kind);
          if (made != null) {
            training.addError(
                weights,
                made.corrupted().source(),
                made.clean().target(),
                made.corrupted().target());
          }
        }
      }
    }
  }

  private void read(Path file, boolean holdOut) throws IOException {
    List<String[]> all = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    Set<String> held = new HashSet<>();
    try (var lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3) {
          throw new IllegalArgumentException(
              file + ", line " + (all.size() + 1) + ": not 'source name, German, English'");
        }
        int place = seen.merge(fields[0], 1, Integer::sum) - 1;
        if (holdOut && HUMAN.contains(fields[0]) && place / STRETCH % 2 == 1) {
          held.add(fields[1]);
          held.add(fields[2]);
        }
        all.add(fields);
      }
    }
    for (String[] fields : all) {
      Pair pair = new Pair(fields[1].strip(), fields[2].strip());
      if (!held.contains(fields[1]) && !held.contains(fields[2])) {
        counted.add(pair);
      } else if (HUMAN.contains(fields[0]) || RELATED.contains(fields[0])) {
        heldOut.add(pair);
      }
    }
  }
}
