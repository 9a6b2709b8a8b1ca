package io.github.nachtschicht.translation.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.DecodingOptions.EarlyStopping;
import io.github.nachtschicht.translation.decoding.TermConstraints.Form;
import io.github.nachtschicht.translation.decoding.TermConstraints.WordEdges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstrainedSearchTest {

  private static final WordEdges NO_EDGES = new WordEdges(new BitSet(), new BitSet());

  private static SearchRules rules(int beam, double penalty) {
    DecodingOptions options =
        new DecodingOptions(beam, penalty, EarlyStopping.HEURISTIC, 0, null, 0);
    return new SearchRules(options, ToyModel.START, ToyModel.END, ToyModel.END, true);
  }

  private static Form form(int... tokens) {
    return new Form(tokens, false);
  }

  private static TermConstraints require(Form... forms) {
    return new TermConstraints(List.of(List.of(forms)), 0, List.of(), NO_EDGES);
  }

  private static int[] sequence(Random random, int vocabulary) {
    return random.ints(1 + random.nextInt(3), 2, vocabulary).toArray();
  }

  private static TermConstraints random(Random random, int vocabulary) {
    List<List<Form>> required = new ArrayList<>();
    int terms = random.nextInt(4);
    for (int c = 0; c < terms; c++) {
      List<Form> forms = new ArrayList<>();
      for (int f = random.nextInt(3); f >= 0; f--) {
        forms.add(new Form(sequence(random, vocabulary), f > 0 && random.nextInt(3) == 0));
      }
      required.add(forms);
    }
    List<int[]> forbidden = new ArrayList<>();
    for (int f = terms == 0 ? 1 : random.nextInt(2); f > 0; f--) {
      forbidden.add(sequence(random, vocabulary));
    }
    BitSet joining = new BitSet();
    BitSet open = new BitSet();
    for (int token = 2; token < vocabulary; token++) {
      joining.set(token, random.nextInt(4) == 0);
      open.set(token, random.nextInt(4) == 0);
    }
    int expected = terms > 1 && random.nextBoolean() ? 1 : 0;
    return new TermConstraints(required, expected, forbidden, new WordEdges(joining, open));
  }

  private static List<Hypothesis> search(
      long seed, int vocabulary, int maxLength, SearchRules rules, TermConstraints constraints)
      throws InterruptedException {
    return BatchSearch.search(
            new ToyModel(vocabulary, seed), new int[] {maxLength}, rules, List.of(constraints))
        .get(0);
  }

  private static String text(TermConstraints constraints) {
    return constraints.required().stream()
            .map(forms -> forms.stream().map(f -> Arrays.toString(f.tokens())).toList())
            .toList()
        + ", expected "
        + constraints.expected()
        + ", forbidden "
        + constraints.forbidden().stream().map(Arrays::toString).toList()
        + ", "
        + constraints.edges();
  }

  @Test
  void search_randomConstraints_isTokenForTokenTheSlowSearch() throws InterruptedException {
    Random random = new Random(22);
    int found = 0;
    int partial = 0;
    for (int round = 0; round < 4000; round++) {
      int vocabulary = 4 + random.nextInt(9);
      int beam = 2 + random.nextInt(7);
      int maxLength = 3 + random.nextInt(14);
      double penalty = random.nextInt(3) / 2.0;
      TermConstraints constraints = random(random, vocabulary);
      List<Hypothesis> all =
          search(round, vocabulary, maxLength, rules(beam, penalty), constraints);
      List<Hypothesis> fast =
          all.stream().filter(h -> met(constraints, h) == terms(constraints)).toList();
      List<SlowConstrainedSearch.Found> slow =
          new SlowConstrainedSearch(round, vocabulary, constraints, beam, penalty)
              .search(maxLength);

      assertThat(fast.stream().map(h -> Arrays.stream(h.tokens()).boxed().toList()))
          .as("round %d, beam %d, %s", round, beam, text(constraints))
          .isEqualTo(slow.stream().map(SlowConstrainedSearch.Found::tokens).toList());
      found += fast.isEmpty() ? 0 : 1;
      List<Hypothesis> lacking = all.subList(fast.size(), all.size());
      assertThat(lacking)
          .as("round %d", round)
          .allMatch(h -> h.tokens()[h.tokens().length - 1] == ToyModel.END)
          .allMatch(h -> met(constraints, h) > constraints.expected())
          .isSortedAccordingTo(Comparator.comparingInt(h -> -met(constraints, h)));
      partial += lacking.isEmpty() ? 0 : 1;
    }
    assertThat(found).isBetween(2500, 3990);
    assertThat(partial).isGreaterThan(100);
  }

  private static int terms(TermConstraints constraints) {
    return constraints.required().size();
  }

  private static int met(TermConstraints constraints, Hypothesis hypothesis) {
    TermProgress progress = TermProgress.start(constraints);
    for (int token : hypothesis.tokens()) {
      progress = progress.with(token);
    }
    return progress.met();
  }

  @Test
  void search_oneOfTwoTermsIsImpossible_findsWhatHasTheOther() throws InterruptedException {
    TermConstraints constraints =
        new TermConstraints(
            List.of(List.of(form(3)), List.of(form(4))), 0, List.of(new int[] {4}), NO_EDGES);
    int found = 0;
    for (long seed = 0; seed < 50; seed++) {
      List<Hypothesis> hypotheses = search(seed, 7, 12, rules(5, 1), constraints);
      assertThat(hypotheses).allMatch(h -> Arrays.stream(h.tokens()).anyMatch(t -> t == 3));
      found += hypotheses.isEmpty() ? 0 : 1;
    }
    assertThat(found).isGreaterThan(25);
  }

  @Test
  void search_mixedBatch_equalsOneByOne() throws InterruptedException {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int n = 2 + random.nextInt(6);
      int vocabulary = 5 + random.nextInt(8);
      long[] seeds = random.longs(n).toArray();
      int[] lengths = random.ints(n, 2, 20).toArray();
      int ngram = random.nextInt(3);
      SearchRules plain = rules(2 + random.nextInt(5), 1);
      SearchRules rules =
          new SearchRules(
              plain.options().withNoRepeatNgramSize(ngram == 0 ? 0 : ngram + 1),
              ToyModel.START,
              ToyModel.END,
              ToyModel.END,
              true);
      List<TermConstraints> constraints = new ArrayList<>();
      for (int s = 0; s < n; s++) {
        constraints.add(random.nextBoolean() ? TermConstraints.NONE : random(random, vocabulary));
      }
      List<List<Hypothesis>> together =
          BatchSearch.search(new ToyModel(vocabulary, seeds), lengths, rules, constraints);
      for (int s = 0; s < n; s++) {
        List<Hypothesis> alone =
            constraints.get(s) == TermConstraints.NONE
                ? BatchSearch.search(
                        new ToyModel(vocabulary, seeds[s]), new int[] {lengths[s]}, rules)
                    .get(0)
                : search(seeds[s], vocabulary, lengths[s], rules, constraints.get(s));
        assertThat(together.get(s)).usingRecursiveComparison().isEqualTo(alone);
      }
    }
  }

  @Test
  void search_forbiddenSequence_neverStands() throws InterruptedException {
    TermConstraints constraints =
        new TermConstraints(List.of(), 0, List.of(new int[] {3, 4}, new int[] {5}), NO_EDGES);
    for (long seed = 0; seed < 100; seed++) {
      for (Hypothesis h : search(seed, 7, 12, rules(3, 1), constraints)) {
        String tokens = Arrays.toString(h.tokens());
        assertThat(tokens).doesNotContain("3, 4").doesNotContain("5");
      }
    }
  }

  @Test
  void search_impossibleConstraint_findsNothing() throws InterruptedException {
    assertThat(search(1, 6, 12, rules(4, 1), require(form(ToyModel.START)))).isEmpty();
    assertThat(search(1, 6, 4, rules(4, 1), require(form(2, 3, 4)))).isEmpty();
    TermConstraints contradiction =
        new TermConstraints(List.of(List.of(form(3))), 0, List.of(new int[] {3}), NO_EDGES);
    assertThat(search(1, 6, 12, rules(4, 1), contradiction)).isEmpty();
  }

  @Test
  void progress_prolongedWord_isUnmetAgain() {
    BitSet joining = new BitSet();
    joining.set(9);
    TermConstraints constraints =
        new TermConstraints(
            List.of(List.of(form(3, 4))), 0, List.of(), new WordEdges(joining, new BitSet()));
    TermProgress begun = TermProgress.start(constraints).with(3);
    assertThat(TermProgress.start(constraints).left()).isEqualTo(1);
    assertThat(begun.left()).as("begun").isZero();
    assertThat(begun.with(5).left()).as("broken off").isEqualTo(1);
    TermProgress met = begun.with(4);
    assertThat(met.isComplete()).isTrue();
    assertThat(met.with(9).isComplete()).as("the word goes on").isFalse();
    assertThat(met.with(5).isComplete()).isTrue();
    assertThat(met.with(9).with(3).with(4).with(5).isComplete()).isTrue();
  }

  @Test
  void progress_sameConstraintTwice_needsTwoPlaces() {
    TermConstraints twice =
        new TermConstraints(List.of(List.of(form(3)), List.of(form(3))), 0, List.of(), NO_EDGES);
    TermProgress once = TermProgress.start(twice).with(3).with(5);
    assertThat(once.isComplete()).isFalse();
    assertThat(once.with(3).isComplete()).isTrue();
  }

  @Test
  void progress_openingForm_isOfferedFirstAndCountsAnywhere() {
    TermConstraints constraints = require(form(3), new Form(new int[] {4}, true));
    TermProgress start = TermProgress.start(constraints);
    assertThat(start.offered()).containsExactly(3, 4);
    assertThat(start.with(5).offered()).containsExactly(3);
    assertThat(start.with(5).with(4).isComplete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "4, 9 9 9, 1 1 2",
    "4, 9 0 9, 2 0 2",
    "4, 1 0 1, 1 0 1",
    "4, 9 9 0, 1 3 0",
    "2, 9 9 9 9, 0 0 0 2",
    "2, 9 9 0 1, 0 1 0 1",
    "6, 0 1 9, 0 1 5",
  })
  void allocate_banks(int beam, String candidates, String sizes) {
    assertThat(ConstrainedSentence.allocate(numbers(candidates), beam))
        .containsExactly(numbers(sizes));
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void new_badConstraints_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> form());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TermConstraints(List.of(List.<Form>of()), 0, List.of(), NO_EDGES));
  }
}
