package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.summary.Summarizer;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SourceDocument;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.memory.SentenceMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingAnalysisTest {

  private static final Summary SUMMARY = new Summary(List.of(1, 4), List.of(-1, 3));

  @TempDir Path folder;
  private final List<Object> asked = new ArrayList<>();
  @AutoClose private SentenceMemory memory;

  @BeforeEach
  void openMemory() {
    memory = SentenceMemory.open(folder.resolve("m.mv"), 1 << 20, w -> {});
  }

  private RememberingAnalysis analysis(String reading, String summary) {
    return new RememberingAnalysis(
        memory,
        new SettingsFingerprint(reading, "t", "c", summary, "l"),
        text -> {
          asked.add(text);
          return text.isBlank()
              ? List.of()
              : List.of(new Span(0, 1), new Span(text.length() - 1, text.length()));
        },
        new Summarizer() {
          @Override
          public Summary summarize(ParsedDocument document, int title, SummaryLength length) {
            asked.add(document.source().sha256() + title + length);
            return title < 0 ? Summary.NONE : SUMMARY;
          }

          @Override
          public String signature() {
            return "any";
          }
        });
  }

  private Summary summarize(String reading, String summary, String sha256, int title, int length) {
    SourceDocument source = new SourceDocument("a.txt", sha256, 1, "UTF-8", List.of());
    return analysis(reading, summary)
        .summarize(
            new ParsedDocument(source, "text/plain", "", List.of()),
            title,
            SummaryLength.sentences(length));
  }

  @Test
  void split_seenBefore_isTheSameWithoutAsking() {
    for (String text : List.of("", "Ja. Nein.", "a?", "a\ud800", "a\udc00")) {
      List<Span> first = analysis("r", "s").split(text);
      assertThat(analysis("r", "s2").split(text)).isEqualTo(first);
    }
    assertThat(asked).containsExactly("", "Ja. Nein.", "a?", "a\ud800", "a\udc00");
    analysis("r2", "s").split("a?");
    assertThat(asked).hasSize(6);
  }

  @Test
  void summarize_seenBefore_isTheSameWithoutAsking() {
    assertThat(summarize("r", "s", "f", 2, 3)).isEqualTo(SUMMARY);
    assertThat(summarize("r", "s", "f", 2, 3)).isEqualTo(SUMMARY);
    assertThat(summarize("r", "s", "f", -1, 3)).isEqualTo(Summary.NONE);
    assertThat(summarize("r", "s", "f", -1, 3)).isEqualTo(Summary.NONE);
    assertThat(asked).hasSize(2);
  }

  @Test
  void summarize_anythingElseDiffers_asks() {
    summarize("r", "s", "f", 2, 3);
    summarize("r2", "s", "f", 2, 3);
    summarize("r", "s2", "f", 2, 3);
    summarize("r", "s", "f2", 2, 3);
    summarize("r", "s", "f", 3, 3);
    summarize("r", "s", "f", 2, 4);
    assertThat(asked).hasSize(6);
  }
}
