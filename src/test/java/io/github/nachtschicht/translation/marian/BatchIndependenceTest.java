package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.decoding.BatchSearch;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sentence's translation and its log-probabilities are the same to the last bit, alone or in any
 * batch, in any order, with one worker or two. With {@code -Dnachtschicht.full=true} all 500 news
 * sentences are searched; otherwise one in ten or fifteen.
 */
class BatchIndependenceTest {

  private static final Path MODEL = Path.of("models/nachtschicht-de-en");
  private static final ModelIdentity IDENTITY =
      new ModelIdentity("nachtschicht-de-en", "0123", "de", "en");
  private static final boolean FULL = Boolean.getBoolean("nachtschicht.full");

  @TempDir static Path cache;

  @ParameterizedTest
  @CsvSource({
    "INT8, 4, false",
    "INT8, 1, false",
    "FP32, 4, false",
    "FP32, 1, false",
    "INT8, 4, true",
    "INT8, 1, true"
  })
  void search_sentencesOfTheRepository_sameBitsInEveryBatch(
      Precision precision, int beam, boolean shortlist) throws Exception {
    List<String> sentences = new ArrayList<>();
    try (var stream = Files.list(Path.of("seeds"))) {
      for (Path seed : stream.filter(file -> file.toString().endsWith(".txt")).sorted().toList()) {
        for (String line : Files.readAllLines(seed, StandardCharsets.UTF_8)) {
          for (String sentence : line.split("(?<=[.!?])\\s+", -1)) {
            if (sentence.length() > 3 && sentence.length() < 200) {
              sentences.add(sentence);
            }
          }
        }
      }
    }
    assertThat(sentences).hasSizeGreaterThan(20);
    check(
        sentences.subList(0, Math.min(FULL ? 200 : 16, sentences.size())),
        precision,
        beam,
        shortlist);
  }

  @ParameterizedTest
  @CsvSource({"INT8, 4, 15, false", "INT8, 1, 10, false", "INT8, 4, 15, true"})
  void search_500NewsSentences_sameBitsInEveryBatch(
      Precision precision, int beam, int every, boolean shortlist) throws Exception {
    Path news = SharedSets.get("eval/mt/wmt19/src.de");
    List<String> all = Files.readAllLines(news, StandardCharsets.UTF_8).subList(0, 500);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < all.size(); i += FULL ? 1 : every) {
      sentences.add(all.get(i));
    }
    check(sentences, precision, beam, shortlist);
  }

  private static void check(
      List<String> sentences, Precision precision, int beam, boolean withShortlist)
      throws Exception {
    MarianConfig config = MarianConfigReader.read(MODEL);
    List<Source> sources = new ArrayList<>();
    Path folder;
    try (MarianTokenizer tokenizer = HuggingFaceMarianTokenizer.open(MODEL);
        Shortlist shortlist = Shortlist.open(MODEL, IDENTITY, config)) {
      List<int[]> ids = tokenizer.encode(sentences);
      for (int i = 0; i < ids.size(); i++) {
        sources.add(new Source(ids.get(i), shortlist.of(sentences.get(i))));
      }
      folder =
          CompiledModel.open(
              cache,
              "embedded",
              config,
              precision,
              withShortlist ? shortlist::shared : null,
              () -> MarianParameters.open(MODEL, config));
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      order.add(i);
    }
    DecodingOptions options = DecodingOptions.ofBeamSize(beam);
    try (MarianModel model = MarianModel.open(folder, config, null)) {
      Hypothesis[] by32 = search(model, sources, order, 32, 1, options, false);
      Collections.shuffle(order, new Random(19));
      assertSame(by32, search(model, sources, order, 32, 2, options, false), "shuffled");
      Collections.shuffle(order, new Random(20));
      assertSame(by32, search(model, sources, order, 8, 1, options, true), "batches of 8");
      assertSame(by32, search(model, sources, order, 1, 2, options, false), "alone");
    }
  }

  /**
   * @param shortlist not looked at where all tokens are possible
   */
  private record Source(int[] ids, int[] shortlist) {}

  private static void assertSame(Hypothesis[] expected, Hypothesis[] actual, String how) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i].tokens()).as("%s: tokens of %d", how, i).isEqualTo(expected[i].tokens());
      assertThat(actual[i].logProbabilities())
          .as("%s: log-probabilities of %d", how, i)
          .isEqualTo(expected[i].logProbabilities());
      assertThat(actual[i].score()).isEqualTo(expected[i].score());
    }
  }

  /**
   * @param again whether every second sentence of a batch is searched a second time, and that
   *     counts
   */
  private static Hypothesis[] search(
      MarianModel model,
      List<Source> sources,
      List<Integer> order,
      int batch,
      int workers,
      DecodingOptions options,
      boolean again)
      throws Exception {
    MarianConfig config = model.config();
    Hypothesis[] results = new Hypothesis[sources.size()];
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Void>> futures = new ArrayList<>();
      for (int w = 0; w < workers; w++) {
        int first = w;
        Callable<Void> task =
            () -> {
              try (MarianWorker worker = model.newWorker()) {
                for (int from = first * batch; from < order.size(); from += workers * batch) {
                  List<Integer> part = order.subList(from, Math.min(order.size(), from + batch));
                  int[] lengths = new int[part.size()];
                  Arrays.fill(lengths, config.maxLength());
                  List<int[]> own = part.stream().map(i -> sources.get(i).ids).toList();
                  List<int[]> shortlists =
                      part.stream().map(i -> sources.get(i).shortlist).toList();
                  try (MarianStepModel steps = worker.start(own, shortlists, again)) {
                    List<List<Hypothesis>> found =
                        BatchSearch.search(steps, lengths, config.searchRules(options));
                    for (int i = 0; i < part.size(); i++) {
                      results[part.get(i)] = found.get(i).get(0);
                    }
                    if (again) {
                      int[] second =
                          IntStream.range(0, (part.size() + 1) / 2).map(i -> 2 * i).toArray();
                      steps.restart(second, Collections.nCopies(second.length, new int[0]));
                      lengths = Arrays.copyOf(lengths, second.length);
                      found = BatchSearch.search(steps, lengths, config.searchRules(options));
                      for (int i = 0; i < second.length; i++) {
                        results[part.get(second[i])] = found.get(i).get(0);
                      }
                    }
                  }
                }
              }
              return null;
            };
        futures.add(threads.submit(task));
      }
      for (Future<Void> future : futures) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return results;
  }
}
