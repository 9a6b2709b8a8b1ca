package io.github.nachtschicht.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores one or more systems on the same references, the first being the baseline the others are
 * compared with.
 */
public final class TranslationEvaluation {

  private static final List<CorpusMetric> METRICS = List.of(new Bleu(), new Chrf());

  private final List<List<String>> references;
  private final @Nullable Bootstrap bootstrap;

  /**
   * An evaluation against references.
   *
   * @param references the reference files, each with one segment a line, at least one file
   * @param bootstrap resampler for intervals and p-values; null for none
   * @throws IllegalArgumentException if the files have different numbers of lines
   */
  public TranslationEvaluation(List<List<String>> references, @Nullable Bootstrap bootstrap) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("'reference' is needed at least once");
    }
    int segments = references.get(0).size();
    for (List<String> file : references) {
      requireSegments("a reference", file.size(), segments);
    }
    this.references =
        IntStream.range(0, segments)
            .mapToObj(i -> references.stream().map(file -> file.get(i)).toList())
            .toList();
    this.bootstrap = bootstrap;
  }

  /**
   * A system's translations.
   *
   * @param name what the system is called in the report
   * @param hypotheses one translation for each segment
   */
  public record SystemOutput(String name, List<String> hypotheses) {}

  /**
   * One measure of one system.
   *
   * @param metric name of the measure
   * @param signature sacreBLEU's signature
   * @param score 0 to 100
   * @param interval 95% interval; null without bootstrap
   * @param difference against the first system; null for the first and without bootstrap
   */
  public record MetricResult(
      String metric,
      String signature,
      double score,
      Bootstrap.@Nullable Interval interval,
      Bootstrap.@Nullable Comparison difference) {}

  /** All measures of one system. */
  public record SystemResult(String name, int segments, List<MetricResult> metrics) {}

  /**
   * One segment with its sentence-level chrF2.
   *
   * @param line line in the files, from 1
   * @param score chrF2 of the segment alone, 0 to 100
   * @param hypothesis the translation
   * @param reference its first reference
   */
  public record ScoredSegment(int line, double score, String hypothesis, String reference) {}

  /** Scores all systems. */
  public List<SystemResult> evaluate(List<SystemOutput> systems) {
    List<SystemResult> results = new ArrayList<>();
    List<List<List<long[]>>> statistics = new ArrayList<>();
    for (SystemOutput system : systems) {
      requireSegments(system.name(), system.hypotheses().size(), references.size());
      List<List<long[]>> ofSystem = new ArrayList<>();
      List<MetricResult> metrics = new ArrayList<>();
      for (int m = 0; m < METRICS.size(); m++) {
        CorpusMetric metric = METRICS.get(m);
        List<long[]> counts = metric.countAll(system.hypotheses(), references);
        ofSystem.add(counts);
        metrics.add(
            new MetricResult(
                metric.name(),
                metric.signature(references.isEmpty() ? 1 : references.get(0).size()),
                metric.score(counts),
                bootstrap == null ? null : bootstrap.interval(metric, counts),
                bootstrap == null || statistics.isEmpty()
                    ? null
                    : bootstrap.compare(metric, statistics.get(0).get(m), counts)));
      }
      statistics.add(ofSystem);
      results.add(new SystemResult(system.name(), references.size(), metrics));
    }
    return results;
  }

  /** The {@code count} segments of a system with the lowest chrF2, worst first. */
  public List<ScoredSegment> worst(SystemOutput system, int count) {
    Chrf chrf = new Chrf();
    return IntStream.range(0, references.size())
        .mapToObj(
            i ->
                new ScoredSegment(
                    i + 1,
                    chrf.score(chrf.count(system.hypotheses().get(i), references.get(i))),
                    system.hypotheses().get(i),
                    references.get(i).get(0)))
        .sorted(
            Comparator.comparingDouble(ScoredSegment::score).thenComparingInt(ScoredSegment::line))
        .limit(count)
        .toList();
  }

  private static void requireSegments(String what, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          ("%s has %s lines, the first reference has %s: each line is one segment, so the files"
                  + " must be equally long")
              .formatted(what, actual, expected));
    }
  }
}
