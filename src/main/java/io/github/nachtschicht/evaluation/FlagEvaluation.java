package io.github.nachtschicht.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How well flags and an order by doubt find the errors that a person found: recall, false alarms,
 * area under the ROC curve, and whether the words named are the wrong ones.
 */
public final class FlagEvaluation {

  private static final int DRAWS = 2000;
  private static final double Z = 1.96;

  /**
   * What the program says of a line.
   *
   * @param line what a person said of it
   * @param confidence probability, 0 to 1, that it holds no serious error
   * @param checks that raised a flag
   * @param english words of the translation that flags name
   * @param german words of the source that flags name
   */
  public record Verdict(
      AnnotatedLine line,
      double confidence,
      Set<String> checks,
      List<String> english,
      List<String> german) {

    boolean isFlagged() {
      return !checks.isEmpty();
    }
  }

  private final List<Verdict> verdicts;

  public FlagEvaluation(Collection<Verdict> verdicts) {
    this.verdicts = List.copyOf(verdicts);
  }

  /** The table, each line ended by {@code \n}. */
  public String table() {
    StringBuilder out = new StringBuilder();
    Predicate<Verdict> serious = v -> v.line().isSerious();
    row(out, "sentences", String.valueOf(verdicts.size()));
    row(out, "flagged", share(v -> true));
    row(out, "recall, critical or major", share(serious));
    row(out, "  critical", share(v -> v.line().severity() == 'C'));
    row(out, "  major", share(v -> v.line().severity() == 'M'));
    Set<String> kinds = new TreeSet<>();
    verdicts.stream().filter(serious).forEach(v -> kinds.add(v.line().kind()));
    for (String kind : kinds) {
      row(out, "  " + kind, share(serious.and(v -> v.line().kind().equals(kind))));
    }
    row(out, "false alarms, faultless", share(v -> v.line().severity() == '0'));
    row(out, "flagged, minor", share(v -> v.line().severity() == 'm'));
    List<Verdict> flagged = verdicts.stream().filter(Verdict::isFlagged).toList();
    List<Verdict> hits = flagged.stream().filter(serious).toList();
    row(out, "precision", ratio(hits.size(), flagged.size()));
    row(out, "AUC, critical or major", auc(serious));
    row(out, "AUC, critical", auc(v -> v.line().severity() == 'C'));
    words(out, hits);
    out.append('\n');
    confidence(out);
    out.append('\n');
    checks(out);
    return out.toString();
  }

  private static void words(StringBuilder out, List<Verdict> hits) {
    Predicate<Verdict> english = v -> meets(v.english(), v.line().wrongEnglish());
    Predicate<Verdict> german = v -> meets(v.german(), v.line().wrongGerman());
    Predicate<Verdict> namesEnglish = v -> !v.english().isEmpty();
    Predicate<Verdict> namesGerman = v -> !v.german().isEmpty();
    int either = count(hits, english.or(german));
    row(
        out,
        "flagged English word is wrong",
        ratio(count(hits, english), count(hits, namesEnglish)));
    row(out, "flagged German word is wrong", ratio(count(hits, german), count(hits, namesGerman)));
    row(
        out,
        "either, of those naming words",
        ratio(either, count(hits, namesEnglish.or(namesGerman))));
    row(out, "either, of all flagged errors", ratio(either, hits.size()));
  }

  private static int count(List<Verdict> verdicts, Predicate<Verdict> which) {
    return (int) verdicts.stream().filter(which).count();
  }

  private static boolean meets(List<String> named, Set<String> wrong) {
    return AnnotatedLine.words(String.join(" ", named)).stream().anyMatch(wrong::contains);
  }

  /** Of sentences with about this confidence, how many are free of serious errors. */
  private void confidence(StringBuilder out) {
    out.append("confidence   sentences   said   free of serious errors\n");
    double[] bounds = {0, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0001};
    for (int b = 0; b + 1 < bounds.length; b++) {
      double low = bounds[b];
      double high = bounds[b + 1];
      List<Verdict> inside =
          verdicts.stream().filter(v -> v.confidence() >= low && v.confidence() < high).toList();
      double said = inside.stream().mapToDouble(Verdict::confidence).average().orElse(0);
      int free = count(inside, v -> !v.line().isSerious());
      out.append(
          String.format(
              Locale.ROOT,
              "%.1f to %.1f   %9d   %4.2f   %s%n",
              low,
              Math.min(1, high),
              inside.size(),
              said,
              ratio(free, inside.size())));
    }
  }

  /** What each check raises, and what it alone raises. */
  private void checks(StringBuilder out) {
    out.append("check              C or M   m   0 | alone: C or M   m   0\n");
    Map<String, int[]> counts = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      for (String check : verdict.checks()) {
        int[] own = counts.computeIfAbsent(check, c -> new int[6]);
        int at = verdict.line().isSerious() ? 0 : verdict.line().severity() == 'm' ? 1 : 2;
        own[at]++;
        own[at + 3] += verdict.checks().size() == 1 ? 1 : 0;
      }
    }
    counts.forEach(
        (check, n) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%-18s %6d %3d %3d | %13d %3d %3d%n",
                    check,
                    n[0],
                    n[1],
                    n[2],
                    n[3],
                    n[4],
                    n[5])));
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append(String.format(Locale.ROOT, "%-31s %s", name, value).stripTrailing()).append('\n');
  }

  private String share(Predicate<Verdict> which) {
    List<Verdict> chosen = verdicts.stream().filter(which).toList();
    return ratio(count(chosen, Verdict::isFlagged), chosen.size());
  }

  /** A share in percent with its 95 % interval (Wilson, 1927). */
  static String ratio(int k, int n) {
    if (n == 0) {
      return "0/0";
    }
    double p = k / (double) n;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
    return String.format(
        Locale.ROOT,
        "%d/%d = %.1f %% [%.1f, %.1f]",
        k,
        n,
        100 * p,
        100 * Math.max(0, middle - half),
        100 * Math.min(1, middle + half));
  }

  private String auc(Predicate<Verdict> positive) {
    int n = verdicts.size();
    double[] doubt = new double[n];
    boolean[] is = new boolean[n];
    for (int i = 0; i < n; i++) {
      doubt[i] = 1 - verdicts.get(i).confidence();
      is[i] = positive.test(verdicts.get(i));
    }
    double value = auc(doubt, is);
    if (Double.isNaN(value)) {
      return "not defined: all are of one kind";
    }
    Random random = new Random(0);
    List<Double> draws = new ArrayList<>();
    double[] drawn = new double[n];
    boolean[] drawnIs = new boolean[n];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < n; i++) {
        int at = random.nextInt(n);
        drawn[i] = doubt[at];
        drawnIs[i] = is[at];
      }
      double one = auc(drawn, drawnIs);
      if (!Double.isNaN(one)) {
        draws.add(one);
      }
    }
    draws.sort(null);
    return String.format(
        Locale.ROOT,
        "%.3f [%.3f, %.3f]",
        value,
        draws.get((int) (0.025 * draws.size())),
        draws.get(Math.min(draws.size() - 1, (int) (0.975 * draws.size()))));
  }

  /** Area under the ROC curve; equal values count half. NaN if all are of one kind. */
  static double auc(double[] values, boolean[] positive) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, java.util.Comparator.comparingDouble(i -> values[i]));
    double ranks = 0;
    int positives = 0;
    for (int i = 0; i < order.length; ) {
      int j = i;
      int inside = 0;
      while (j < order.length && values[order[j]] == values[order[i]]) {
        inside += positive[order[j]] ? 1 : 0;
        j++;
      }
      ranks += (i + j + 1) / 2.0 * inside;
      positives += inside;
      i = j;
    }
    int negatives = values.length - positives;
    if (positives == 0 || negatives == 0) {
      return Double.NaN;
    }
    return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }
}
