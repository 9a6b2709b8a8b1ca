package io.github.nachtschicht.quality.measure;

import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.measure.Corrupter.Corrupted;
import io.github.nachtschicht.quality.measure.Corrupter.Pair;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures quality checks on pairs of German sentences and human translations: how many of the
 * errors a {@link Corruption} makes are caught, and how often the checks speak up although a person
 * translated.
 *
 * <p>An error is caught by a check if the check raises a flag on the corrupted pair that it does
 * not raise on the clean one.
 */
public final class QualityEvaluation {

  /** Seed of the published figures. */
  public static final long DEFAULT_SEED = 20191231;

  private QualityEvaluation() {}

  /**
   * One kind of error.
   *
   * @param kind its name
   * @param check the check it is aimed at
   * @param applicable in how many pairs the error could be made
   * @param caught in how many of these the check it is aimed at reported it
   * @param caughtByAny in how many any check did
   */
  public record KindResult(String kind, String check, int applicable, int caught, int caughtByAny) {

    /** Share caught by any check, 0 to 1; 1 where the error could never be made. */
    public double recall() {
      return applicable == 0 ? 1 : (double) caughtByAny / applicable;
    }
  }

  /**
   * One check.
   *
   * @param check its name
   * @param errors errors aimed at it
   * @param caught those it reported
   * @param cleanSentences clean sentences it flagged
   */
  public record CheckResult(String check, int errors, int caught, int cleanSentences) {

    /** Share of the errors aimed at it that it reported, 0 to 1. */
    public double recall() {
      return errors == 0 ? 1 : (double) caught / errors;
    }

    /** Share of its reports that are right, when every pair is read clean and once per error. */
    public double precision() {
      return caught + cleanSentences == 0 ? 1 : (double) caught / (caught + cleanSentences);
    }
  }

  /**
   * A sentence to look at.
   *
   * @param line line number, 1-based
   * @param kind kind of error, or {@code clean}
   * @param source German
   * @param target English
   * @param flags what was said of it
   */
  public record Example(
      int line, String kind, String source, String target, List<QualityFlag> flags) {}

  /**
   * All figures.
   *
   * @param sentences number of pairs
   * @param flaggedClean number of clean pairs with at least one flag
   * @param kinds by kind of error
   * @param checks by check
   * @param falseAlarms the clean pairs with flags
   * @param missed the errors no check reported
   */
  public record Result(
      int sentences,
      int flaggedClean,
      List<KindResult> kinds,
      List<CheckResult> checks,
      List<Example> falseAlarms,
      List<Example> missed) {

    /** Share of clean pairs with at least one flag, 0 to 1. */
    public double cleanRate() {
      return sentences == 0 ? 0 : (double) flaggedClean / sentences;
    }
  }

  /**
   * Measures.
   *
   * @param checker the checks
   * @param sources German sentences
   * @param references their translations by people, as many
   * @param seed of the errors
   * @throws IllegalArgumentException if the numbers of lines differ
   */
  public static Result evaluate(
      QualityChecker checker, List<String> sources, List<String> references, long seed) {
    if (sources.size() != references.size()) {
      throw new IllegalArgumentException(
          "source and reference must have as many lines, were "
              + sources.size()
              + " and "
              + references.size());
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      pairs.add(new Pair(sources.get(i).strip(), references.get(i).strip()));
    }
    Map<String, int[]> checks = new TreeMap<>(); // errors, caught, clean
    List<Example> falseAlarms = new ArrayList<>();
    int flagged = 0;
    for (int i = 0; i < pairs.size(); i++) {
      List<QualityFlag> flags = check(checker, pairs.get(i));
      if (!flags.isEmpty()) {
        flagged++;
        falseAlarms.add(example(i, "clean", pairs.get(i), flags));
      }
      for (String check : names(flags)) {
        checks.computeIfAbsent(check, c -> new int[3])[2]++;
      }
    }
    List<Example> missed = new ArrayList<>();
    List<KindResult> kinds = new ArrayList<>();
    Corrupter corrupter = new Corrupter(pairs, seed);
    for (Corruption kind : Corruption.values()) {
      int applicable = 0;
      int caught = 0;
      int caughtByAny = 0;
      for (int i = 0; i < pairs.size(); i++) {
        Corrupted made = corrupter.corrupt(i, kind);
        if (made == null) {
          continue;
        }
        applicable++;
        Set<QualityFlag> fresh = new LinkedHashSet<>(check(checker, made.corrupted()));
        fresh.removeAll(new LinkedHashSet<>(check(checker, made.clean())));
        if (names(fresh).contains(kind.check())) {
          caught++;
        }
        if (!fresh.isEmpty()) {
          caughtByAny++;
        } else {
          missed.add(example(i, kind.label(), made.corrupted(), List.of()));
        }
      }
      kinds.add(new KindResult(kind.label(), kind.check(), applicable, caught, caughtByAny));
      int[] counts = checks.computeIfAbsent(kind.check(), c -> new int[3]);
      counts[0] += applicable;
      counts[1] += caught;
    }
    List<CheckResult> results = new ArrayList<>();
    checks.forEach((name, n) -> results.add(new CheckResult(name, n[0], n[1], n[2])));
    return new Result(pairs.size(), flagged, kinds, results, falseAlarms, missed);
  }

  private static Example example(int index, String kind, Pair pair, List<QualityFlag> flags) {
    return new Example(index + 1, kind, pair.source(), pair.target(), flags);
  }

  private static Set<String> names(Iterable<QualityFlag> flags) {
    Set<String> names = new LinkedHashSet<>();
    flags.forEach(flag -> names.add(flag.check()));
    return names;
  }

  private static List<QualityFlag> check(QualityChecker checker, Pair pair) {
    return checker.check(new TranslatedSegment(pair.source(), pair.target(), 0, 0, 0, Set.of()));
  }
}
