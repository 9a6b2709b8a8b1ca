package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.settings.Setting;
import io.github.nachtschicht.summary.SummaryLength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranslationSettingsTest {

  @Test
  void summaryLength_isTheOneAskedForOrTheDocuments() {
    TranslationSettings standard = TranslationSettings.defaults();
    assertThat(standard.summaryLength()).isEqualTo(SummaryLength.byDocument());
    assertThat(standard.with(TranslationSettings.SUMMARY_SENTENCES, 3).summaryLength())
        .isEqualTo(SummaryLength.sentences(3));
    TranslationSettings ratio = standard.with(TranslationSettings.SUMMARY_RATIO, 0.1);
    assertThat(ratio.resolved().find(TranslationSettings.SUMMARY_SENTENCES)).isNull();
    assertThat(ratio.summaryLength()).isEqualTo(SummaryLength.ratio(0.1));
  }

  @Test
  void with_twoSummaryLengths_isRefused() {
    assertThatThrownBy(
            () ->
                TranslationSettings.defaults()
                    .with(TranslationSettings.SUMMARY_RATIO, 0.1)
                    .with(TranslationSettings.SUMMARY_WORDS, 100))
        .hasMessageContaining("only one of");
  }

  @Test
  void settings_all_areInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("docs/running.md"));
    String scaling = Files.readString(Path.of("docs/scaling.md"));
    Stream.of(
            RunOptions.FOLDERS,
            RunOptions.SELECTION,
            RunOptions.WORK,
            RunOptions.WORKERS,
            TranslationSettings.ALL)
        .flatMap(List::stream)
        .map(Setting::name)
        .forEach(name -> assertThat(page + scaling).contains("--" + name));
  }
}
