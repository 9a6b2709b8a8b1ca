package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.ParsedDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Methods of the literature, to compare with. */
public final class Baselines {

  /** Their names. */
  public static final List<String> NAMES = List.of("lead", "lexrank", "textrank");

  /** Cosine from which LexRank links two sentences; the paper's best value. */
  private static final double THRESHOLD = 0.1;

  private Baselines() {}

  /**
   * A method.
   *
   * @param method one of {@link #NAMES}
   * @param screened whether page furniture is kept out, as the program does; the literature takes
   *     the raw text, nothing kept out but titles and headings
   * @throws IllegalArgumentException if there is no such method
   */
  public static Summarizer of(String method, boolean screened) {
    return switch (method) {
      case "lead" -> new Baseline(method, screened, Baselines::lead);
      case "lexrank" -> new Baseline(method, screened, Baselines::lexRank);
      case "textrank" -> new Baseline(method, screened, Baselines::textRank);
      default ->
          throw new IllegalArgumentException(
              "a baseline is one of " + String.join(", ", NAMES) + ", was '" + method + "'");
    };
  }

  /**
   * A method on cleaned or on raw text.
   *
   * @param choice chooses of more than three sentences in reading order; in any order
   */
  private record Baseline(
      String method, boolean screened, BiFunction<List<Candidate>, Budget, List<Candidate>> choice)
      implements Summarizer {

    @Override
    public Summary summarize(ParsedDocument document, int title, SummaryLength length) {
      List<Candidate> candidates =
          screened ? Screening.candidates(document) : Screening.runningText(document);
      Budget budget = Budget.of(length, candidates.size());
      if (candidates.size() <= SalienceSummarizer.SHORT || budget.sentences() == 0) {
        return Summary.NONE;
      }
      return new Summary(
          choice.apply(candidates, budget).stream().map(Candidate::segment).sorted().toList());
    }

    @Override
    public String signature() {
      return method + (screened ? "" : "-raw");
    }
  }

  /** The first sentences that fit: on news the baseline to beat. */
  private static List<Candidate> lead(List<Candidate> candidates, Budget budget) {
    List<Candidate> chosen = new ArrayList<>();
    Budget left = budget;
    for (Candidate candidate : candidates) {
      if (left.fits(candidate.words())) {
        chosen.add(candidate);
        left = left.without(candidate.words());
      }
    }
    return chosen;
  }

  /**
   * LexRank: PageRank over the graph of sentences whose TF-IDF cosine is at least 0.1.
   *
   * <p>Source: Erkan and Radev, LexRank: Graph-based Lexical Centrality as Salience in Text
   * Summarization, JAIR 22 (2004).
   */
  private static List<Candidate> lexRank(List<Candidate> candidates, Budget budget) {
    TermVectors vectors = TermVectors.of(candidates);
    return best(candidates, vectors, budget, false, sentence -> links(vectors, sentence));
  }

  private static double[] links(TermVectors vectors, int sentence) {
    double[] row = vectors.similarityTo(sentence, SimilarityGraph.MOST_SENTENCES);
    for (int other = 0; other < row.length; other++) {
      if (row[other] < THRESHOLD) {
        row[other] = 0;
      }
    }
    return row;
  }

  /**
   * TextRank: PageRank over the graph of sentences linked by the number of terms they share,
   * divided by the logarithms of their lengths.
   *
   * <p>Source: Mihalcea and Tarau, TextRank: Bringing Order into Texts, EMNLP 2004.
   */
  private static List<Candidate> textRank(List<Candidate> candidates, Budget budget) {
    TermVectors vectors = TermVectors.of(candidates);
    double[] logLengths = new double[vectors.size()];
    Arrays.setAll(logLengths, s -> Math.log(Math.max(1, vectors.terms(s).length)));
    return best(
        candidates, vectors, budget, true, sentence -> overlaps(vectors, logLengths, sentence));
  }

  private static double[] overlaps(TermVectors vectors, double[] logLengths, int sentence) {
    double[] row = new double[vectors.size()];
    for (int term : vectors.terms(sentence)) {
      int[] sentences = vectors.sentencesWith(term);
      if (sentences.length <= SimilarityGraph.MOST_SENTENCES) {
        for (int other : sentences) {
          row[other]++;
        }
      }
    }
    row[sentence] = 0;
    for (int other = 0; other < row.length; other++) {
      // two sentences of one word each: the formula has no value there
      double both = logLengths[sentence] + logLengths[other];
      row[other] = both > 0 ? row[other] / both : 0;
    }
    return row;
  }

  /** The sentences where a walk over their graph is most often. */
  private static List<Candidate> best(
      List<Candidate> candidates,
      TermVectors vectors,
      Budget budget,
      boolean weighted,
      SimilarityGraph.Row rows) {
    double[] scores = new SimilarityGraph(candidates.size(), weighted, rows).stationary();
    Selection selection = new Selection(candidates, vectors, 0, budget);
    selection.take(scores, new double[scores.length], Integer.MAX_VALUE, null);
    return selection.chosen();
  }
}
