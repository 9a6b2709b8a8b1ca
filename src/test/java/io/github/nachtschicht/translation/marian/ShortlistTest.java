package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the shortlist of a sentence, and translations with it. */
class ShortlistTest {

  private static final Path MODEL = Path.of("models/nachtschicht-de-en");
  private static final MarianConfig CONFIG = MarianConfigReader.read(MODEL);

  @TempDir static Path cache;

  private static Shortlist shortlist;
  private static MarianTokenizer tokenizer;
  private static Set<Integer> shared;

  private static ModelIdentity identity(String from, String to) {
    return new ModelIdentity("model", "0123", from, to);
  }

  @BeforeAll
  static void open() {
    shortlist = Shortlist.open(MODEL, identity("de", "en"), CONFIG);
    tokenizer = HuggingFaceMarianTokenizer.open(MODEL);
    shared = IntStream.of(shortlist.shared()).boxed().collect(Collectors.toSet());
  }

  @AfterAll
  static void close() {
    tokenizer.close();
    shortlist.close();
  }

  @Test
  void shared_embeddedModel_ascendingWithEndDigitsAndLettersButNothingBanned() {
    assertThat(shortlist.shared()).isSorted().doesNotHaveDuplicates();
    assertThat(shared)
        .hasSize(CONFIG.vocabularySize() / 2)
        .contains(CONFIG.eosId())
        .doesNotContainAnyElementsOf(CONFIG.bannedIds());
    for (String piece :
        List.of("7", "x", "Q", "ß", ".", ",", "\u2581the", "\u2581However", ".\"")) {
      int id =
          IntStream.range(0, CONFIG.vocabularySize())
              .filter(i -> tokenizer.piece(i).equals(piece))
              .findFirst()
              .orElseThrow();
      assertThat(shared).as(piece).contains(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Die Katze schläft.: cat",
        "DIE KATZE: cat",
        "Kathedralen: Cathedral cathedrals",
        "Das Gewitterwolkengebirge: storm mountains",
        "Herr Przybylski kommt.: Przybylski"
      })
  void of_sentence_canWriteItsTranslation(String example) {
    String[] parts = example.split(": ", -1);
    Set<Integer> own = IntStream.of(shortlist.of(parts[0])).boxed().collect(Collectors.toSet());
    for (int id : tokenizer.encode(List.of(parts[1])).get(0)) {
      assertThat(own.contains(id) || shared.contains(id)).as(tokenizer.piece(id)).isTrue();
    }
  }

  @Test
  void of_oddSentences_givesWhatSpellsThem() {
    assertThat(shortlist.of("")).containsExactly(CONFIG.eosId());
    assertThat(shortlist.of("12 345")).isNotEmpty();
    assertThat(shortlist.of("Привет, мир")).isNotEmpty();
    assertThat(shortlist.of("\ud83d\ude00 \u4e2d\u6587")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void translate_oddAndUsualSentences_sameBitsAloneAndAgain(int beam) throws InterruptedException {
    List<String> sources =
        List.of(
            "Die Katze schläft auf dem Dach der Kathedrale.",
            "12 345",
            "Привет, мир",
            "\ud83d\ude00 ja ja ja ja",
            "Ja.",
            "Nein, nein, nein, nein, nein.",
            "x".repeat(60),
            "Das ist kein Satz, der endet, ".repeat(6));
    ModelOptions options =
        ModelOptions.of(cache).withDecoding(DecodingOptions.ofBeamSize(beam)).withShortlist(true);
    List<TranslatedSegment> together;
    try (MarianTranslator translator =
        new MarianFamily().open(MODEL, identity("de", "en"), options)) {
      together = translator.translate(sources);
    }
    assertThat(together.get(0).target()).contains("cat");
    try (MarianTranslator translator =
        new MarianFamily().open(MODEL, identity("de", "en"), options.withWorkers(2))) {
      for (int i = 0; i < sources.size(); i++) {
        assertThat(translator.translate(List.of(sources.get(i)))).containsExactly(together.get(i));
      }
      assertThat(translator.translate(sources)).isEqualTo(together);
    }
  }

  @Test
  void open_otherLanguages_refused() {
    assertThatThrownBy(() -> Shortlist.open(MODEL, identity("fr", "en"), CONFIG))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("fr to en");
  }

  @Test
  void options_32BitFloats_refused() {
    assertThatThrownBy(
            () -> ModelOptions.of(cache).withShortlist(true).withPrecision(Precision.FP32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("int8");
  }
}
