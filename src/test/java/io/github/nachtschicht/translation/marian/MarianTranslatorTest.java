package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.TranslationNote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The translator with the embedded model. */
@Timeout(240)
class MarianTranslatorTest {

  private static final Path MODEL = Path.of("models/nachtschicht-de-en");
  private static final ModelIdentity IDENTITY =
      new ModelIdentity("nachtschicht-de-en", "0123", "de", "en");
  private static final String SENTENCE = "Der Minister reist am Montag nach Washington.";

  @TempDir static Path cache;

  private static ModelOptions settings(int beam) {
    return ModelOptions.of(cache).withDecoding(DecodingOptions.ofBeamSize(beam));
  }

  private static MarianTranslator open(ModelOptions settings) {
    return new MarianFamily().open(MODEL, IDENTITY, settings);
  }

  private static DecodingOptions options(@Nullable Integer maxLength, double ratio) {
    return new DecodingOptions(2, 1, DecodingOptions.EarlyStopping.HEURISTIC, 0, maxLength, ratio);
  }

  @Test
  void translate_severalSentences_inOrderWithScoresAndProgress() throws InterruptedException {
    List<String> sources =
        List.of(
            "Guten Morgen!", "", SENTENCE, "https://example.org/a?b=c", "Ja.", "1.234,56 – 78 %");
    AtomicInteger progress = new AtomicInteger();
    try (MarianTranslator translator = open(settings(4).withWorkers(2))) {
      List<TranslatedSegment> results = translator.translate(sources, progress::addAndGet);
      assertThat(results).extracting(TranslatedSegment::source).isEqualTo(sources);
      assertThat(results.get(2).target()).containsIgnoringCase("minister").contains("Washington");
      for (int i : new int[] {0, 2, 4}) {
        TranslatedSegment result = results.get(i);
        assertThat(result.score()).isNegative().isGreaterThan(-3);
        assertThat(result.targetTokens()).isPositive();
        assertThat(result.sourceTokens()).isPositive();
        assertThat(result.notes()).isEmpty();
      }
      for (int i : new int[] {1, 3}) {
        assertThat(results.get(i)).isEqualTo(TranslatedSegment.passedThrough(sources.get(i)));
      }
      assertThat(results.get(5).target()).isEqualTo("1,234.56 – 78 %");
      assertThat(results.get(5).notes()).containsExactly(TranslationNote.PASSED_THROUGH);
      assertThat(progress).hasValue(sources.size());
      assertThat(translator.model()).isEqualTo(IDENTITY);
      assertThat(translator.translate(List.of())).isEmpty();
    }
  }

  @Test
  void translate_whatTheModelCannotSpell_isCopied() throws InterruptedException {
    try (MarianTranslator translator = open(settings(4))) {
      List<TranslatedSegment> results =
          translator.translate(
              List.of(
                  "Das Haus heißt 東京.",
                  "Der Wert ist ≥ 5 und ≠ 7.",
                  "Die Firma 三菱 baut Autos in 名古屋.",
                  "東京",
                  "Die Fahrt dauert 2½ Stunden."));
      assertThat(results.get(0).target()).contains("東京");
      assertThat(results.get(0).notes()).isEmpty();
      assertThat(results.get(1).target()).contains("≥ 5", "≠ 7");
      assertThat(results.get(1).notes()).isEmpty();
      assertThat(results.get(2).target()).contains("三菱", "名古屋");
      assertThat(results.get(2).notes()).containsExactly(TranslationNote.COPIED_IN_ORDER);
      assertThat(results.get(3)).isEqualTo(TranslatedSegment.passedThrough("東京"));
      assertThat(results.get(4).target()).doesNotContain("21");
    }
  }

  @Test
  void translate_typedGuillemets_asQuotationMarks() throws InterruptedException {
    try (MarianTranslator translator = open(settings(4))) {
      List<TranslatedSegment> typed =
          translator.translate(
              List.of(">>Ja<<, sagte er, >>das gilt.<<", "1<<2 ist 4, a >> b nicht."));
      List<TranslatedSegment> plain =
          translator.translate(
              List.of("\"Ja\", sagte er, \"das gilt.\"", "1\"2 ist 4, a \" b nicht."));
      assertThat(typed.get(0).target()).isEqualTo(plain.get(0).target());
      assertThat(typed.get(0).source()).isEqualTo(">>Ja<<, sagte er, >>das gilt.<<");
      assertThat(typed.get(1).sourceTokens()).isNotEqualTo(plain.get(1).sourceTokens());
    }
  }

  @Test
  void translate_enumerator_isCopiedAndChangesNothing() throws InterruptedException {
    List<String> enumerators = List.of("(7)", "(3a)", "b)", "aa)", "12)", "(iv)");
    List<String> sentences = new ArrayList<>(List.of("Die Miete wird jeden Monat gezahlt."));
    enumerators.forEach(enumerator -> sentences.add(enumerator + " " + sentences.get(0)));
    try (MarianTranslator translator = open(settings(1))) {
      List<TranslatedSegment> found = translator.translate(sentences);
      TranslatedSegment plain = found.get(0);
      for (int i = 1; i < found.size(); i++) {
        String enumerator = enumerators.get(i - 1);
        TranslatedSegment counted = found.get(i);
        assertThat(counted.target()).isEqualTo(enumerator + " " + plain.target());
        assertThat(counted.score()).isEqualTo(plain.score());
        assertThat(counted.tokens().end(0))
            .isEqualTo(plain.tokens().end(0) + enumerator.length() + 1);
      }
    }
  }

  @Test
  void translate_lettersThatTheModelNeverLearnt_areCopiedWhereTheirNeighboursStand()
      throws InterruptedException {
    try (MarianTranslator translator = open(settings(4))) {
      List<TranslatedSegment> found =
          translator.translate(
              List.of(
                  "Der türkische Präsident Recep Tayyip Erdoğan trifft Mevlüt Çavuşoğlu.",
                  "Søren Kierkegaard und Hans Ørsted waren Dänen; Åse wohnt in Ålesund.",
                  "Die Zahl liegt zwischen ±5 und ±7 bei 3 × 4 cm → siehe Abb. 2."));
      assertThat(found.get(0).target()).contains("Tayyip Erdoğan ");
      assertThat(found.get(1).target()).contains("Hans Ørsted", "Åse", "Ålesund");
      assertThat(found.get(2).target()).contains("±5 and ±7", "3 × 4 cm", "→");
    }
  }

  @Test
  void translate_whatOnlyLooksLikeAnEnumerator_isTranslated() throws InterruptedException {
    try (MarianTranslator translator = open(settings(4))) {
      List<TranslatedSegment> found =
          translator.translate(
              List.of(
                  "Leute kamen.", "(3) Leute kamen.", "(drei) Leute kamen.", "(3)-Leute kamen."));
      int plain = found.get(0).sourceTokens();
      assertThat(found)
          .extracting(segment -> segment.sourceTokens() > plain)
          .containsExactly(false, false, true, true);
    }
  }

  @Test
  void translate_endingsMarkedForAll_asUnmarked() throws InterruptedException {
    List<String> marked =
        List.of(
            "Alle Lehrer:innen kamen.",
            "Alle LehrerInnen kamen.",
            "Alle Lehrer*innen kamen.",
            "Alle Lehrer/-innen kamen.",
            "Ein Direktor:in kam.",
            "Ein DirektorIn kam.");
    try (MarianTranslator translator = open(settings(1))) {
      List<String> found =
          translator.translate(marked).stream().map(TranslatedSegment::target).toList();
      assertThat(found)
          .isEqualTo(
              translator
                  .translate(
                      marked.stream()
                          .map(text -> text.replaceAll("[:*/-]+(?=in)", "").replace("rI", "ri"))
                          .toList())
                  .stream()
                  .map(TranslatedSegment::target)
                  .toList());
      List<TranslatedSegment> brands =
          translator.translate(List.of("Er ist bei LinkedIn.", "Er ist bei Linkedin."));
      assertThat(brands.get(0).target()).contains("LinkedIn");
    }
  }

  @Test
  void translate_sectionSign_inWordsWhereTheModelHasNoPieceForIt() throws InterruptedException {
    try (MarianTranslator translator = open(settings(4))) {
      List<TranslatedSegment> found =
          translator.translate(
              List.of(
                  "§ 6 des Gesetzes gilt nicht.",
                  "Die §§ 3 und 5 gelten auch hier.",
                  "Abschnitt 6 des Gesetzes gilt nicht."));
      assertThat(found.get(0).source()).startsWith("§");
      assertThat(found.get(0).target()).startsWith("Section 6").isEqualTo(found.get(2).target());
      assertThat(found.get(1).target()).containsIgnoringCase("sections 3 and 5");
    }
  }

  @Test
  void translate_phrasesOfTheModelFolder_asTheyStandThere() throws InterruptedException {
    try (MarianTranslator translator = open(settings(4))) {
      List<TranslatedSegment> results =
          translator.translate(
              List.of(
                  "Sehr geehrte Frau Weber,",
                  "Kundennummer: 4711",
                  "WARNUNG!",
                  "Sehr geehrte Frau Weber, wir danken Ihnen.",
                  "2.1 Hinweis: Der Zug ist voll."));
      assertThat(results.subList(0, 3))
          .extracting(TranslatedSegment::target)
          .containsExactly("Dear Ms Weber,", "Customer number: 4711", "WARNING!");
      assertThat(results.subList(0, 3))
          .allSatisfy(result -> assertThat(result.notes()).containsExactly(TranslationNote.PHRASE))
          .noneMatch(TranslatedSegment::isScored);
      assertThat(results.get(3).target()).matches("Dear Ms Weber, we [a-z ]+\\.");
      assertThat(results.get(4).target()).startsWith("2.1 Note: The train");
      assertThat(results.get(4).notes()).isEmpty();
    }
  }

  @Test
  void translate_inCapitals_asOtherwiseButInCapitals() throws InterruptedException {
    List<String> usual =
        List.of(
            "Der Rat hat beschlossen, die alte Straße zu sperren.",
            "Frau Merkel und die EU: Fragen an info@beispiel.de!");
    List<String> capitals =
        List.of(
            "DER RAT HAT BESCHLOSSEN, DIE ALTE STRASSE ZU SPERREN.",
            "FRAU MERKEL UND DIE EU: FRAGEN AN info@beispiel.de!");
    try (MarianTranslator translator = open(settings(4))) {
      List<TranslatedSegment> expected = translator.translate(usual);
      List<TranslatedSegment> found = translator.translate(capitals);
      assertThat(found).extracting(TranslatedSegment::source).isEqualTo(capitals);
      for (int i = 0; i < usual.size(); i++) {
        String target = found.get(i).target();
        assertThat(target).isEqualToIgnoringCase(expected.get(i).target());
        assertThat(target.replaceAll("\\S+@\\S+", "")).doesNotContainPattern("\\p{Ll}");
        assertThat(found.get(i).tokens()).isEqualTo(expected.get(i).tokens());
      }
    }
  }

  @Test
  void translate_longerThanPositions_isSplitAndNothingIsLost() throws InterruptedException {
    StringBuilder text = new StringBuilder("Am Anfang stand ein Brief");
    for (int i = 0; i < 70; i++) {
      text.append(", und im Jahr ").append(1900 + i).append(" kam noch ein Haus dazu");
    }
    text.append('.');
    try (MarianTranslator translator = open(settings(1))) {
      TranslatedSegment result = translator.translate(List.of(text.toString())).get(0);
      assertThat(result.notes()).contains(TranslationNote.SPLIT);
      assertThat(result.sourceTokens()).isGreaterThan(512);
      assertThat(result.target()).contains("1900").contains("1969");
    }
  }

  @Test
  void translate_maxLengthReached_isNoted() throws InterruptedException {
    try (MarianTranslator translator = open(settings(2).withDecoding(options(5, 0)))) {
      TranslatedSegment result = translator.translate(List.of(SENTENCE)).get(0);
      assertThat(result.notes()).containsExactly(TranslationNote.LENGTH_LIMIT);
      assertThat(result.targetTokens()).isEqualTo(4);
    }
    try (MarianTranslator translator = open(settings(2).withDecoding(options(null, 1)))) {
      TranslatedSegment result = translator.translate(List.of(SENTENCE)).get(0);
      assertThat(result.targetTokens()).isLessThanOrEqualTo(result.sourceTokens() + 9);
    }
  }

  @Test
  void translate_knownToGetStuck_isSoundOrNoted() throws InterruptedException {
    List<String> sources =
        List.of(
            "Die Autobahn endet im Kiez - und macht die Anwohner zu Wutbürgern",
            "Wut Wut Wut Wut",
            "Bla bla bla bla bla bla, sagte er.");
    for (int beam : new int[] {1, 4}) {
      try (MarianTranslator translator = open(settings(beam))) {
        for (TranslatedSegment result : translator.translate(sources)) {
          String[] words = result.target().toLowerCase(java.util.Locale.ROOT).split("\\W+", -1);
          int run = 1;
          int longest = 1;
          for (int i = 1; i < words.length; i++) {
            run = words[i].equals(words[i - 1]) ? run + 1 : 1;
            longest = Math.max(longest, run);
          }
          if (longest > 6) {
            assertThat(result.notes()).contains(TranslationNote.REPETITION);
          }
        }
      }
    }
  }

  @Test
  void translate_interrupted_stopsSoonAndGoesOnWorking() throws Exception {
    try (MarianTranslator translator =
        open(settings(4).withWorkers(2).withBatch(new ModelOptions.Batch(256, 8)))) {
      List<TranslatedSegment> expected = translator.translate(List.of(SENTENCE));
      AtomicReference<Object> outcome = new AtomicReference<>("nothing");
      AtomicInteger progress = new AtomicInteger();
      Thread thread =
          new Thread(
              () -> {
                try {
                  List<String> many = new ArrayList<>(Collections.nCopies(2000, SENTENCE));
                  outcome.set(translator.translate(many, progress::addAndGet));
                } catch (InterruptedException e) {
                  outcome.set("interrupted");
                }
              });
      thread.start();
      while (progress.get() == 0) {
        Thread.sleep(5);
      }
      thread.interrupt();
      thread.join();
      assertThat(outcome.get()).isEqualTo("interrupted");
      assertThat(progress.get()).isLessThan(2000);
      assertThat(translator.translate(List.of(SENTENCE))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "flipped", "missing", "garbage with right sums"})
  void open_damagedCache_isSetAsideAndMadeAnew(String damage, @TempDir Path own) throws Exception {
    ModelOptions settings = settings(1);
    Path compiled;
    try (Stream<Path> folders = compiledFolders(settings)) {
      compiled = folders.findFirst().orElseThrow();
    }
    Path copy = Files.createDirectory(own.resolve(compiled.getFileName().toString()));
    try (Stream<Path> files = Files.list(compiled)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    Path graph = copy.resolve("decoder.onnx");
    Path weights = copy.resolve("decoder.weights");
    switch (damage) {
      case "truncated" -> {
        try (var channel = Files.newByteChannel(weights, StandardOpenOption.WRITE)) {
          channel.truncate(1000);
        }
      }
      case "flipped" -> {
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);
      }
      case "missing" -> Files.delete(graph);
      default -> {
        byte[] garbage = "not a graph".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String before = crc32c(Files.readAllBytes(graph));
        String after = crc32c(garbage);
        Files.write(graph, garbage);
        Path sums = copy.resolve("files.crc32c");
        Files.writeString(sums, Files.readString(sums).replace(before, after));
      }
    }
    ModelOptions damaged = ModelOptions.of(own).withDecoding(DecodingOptions.ofBeamSize(1));
    try (MarianTranslator translator = open(damaged);
        MarianTranslator sound = open(settings)) {
      assertThat(translator.translate(List.of(SENTENCE)))
          .isEqualTo(sound.translate(List.of(SENTENCE)));
    }
    assertThat(own.resolve(copy.getFileName() + ".broken")).isDirectory();
  }

  private static String crc32c(byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(content);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static Stream<Path> compiledFolders(ModelOptions settings) throws Exception {
    open(settings).close();
    return Files.list(settings.cache()).filter(Files::isDirectory);
  }

  @Test
  void open_twoAtOnce_bothTranslate(@TempDir Path own) throws Exception {
    ModelOptions settings = ModelOptions.of(own).withDecoding(DecodingOptions.ofBeamSize(1));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<TranslatedSegment>> task =
          () -> {
            try (MarianTranslator translator = open(settings)) {
              return translator.translate(List.of(SENTENCE));
            }
          };
      List<Future<List<TranslatedSegment>>> results = threads.invokeAll(List.of(task, task));
      assertThat(results.get(0).get()).isEqualTo(results.get(1).get());
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> files = Files.list(own)) {
      assertThat(files.filter(file -> file.toString().contains(".tmp"))).isEmpty();
    }
  }

  @Test
  void open_weightsMissing_namesTheFolderAndLeavesNothing(@TempDir Path folder, @TempDir Path own)
      throws Exception {
    for (String name :
        new String[] {
          "config.json",
          "generation_config.json",
          "vocab.json",
          "source.spm",
          "target.spm",
          "tokenizer_config.json"
        }) {
      Files.copy(MODEL.resolve(name), folder.resolve(name));
    }
    assertThatThrownBy(() -> new MarianFamily().open(folder, IDENTITY, ModelOptions.of(own)))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining(folder.toString());
    try (Stream<Path> files = Files.list(own)) {
      assertThat(files.filter(Files::isDirectory)).isEmpty();
    }
  }

  @Test
  void open_cacheFolderIsAFile_saysSo(@TempDir Path own) throws Exception {
    Path file = Files.writeString(own.resolve("cache"), "x");
    assertThatThrownBy(() -> open(ModelOptions.of(file)))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void close_twice_isFine() {
    MarianTranslator translator = open(settings(1));
    translator.close();
    translator.close();
  }

  @Test
  void settings_outOfRange_nameTheOption() {
    assertThatThrownBy(() -> settings(1).withWorkers(0)).hasMessageContaining("'threads'");
    assertThatThrownBy(() -> settings(1).withBatch(new ModelOptions.Batch(1, 1)))
        .hasMessageContaining("'batch-tokens'");
    assertThatThrownBy(() -> settings(1).withBatch(new ModelOptions.Batch(64, 0)))
        .hasMessageContaining("'batch-sentences'");
  }
}
