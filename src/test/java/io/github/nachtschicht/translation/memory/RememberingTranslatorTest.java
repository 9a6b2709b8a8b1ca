package io.github.nachtschicht.translation.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelNotLoadedException;
import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.TranslationProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingTranslatorTest {

  private static final ModelIdentity MODEL = new ModelIdentity("m", "0", "de", "en");

  @TempDir Path folder;
  private final List<List<String>> asked = new ArrayList<>();
  private int opened;

  private final SegmentTranslator model =
      new SegmentTranslator() {
        @Override
        public List<TranslatedSegment> translateRequests(
            List<SentenceRequest> requests, TranslationProgress progress) {
          List<String> sources = requests.stream().map(SentenceRequest::source).toList();
          asked.add(sources);
          if (sources.contains("bad")) {
            throw new TranslationException("a bad sentence");
          }
          progress.advance(sources.size());
          return requests.stream()
              .map(
                  r ->
                      new TranslatedSegment(r.source(), "<" + r.source() + ">", -1, 1, 1, Set.of())
                          .withRules(r.rules()))
              .toList();
        }

        @Override
        public ModelIdentity model() {
          return MODEL;
        }

        @Override
        public void close() {}
      };

  @AutoClose private SentenceMemory memory;

  @BeforeEach
  void openMemory() {
    memory = SentenceMemory.open(folder.resolve("m.mv"), 1 << 20, w -> {});
  }

  private RememberingTranslator translator(String context) {
    return new RememberingTranslator(
        MODEL,
        memory.in(context),
        () -> {
          opened++;
          return model;
        });
  }

  private static final class Counting implements TranslationProgress {
    int done;
    int remembered;

    @Override
    public void advance(int segments) {
      done += segments;
    }

    @Override
    public void remembered(int segments) {
      remembered += segments;
    }
  }

  @Test
  void translate_repeatedSentences_areDecodedOnce() throws Exception {
    Counting counting = new Counting();
    try (RememberingTranslator translator = translator("a")) {
      assertThat(translator.translate(List.of("x", "y", "x"), counting))
          .extracting(TranslatedSegment::target)
          .containsExactly("<x>", "<y>", "<x>");
      assertThat(translator.translate(List.of("y", "z"), counting))
          .extracting(TranslatedSegment::target)
          .containsExactly("<y>", "<z>");
    }
    assertThat(asked).containsExactly(List.of("x", "y"), List.of("z"));
    assertThat(counting.done).isEqualTo(5);
    assertThat(counting.remembered).isEqualTo(1);
  }

  @Test
  void translate_nothingToTranslate_loadsNoModel() throws Exception {
    Counting counting = new Counting();
    try (RememberingTranslator translator = translator("a")) {
      assertThat(translator.translate(List.of("12 %", "https://example.org/weg"), counting))
          .containsExactly(
              TranslatedSegment.passedThrough("12 %"),
              TranslatedSegment.passedThrough("https://example.org/weg"));
    }
    assertThat(opened).isZero();
    assertThat(counting.done).isEqualTo(2);
    assertThat(memory.figures().entries()).isZero();
  }

  @Test
  void put_passedThroughByTheModel_isRemembered() {
    TranslatedSegment passed = TranslatedSegment.passedThrough("\u6771\u4eac");
    memory.put("a", passed);
    assertThat(memory.find("a", SentenceRequest.of("\u6771\u4eac"))).isEqualTo(passed);
  }

  private static List<SentenceRequest> requests(String... sources) {
    return Stream.of(sources).map(SentenceRequest::of).toList();
  }

  @Test
  void translate_fewNewSentences_togetherWithThoseOfTheNextDocuments() throws Exception {
    String[] many = IntStream.range(0, 20).mapToObj(i -> "long " + i).toArray(String[]::new);
    Counting counting = new Counting();
    try (RememberingTranslator translator = translator("a")) {
      translator.translate(List.of("old"));
      var soon = List.of(requests("old", "y"), requests(many), requests("y", "z")).iterator();
      assertThat(translator.translateRequests(requests("old", "x"), soon, counting))
          .extracting(TranslatedSegment::target)
          .containsExactly("<old>", "<x>");
      assertThat(counting.done).isEqualTo(2);
      assertThat(counting.remembered).isEqualTo(1);
      assertThat(translator.translate(List.of("y", "z", "z", "old"), counting))
          .extracting(TranslatedSegment::target)
          .containsExactly("<y>", "<z>", "<z>", "<old>");
    }
    assertThat(asked).containsExactly(List.of("old"), List.of("x", "y", "z"));
    assertThat(counting.done).isEqualTo(6);
    assertThat(counting.remembered).as("what was translated ahead is not").isEqualTo(2);
  }

  @Test
  void translate_enoughNewSentencesOrNone_looksNoFurther() throws Exception {
    Iterator<List<SentenceRequest>> nobodyAsks =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            throw new AssertionError("asked for the next documents");
          }

          @Override
          public List<SentenceRequest> next() {
            throw new AssertionError();
          }
        };
    List<SentenceRequest> many = requests("a", "b", "c", "d", "e", "f", "g", "h");
    try (RememberingTranslator translator = translator("a")) {
      translator.translateRequests(many, nobodyAsks, segments -> {});
      translator.translateRequests(many, nobodyAsks, segments -> {});
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void translate_nextDocumentFails_translatesThisOneAlone() throws Exception {
    Counting counting = new Counting();
    try (RememberingTranslator translator = translator("a")) {
      var soon = List.of(requests("bad")).iterator();
      assertThat(translator.translateRequests(requests("x"), soon, counting))
          .extracting(TranslatedSegment::target)
          .containsExactly("<x>");
    }
    assertThat(asked).containsExactly(List.of("x", "bad"), List.of("x"));
    assertThat(counting.done).isEqualTo(1);
  }

  @Test
  void translate_allRemembered_loadsNoModel() throws Exception {
    try (RememberingTranslator translator = translator("a")) {
      translator.translate(List.of("x"));
    }
    try (RememberingTranslator translator = translator("a")) {
      assertThat(translator.translate(List.of("x")).get(0).target()).isEqualTo("<x>");
    }
    assertThat(opened).isEqualTo(1);
    try (RememberingTranslator translator = translator("b")) {
      translator.translate(List.of("x"));
    }
    assertThat(opened).isEqualTo(2);
  }

  @Test
  void translate_modelCannotBeLoaded_saysWhy() {
    try (RememberingTranslator translator =
        new RememberingTranslator(
            MODEL,
            memory.in("a"),
            () -> {
              throw new IllegalStateException("no such file");
            })) {
      assertThatThrownBy(() -> translator.translate(List.of("x")))
          .isInstanceOf(ModelNotLoadedException.class)
          .hasMessage("no such file");
    }
  }

  @Test
  void translate_otherRules_isAnotherSentence() throws Exception {
    TermRules rules =
        new TermRules(List.of(new RequiredTerm("x", List.of("ex", "exes"))), List.of("why"));
    List<SentenceRequest> requests =
        List.of(SentenceRequest.of("x"), new SentenceRequest("x", rules));
    try (RememberingTranslator translator = translator("a")) {
      assertThat(translator.translateRequests(requests, segments -> {}))
          .extracting(TranslatedSegment::rules)
          .containsExactly(TermRules.NONE, rules);
    }
    assertThat(asked).containsExactly(List.of("x", "x"));
    TranslatedSegment found = memory.find("a", requests.get(1));
    assertThat(found).isNotNull().extracting(TranslatedSegment::rules).isEqualTo(rules);
    assertThat(memory.find("a", new SentenceRequest("x", new TermRules(List.of(), List.of("w")))))
        .isNull();

    CarriedMemory carried =
        new CarriedMemory(List.of(CarriedMemory.packed(java.util.Objects.requireNonNull(found))));
    assertThat(carried.find(requests.get(1))).isEqualTo(found);
    assertThat(carried.find("x")).isNull();
  }

  @Test
  void find_reviewedSentence_standsWhateverTheRules() {
    TranslatedSegment reviewed =
        new TranslatedSegment("x", "mine", 0, 0, 0, Set.of(TranslationNote.REVIEWED));
    TermRules rules = new TermRules(List.of(), List.of("mine"));
    CarriedMemory carried = new CarriedMemory(List.of(CarriedMemory.packed(reviewed)));
    assertThat(carried.find(new SentenceRequest("x", rules))).isEqualTo(reviewed);
  }
}
