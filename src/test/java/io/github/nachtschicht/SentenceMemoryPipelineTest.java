package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.markdown.Layout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
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
    TranslationSettings settings =
        TranslationSettings.defaults()
            .with(TranslationSettings.BEAM_SIZE, beamSize)
            .with(TranslationSettings.LAYOUT_FORM, layout)
            .with(TranslationSettings.SUMMARY_SENTENCES, summary)
            .with(TranslationSettings.THREADS, 1);
    try (MarianPipelineSource source = new MarianPipelineSource(settings, output)) {
      if (remember) {
        source.remembering(1 << 20);
      }
      return source
          .open(loaded::incrementAndGet)
          .process("rat.txt", text.getBytes(StandardCharsets.UTF_8), segments -> {});
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
}
