package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sentences of one document as sparse TF-IDF vectors of length 1, with the inverted index from
 * terms to sentences. Memory grows with the number of words.
 *
 * <p>The weight of term t in sentence s is {@code tf(t, s) · ln((n + 1) / df(t))}, with n sentences
 * of which df(t) hold the term.
 */
final class TermVectors {

  private final Map<String, Integer> ids = new HashMap<>();
  private final int[][] terms;
  private final double[][] weights;
  private final int[][] postings;
  private final double[][] postingWeights;
  private final double[] idf;

  /** Indexes candidates, in the language they are in. */
  static TermVectors of(List<Candidate> candidates) {
    List<String> texts = candidates.stream().map(Candidate::text).toList();
    return of(texts, Language.of(texts));
  }

  /** Indexes sentences of a known language. */
  static TermVectors of(List<String> sentences, Language language) {
    return new TermVectors(sentences.stream().map(text -> terms(text, language)).toList());
  }

  /** The content terms of a text. */
  static List<String> terms(String text, Language language) {
    return Words.terms(text.replace('’', '\''), language.analyzer());
  }

  /**
   * Indexes sentences.
   *
   * @param sentences the terms of each sentence, in any order
   */
  TermVectors(List<List<String>> sentences) {
    int n = sentences.size();
    terms = new int[n][];
    weights = new double[n][];
    for (int s = 0; s < n; s++) {
      TreeMap<Integer, Integer> frequencies = new TreeMap<>();
      for (String term : sentences.get(s)) {
        frequencies.merge(ids.computeIfAbsent(term, t -> ids.size()), 1, Integer::sum);
      }
      terms[s] = frequencies.keySet().stream().mapToInt(Integer::intValue).toArray();
      weights[s] = frequencies.values().stream().mapToDouble(Integer::doubleValue).toArray();
    }
    int[] df = new int[ids.size()];
    Arrays.stream(terms).flatMapToInt(Arrays::stream).forEach(term -> df[term]++);
    postings = new int[df.length][];
    postingWeights = new double[df.length][];
    idf = new double[df.length];
    for (int t = 0; t < df.length; t++) {
      postings[t] = new int[df[t]];
      postingWeights[t] = new double[df[t]];
      idf[t] = Math.log((n + 1.0) / df[t]);
    }
    int[] filled = new int[df.length];
    for (int s = 0; s < n; s++) {
      for (int i = 0; i < terms[s].length; i++) {
        weights[s][i] *= idf[terms[s][i]];
      }
      normalized(weights[s]);
      for (int i = 0; i < terms[s].length; i++) {
        int term = terms[s][i];
        postings[term][filled[term]] = s;
        postingWeights[term][filled[term]++] = weights[s][i];
      }
    }
  }

  /** The vector itself, made to be of length 1 unless it is nothing. */
  private static double[] normalized(double[] w) {
    double square = 0;
    for (double x : w) {
      square += x * x;
    }
    if (square > 0) {
      double length = Math.sqrt(square);
      Arrays.setAll(w, i -> w[i] / length);
    }
    return w;
  }

  /** Number of sentences. */
  int size() {
    return terms.length;
  }

  /** Number of different terms. */
  int termCount() {
    return idf.length;
  }

  /** The terms of a sentence, ascending, each once. */
  int[] terms(int sentence) {
    return terms[sentence];
  }

  /** The sentences that hold a term, ascending. */
  int[] sentencesWith(int term) {
    return postings[term];
  }

  /** Cosine of every sentence with the sum of all sentences: how central it is. */
  double[] centroidSimilarity() {
    double[] sum = new double[termCount()];
    for (int s = 0; s < terms.length; s++) {
      for (int i = 0; i < terms[s].length; i++) {
        sum[terms[s][i]] += weights[s][i];
      }
    }
    return cosineWith(normalized(sum), 0, size());
  }

  /**
   * Cosine of every sentence with a text from outside, such as the title; terms the document does
   * not have are left out.
   */
  double[] similarityTo(List<String> text) {
    return similarityTo(text, 0, size());
  }

  /** As the other method, for the sentences from one on and up to another, not including it. */
  double[] similarityTo(List<String> text, int from, int to) {
    double[] vector = new double[termCount()];
    for (String term : text) {
      Integer id = ids.get(term);
      if (id != null) {
        vector[id] += idf[id];
      }
    }
    return cosineWith(normalized(vector), from, to);
  }

  /** Dot product of sentences with a vector that has one value a term. */
  private double[] cosineWith(double[] vector, int from, int to) {
    double[] cosine = new double[to - from];
    for (int s = from; s < to; s++) {
      for (int i = 0; i < terms[s].length; i++) {
        cosine[s - from] += weights[s][i] * vector[terms[s][i]];
      }
    }
    return cosine;
  }

  /** Cosine of one sentence with every sentence. */
  double[] similarityTo(int sentence) {
    return similarityTo(sentence, Integer.MAX_VALUE);
  }

  /**
   * Cosine of one sentence with every sentence, without the terms that very many sentences have.
   *
   * @param mostSentences in how many sentences a term may be to be counted
   */
  double[] similarityTo(int sentence, int mostSentences) {
    double[] cosine = new double[size()];
    for (int i = 0; i < terms[sentence].length; i++) {
      int term = terms[sentence][i];
      int length = postings[term].length <= mostSentences ? postings[term].length : 0;
      for (int p = 0; p < length; p++) {
        cosine[postings[term][p]] += weights[sentence][i] * postingWeights[term][p];
      }
    }
    return cosine;
  }
}
