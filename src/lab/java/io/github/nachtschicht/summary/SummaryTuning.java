package io.github.nachtschicht.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the weights of the standard method and says what they are worth on documents they were not
 * found on.
 *
 * <p>Every set is cut into {@value #FOLDS} folds, document i into fold {@code i mod 5}. Five times
 * the weights are searched on four folds of all sets together, and used on the fifth. The search is
 * the cross-entropy method: draw weights from a normal distribution, keep those that reach the
 * highest mean ROUGE-1, move the distribution there, repeat; the result is the distribution's mean,
 * the middle of a good region and not its luckiest point. It has a fixed seed.
 *
 * <p>Source: Rubinstein and Kroese, The Cross-Entropy Method, 2004.
 */
public final class SummaryTuning {

  private static final int FOLDS = 5;
  private static final long SEED = 20_040_725;
  private static final int ROUNDS = 8;
  private static final int SAMPLES = 60;
  private static final int ELITE = 12;
  private static final double START_MEAN = 0.4;
  private static final double START_DEVIATION = 0.3;
  private static final double LEAST_DEVIATION = 0.05;

  /** How far the distribution moves in a round. */
  private static final double STEP = 0.7;

  /**
   * What flaws cost at least. ROUGE does not see whether a sentence can be read by itself, a reader
   * does.
   */
  private static final double LEAST_FLAW = 0.1;

  private final List<SummarySet> sets;
  private final List<SummaryLength> lengths;
  private final List<List<TuningCase>> cases = new ArrayList<>();

  /**
   * Prepares sets.
   *
   * @param sets the sets; all their documents count the same
   * @param lengths the lengths of the summaries; the mean over them is what is optimized
   */
  public SummaryTuning(List<SummarySet> sets, List<SummaryLength> lengths) {
    this.sets = List.copyOf(sets);
    this.lengths = List.copyOf(lengths);
    for (SummarySet set : sets) {
      cases.add(set.documents().stream().map(item -> new TuningCase(item, lengths)).toList());
    }
  }

  /**
   * What the tuning found.
   *
   * @param folds the weights found without each fold
   * @param median their median, weight by weight: the weights to use. Where folds disagree it does
   *     not settle between two good regions
   * @param evaluations what the folds' weights reach on the documents they were not found on, set
   *     by set and length by length, beside the standard systems
   */
  public record Outcome(List<String> folds, String median, List<SummaryEvaluation> evaluations) {

    public Outcome {
      folds = List.copyOf(folds);
      evaluations = List.copyOf(evaluations);
    }
  }

  /** Searches and cross-validates. */
  public Outcome run() {
    List<SalienceWeights> found =
        IntStream.range(0, FOLDS).mapToObj(fold -> search(trainingCases(fold))).toList();
    List<SummaryEvaluation> evaluations = new ArrayList<>();
    for (SummarySet set : sets) {
      for (SummaryLength length : lengths) {
        evaluations.add(validate(set, length, found));
      }
    }
    return new Outcome(
        found.stream().map(SalienceWeights::toString).toList(),
        median(found).toString(),
        evaluations);
  }

  private static SalienceWeights median(List<SalienceWeights> found) {
    double[] median = new double[SalienceWeights.SIZE];
    for (int w = 0; w < median.length; w++) {
      int weight = w;
      double[] sorted = found.stream().mapToDouble(f -> f.values()[weight]).sorted().toArray();
      median[w] = sorted[sorted.length / 2];
    }
    return new SalienceWeights(median);
  }

  private List<TuningCase> trainingCases(int heldOut) {
    List<TuningCase> training = new ArrayList<>();
    for (List<TuningCase> set : cases) {
      for (int i = 0; i < set.size(); i++) {
        if (i % FOLDS != heldOut) {
          training.add(set.get(i));
        }
      }
    }
    return training;
  }

  private static SalienceWeights search(List<TuningCase> training) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] mean = new double[SalienceWeights.SIZE];
    double[] deviation = new double[SalienceWeights.SIZE];
    Arrays.fill(mean, START_MEAN);
    Arrays.fill(deviation, START_DEVIATION);
    for (int round = 0; round < ROUNDS; round++) {
      List<SalienceWeights> samples = new ArrayList<>();
      for (int i = 0; i < SAMPLES; i++) {
        samples.add(sample(mean, deviation, random));
      }
      List<SalienceWeights> elite = best(samples, training);
      for (int w = 0; w < mean.length; w++) {
        int weight = w;
        double[] values = elite.stream().mapToDouble(e -> e.values()[weight]).toArray();
        double center = Resampling.mean(values);
        double spread =
            Math.sqrt(
                Resampling.mean(
                    Arrays.stream(values).map(x -> (x - center) * (x - center)).toArray()));
        mean[w] = (1 - STEP) * mean[w] + STEP * center;
        deviation[w] = Math.max(LEAST_DEVIATION, (1 - STEP) * deviation[w] + STEP * spread);
      }
    }
    return weights(mean);
  }

  private static SalienceWeights sample(
      double[] mean, double[] deviation, SplittableRandom random) {
    double[] values = new double[mean.length];
    for (int w = 0; w < values.length; w++) {
      values[w] = mean[w] + deviation[w] * random.nextGaussian();
    }
    return weights(values);
  }

  /** The first weight is the unit the others are measured in; none is negative. */
  private static SalienceWeights weights(double[] values) {
    double[] allowed = Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
    allowed[0] = 1;
    SalienceWeights weights = new SalienceWeights(allowed);
    return weights.withFlawsOfAtLeast(LEAST_FLAW);
  }

  private static List<SalienceWeights> best(
      List<SalienceWeights> samples, List<TuningCase> training) {
    Map<SalienceWeights, Double> scores = new LinkedHashMap<>();
    double[] reached =
        samples.parallelStream()
            .mapToDouble(
                weights ->
                    Resampling.mean(
                        training.stream().mapToDouble(each -> each.score(weights)).toArray()))
            .toArray();
    for (int i = 0; i < reached.length; i++) {
      scores.put(samples.get(i), reached[i]);
    }
    return scores.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(ELITE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private SummaryEvaluation validate(
      SummarySet set, SummaryLength length, List<SalienceWeights> found) {
    List<List<String>> summaries = new ArrayList<>();
    for (int i = 0; i < set.documents().size(); i++) {
      Summarizer summarizer = new SalienceSummarizer(found.get(i % FOLDS));
      SummarySet.Item item = set.documents().get(i);
      summaries.add(
          SummaryEvaluation.texts(item.document(), summarizer.summarize(item.document(), length)));
    }
    SummaryEvaluation standard =
        SummaryEvaluation.of(set, SummaryEvaluation.standardSystems(), length);
    List<SummaryEvaluation.Result> results = new ArrayList<>(standard.systems());
    results.add(SummaryEvaluation.result("cross-validated", set, summaries));
    return new SummaryEvaluation(set.name(), length, results);
  }
}
