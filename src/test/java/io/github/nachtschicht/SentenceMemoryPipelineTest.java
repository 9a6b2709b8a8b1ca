package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.settings.Effect;
import io.github.nachtschicht.settings.Setting;
import io.github.nachtschicht.translation.Precision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the embedded model: what is remembered changes no byte, and costs no model. */
class SentenceMemoryPipelineTest {

  private static final String TEXT =
      "Das Rathaus\n\nDer Rat tagt am Montag um 8 Uhr. Die Sitzung ist öffentlich.\n\n"
          + "Der Rat tagt am Montag um 8 Uhr. Siehe https://example.org/rat für mehr.\n";

  @TempDir Path output;
  private final AtomicInteger loaded = new AtomicInteger();

  @BeforeEach
  void makeStateFolder() throws Exception {
    Files.createDirectories(output.resolve(".nachtschicht"));
  }

  private DocumentResult translate(
      String text, int beamSize, Layout layout, int summary, boolean remember) throws Exception {
    return translate(
        text,
        TranslationSettings.defaults()
            .with(TranslationSettings.BEAM_SIZE, beamSize)
            .with(TranslationSettings.LAYOUT_FORM, layout)
            .with(TranslationSettings.SUMMARY_SENTENCES, summary)
            .with(TranslationSettings.THREADS, 1),
        remember);
  }

  private DocumentResult translate(String text, TranslationSettings settings, boolean remember)
      throws Exception {
    return translate(List.of(text), settings, remember).get(0);
  }

  private List<DocumentResult> translate(
      List<String> texts, TranslationSettings settings, boolean remember) throws Exception {
    try (MarianPipelineSource source = new MarianPipelineSource(settings, output)) {
      if (remember) {
        source.remembering(1 << 20);
      }
      DocumentPipeline pipeline = source.open(loaded::incrementAndGet);
      List<DocumentResult> results = new ArrayList<>();
      for (String text : texts) {
        results.add(
            pipeline.process("rat.txt", text.getBytes(StandardCharsets.UTF_8), segments -> {}));
      }
      return results;
    }
  }

  @Test
  void process_remembered_sameBytesWithoutAModel() throws Exception {
    DocumentResult fresh = translate(TEXT, 1, Layout.PARAGRAPHS, 1, false);
    DocumentResult first = translate(TEXT, 1, Layout.PARAGRAPHS, 1, true);
    assertThat(first.markdown()).isEqualTo(fresh.markdown());
    assertThat(first.figures().remembered()).isZero();
    assertThat(loaded).hasValue(2);

    DocumentResult again = translate(TEXT, 1, Layout.PARAGRAPHS, 1, true);
    assertThat(again.markdown()).isEqualTo(fresh.markdown());
    DocumentResult table = translate(TEXT, 1, Layout.TABLE, 2, true);
    assertThat(loaded).as("no model was needed").hasValue(2);
    assertThat(table.markdown()).isEqualTo(translate(TEXT, 1, Layout.TABLE, 2, false).markdown());
  }

  @Test
  void process_oneSentenceChangedOrOtherDecoding_translatesWhatIsOpen() throws Exception {
    translate(TEXT, 1, Layout.PARAGRAPHS, 1, true);
    String changed = TEXT.replace("öffentlich", "geheim");
    DocumentResult half = translate(changed, 1, Layout.PARAGRAPHS, 1, true);
    assertThat(half.figures().remembered()).isPositive();
    assertThat(half.markdown())
        .isEqualTo(translate(changed, 1, Layout.PARAGRAPHS, 1, false).markdown());

    DocumentResult wider = translate(TEXT, 2, Layout.PARAGRAPHS, 1, true);
    assertThat(wider.figures().remembered()).isZero();
    assertThat(wider.markdown())
        .isEqualTo(translate(TEXT, 2, Layout.PARAGRAPHS, 1, false).markdown());
  }

  /** Another value of each setting that changes what is written; they add up. */
  private static final Map<Setting<?>, UnaryOperator<TranslationSettings>> CHANGES =
      new LinkedHashMap<>();

  private static <T> void change(Setting<T> setting, T value) {
    CHANGES.put(
        setting,
        settings ->
            setting.effect() != Effect.SUMMARY
                ? settings.with(setting, value)
                : settings // of these only one can be given
                    .with(TranslationSettings.SUMMARY_SENTENCES, null)
                    .with(TranslationSettings.SUMMARY_RATIO, null)
                    .with(setting, value));
  }

  static {
    change(TranslationSettings.LAYOUT_FORM, Layout.TABLE);
    change(TranslationSettings.BEAM_SIZE, 2);
    change(TranslationSettings.SUMMARY_SENTENCES, 2);
    change(TranslationSettings.LENGTH_PENALTY, 0.5);
    change(TranslationSettings.NO_REPEAT_NGRAM_SIZE, 2);
    change(TranslationSettings.SUMMARY_RATIO, 0.5);
    change(TranslationSettings.MAX_LENGTH_RATIO, 1.0);
    change(TranslationSettings.SHORTLIST, true);
    CHANGES.put( // which has no shortlist
        TranslationSettings.PRECISION,
        settings ->
            settings
                .with(TranslationSettings.SHORTLIST, false)
                .with(TranslationSettings.PRECISION, Precision.FP32));
    change(TranslationSettings.SUMMARY_WORDS, 5);
    change(TranslationSettings.NORMALIZE_PUNCTUATION, true);
    change(TranslationSettings.FORCE_LANGUAGE, true);
  }

  @Test
  void process_eachSettingChangedInTurn_sameBytesAsWithoutMemory() throws Exception {
    Set<Setting<?>> changing =
        TranslationSettings.ALL.stream()
            .filter(setting -> !Set.of(Effect.RUN, Effect.MODEL).contains(setting.effect()))
            .filter(setting -> setting != TranslationSettings.TARGET_TAG) // of other models
            .collect(Collectors.toSet());
    assertThat(CHANGES.keySet()).isEqualTo(changing);

    TranslationSettings settings =
        TranslationSettings.defaults()
            .with(TranslationSettings.BEAM_SIZE, 1)
            .with(TranslationSettings.THREADS, 1);
    List<String> documents = List.of(TEXT, "Die „Brücke“ bleibt nicht am 3. Mai zu. Warum?\n");
    translate(documents, settings, true);
    for (Setting<?> setting : CHANGES.keySet()) {
      settings = CHANGES.get(setting).apply(settings);
      assertThat(translate(documents, settings, true))
          .as(setting.name())
          .extracting(DocumentResult::markdown)
          .isEqualTo(
              translate(documents, settings, false).stream()
                  .map(DocumentResult::markdown)
                  .toList());
    }
  }
}
