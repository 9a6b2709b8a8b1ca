package io.github.nachtschicht.summary;

import io.github.nachtschicht.summary.Resampling.Interval;
import io.github.nachtschicht.text.ParsedDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What summarizers reach on a set.
 *
 * @param set name of the set
 * @param length the summaries' length
 * @param systems the results, in the order the systems were given
 */
public record SummaryEvaluation(String set, SummaryLength length, List<Result> systems) {

  /** What the program's own method is called. */
  public static final String STANDARD = "salience";

  public SummaryEvaluation {
    systems = List.copyOf(systems);
  }

  /**
   * What one system reaches. Means over the set's documents, in percent.
   *
   * @param system name of the system
   * @param rouge1 F1 of ROUGE-1
   * @param rouge2 F1 of ROUGE-2
   * @param rougeL F1 of summary-level ROUGE-L
   * @param words length of the summaries in words as ROUGE counts them
   * @param sentences length of the summaries in sentences
   * @param scores ROUGE-1 F1 document by document, in percent
   */
  public record Result(
      String system,
      Interval rouge1,
      Interval rouge2,
      Interval rougeL,
      double words,
      double sentences,
      List<Double> scores) {

    public Result {
      scores = List.copyOf(scores);
    }

    /** How much better this system is in ROUGE-1 than another on the same documents. */
    public Difference minus(Result other) {
      double[] differences = new double[scores.size()];
      for (int i = 0; i < differences.length; i++) {
        differences[i] = scores.get(i) - other.scores.get(i);
      }
      return new Difference(
          other.system, Resampling.interval(differences), Resampling.pValue(differences));
    }
  }

  /**
   * A paired comparison of two systems in ROUGE-1.
   *
   * @param with the system compared with
   * @param rouge1 mean difference in points, with its bootstrap interval
   * @param p two-sided probability of such a difference by chance, by approximate randomization
   */
  public record Difference(String with, Interval rouge1, double p) {}

  /** Number of documents. */
  public int documents() {
    return systems.isEmpty() ? 0 : systems.get(0).scores().size();
  }

  /** The result of one of the systems. */
  public Optional<Result> result(String system) {
    return systems.stream().filter(result -> result.system().equals(system)).findFirst();
  }

  /**
   * The systems that are compared by default: the baselines of the literature on raw text, each of
   * them on cleaned text, and the standard method.
   */
  public static Map<String, Summarizer> standardSystems() {
    Map<String, Summarizer> systems = new LinkedHashMap<>();
    Baselines.NAMES.forEach(method -> systems.put(method, Baselines.of(method, false)));
    systems.put("lead, cleaned", Baselines.of("lead", true));
    systems.put("lexrank, cleaned", Baselines.of("lexrank", true));
    systems.put(STANDARD, new SalienceSummarizer());
    return systems;
  }

  /** Runs systems over a set. */
  public static SummaryEvaluation of(
      SummarySet set, Map<String, Summarizer> systems, SummaryLength length) {
    List<Result> results = new ArrayList<>();
    systems.forEach(
        (name, system) -> {
          List<List<String>> summaries = new ArrayList<>();
          for (SummarySet.Item item : set.documents()) {
            summaries.add(texts(item.document(), system.summarize(item.document(), -1, length)));
          }
          results.add(result(name, set, summaries));
        });
    return new SummaryEvaluation(set.name(), length, results);
  }

  /** Scores summaries that are there already, one a document. */
  static Result result(String system, SummarySet set, List<List<String>> summaries) {
    int n = summaries.size();
    double[] rouge1 = new double[n];
    double[] rouge2 = new double[n];
    double[] rougeL = new double[n];
    double words = 0;
    double sentences = 0;
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Rouge rouge = Rouge.of(summaries.get(i), set.documents().get(i).reference());
      rouge1[i] = 100 * rouge.rouge1().f1();
      rouge2[i] = 100 * rouge.rouge2().f1();
      rougeL[i] = 100 * rouge.rougeL().f1();
      scores.add(rouge1[i]);
      sentences += summaries.get(i).size();
      words += summaries.get(i).stream().mapToInt(text -> Rouge.words(text).size()).sum();
    }
    return new Result(
        system,
        Resampling.interval(rouge1),
        Resampling.interval(rouge2),
        Resampling.interval(rougeL),
        words / n,
        sentences / n,
        scores);
  }

  static List<String> texts(ParsedDocument document, Summary summary) {
    return summary.segments().stream().map(s -> document.segments().get(s).text()).toList();
  }
}
