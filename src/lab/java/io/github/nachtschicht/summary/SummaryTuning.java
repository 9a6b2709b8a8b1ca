package io.github.nachtschicht.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the weights of the standard method and says what they are worth on sources they were not
 * found on.
 *
 * <p>Sets whose names agree up to the first underscore are one source. Once for each source the
 * weights are searched on all others and used on it; once more they are searched on all. All
 * sources count the same, but for those of fewer than {@value #SMALL} documents, and {@value #MOST}
 * documents of each are searched on. The search is the cross-entropy method: draw weights from a
 * normal distribution, keep those that reach the highest mean ROUGE-1, move the distribution there,
 * repeat; the result is the distribution's mean, the middle of a good region and not its luckiest
 * point. The sum of the squared weights costs {@value #RIDGE} points each. It has a fixed seed.
 *
 * <p>Source: Rubinstein and Kroese, The Cross-Entropy Method, 2004.
 */
public final class SummaryTuning {

  private static final int SMALL = 50;
  private static final int MOST = 50;
  private static final double RIDGE = 0.1;
  private static final long SEED = 20_040_725;
  private static final int ROUNDS = 6;
  private static final int SAMPLES = 36;
  private static final int ELITE = 8;
  private static final double START_MEAN = 0.4;
  private static final double START_DEVIATION = 0.3;
  private static final double LEAST_DEVIATION = 0.05;

  /** How far the distribution moves in a round. */
  private static final double STEP = 0.7;

  /**
   * What flaws cost at least. ROUGE does not see whether a sentence can be read by itself, a reader
   * does.
   */
  private static final double LEAST_FLAW = 0.5;

  private final List<SummarySet> sets;
  private final List<SummaryLength> lengths;
  private final List<List<TuningCase>> cases = new ArrayList<>();

  /**
   * @param sets the sets
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
   * @param without the weights found without each source, by its name
   * @param all the weights found on all: those to use
   * @param evaluations what the weights found without a source reach on its sets, length by length,
   *     beside the standard systems
   */
  public record Outcome(
      Map<String, String> without, String all, List<SummaryEvaluation> evaluations) {

    public Outcome {
      evaluations = List.copyOf(evaluations);
    }
  }

  /** Searches and validates. */
  public Outcome run() {
    Map<String, SalienceWeights> without = new LinkedHashMap<>();
    for (SummarySet set : sets) {
      without.computeIfAbsent(source(set), held -> search(trainingCases(held)));
    }
    List<SummaryEvaluation> evaluations = new ArrayList<>();
    for (SummarySet set : sets) {
      for (SummaryLength length : lengths) {
        evaluations.add(validate(set, length, Objects.requireNonNull(without.get(source(set)))));
      }
    }
    Map<String, String> found = new LinkedHashMap<>();
    without.forEach((held, weights) -> found.put(held, weights.toString()));
    return new Outcome(found, search(trainingCases("")).toString(), evaluations);
  }

  private static String source(SummarySet set) {
    return set.name().split("_", 2)[0];
  }

  /** The documents of all sources but one, source by source, evenly drawn. */
  private List<List<TuningCase>> trainingCases(String heldOut) {
    Map<String, List<TuningCase>> bySource = new LinkedHashMap<>();
    for (int s = 0; s < sets.size(); s++) {
      if (!source(sets.get(s)).equals(heldOut)) {
        bySource.computeIfAbsent(source(sets.get(s)), k -> new ArrayList<>()).addAll(cases.get(s));
      }
    }
    List<List<TuningCase>> drawn = new ArrayList<>();
    for (List<TuningCase> all : bySource.values()) {
      int n = Math.min(MOST, all.size());
      drawn.add(
          IntStream.range(0, n).mapToObj(i -> all.get((int) ((long) i * all.size() / n))).toList());
    }
    return drawn;
  }

  /** Mean ROUGE-1 over the sources, in points, less what the weights cost. */
  private static double worth(SalienceWeights weights, List<List<TuningCase>> training) {
    double sum = 0;
    double count = 0;
    for (List<TuningCase> source : training) {
      double share = Math.min(1, source.size() / (double) SMALL);
      sum += share * source.stream().mapToDouble(each -> each.score(weights)).average().orElse(0);
      count += share;
    }
    double squares = Arrays.stream(weights.values()).map(w -> w * w).sum();
    return 100 * sum / Math.max(1, count) - RIDGE * squares;
  }

  private static SalienceWeights search(List<List<TuningCase>> training) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] mean = new double[SalienceWeights.STANDARD.values().length];
    double[] deviation = new double[SalienceWeights.STANDARD.values().length];
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

  /**
   * Weights in the order of the parameters. The first is the unit the others are measured in; none
   * is negative, and those of flaws are not too small.
   */
  private static SalienceWeights weights(double[] values) {
    double[] w = Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
    double statement = Math.max(LEAST_FLAW, w[5]);
    double context = Math.max(LEAST_FLAW, w[6]);
    return new SalienceWeights(1, w[1], w[2], w[3], w[4], statement, context, w[7]);
  }

  private static List<SalienceWeights> best(
      List<SalienceWeights> samples, List<List<TuningCase>> training) {
    Map<SalienceWeights, Double> scores = new LinkedHashMap<>();
    double[] reached =
        samples.parallelStream().mapToDouble(weights -> worth(weights, training)).toArray();
    for (int i = 0; i < reached.length; i++) {
      scores.put(samples.get(i), reached[i]);
    }
    return scores.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(ELITE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SummaryEvaluation validate(
      SummarySet set, SummaryLength length, SalienceWeights found) {
    Map<String, Summarizer> systems = SummaryEvaluation.standardSystems();
    systems.put("source held out", new SalienceSummarizer(found));
    return SummaryEvaluation.of(set, systems, length);
  }
}
