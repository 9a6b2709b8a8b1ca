package io.github.nachtschicht.translation.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.DecodingOptions.EarlyStopping;
import io.github.nachtschicht.translation.TranslationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSearchTest {

  private static DecodingOptions options(int beam, double penalty, EarlyStopping stopping) {
    return new DecodingOptions(beam, penalty, stopping, 0, null, 0);
  }

  private static SearchRules rules(DecodingOptions options, int forcedEnd) {
    return new SearchRules(options, ToyModel.START, ToyModel.END, forcedEnd, true);
  }

  private static List<Hypothesis> search(
      long seed, int vocabulary, int maxLength, DecodingOptions options, int forcedEnd)
      throws InterruptedException {
    return BatchSearch.search(
            new ToyModel(vocabulary, seed), new int[] {maxLength}, rules(options, forcedEnd))
        .get(0);
  }

  /** The best score of all sequences there are, forced to end at the last place. */
  private static double best(
      long seed, List<Integer> prefix, double sum, int vocabulary, int maxLength, double penalty) {
    int generated = prefix.size();
    if (generated == maxLength - 1) {
      return sum / Math.pow(generated, penalty);
    }
    double[] values = ToyModel.logProbabilities(seed, prefix, vocabulary);
    double best = (sum + values[ToyModel.END]) / Math.pow(generated, penalty);
    for (int v = 2; v < vocabulary; v++) {
      List<Integer> longer = new ArrayList<>(prefix);
      longer.add(v);
      best = Math.max(best, best(seed, longer, sum + values[v], vocabulary, maxLength, penalty));
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 1, 2})
  void search_beamAsWideAsAllPrefixes_findsTheOptimum(double penalty) throws InterruptedException {
    // 3 tokens that go on, 5 places: at most 27 open prefixes are ever worth keeping with beam 16,
    // so a short vocabulary keeps the search exhaustive
    for (long seed = 0; seed < 60; seed++) {
      int vocabulary = 4;
      int maxLength = 6;
      Hypothesis found =
          search(
                  seed,
                  vocabulary,
                  maxLength,
                  options(16, penalty, EarlyStopping.NEVER),
                  ToyModel.END)
              .get(0);
      double expected = best(seed, List.of(ToyModel.START), 0, vocabulary, maxLength, penalty);
      assertThat(found.score()).as("seed %d", seed).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void search_anyBeam_scoresWhatTheModelSays() throws InterruptedException {
    for (long seed = 0; seed < 40; seed++) {
      for (int beam : new int[] {1, 2, 5}) {
        for (Hypothesis h :
            search(seed, 9, 12, options(beam, 0.6, EarlyStopping.HEURISTIC), ToyModel.END)) {
          List<Integer> prefix = new ArrayList<>(List.of(ToyModel.START));
          double sum = 0;
          for (int i = 0; i < h.tokens().length; i++) {
            boolean forced = i == 10;
            double expected =
                forced ? 0 : ToyModel.logProbabilities(seed, prefix, 9)[h.tokens()[i]];
            assertThat(h.logProbabilities()[i]).isEqualTo(expected);
            sum += expected;
            prefix.add(h.tokens()[i]);
          }
          assertThat(h.sum()).isCloseTo(sum, within(1e-9));
          assertThat(h.score()).isCloseTo(sum / Math.pow(h.tokens().length, 0.6), within(1e-9));
          assertThat(h.tokens()).endsWith(ToyModel.END);
          assertThat(h.cut()).isEqualTo(h.tokens().length == 11);
        }
      }
    }
  }

  @Test
  void search_greedy_takesTheBestTokenEachTime() throws InterruptedException {
    for (long seed = 0; seed < 50; seed++) {
      Hypothesis h =
          search(seed, 30, 20, options(1, 1, EarlyStopping.HEURISTIC), ToyModel.END).get(0);
      List<Integer> prefix = new ArrayList<>(List.of(ToyModel.START));
      for (int i = 0; i < h.tokens().length && i < 18; i++) {
        double[] values = ToyModel.logProbabilities(seed, prefix, 30);
        assertThat(values[h.tokens()[i]]).isEqualTo(Arrays.stream(values).max().orElseThrow());
        prefix.add(h.tokens()[i]);
      }
    }
  }

  /** ONNX Runtime 1.21.1 sorts a NaN first or last, by the number of candidates. */
  @Test
  void search_notANumber_isNoTokenButAMessage() {
    for (int beam : new int[] {1, 4}) {
      StepModel broken =
          new StepModel() {
            @Override
            public Candidates step(
                int[] tokens, int[] parents, int rows, int count, int[][] asked) {
              float[] values = new float[tokens.length * count];
              Arrays.fill(values, -1);
              values[values.length - 1] = Float.NaN;
              return new Candidates(count, new long[values.length], values, new float[0][]);
            }

            @Override
            public void close() {}
          };
      assertThatThrownBy(
              () ->
                  BatchSearch.search(
                      broken,
                      new int[] {9},
                      rules(options(beam, 1, EarlyStopping.HEURISTIC), ToyModel.END)))
          .isInstanceOf(TranslationException.class)
          .hasMessageContaining("NaN");
    }
  }

  @Test
  void search_batch_equalsOneByOne() throws InterruptedException {
    Random random = new Random(4);
    for (int round = 0; round < 30; round++) {
      int n = 1 + random.nextInt(9);
      long[] seeds = random.longs(n).toArray();
      int[] lengths = random.ints(n, 2, 25).toArray();
      EarlyStopping stopping = EarlyStopping.values()[random.nextInt(3)];
      DecodingOptions options = options(1 + random.nextInt(5), random.nextInt(3) / 2.0, stopping);
      int forced = random.nextBoolean() ? ToyModel.END : -1;
      List<List<Hypothesis>> together =
          BatchSearch.search(new ToyModel(11, seeds), lengths, rules(options, forced));
      for (int s = 0; s < n; s++) {
        List<Hypothesis> alone = search(seeds[s], 11, lengths[s], options, forced);
        assertThat(together.get(s)).usingRecursiveComparison().isEqualTo(alone);
      }
    }
  }

  @Test
  void search_finishedSentence_isNotComputedAnyMore() throws InterruptedException {
    ToyModel model = new ToyModel(20, 1, 2, 3, 4);
    BatchSearch.search(
        model, new int[] {3, 3, 3, 40}, rules(options(3, 1, EarlyStopping.NEVER), ToyModel.END));
    assertThat(model.steps).isGreaterThan(2);
    // the first three take part in two steps at most: one row each, then three
    assertThat(model.rowsComputed).isLessThanOrEqualTo(4 + 4 * 3 + (model.steps - 2) * 3);
  }

  @Test
  void search_earlyStoppingFirst_endsWithBeamFinished() throws InterruptedException {
    for (long seed = 0; seed < 30; seed++) {
      ToyModel first = new ToyModel(8, seed);
      ToyModel never = new ToyModel(8, seed);
      List<Hypothesis> found =
          BatchSearch.search(
                  first, new int[] {30}, rules(options(3, 1, EarlyStopping.FIRST), ToyModel.END))
              .get(0);
      List<Hypothesis> longer =
          BatchSearch.search(
                  never, new int[] {30}, rules(options(3, 1, EarlyStopping.NEVER), ToyModel.END))
              .get(0);
      assertThat(first.steps).isLessThanOrEqualTo(never.steps);
      assertThat(found.get(0).score()).isLessThanOrEqualTo(longer.get(0).score());
      assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void search_noRepeatNgram_noNgramStandsTwice(int size) throws InterruptedException {
    for (long seed = 0; seed < 30; seed++) {
      for (int beam : new int[] {1, 4}) {
        DecodingOptions options =
            options(beam, 1, EarlyStopping.HEURISTIC).withNoRepeatNgramSize(size);
        for (Hypothesis h : search(seed, 6, 14, options, -1)) {
          Set<List<Integer>> seen = new HashSet<>();
          for (int i = 0; i + size <= h.tokens().length; i++) {
            List<Integer> ngram = Arrays.stream(h.tokens(), i, i + size).boxed().toList();
            assertThat(seen.add(ngram)).as("%s in %s", ngram, Arrays.toString(h.tokens())).isTrue();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "4, true", "4, false"})
  void search_noRepeatNgram_scoresWhatTheBanLeaves(int beam, boolean renormalize)
      throws InterruptedException {
    DecodingOptions options = options(beam, 1, EarlyStopping.HEURISTIC).withNoRepeatNgramSize(2);
    SearchRules rules = new SearchRules(options, ToyModel.START, ToyModel.END, -1, renormalize);
    int bans = 0;
    for (long seed = 0; seed < 30; seed++) {
      for (Hypothesis h : BatchSearch.search(new ToyModel(6, seed), new int[] {14}, rules).get(0)) {
        List<Integer> prefix = new ArrayList<>(List.of(ToyModel.START));
        for (int i = 0; i < h.tokens().length; i++) {
          double[] values = ToyModel.logProbabilities(seed, prefix, 6);
          double left = 0;
          for (int v = 0; v < values.length; v++) {
            List<Integer> ngram = List.of(prefix.get(prefix.size() - 1), v);
            boolean banned = Collections.indexOfSubList(prefix, ngram) >= 0;
            left += banned ? 0 : Math.exp(values[v]);
            bans += banned ? 1 : 0;
          }
          double expected = values[h.tokens()[i]] - (renormalize ? Math.log(left) : 0);
          assertThat(h.logProbabilities()[i]).isCloseTo(expected, within(1e-5));
          prefix.add(h.tokens()[i]);
        }
      }
    }
    assertThat(bans).isPositive();
  }

  @Test
  void search_fewerTokensThanBeam_stillFindsSomething() throws InterruptedException {
    for (int beam : new int[] {1, 4, 16}) {
      List<Hypothesis> found =
          search(3, 3, 5, options(beam, 1, EarlyStopping.HEURISTIC), ToyModel.END);
      assertThat(found).isNotEmpty();
      assertThat(found).doesNotHaveDuplicates();
    }
  }

  @Test
  void search_interrupted_stops() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> search(3, 9, 50, options(2, 1, EarlyStopping.HEURISTIC), ToyModel.END))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void search_maxLengthBelowTwo_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(3, 9, 1, options(2, 1, EarlyStopping.HEURISTIC), ToyModel.END))
        .withMessageContaining("at least 2, was 1");
  }

  @Test
  void search_maxLengthTwo_isTheForcedEnd() throws InterruptedException {
    Hypothesis h = search(3, 9, 2, options(4, 1, EarlyStopping.HEURISTIC), ToyModel.END).get(0);
    assertThat(h.tokens()).containsExactly(ToyModel.END);
    assertThat(h.sum()).isZero();
    assertThat(h.cut()).isTrue();
    assertThat(Collections.singletonList(h.score())).containsExactly(0.0);
  }

  @Test
  void agreements_ofThreeHypotheses_countThoseWithTheToken() {
    Hypothesis best = hypothesis(7, 8, 9, 0);
    List<Hypothesis> all = List.of(best, hypothesis(7, 9, 0), hypothesis(5, 8, 9, 9, 0));

    assertThat(best.agreements(all)).containsExactly(0.5f, 0.5f, 1, 1);
    assertThat(best.agreements(List.of(best))).containsOnly(1);
  }

  private static Hypothesis hypothesis(int... tokens) {
    return new Hypothesis(tokens, new double[tokens.length], 0, 0, false);
  }
}
